#pragma once

#include "domain/identity.h"
#include "server/database.h"
#include "server/server.h"

namespace eforms::server {

/// Who is calling.
struct Session {
    QString id;
    qint64 account = 0;
    domain::Person person;
    QString device;
};

/// Sessions behind opaque tokens, of which only hashes are stored.
///
/// A refresh token is replaced at each use. Its successor is computed from it with the server's secret, so that a lost
/// answer can be given again without having stored it; any other use of an old token ends the session.
class Sessions
{
public:
    struct Tokens {
        QByteArray access;
        QDateTime accessExpiresUtc;
        QByteArray refresh;
        QDateTime refreshExpiresUtc;

        [[nodiscard]] Json toJson() const;
    };

    /// All must outlive this.
    Sessions(const Options &options, const Clock &clock, const QByteArray &secret);

    /// Starts a session and ends all others of the person.
    [[nodiscard]] Tokens open(Sql &sql, const struct Account &account, const QString &device) const;
    [[nodiscard]] std::optional<Session> find(Sql &sql, const QByteArray &accessToken) const;
    [[nodiscard]] bool isAlive(Sql &sql, const QString &session) const;
    [[nodiscard]] std::optional<Tokens> refresh(Sql &sql, const QByteArray &token, const QString &device) const;
    void end(Sql &sql, const QString &session) const;
    /// Counts a wrong second factor and says how many tries are left; at 0 the session has ended.
    [[nodiscard]] int noteWrongFactor(Sql &sql, const QString &session) const;
    void noteFactor(Sql &sql, const QString &session) const;

private:
    [[nodiscard]] qint64 now() const;
    [[nodiscard]] Tokens successor(const QByteArray &token, qint64 accessExpires, qint64 expires) const;

    const Options &m_options;
    const Clock &m_clock;
    const QByteArray &m_secret;
};

} // namespace eforms::server
