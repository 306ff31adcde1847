#include "ui/searchbox.h"

#include "ui/parts.h"
#include "widgets/icons.h"

#include <QAction>
#include <QEvent>
#include <QKeyEvent>
#include <QListWidget>

#include <algorithm>

namespace eforms::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kindRole = Qt::UserRole + 1;
constexpr int shownResults = 12;
constexpr int listWidth = 460;

bool containsAll(const QString &text, const QStringList &words)
{
    return std::all_of(words.begin(), words.end(),
        [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace

SearchBox::SearchBox(Shell &shell, workflow::Workplace &workplace, QWidget *parent)
    : QLineEdit(parent)
    , m_shell(shell)
    , m_workplace(workplace)
{
    setObjectName(u"top.search"_s);
    setClearButtonEnabled(true);
    addAction(widgets::Icons::icon(u"search"_s), QLineEdit::LeadingPosition);
    connect(this, &QLineEdit::textEdited, this, &SearchBox::find);
    retranslate();
}

void SearchBox::begin()
{
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
}

void SearchBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QLineEdit::changeEvent(event);
}

void SearchBox::retranslate()
{
    setPlaceholderText(tr("Search (Ctrl+K)"));
    setAccessibleName(tr("Search e-services and requests"));
    if (m_results)
        m_results->setAccessibleName(tr("Results of the search"));
}

void SearchBox::keyPressEvent(QKeyEvent *event)
{
    const bool isOpen = m_results && m_results->isVisible();
    if (isOpen && (event->key() == Qt::Key_Down || event->key() == Qt::Key_Up)) {
        const int step = event->key() == Qt::Key_Down ? 1 : -1;
        m_results->setCurrentRow(std::clamp(m_results->currentRow() + step, 0, m_results->count() - 1));
        return;
    }
    if (isOpen && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        choose();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        clear();
        find();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchBox::focusOutEvent(QFocusEvent *event)
{
    QLineEdit::focusOutEvent(event);
    if (m_results && !m_results->underMouse())
        m_results->hide();
}

void SearchBox::find()
{
    if (!m_results) {
        m_results = new QListWidget(window());
        m_results->setObjectName(u"search.results"_s);
        m_results->setFocusPolicy(Qt::NoFocus);
        m_results->setFrameShape(QFrame::StyledPanel);
        connect(m_results, &QListWidget::itemClicked, this, &SearchBox::choose);
        retranslate();
    }
    calmSelection(m_results);
    m_results->clear();
    const QStringList words = text().simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty()) {
        m_results->hide();
        return;
    }
    findServices(words);
    findRequests(words);
    if (m_results->count() == 0) {
        auto *none = new QListWidgetItem(tr("Nothing found"), m_results);
        none->setFlags(Qt::NoItemFlags);
    }
    m_results->setCurrentRow(0);
    place();
}

void SearchBox::findServices(const QStringList &words)
{
    const Language language = m_shell.languages.current();
    for (const workflow::Catalogue::Entry &entry : m_workplace.catalogue().entries()) {
        const domain::Service &service = entry.service;
        const QString haystack
            = QStringList {QString::number(service.number), service.titleEn, service.titleZh, service.slug}.join(u'\n');
        if (entry.closed != workflow::Catalogue::Closed::No || !containsAll(haystack, words))
            continue;
        auto *item = new QListWidgetItem(steadyIcon(u"add"_s, Tone::Accent, this),
            tr("New: %1. %2").arg(service.number).arg(service.title(language)), m_results);
        item->setData(Qt::UserRole, service.slug);
        item->setData(kindRole, u"service"_s);
        if (m_results->count() >= shownResults)
            return;
    }
}

void SearchBox::findRequests(const QStringList &words)
{
    const Words &speech = m_shell.languages.words();
    const Language language = m_shell.languages.current();
    for (const domain::Request &request : m_workplace.inbox().listOf(workflow::InboxModel::Filter::All)) {
        const domain::Service *service = m_workplace.catalogue().find(request.form);
        const QString title = service ? service->title(language) : request.form;
        const QString haystack = QStringList {shownReference(request), request.id, title,
            speech.state(request), request.maker.nameEn, request.maker.nameZh,
            request.data["client_ref"_L1].toString()}
                                     .join(u'\n');
        if (!containsAll(haystack, words))
            continue;
        auto *item = new QListWidgetItem(
            steadyIcon(stateIcon(request.state), stateTone(request.state), this),
            QStringList {shownReference(request), speech.state(request), title}.join(u" · "_s), m_results);
        item->setData(Qt::UserRole, request.id);
        item->setData(kindRole, u"request"_s);
        if (m_results->count() >= shownResults)
            return;
    }
}

void SearchBox::place()
{
    const int rows = m_results->count() * m_results->sizeHintForRow(0) + 2 * m_results->frameWidth() + 2;
    m_results->setGeometry(QRect(mapTo(window(), QPoint(0, height() + 2)), QSize(listWidth, rows)));
    m_results->raise();
    m_results->show();
}

void SearchBox::choose()
{
    const QListWidgetItem *item = m_results->currentItem();
    m_results->hide();
    if (!item || item->data(kindRole).toString().isEmpty())
        return;
    const QString target = item->data(Qt::UserRole).toString();
    const bool isService = item->data(kindRole).toString() == "service"_L1;
    clear();
    if (isService)
        Q_EMIT serviceChosen(target);
    else
        Q_EMIT requestChosen(target);
}

} // namespace eforms::ui
