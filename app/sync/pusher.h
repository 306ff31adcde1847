#pragma once

#include "api/requestapi.h"
#include "api/uploadapi.h"
#include "store/vault.h"
#include "sync/pace.h"
#include "sync/verdict.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

namespace eforms::sync {

/// Sends what waits in the outbox: items of one request in order, up to four requests side by side.
///
/// An item is sent under its own key until there is a definitive answer, and leaves the outbox in the transaction that
/// records the answer. A parked item keeps only its own request waiting.
class Pusher : public QObject
{
    Q_OBJECT

public:
    Pusher(store::Vault &vault, api::Session &session, const Pace &pace, QObject *parent = nullptr);

    void start();
    /// Answers under way are still recorded.
    void stop();
    /// Sends at once what waits for a pause to end, or for a sign-in.
    void resume();

Q_SIGNALS:
    /// The server was reached, whatever it said.
    void reached();
    void failed(const eforms::base::Error &error);
    void refused(const eforms::store::OutboxItem &item);
    void accepted(const QString &requestId);

private:
    struct Lane {
        bool isBusy = false;
        QDeadlineTimer pause;
    };

    void pump();
    [[nodiscard]] bool mayBeSent(const store::OutboxItem &item) const;
    void send(const store::OutboxItem &item);
    template <typename T>
    void onAnswer(const store::OutboxItem &item, const Result<api::Answer<T>> &answer);
    void settle(const store::OutboxItem &item, const store::Outcome &outcome);
    void onSettled(const store::OutboxItem &item, const store::Outcome &outcome, const Status &status);
    void postpone(const store::OutboxItem &item, std::optional<std::chrono::seconds> retryAfter);
    void pauseLane(const QString &lane, std::chrono::milliseconds pause);

    store::Vault &m_vault;
    api::Session &m_session;
    Pace m_pace;
    api::RequestApi m_requests;
    api::UploadApi m_uploads;
    QHash<QString, Lane> m_lanes;
    QTimer m_wake;
    int m_silences = 0; ///< calls without an answer since the last one with
    bool m_running = false;
};

} // namespace eforms::sync
