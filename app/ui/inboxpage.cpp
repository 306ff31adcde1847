#include "ui/inboxpage.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QAction>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <chrono>

namespace eforms::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using workflow::InboxModel;
namespace space = widgets::space;

namespace {

constexpr int previewWidth = 280;
constexpr int besideFrom = 1280;     ///< width of the page from which the preview has room beside the table
constexpr int belowFrom = 540;       ///< height of the page from which it has room below
constexpr int peopleFrom = 900;      ///< width of the table from which maker and last change have room
constexpr int variantFrom = 1200;    ///< … and the request type

} // namespace

InboxPage::InboxPage(Shell &shell, workflow::Workplace &workplace, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_workplace(workplace)
    , m_texts(workplace)
    , m_words(shell, workplace, m_texts, this)
    , m_title(makeHeading(1, u"inbox.title"_s, this))
    , m_search(new QLineEdit(this))
    , m_filters(new QButtonGroup(this))
    , m_stack(new QStackedWidget(this))
    , m_body(new QBoxLayout(QBoxLayout::TopToBottom))
    , m_table(new QTableView(this))
    , m_empty(makeCaption(u"inbox.empty"_s, this))
    , m_preview(new Card(this))
{
    setObjectName(u"inbox"_s);
    m_search->setObjectName(u"inbox.search"_s);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(widgets::Icons::icon(u"search"_s), QLineEdit::LeadingPosition);
    m_search->setMaximumWidth(previewWidth);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setFocusPolicy(Qt::StrongFocus);
    makeTable();
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);

    auto *filters = new QHBoxLayout;
    filters->setSpacing(space::small);
    makeFilters(filters);
    filters->addStretch(1);
    filters->addWidget(m_search, 1);
    auto *card = new Card(this);
    card->column()->setContentsMargins(1, 1, 1, 1);
    card->column()->addWidget(m_stack);
    m_body->setSpacing(space::medium);
    m_body->addWidget(card, 1);
    m_body->addWidget(makePreview());
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(space::wide, space::large, space::wide, space::large);
    page->setSpacing(space::medium);
    page->addWidget(m_title);
    page->addLayout(filters);
    page->addLayout(m_body, 1);

    InboxModel &inbox = m_workplace.inbox();
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_workplace.inbox().setSearch(text);
        refresh();
    });
    connect(&inbox, &InboxModel::countsChanged, this, &InboxPage::retranslate);
    connect(&inbox, &InboxModel::layoutChanged, this, &InboxPage::refresh);
    connect(&m_workplace, &workflow::Workplace::syncChanged, this, &InboxPage::refresh);
    m_minute.start(60s);
    connect(&m_minute, &QTimer::timeout, &m_words, &InboxWords::reword);
    retranslate();
}

void InboxPage::makeFilters(QLayout *row)
{
    const QList<std::pair<QString, InboxModel::Filter>> chips {{u"inbox.filter.mine"_s, InboxModel::Filter::Mine},
        {u"inbox.filter.waiting"_s, InboxModel::Filter::Waiting},
        {u"inbox.filter.finished"_s, InboxModel::Filter::Finished}, {u"inbox.filter.all"_s, InboxModel::Filter::All}};
    m_filters->setExclusive(true);
    for (const auto &[name, filter] : chips) {
        QPushButton *chip = makeButton(name, {}, this);
        chip->setCheckable(true);
        chip->setChecked(filter == m_workplace.inbox().filter());
        m_filters->addButton(chip, static_cast<int>(filter));
        row->addWidget(chip);
    }
    connect(m_filters, &QButtonGroup::idClicked, this, [this](int id) {
        m_workplace.inbox().setFilter(static_cast<InboxModel::Filter>(id));
        refresh();
    });
}

void InboxPage::makeTable()
{
    m_table->setObjectName(u"inbox.table"_s);
    m_table->setModel(&m_words);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(36);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->installEventFilter(this);
    calmSelection(m_table);
    connect(m_table, &QTableView::doubleClicked, this, &InboxPage::open);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &InboxPage::refreshPreview);
}

QWidget *InboxPage::makePreview()
{
    m_preview->setObjectName(u"inbox.preview"_s);
    m_previewTitle = makeHeading(2, {}, m_preview);
    m_previewTitle->setWordWrap(true);
    m_previewState = new StatusText(u"inbox.previewState"_s, m_preview);
    m_previewFacts = makeLabel(u"inbox.previewFacts"_s, m_preview);
    m_previewFacts->setWordWrap(true);
    m_previewFacts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_open = makePrimaryButton(u"inbox.open"_s, {}, m_preview);
    m_preview->column()->addWidget(m_previewTitle);
    m_preview->column()->addWidget(m_previewState);
    m_preview->column()->addWidget(m_previewFacts);
    m_preview->column()->addStretch(1);
    m_preview->column()->addWidget(m_open, 0, Qt::AlignLeft);
    connect(m_open, &QPushButton::clicked, this, &InboxPage::open);
    return m_preview;
}

void InboxPage::takeFocus()
{
    QWidget *first = m_stack->currentWidget();
    first->setFocus(Qt::OtherFocusReason);
    if (first == m_table && !m_table->currentIndex().isValid())
        m_table->selectRow(0);
}

void InboxPage::select(const QString &id)
{
    InboxModel &inbox = m_workplace.inbox();
    m_search->clear();
    if (inbox.rowOf(id) < 0) {
        inbox.setFilter(InboxModel::Filter::All);
        m_filters->button(static_cast<int>(InboxModel::Filter::All))->setChecked(true);
        refresh();
    }
    if (const int row = inbox.rowOf(id); row >= 0)
        m_table->selectRow(row);
}

void InboxPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_words.reword();
    } else if (event->type() == QEvent::PaletteChange) {
        calmSelection(m_table);
        m_words.reword();
    }
    QWidget::changeEvent(event);
}

void InboxPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitPreview();
    fitColumns();
}

bool InboxPage::isPreviewBeside() const
{
    return width() >= besideFrom;
}

void InboxPage::fitPreview()
{
    const bool isBeside = isPreviewBeside();
    m_body->setDirection(isBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_preview->setVisible(isBeside || height() >= belowFrom);
    m_preview->setMinimumWidth(isBeside ? previewWidth : 0);
    m_preview->setMaximumWidth(isBeside ? previewWidth : QWIDGETSIZE_MAX);
    refreshPreview();
}

bool InboxPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            open();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void InboxPage::fitColumns()
{
    const int room = width() - 2 * space::wide - (isPreviewBeside() ? previewWidth + space::medium : 0);
    const bool isWide = room >= peopleFrom;
    m_table->setColumnHidden(InboxModel::Variant, room < variantFrom);
    m_table->setColumnHidden(InboxModel::Maker, !isWide);
    m_table->setColumnHidden(InboxModel::Updated, !isWide);
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(InboxModel::Service, QHeaderView::Stretch);
    const int em = fontMetrics().horizontalAdvance(u'M');
    header->resizeSection(InboxModel::Reference, em * 16);
    header->resizeSection(InboxModel::Variant, em * 10);
    header->resizeSection(InboxModel::KeyFacts, em * 10);
    header->resizeSection(InboxModel::Maker, em * 8);
    header->resizeSection(InboxModel::State, em * 12);
    header->resizeSection(InboxModel::Deadline, em * 14);
    header->resizeSection(InboxModel::Updated, em * 8);
}

void InboxPage::retranslate()
{
    const InboxModel &inbox = m_workplace.inbox();
    m_title->setText(tr("Inbox"));
    m_search->setPlaceholderText(tr("Search in the inbox"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_table->setAccessibleName(tr("Requests"));
    setWords(m_open, tr("Open"));
    const auto chip = [this, &inbox](InboxModel::Filter filter, const QString &name) {
        setWords(m_filters->button(static_cast<int>(filter)), u"%1  %2"_s.arg(name).arg(inbox.count(filter)));
    };
    chip(InboxModel::Filter::Mine, tr("My turn"));
    chip(InboxModel::Filter::Waiting, tr("Waiting for others"));
    chip(InboxModel::Filter::Finished, tr("Finished"));
    chip(InboxModel::Filter::All, tr("All"));
    refresh();
}

QString InboxPage::emptyText() const
{
    using Kind = workflow::SyncStatus::Kind;
    const workflow::SyncStatus status = m_workplace.syncStatus();
    if (!m_search->text().trimmed().isEmpty())
        return tr("Nothing here fits “%1”.").arg(m_search->text().trimmed());
    if (m_workplace.inbox().count(InboxModel::Filter::All) == 0) {
        if (status.kind == Kind::Starting)
            return tr("Requests are being fetched …");
        if (status.kind != Kind::Synced && status.kind != Kind::Sending)
            return tr("No request is kept on this computer. They come as soon as there is a connection.");
        return tr("There are no requests yet. Start an e-service to make the first one.");
    }
    switch (m_workplace.inbox().filter()) {
    case InboxModel::Filter::Mine:
        return tr("Nothing waits for you.");
    case InboxModel::Filter::Waiting:
        return tr("Nothing waits for somebody else.");
    case InboxModel::Filter::Finished:
        return tr("Nothing is finished yet.");
    case InboxModel::Filter::All:
        break;
    }
    return {};
}

void InboxPage::refresh()
{
    const bool isEmpty = m_workplace.inbox().rowCount() == 0;
    const bool hadFocus = m_stack->currentWidget()->hasFocus();
    m_empty->setText(emptyText());
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_table);
    if (hadFocus)
        m_stack->currentWidget()->setFocus(Qt::OtherFocusReason);
    refreshPreview();
}

QString InboxPage::currentId() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? index.data(InboxModel::IdRole).toString() : QString();
}

void InboxPage::refreshPreview()
{
    const domain::Request *request = m_workplace.inbox().at(m_table->currentIndex().row());
    m_previewState->setVisible(request != nullptr);
    m_open->setVisible(request != nullptr);
    if (!request) {
        m_previewTitle->setText(tr("Choose a request"));
        m_previewFacts->clear();
        return;
    }
    const Words &words = m_shell.languages.words();
    const QDateTime now = m_workplace.clock().nowUtc();
    m_previewTitle->setText(m_words.title(*request));
    m_previewState->set(stateIcon(request->state), stateTone(request->state), words.state(*request));
    QStringList lines {tr("Reference: %1").arg(shownReference(*request))};
    const auto add = [&lines](const QString &line, const QString &value) {
        if (!value.isEmpty())
            lines.append(line.arg(value));
    };
    add(tr("Request type: %1"), m_words.variant(*request));
    add(tr("Next step: %1"), words.nextStep(*request));
    add(tr("Deadline: %1"), m_words.deadline(*request));
    add(tr("Maker: %1"), words.person(request->maker));
    if (!request->levels.isEmpty())
        lines.append(tr("Approvals: %1 of %2").arg(request->approvals.size()).arg(request->levels.size()));
    if (request->claim && request->claim->untilUtc > now)
        add(tr("Being checked by %1"), words.person(request->claim->person));
    if (request->remark)
        add(tr("Remark: %1"), request->remark->text);
    if (request->query)
        add(tr("Question: %1"), request->query->text);
    add(tr("Updated: %1"), words.when(request->updatedUtc, now));
    m_previewFacts->setText(lines.join(isPreviewBeside() ? u"\n"_s : u" · "_s));
}

void InboxPage::open()
{
    if (const QString id = currentId(); !id.isEmpty())
        Q_EMIT requestChosen(id);
}

} // namespace eforms::ui
