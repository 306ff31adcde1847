#pragma once

#include "base/clock.h"
#include "base/json.h"
#include "domain/onetimecode.h"
#include "server/server.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QTemporaryDir>

#include <atomic>

/// Time that stands still until it is moved.
class ManualClock final : public eforms::Clock
{
public:
    explicit ManualClock(const QDateTime &utc)
        : m_msecs(utc.toMSecsSinceEpoch())
    {
    }
    [[nodiscard]] QDateTime nowUtc() const override { return QDateTime::fromMSecsSinceEpoch(m_msecs, Qt::UTC); }
    void advance(std::chrono::milliseconds by) { m_msecs += by.count(); }

private:
    std::atomic<qint64> m_msecs;
};

struct Answer {
    int status = 0; ///< 0: none came
    QHash<QByteArray, QByteArray> headers;
    QByteArray body;
    eforms::Json json;

    [[nodiscard]] QString code() const; ///< of a refusal
    [[nodiscard]] const eforms::Json &operator[](const QString &member) const { return json[member]; }
};

using Headers = QList<std::pair<QByteArray, QByteArray>>;

[[nodiscard]] QString newId();
[[nodiscard]] QByteArray digestOf(const QByteArray &body);

/// Somebody at a computer: speaks to the server over real TLS, trusting its authority alone.
class Client
{
public:
    Client(eforms::server::Address address, QString mailbox);

    [[nodiscard]] Answer call(const QByteArray &method, const QString &path, const QByteArray &body = {},
        const Headers &headers = {});
    /// A call whose answer is taken later.
    [[nodiscard]] std::unique_ptr<QNetworkReply> begin(const QByteArray &method, const QString &path,
        const QByteArray &body = {}, const Headers &headers = {});
    [[nodiscard]] static Answer finish(QNetworkReply &reply);
    [[nodiscard]] Answer get(const QString &path, const Headers &headers = {});
    /// A changing call as it should be: digest, a new key unless @p headers holds one.
    [[nodiscard]] Answer change(const QByteArray &method, const QString &path, const eforms::Json &body,
        const Headers &headers = {});
    /// A command upon the revision given.
    [[nodiscard]] Answer command(
        const eforms::Json &request, const QString &type, const eforms::Json &payload, const Headers &headers = {});

    [[nodiscard]] Answer startSignIn(const QString &user, const QString &password);
    [[nodiscard]] Answer enterCode(const QString &challenge, const QString &code);
    /// Password and code from the mailbox; the token is used from now on.
    [[nodiscard]] bool signIn(const QString &user);
    /// The code in the newest mail to @p user; waits for one that is newer than the first @p known.
    [[nodiscard]] QString mailedCode(const QString &user, int known = 0) const;
    [[nodiscard]] QList<eforms::Json> mails(const QString &to) const;

    QByteArray token;
    QByteArray device = "test-device";

private:
    QNetworkAccessManager m_network;
    QSslConfiguration m_tls;
    eforms::server::Address m_address;
    QString m_mailbox;
};

/// A server with a folder of its own, at ten in the morning of 8 July 2025 in Hong Kong.
class Bench
{
public:
    explicit Bench(eforms::server::Options changed = quick());
    [[nodiscard]] static eforms::server::Options quick();

    [[nodiscard]] Client client() const;
    /// Somebody who has signed in.
    [[nodiscard]] std::unique_ptr<Client> person(const QString &user);
    /// What the person's authenticator app shows now.
    [[nodiscard]] QString authenticatorCode(const QString &user) const;
    void restart();
    /// Runs a statement on the server's database, as an administrator would.
    void sql(const QString &statement);
    [[nodiscard]] bool trySql(const QString &statement);

    ManualClock clock {QDateTime(QDate(2025, 7, 8), QTime(2, 0), Qt::UTC)};
    QTemporaryDir folder;
    std::unique_ptr<eforms::server::Server> server;
    eforms::server::Address address;

private:
    eforms::server::Options m_options;
};

inline const QString maker1 = QStringLiteral("maker1@b01234.example.hk");
inline const QString maker2 = QStringLiteral("maker2@b01234.example.hk");
inline const QString checker1 = QStringLiteral("checker1@b01234.example.hk");
inline const QString checker2 = QStringLiteral("checker2@b01234.example.hk");
inline const QString viewer1 = QStringLiteral("viewer1@b01234.example.hk");
inline const QString strangerMaker = QStringLiteral("maker1@c00088.example.hk");

/// The data of an example of a form: `buy-in-exemption`, `valid-…`.
[[nodiscard]] eforms::Json example(const QString &form, const QString &name);
/// A buy-in exemption without attachments; @p reference is the own reference.
[[nodiscard]] eforms::Json exemption(const QString &reference = {});
[[nodiscard]] eforms::Json transfer();
/// Saves a new request and gives it back.
[[nodiscard]] eforms::Json created(Client &maker, const QString &form, const eforms::Json &data);
/// Saves and hands in.
[[nodiscard]] eforms::Json submitted(Client &maker, const QString &form, const eforms::Json &data);
/// Waits until the request is in the state, by the feed's long poll; what it then is.
[[nodiscard]] eforms::Json awaitState(Client &client, const QString &id, const QString &state);
