#include "ui/workspace.h"

#include "ui/draftspage.h"
#include "ui/formpage.h"
#include "ui/homepage.h"
#include "ui/inboxpage.h"
#include "ui/newerversionpage.h"
#include "ui/reviewpage.h"
#include "ui/searchbox.h"
#include "ui/servicespage.h"
#include "ui/topbar.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace eforms::ui {

using namespace Qt::StringLiterals;
using workflow::InboxModel;
namespace space = widgets::space;

namespace {

constexpr int narrowBelow = 1100; ///< width of the window from which the rail has room for words

} // namespace

Workspace::Workspace(Shell &shell, std::shared_ptr<workflow::Workplace> workplace, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_workplace(std::move(workplace))
    , m_top(new TopBar(shell, *m_workplace, this))
    , m_rail(new Rail(this))
    , m_message(new MessageBanner(u"workspace.message"_s, this))
    , m_pages(new QStackedWidget(this))
{
    setObjectName(u"workspace"_s);
    auto *content = new QVBoxLayout;
    content->setSpacing(0);
    auto *banner = new QHBoxLayout;
    banner->setContentsMargins(space::wide, space::small, space::wide, 0);
    banner->addWidget(m_message);
    content->addLayout(banner);
    content->addWidget(m_pages, 1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_rail);
    middle->addLayout(content, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_top);
    column->addLayout(middle, 1);
    makePages();
    connectAll();
    addShortcuts();
    refreshCounts();
    go(Place::Home);
}

Workspace::~Workspace()
{
    // Pages draw what the workplace holds and must go before it.
    delete m_pages;
    delete m_top;
}

void Workspace::makePages()
{
    m_home = new HomePage(m_shell, *m_workplace, m_pages);
    m_inbox = new InboxPage(m_shell, *m_workplace, m_pages);
    m_services = new ServicesPage(m_shell, *m_workplace, m_pages);
    m_drafts = new DraftsPage(m_shell, *m_workplace, m_pages);
    for (QWidget *page : {static_cast<QWidget *>(m_home), static_cast<QWidget *>(m_inbox),
             static_cast<QWidget *>(m_services), static_cast<QWidget *>(m_drafts)})
        m_pages->addWidget(page);
}

void Workspace::connectAll()
{
    connect(m_top, &TopBar::languageChosen, this, &Workspace::languageChosen);
    connect(m_top, &TopBar::themeChosen, this, &Workspace::themeChosen);
    connect(m_top, &TopBar::signOutChosen, m_workplace.get(), &workflow::Workplace::signOut);
    connect(m_top, &TopBar::signInChosen, this, &Workspace::onSessionEnded);
    connect(&m_top->search(), &SearchBox::serviceChosen, this, &Workspace::openService);
    connect(&m_top->search(), &SearchBox::requestChosen, this, &Workspace::openRequest);
    connect(m_rail, &Rail::chosen, this, &Workspace::go);
    connect(m_home, &HomePage::requestChosen, this, &Workspace::openRequest);
    connect(m_inbox, &InboxPage::requestChosen, this, &Workspace::openRequest);
    connect(m_services, &ServicesPage::serviceChosen, this, &Workspace::openService);
    connect(m_drafts, &DraftsPage::draftChosen, this, &Workspace::openDraft);

    workflow::Workplace *workplace = m_workplace.get();
    connect(&workplace->inbox(), &InboxModel::countsChanged, this, &Workspace::refreshCounts);
    connect(workplace, &workflow::Workplace::draftsChanged, this, &Workspace::refreshCounts);
    connect(workplace, &workflow::Workplace::membershipChanged, this, [this] { go(m_place); });
    connect(workplace, &workflow::Workplace::sessionEnded, this, &Workspace::onSessionEnded);
    connect(workplace, &workflow::Workplace::signedOut, this, [this] { Q_EMIT left({}); });
}

void Workspace::addShortcuts()
{
    for (int i = 0; i < 4; ++i) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + i)), this);
        connect(shortcut, &QShortcut::activated, this, [this, i] { go(static_cast<Place>(i)); });
    }
    auto *search = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_K), this);
    connect(search, &QShortcut::activated, this, [this] { m_top->search().begin(); });
}

const workflow::ReviewFlow *Workspace::shownReview() const
{
    return m_review && m_pages->currentWidget() == m_review ? &m_review->flow() : nullptr;
}

void Workspace::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        m_message->clear();
    QWidget::changeEvent(event);
}

void Workspace::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isNarrow = width() < narrowBelow;
    m_rail->setNarrow(isNarrow);
    m_top->fit(width());
}

void Workspace::refreshCounts()
{
    m_rail->setCount(Place::Inbox, m_workplace->inbox().count(InboxModel::Filter::Mine));
    m_rail->setCount(
        Place::Drafts, static_cast<int>(m_workplace->drafts().size() + m_workplace->waitingDrafts().size()));
}

void Workspace::go(Place place)
{
    ++m_opening;
    m_place = place;
    m_rail->setCurrent(place);
    m_message->clear();
    switch (place) {
    case Place::Home:
        m_pages->setCurrentWidget(m_home);
        m_home->setFocus(Qt::OtherFocusReason);
        break;
    case Place::Inbox:
        m_pages->setCurrentWidget(m_inbox);
        m_inbox->takeFocus();
        break;
    case Place::Services:
        m_pages->setCurrentWidget(m_services);
        m_services->takeFocus();
        break;
    case Place::Drafts:
        m_pages->setCurrentWidget(m_drafts);
        m_drafts->takeFocus();
        break;
    }
    dropPage();
}

void Workspace::openService(const QString &slug)
{
    openSession(m_workplace->newForm(slug));
}

void Workspace::openDraft(const QString &id)
{
    m_message->say(Tone::Accent, tr("Opening …"));
    then(m_workplace->newerVersion(id), this,
        [this, id, asked = ++m_opening](const Result<std::optional<workflow::NewerVersion>> &newer) {
            if (asked != m_opening)
                return;
            // Whatever keeps us from looking, the draft itself opens as it is.
            if (newer && *newer)
                showNewerVersion(**newer);
            else
                openSession(m_workplace->openDraft(id));
        });
}

void Workspace::showNewerVersion(const workflow::NewerVersion &version)
{
    auto *page = new NewerVersionPage(m_shell, version, m_pages);
    connect(page, &NewerVersionPage::closed, this, [this] { go(Place::Drafts); });
    connect(page, &NewerVersionPage::keepWanted, this,
        [this, id = version.draft.id] { openSession(m_workplace->openDraft(id)); });
    connect(page, &NewerVersionPage::moveWanted, this,
        [this, page] { openSession(m_workplace->moveToNewerVersion(page->version())); });
    showPage(page);
    m_newer = page;
}

void Workspace::openSession(const Async<std::shared_ptr<workflow::FormSession>> &opening)
{
    m_message->say(Tone::Accent, tr("Opening …"));
    then(opening, this, [this, asked = ++m_opening](const Result<std::shared_ptr<workflow::FormSession>> &session) {
        if (asked != m_opening)
            return;
        if (session)
            showForm(*session);
        else
            m_message->say(m_shell.languages.words(), session.error());
    });
}

bool Workspace::isMineToCorrect(const QString &id) const
{
    const auto requests = m_workplace->inbox().listOf(InboxModel::Filter::All);
    const auto found = std::find_if(
        requests.begin(), requests.end(), [&id](const domain::Request &request) { return request.id == id; });
    if (found == requests.end())
        return false;
    const bool isEditable = found->state == domain::State::Returned || found->state == domain::State::Draft;
    return isEditable && m_workplace->membership().may(domain::Function::Make, found->form);
}

void Workspace::openRequest(const QString &id)
{
    if (isMineToCorrect(id)) {
        openDraft(id);
        return;
    }
    m_message->say(Tone::Accent, tr("Opening …"));
    then(m_workplace->review(id), this,
        [this, asked = ++m_opening](const Result<std::shared_ptr<workflow::ReviewFlow>> &flow) {
            if (asked != m_opening)
                return;
            if (flow)
                showReview(*flow);
            else
                m_message->say(m_shell.languages.words(), flow.error());
        });
}

void Workspace::showForm(const std::shared_ptr<workflow::FormSession> &session)
{
    auto *page = new FormPage(m_shell, *m_workplace, session, m_pages);
    connect(page, &FormPage::closed, this, [this] { go(Place::Drafts); });
    connect(page, &FormPage::discarded, this, [this] {
        go(Place::Drafts);
        m_message->say(Tone::Success, tr("The draft was discarded."));
    });
    connect(page, &FormPage::passed, this, &Workspace::onPassed);
    showPage(page);
    m_form = page;
}

void Workspace::showReview(const std::shared_ptr<workflow::ReviewFlow> &flow)
{
    auto *page = new ReviewPage(m_shell, *m_workplace, flow, m_pages);
    connect(page, &ReviewPage::closed, this, [this, id = flow->request().id] {
        go(m_place);
        if (m_place == Place::Inbox)
            m_inbox->select(id);
    });
    connect(page, &ReviewPage::draftChosen, this, &Workspace::openDraft);
    showPage(page);
    m_review = page;
}

void Workspace::showPage(QWidget *page)
{
    m_message->clear();
    m_pages->addWidget(page);
    m_pages->setCurrentWidget(page);
    dropPage();
}

void Workspace::dropPage()
{
    // Later: the page may be what asked to be closed.
    for (QWidget *page : {static_cast<QWidget *>(m_form.data()), static_cast<QWidget *>(m_review.data()),
             static_cast<QWidget *>(m_newer.data())}) {
        if (!page)
            continue;
        m_pages->removeWidget(page);
        page->hide();
        page->deleteLater();
    }
    m_form.clear();
    m_review.clear();
    m_newer.clear();
}

void Workspace::onPassed(const QString &requestId)
{
    go(Place::Inbox);
    m_inbox->select(requestId);
    const bool isOffline
        = m_workplace->isOffline() || m_workplace->syncStatus().kind == workflow::SyncStatus::Kind::Offline;
    m_message->say(Tone::Success,
        isOffline ? tr("Kept on this computer; it goes to the checker as soon as there is a connection.")
                  : tr("The request was passed to the checker."));
}

void Workspace::onSessionEnded()
{
    domain::Refusal refusal;
    refusal.status = 401;
    refusal.code = u"session-ended"_s;
    Q_EMIT left(m_workplace->isOffline() ? workflow::Trouble() : workflow::Trouble(refusal));
}

} // namespace eforms::ui
