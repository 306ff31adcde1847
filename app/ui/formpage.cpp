#include "ui/formpage.h"

#include "ui/daymarks.h"
#include "ui/newerversionpage.h"
#include "widgets/formview.h"
#include "widgets/problemsummary.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace eforms::ui {

using namespace Qt::StringLiterals;
using workflow::FormSession;
namespace space = widgets::space;

namespace {

constexpr int sectionsWidth = 160;
constexpr int sideWidth = 180;
constexpr int sectionHeight = 36;
constexpr int sideFrom = 1020;
constexpr int problemsHeight = 170;
constexpr qsizetype shortIdLength = 8;

} // namespace

FormPage::FormPage(Shell &shell, const workflow::Workplace &workplace, std::shared_ptr<FormSession> session,
    QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_workplace(workplace)
    , m_session(std::move(session))
    , m_title(makeHeading(1, u"form.title"_s, this))
    , m_deadline(new StatusText(u"form.deadline"_s, this))
    , m_remark(new MessageBanner(u"form.remark"_s, this))
    , m_aside(new MessageBanner(u"form.aside"_s, this))
    , m_message(new MessageBanner(u"form.message"_s, this))
    , m_question(new QuestionPanel(u"form.question"_s, this))
{
    setObjectName(u"form"_s);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(space::wide, space::large, space::wide, space::medium);
    page->setSpacing(space::small);
    page->addWidget(m_title);
    page->addWidget(m_deadline);
    page->addWidget(m_remark);
    page->addWidget(m_aside);
    page->addWidget(m_message);
    page->addWidget(m_question);
    page->addWidget(makeBody(), 1);
    page->addWidget(m_problemsBox);
    page->addWidget(makeConfirm());
    page->addLayout(makeButtons());
    connectAll();
    colourSections();
    retranslate();
    m_view->focusFirst();
}

FormPage::~FormPage()
{
    // They draw the session's model and must go before it.
    delete m_view;
    delete m_problems;
}

QWidget *FormPage::makeBody()
{
    auto *body = new QWidget(this);
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::large);
    m_sections = new QListWidget(body);
    m_sections->setObjectName(u"form.sections"_s);
    m_sections->setFixedWidth(sectionsWidth);
    m_sections->setFrameShape(QFrame::NoFrame);
    m_sections->setWordWrap(true);
    m_sections->setSpacing(2);
    m_sections->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_sections->viewport()->setAutoFillBackground(false);
    m_view = new widgets::FormView(m_session->model(), m_shell.languages.current(), body);
    m_view->setObjectName(u"form.view"_s);
    m_view->setLookupSource([this](const QString &source, const QString &typed) {
        return m_session->candidates(source, typed);
    });
    m_view->setAttachmentHandler([this](const QStringList &paths) { m_session->attach(paths); });
    m_view->setDaySource([this](const QString &calendar, QDate day, Language language) {
        return dayMark(m_session->day(calendar, day), language);
    });
    m_view->setFileChooser([this](QWidget *asking, const widgets::AttachmentHandler &chosen) {
        m_shell.dialogs.chooseFiles(asking, chosen);
    });
    row->addWidget(m_sections);
    row->addWidget(m_view, 1);
    row->addWidget(makeSide());

    m_problemsBox = new QWidget(this);
    auto *box = new QVBoxLayout(m_problemsBox);
    box->setContentsMargins(0, 0, 0, 0);
    m_problems = new widgets::ProblemSummary(m_session->model(), m_shell.languages.current(), m_problemsBox);
    m_problems->setObjectName(u"form.problems"_s);
    box->addWidget(m_problems);
    m_problemsBox->hide();
    return body;
}

QWidget *FormPage::makeSide()
{
    m_side = new Card(this);
    m_side->setFixedWidth(sideWidth);
    m_facts = makeLabel(u"form.facts"_s, m_side);
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_help = makeCaption(u"form.help"_s, m_side);
    m_side->column()->addWidget(m_facts);
    m_side->column()->addStretch(1);
    m_side->column()->addWidget(m_help);
    return m_side;
}

Card *FormPage::makeConfirm()
{
    m_confirmCard = new Card(this);
    m_confirmCard->setTone(Tone::Accent);
    m_confirmTitle = makeHeading(2, {}, m_confirmCard);
    m_consequences = makeLabel(u"form.consequences"_s, m_confirmCard);
    m_consequences->setWordWrap(true);
    m_late = new QCheckBox(m_confirmCard);
    m_late->setObjectName(u"form.late"_s);
    m_confirm = makePrimaryButton(u"form.confirm"_s, {}, m_confirmCard);
    m_keepEditing = makeButton(u"form.keepEditing"_s, {}, m_confirmCard);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::small);
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_keepEditing);
    buttons->addStretch(1);
    m_confirmCard->column()->addWidget(m_confirmTitle);
    m_confirmCard->column()->addWidget(m_consequences);
    m_confirmCard->column()->addWidget(m_late);
    m_confirmCard->column()->addLayout(buttons);
    m_confirmCard->hide();
    return m_confirmCard;
}

QLayout *FormPage::makeButtons()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::small);
    m_saved = new StatusText(u"form.saved"_s, this);
    m_discard = makeButton(u"form.discard"_s, u"remove"_s, this);
    m_close = makeButton(u"form.close"_s, u"save"_s, this);
    m_pass = makePrimaryButton(u"form.pass"_s, {}, this);
    row->addWidget(m_saved, 1);
    row->addWidget(m_discard);
    row->addWidget(m_close);
    row->addWidget(m_pass);
    return row;
}

void FormPage::connectAll()
{
    connect(m_sections, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0)
            m_view->showSection(row);
    });
    connect(m_sections, &QListWidget::itemActivated, m_view, [this] { m_view->focusFirst(); });
    connect(m_view, &widgets::FormView::currentSectionChanged, this, &FormPage::refreshSections);
    connect(m_view, &widgets::FormView::sectionsChanged, this, &FormPage::refreshSections);
    connect(m_problems, &widgets::ProblemSummary::pathChosen, this,
        [this](const QString &path) { m_view->focusPath(path); });
    connect(&m_session->model(), &engine::FormModel::problemsChanged, this, &FormPage::fitProblems);
    connect(m_session.get(), &FormSession::changed, this, &FormPage::refresh);
    connect(m_session.get(), &FormSession::passed, this, &FormPage::passed);
    connect(m_session.get(), &FormSession::discarded, this, &FormPage::discarded);
    connect(m_session.get(), &FormSession::saved, this, [this] {
        if (m_closing)
            Q_EMIT closed();
    });
    connect(&m_session->model(), &engine::FormModel::edited, this, [this] { showConfirm(false); });
    connect(m_close, &QPushButton::clicked, this, &FormPage::close);
    connect(m_discard, &QPushButton::clicked, this, &FormPage::askDiscard);
    connect(m_pass, &QPushButton::clicked, this, &FormPage::review);
    connect(m_confirm, &QPushButton::clicked, this, &FormPage::confirm);
    connect(m_keepEditing, &QPushButton::clicked, this, [this] { showConfirm(false); });
    connect(m_late, &QCheckBox::toggled, this, &FormPage::refreshConfirm);
}

void FormPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange)
        colourSections();
    QWidget::changeEvent(event);
}

void FormPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_side->setVisible(width() >= sideFrom);
    m_sections->setFixedWidth(width() >= sideFrom ? sectionsWidth : sectionsWidth * 3 / 4);
}

void FormPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_confirmCard->isVisible())
        showConfirm(false);
    else
        QWidget::keyPressEvent(event);
}

void FormPage::retranslate()
{
    const Language language = m_shell.languages.current();
    m_view->setLanguage(language);
    m_problems->setLanguage(language);
    m_title->setText(m_session->form()->text(u"title"_s, language));
    m_sections->setAccessibleName(tr("Sections of the form"));
    m_confirmTitle->setText(tr("Pass to the checker?"));
    setWords(m_keepEditing, tr("Keep editing"));
    setWords(m_confirm, tr("Pass to checker"));
    setWords(m_close, tr("Save and close"));
    setWords(m_discard, tr("Discard draft …"));
    setWords(m_pass, tr("Review and pass to checker"));
    m_help->setText(tr("Ctrl+Page Up / Page Down: section\nCtrl+Z: undo"));
    refreshSections();
    refreshRemark();
    refreshAside();
    refresh();
}

void FormPage::colourSections()
{
    calmSelection(m_sections);
    refreshSections();
}

void FormPage::refreshSections()
{
    const QSignalBlocker quiet(m_sections);
    const auto sections = m_view->sections();
    while (m_sections->count() < sections.size())
        m_sections->addItem(new QListWidgetItem);
    for (int i = 0; i < sections.size(); ++i) {
        const widgets::FormView::Section &section = sections.at(i);
        QListWidgetItem *item = m_sections->item(i);
        const int problems = section.errors + section.warnings;
        item->setText(problems > 0 ? u"%1 (%2)"_s.arg(section.title).arg(problems) : section.title);
        item->setData(Qt::AccessibleTextRole,
            problems > 0 ? tr("%1, %2 problems").arg(section.title).arg(problems) : section.title);
        const Tone tone = section.errors > 0 ? Tone::Error : Tone::Warning;
        const QString icon = section.errors > 0 ? u"error"_s : u"warning"_s;
        const int room = m_sections->width() - sectionHeight - (problems > 0 ? sectionHeight : 0);
        const int needed = fontMetrics().boundingRect(0, 0, room, 200, Qt::TextWordWrap, item->text()).height();
        item->setSizeHint({0, qMax(sectionHeight, needed + space::medium)});
        item->setIcon(problems > 0 ? steadyIcon(icon, tone, this) : QIcon());
        m_sections->setRowHidden(i, !section.visible);
    }
    m_sections->setCurrentRow(m_view->currentSection());
}

void FormPage::refreshRemark()
{
    const auto remark = m_session->remark();
    if (!remark) {
        m_remark->clear();
        return;
    }
    const Words &words = m_shell.languages.words();
    m_remark->say(Tone::Warning,
        tr("Returned by %1, %2: %3").arg(words.person(remark->by), words.dateTime(remark->atUtc), remark->text));
}

/// What an earlier version of the form asked for and this one has no place for.
void FormPage::refreshAside()
{
    const Language language = m_shell.languages.current();
    QStringList values;
    for (const Json &value : m_session->draft().setAside.array())
        values.append(tr("%1: %2").arg(value[u"label_"_s + languageTag(language)].toString(),
            plainValue(*m_session->form(), value["path"_L1].toString(), value["value"_L1], language)));
    if (values.isEmpty())
        return m_aside->clear();
    m_aside->say(Tone::Accent,
        tr("From the earlier version of this form, kept with the draft but not passed on: %1")
            .arg(values.join(language == Language::English ? u"; "_s : u"；"_s)));
}

void FormPage::refresh()
{
    const Words &words = m_shell.languages.words();
    const QDateTime now = m_workplace.clock().nowUtc();
    const QDateTime deadline = m_session->deadlineUtc();
    m_deadline->setVisible(deadline.isValid());
    const bool isLate = m_session->isLate();
    m_deadline->set(isLate ? u"warning"_s : u"clock"_s, isLate ? Tone::Error : Tone::Muted,
        tr("Deadline %1 · %2").arg(words.dateTime(deadline), words.timeLeft(deadline, now)));
    switch (m_session->saving()) {
    case FormSession::Saving::Saved:
        m_saved->set(u"success"_s, Tone::Success, tr("Saved %1").arg(words.when(m_session->savedUtc(), now)));
        break;
    case FormSession::Saving::Pending:
        m_saved->set(u"sync"_s, Tone::Muted, tr("Saving …"));
        break;
    case FormSession::Saving::Failed:
        m_saved->set(u"error"_s, Tone::Error, tr("Not saved"));
        break;
    }
    const domain::Draft &draft = m_session->draft();
    const QStringList facts {tr("Approvals needed: %1").arg(words.approvals(m_session->approvalsNeeded())),
        tr("Attachments: %1").arg(m_session->model().rowCount(u"/attachments"_s)),
        tr("Acting for: %1").arg(draft.participant),
        tr("Draft ID: %1").arg(draft.id.left(shortIdLength)),
        tr("Form version: %1").arg(draft.formVersion)};
    m_facts->setText(facts.join(u"\n\n"_s));
    m_message->say(words, m_session->trouble());
    const bool isIdle = !m_session->isBusy();
    m_pass->setEnabled(isIdle);
    m_close->setEnabled(isIdle);
    m_discard->setEnabled(isIdle);
    refreshConfirm();
}

QString FormPage::consequences() const
{
    const Words &words = m_shell.languages.words();
    QStringList lines {tr("The request goes to the checkers of %1. It needs %2, none of whom may have edited it.")
                           .arg(m_session->draft().participant, words.approvals(m_session->approvalsNeeded())),
        tr("While it is being checked you cannot change it; you can recall it as long as nobody has it open.")};
    const auto kind = m_workplace.syncStatus().kind;
    if (kind == workflow::SyncStatus::Kind::Offline || m_workplace.isOffline())
        lines.append(tr("You are offline: it is kept here and sent by itself as soon as there is a connection."));
    return lines.join(u'\n');
}

void FormPage::refreshConfirm()
{
    m_consequences->setText(consequences());
    const bool isLate = m_session->isLate();
    m_late->setVisible(isLate);
    m_late->setText(tr("After the cut-off (%1): I accept that it may be processed on the next business day.")
                        .arg(m_shell.languages.words().dateTime(m_session->deadlineUtc())));
    m_confirm->setEnabled(!m_session->isBusy() && (!isLate || m_late->isChecked()));
}

void FormPage::fitProblems()
{
    // Few problems take little room, many scroll.
    const int line = fontMetrics().height();
    m_problems->setMaximumHeight(qMin(problemsHeight, 2 * line + m_problems->count() * (2 * line + space::medium)));
}

void FormPage::review()
{
    engine::FormModel &model = m_session->model();
    model.showAllProblems();
    fitProblems();
    m_problemsBox->setVisible(!model.shownProblems().isEmpty());
    if (model.isValid()) {
        showConfirm(true);
        return;
    }
    showConfirm(false);
    for (const engine::Problem &problem : model.shownProblems()) {
        if (problem.severity == engine::Severity::Error) {
            m_view->focusPath(problem.path);
            return;
        }
    }
}

void FormPage::showConfirm(bool show)
{
    if (show == m_confirmCard->isVisible())
        return;
    m_late->setChecked(false);
    refreshConfirm();
    m_confirmCard->setVisible(show);
    if (show)
        (m_late->isVisible() ? static_cast<QWidget *>(m_late) : m_confirm)->setFocus(Qt::OtherFocusReason);
    else if (!m_view->isAncestorOf(focusWidget()))
        m_view->focusFirst();
}

void FormPage::confirm()
{
    m_session->passToChecker(m_late->isChecked());
}

void FormPage::close()
{
    if (m_session->saving() == FormSession::Saving::Saved) {
        Q_EMIT closed();
        return;
    }
    m_closing = true;
    m_session->save();
}

void FormPage::askDiscard()
{
    m_question->ask({tr("Discard this draft for good? Everything typed into it is deleted from this computer."),
                        tr("Discard draft"), tr("Keep editing")},
        [this] { m_session->discard(); });
}

} // namespace eforms::ui
