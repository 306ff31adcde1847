#pragma once

#include "base/clock.h"
#include "server/database.h"
#include "server/server.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace eforms::server {

/// One message, in both languages.
struct Mail {
    QString to;
    QString subjectEn;
    QString subjectZh;
    QString bodyEn;
    QString bodyZh;
    QString code; ///< the one-time code in it, for the training mailbox; else empty
    QDateTime atUtc;

    [[nodiscard]] static Mail fromJson(const Json &json);
    [[nodiscard]] Json toJson() const;
};

/// Delivers mail, in a thread of its own.
///
/// Notices are part of the transaction that causes them and are kept until they are delivered. One-time codes are
/// never stored: they are tried at once and forgotten; the person can ask for a new one.
class Mailer
{
public:
    /// Hands one message over; an error means: try again later.
    using Delivery = std::function<Status(const Mail &)>;

    Mailer(Database &database, Delivery delivery);
    /// Stops; what is not delivered stays stored.
    ~Mailer();
    Mailer(const Mailer &) = delete;
    Mailer &operator=(const Mailer &) = delete;

    /// Stores a notice within a transaction; wake() after it.
    static void queue(Sql &sql, const Mail &mail);
    void wake();
    void sendNow(Mail mail);

private:
    void run();
    [[nodiscard]] bool deliverStored();

    Database &m_database;
    Delivery m_delivery;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Mail> m_urgent;
    bool m_pending = true; ///< the table may hold something
    bool m_stopping = false;
    std::thread m_thread;
};

/// Writes each message as a file of its own into @p folder, readable by its owner only: the mailbox of training mode.
[[nodiscard]] Mailer::Delivery spoolDelivery(const QString &folder);
/// Sends by SMTP with STARTTLS; nothing when this build has no SMTP client.
[[nodiscard]] std::optional<Mailer::Delivery> smtpDelivery(const MailSettings &settings);

} // namespace eforms::server
