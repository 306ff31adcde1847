#include "sync/feed.h"

#include "sync/verdict.h"

namespace eforms::sync {

Feed::Feed(store::Vault &vault, api::ChangesApi &api, const QString &participant, const Pace &pace, QObject *parent)
    : QObject(parent)
    , m_vault(vault)
    , m_api(api)
    , m_participant(participant)
    , m_pace(pace)
{
    m_pace.longestRetry = m_pace.longestFeedRetry;
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &Feed::ask);
}

void Feed::ask()
{
    m_again.stop();
    m_isStopped = false;
    if (m_isBusy)
        return;
    m_isBusy = true;
    m_asked.start();
    const QString cursor = m_gathered ? m_gatherCursor : m_vault.workItems().cursor(m_participant);
    const auto wait = m_isCaughtUp ? m_pace.longPoll : std::chrono::seconds(0);
    then(m_api.changes(m_participant, cursor, wait), this, [this](const Answer &answer) { onAnswer(answer); });
}

void Feed::stop()
{
    m_isStopped = true;
    m_again.stop();
}

void Feed::onAnswer(const Answer &answer)
{
    if (!answer) {
        m_isBusy = false;
        m_isCaughtUp = false;
        Q_EMIT failed(answer.error());
        // Without a session this does not reach the network; it finds out that somebody has signed in again.
        askLater(retryDelay(++m_failures, std::nullopt, m_pace));
        return;
    }
    Q_EMIT reached();
    if (const domain::Refusal *refusal = refusalIn(answer)) {
        onRefusal(*refusal);
        return;
    }
    m_failures = 0;
    const auto &page = std::get<api::ChangePage>(*answer);
    if (m_gathered)
        gather(page);
    else
        take(page);
}

void Feed::onRefusal(const domain::Refusal &refusal)
{
    m_isBusy = false;
    m_isCaughtUp = false;
    if (refusal.status == 410) {
        // Other rights, or a server restored from a backup. What is here stays until all of the new is here.
        const bool isRepeated = m_gathered.has_value();
        m_gathered.emplace();
        m_gatherCursor.clear();
        askLater(isRepeated ? retryDelay(++m_failures, refusal.retryAfter, m_pace) : std::chrono::milliseconds(0));
        return;
    }
    if (judge(refusal) == Verdict::Refused)
        askLater(m_pace.longestRetry); // no longer ours to see, perhaps; rights may come back
    else
        askLater(retryDelay(++m_failures, refusal.retryAfter, m_pace));
}

void Feed::take(const api::ChangePage &page)
{
    if (page.changes.isEmpty() && page.next == m_vault.workItems().cursor(m_participant)) {
        onStored(page, ok());
        return;
    }
    QList<store::WorkChange> changes;
    for (const api::Change &change : page.changes)
        changes.append({change.id, change.request});
    then(m_vault.workItems().apply(m_participant, changes, page.next), this,
        [this, page](const Status &status) { onStored(page, status); });
}

void Feed::gather(const api::ChangePage &page)
{
    for (const api::Change &change : page.changes) {
        if (change.request)
            m_gathered->insert(change.id, *change.request);
        else
            m_gathered->remove(change.id);
    }
    m_gatherCursor = page.next;
    if (page.more) {
        m_isBusy = false;
        askLater(std::chrono::milliseconds(0));
        return;
    }
    const auto requests = m_gathered->values();
    m_gathered.reset();
    then(m_vault.workItems().replace(m_participant, requests, page.next), this,
        [this, page](const Status &status) { onStored(page, status); });
}

void Feed::onStored(const api::ChangePage &page, const Status &status)
{
    m_isBusy = false;
    if (!status) {
        askLater(retryDelay(++m_failures, std::nullopt, m_pace));
        return;
    }
    if (page.more) {
        askLater(std::chrono::milliseconds(0));
        return;
    }
    // An empty answer right away means that this server does not hold questions.
    const std::chrono::milliseconds elapsed(m_asked.elapsed());
    const bool holds
        = m_pace.longPoll.count() > 0 && (!m_isCaughtUp || !page.changes.isEmpty() || elapsed * 2 > m_pace.longPoll);
    m_isCaughtUp = true;
    Q_EMIT caughtUp();
    askLater(holds ? std::chrono::milliseconds(0) : m_pace.poll);
}

void Feed::askLater(std::chrono::milliseconds pause)
{
    if (!m_isStopped)
        m_again.start(pause);
}

} // namespace eforms::sync
