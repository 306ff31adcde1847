#pragma once

#include "api/session.h"
#include "base/clock.h"
#include "store/vault.h"
#include "sync/pace.h"

#include <QDateTime>
#include <QObject>

#include <memory>
#include <optional>

namespace eforms::sync {

class Puller;
class Pusher;

/// How sync stands, for the status bar.
struct SyncState {
    enum class Kind {
        Starting,     ///< nothing heard yet
        Synced,       ///< reached, and nothing waits
        Sending,      ///< reached, commands are on their way
        Offline,      ///< not reached; tried again by itself
        SignInNeeded, ///< the session ended; everything waits
        NotOurServer, ///< something else answers at the address: a network login page, say
        Untrusted,    ///< the server's certificate could not be verified
    };
    Kind kind = Kind::Starting;
    QDateTime lastSyncUtc; ///< last time the server said that there is nothing new; invalid: never
    int waiting = 0;       ///< commands without a definitive answer
    int parked = 0;        ///< commands refused
    friend bool operator==(const SyncState &, const SyncState &) = default;
};

/// Makes the store and the server agree: sends what the user confirmed, fetches what changed.
///
/// A command is sent again under its own key until there is a definitive answer. Whatever is heard is in the store
/// before anyone is told. Lives in the screen's thread; waits for nothing.
class SyncEngine : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this.
    SyncEngine(store::Vault &vault, api::Session &session, const Clock &clock, const Pace &pace = {},
        QObject *parent = nullptr);
    ~SyncEngine() override;

    /// Begins for these participants; those no longer named are not asked any more.
    void start(const QStringList &participants);
    /// Sends and asks nothing more; answers under way are still recorded.
    void stop();
    [[nodiscard]] SyncState state() const;
    /// Sends a parked command again, under its own key.
    void retry(const QString &key);
    /// Tries now whatever waits for a pause to end: the user asked, the network came back, somebody signed in again.
    void nudge();

Q_SIGNALS:
    /// state() may be another one.
    void changed();
    /// The server said no; the item is parked and its draft is being edited again.
    void refused(const eforms::store::OutboxItem &item);
    /// The server said yes to a command of this request.
    void accepted(const QString &requestId);

private:
    void onReached();
    void onFailed(const Error &error);
    void onCaughtUp();
    [[nodiscard]] SyncState::Kind kindNow(int waiting) const;
    void refreshState();

    store::Vault &m_vault;
    const Clock &m_clock;
    std::unique_ptr<Pusher> m_pusher;
    std::unique_ptr<Puller> m_puller;
    bool m_isRunning = false;
    QDateTime m_lastSyncUtc;
    std::optional<ErrorKind> m_trouble; ///< of the last call, if it was not answered
    SyncState m_state;
};

} // namespace eforms::sync
