#include "ui/homepage.h"

#include "widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

namespace eforms::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using workflow::InboxModel;
namespace space = widgets::space;

namespace {

constexpr qsizetype shownActivities = 8;

} // namespace

HomePage::HomePage(Shell &shell, workflow::Workplace &workplace, QWidget *parent)
    : QWidget(parent)
    , m_shell(shell)
    , m_workplace(workplace)
    , m_greeting(makeHeading(1, u"home.title"_s, this))
    , m_lastSignIn(makeCaption(u"home.lastSignIn"_s, this))
{
    setObjectName(u"home"_s);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(space::wide, space::large, space::wide, space::large);
    page->setSpacing(space::medium);
    page->addWidget(m_greeting);
    page->addWidget(m_lastSignIn);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::large);
    page->addLayout(row, 3);
    m_tasks = addColumn(u"home.tasks"_s, row);
    m_waiting = addColumn(u"home.waiting"_s, row);
    m_deadlines = addColumn(u"home.deadlines"_s, row);
    auto *below = new QHBoxLayout;
    page->addLayout(below, 2);
    m_activity = addColumn(u"home.activity"_s, below);

    connect(&m_workplace.inbox(), &InboxModel::countsChanged, this, &HomePage::refresh);
    connect(&m_workplace.catalogue(), &workflow::Catalogue::changed, this, &HomePage::refresh);
    m_minute.start(60s);
    connect(&m_minute, &QTimer::timeout, this, &HomePage::refresh);
    retranslate();
}

HomePage::Column HomePage::addColumn(const QString &name, QLayout *row)
{
    auto *card = new Card(this);
    card->column()->setContentsMargins(space::small, space::medium, space::small, space::small);
    Column column {makeHeading(2, {}, card), new EntryList(name, card)};
    column.heading->setContentsMargins(space::small, 0, 0, 0);
    column.list->setOpensOnClick(true);
    card->column()->addWidget(column.heading);
    card->column()->addWidget(column.list, 1);
    static_cast<QBoxLayout *>(row)->addWidget(card, 1);
    connect(column.list, &EntryList::opened, this, &HomePage::requestChosen);
    return column;
}

void HomePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void HomePage::retranslate()
{
    const Words &words = m_shell.languages.words();
    const domain::User &user = m_workplace.user();
    m_greeting->setText(tr("Good day, %1").arg(words.person(user.person)));
    m_lastSignIn->setText(user.lastSignInUtc.isValid()
            ? tr("Your last sign-in: %1. If that was not you, tell your administrator.")
                  .arg(words.dateTime(user.lastSignInUtc))
            : tr("This is your first sign-in."));
    m_tasks.heading->setText(tr("My tasks"));
    m_waiting.heading->setText(tr("Waiting for others"));
    m_deadlines.heading->setText(tr("Deadlines today"));
    m_activity.heading->setText(tr("Latest activity"));
    for (const Column &column : {m_tasks, m_waiting, m_deadlines, m_activity})
        column.list->setAccessibleName(column.heading->text());
    m_tasks.list->setEmptyText(tr("Nothing waits for you."));
    m_waiting.list->setEmptyText(tr("Nothing of yours waits for somebody else."));
    m_deadlines.list->setEmptyText(tr("No deadline today."));
    m_activity.list->setEmptyText(tr("Nothing has happened yet. Start an e-service to see it here."));
    refresh();
}

QString HomePage::titleOf(const domain::Request &request) const
{
    const domain::Service *service = m_workplace.catalogue().find(request.form);
    return service ? service->title(m_shell.languages.current()) : request.form;
}

EntryList::Entry HomePage::entryOf(const domain::Request &request, const QString &detail) const
{
    return {request.id, titleOf(request), detail, stateIcon(request.state), stateTone(request.state), {}, false};
}

void HomePage::refresh()
{
    const Words &words = m_shell.languages.words();
    const QDateTime now = m_workplace.clock().nowUtc();
    const InboxModel &inbox = m_workplace.inbox();
    const auto join = [](QStringList parts) {
        parts.removeAll(QString());
        return parts.join(u" · "_s);
    };

    QList<EntryList::Entry> tasks;
    for (const domain::Request &request : inbox.listOf(InboxModel::Filter::Mine)) {
        tasks.append(entryOf(request,
            join({words.state(request), words.timeLeft(request.deadlineUtc, now), shownReference(request)})));
    }
    m_tasks.list->fill(tasks);

    QList<EntryList::Entry> waiting;
    for (const domain::Request &request : inbox.listOf(InboxModel::Filter::Waiting)) {
        const QString since = tr("since %1").arg(words.when(request.updatedUtc, now));
        waiting.append(
            entryOf(request, join({words.state(request), words.nextStep(request), since, shownReference(request)})));
    }
    m_waiting.list->fill(waiting);

    QList<domain::Request> all = inbox.listOf(InboxModel::Filter::All);
    QList<EntryList::Entry> deadlines;
    for (const domain::Request &request : std::as_const(all)) {
        const bool isToday = request.deadlineUtc.isValid() && !isFinal(request.state)
            && base::inHongKong(request.deadlineUtc).date() == base::inHongKong(now).date();
        if (isToday) {
            deadlines.append(entryOf(request,
                join({words.time(request.deadlineUtc), words.timeLeft(request.deadlineUtc, now),
                    words.state(request)})));
        }
    }
    m_deadlines.list->fill(deadlines);

    std::sort(all.begin(), all.end(),
        [](const domain::Request &a, const domain::Request &b) { return a.updatedUtc > b.updatedUtc; });
    QList<EntryList::Entry> activity;
    for (const domain::Request &request : all.mid(0, shownActivities)) {
        EntryList::Entry entry = entryOf(request,
            join({words.state(request), shownReference(request), words.person(request.maker)}));
        entry.aside = words.when(request.updatedUtc, now);
        activity.append(entry);
    }
    m_activity.list->fill(activity);
}

} // namespace eforms::ui
