#include "sync/syncengine.h"

#include "sync/puller.h"
#include "sync/pusher.h"

#include <algorithm>

namespace eforms::sync {

SyncEngine::SyncEngine(
    store::Vault &vault, api::Session &session, const Clock &clock, const Pace &pace, QObject *parent)
    : QObject(parent)
    , m_vault(vault)
    , m_clock(clock)
    , m_pusher(std::make_unique<Pusher>(vault, session, pace))
    , m_puller(std::make_unique<Puller>(vault, session, pace))
{
    connect(m_pusher.get(), &Pusher::reached, this, &SyncEngine::onReached);
    connect(m_puller.get(), &Puller::reached, this, &SyncEngine::onReached);
    connect(m_pusher.get(), &Pusher::failed, this, &SyncEngine::onFailed);
    connect(m_puller.get(), &Puller::failed, this, &SyncEngine::onFailed);
    connect(m_puller.get(), &Puller::caughtUp, this, &SyncEngine::onCaughtUp);
    connect(m_pusher.get(), &Pusher::refused, this, &SyncEngine::refused);
    connect(m_pusher.get(), &Pusher::accepted, this, &SyncEngine::accepted);
    connect(&m_vault.outbox(), &store::Outbox::changed, this, &SyncEngine::refreshState);
    connect(&session, &api::Session::ended, this, [this] { onFailed({ErrorKind::SignInNeeded, {}}); });
    refreshState();
}

SyncEngine::~SyncEngine() = default;

void SyncEngine::start(const QStringList &participants)
{
    m_isRunning = true;
    m_pusher->start();
    m_puller->start(participants);
}

void SyncEngine::stop()
{
    m_isRunning = false;
    m_pusher->stop();
    m_puller->stop();
}

SyncState SyncEngine::state() const
{
    return m_state;
}

void SyncEngine::retry(const QString &key)
{
    // The pusher hears of it from the outbox.
    then(m_vault.outbox().requeue(key), this, [](const Status &) {});
}

void SyncEngine::nudge()
{
    if (!m_isRunning)
        return;
    m_pusher->resume();
    m_puller->resume();
}

void SyncEngine::onReached()
{
    const bool wasLost = std::exchange(m_trouble, std::nullopt).has_value();
    refreshState();
    if (wasLost) // whatever waits for a pause to end need not wait any longer
        nudge();
}

void SyncEngine::onFailed(const Error &error)
{
    m_trouble = error.kind;
    refreshState();
}

void SyncEngine::onCaughtUp()
{
    m_lastSyncUtc = m_clock.nowUtc();
    refreshState();
}

SyncState::Kind SyncEngine::kindNow(int waiting) const
{
    if (m_trouble == ErrorKind::SignInNeeded)
        return SyncState::Kind::SignInNeeded;
    if (m_trouble == ErrorKind::NotOurServer)
        return SyncState::Kind::NotOurServer;
    if (m_trouble == ErrorKind::Untrusted)
        return SyncState::Kind::Untrusted;
    if (m_trouble)
        return SyncState::Kind::Offline;
    if (!m_lastSyncUtc.isValid())
        return SyncState::Kind::Starting;
    return waiting > 0 ? SyncState::Kind::Sending : SyncState::Kind::Synced;
}

void SyncEngine::refreshState()
{
    const QList<store::OutboxItem> &items = m_vault.outbox().items();
    const auto parked = std::count_if(items.cbegin(), items.cend(),
        [](const store::OutboxItem &item) { return item.state == store::OutboxItem::State::Parked; });
    const int waiting = static_cast<int>(items.size() - parked);
    const SyncState state {kindNow(waiting), m_lastSyncUtc, waiting, static_cast<int>(parked)};
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT changed();
}

} // namespace eforms::sync
