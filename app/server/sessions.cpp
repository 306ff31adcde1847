#include "server/sessions.h"

#include "server/accounts.h"
#include "server/secrets.h"

namespace eforms::server {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int tokenBytes = 32;
constexpr qint64 graceSeconds = 30;
constexpr int wrongFactorsAllowed = 3;

QDateTime fromSeconds(qint64 seconds)
{
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC);
}

} // namespace

Json Sessions::Tokens::toJson() const
{
    return Json::of({{u"access_token"_s, QString::fromLatin1(access)},
        {u"access_expires_at"_s, base::toWire(accessExpiresUtc)}, {u"refresh_token"_s, QString::fromLatin1(refresh)},
        {u"refresh_expires_at"_s, base::toWire(refreshExpiresUtc)}});
}

Sessions::Sessions(const Options &options, const Clock &clock, const QByteArray &secret)
    : m_options(options)
    , m_clock(clock)
    , m_secret(secret)
{
}

qint64 Sessions::now() const
{
    return m_clock.nowUtc().toSecsSinceEpoch();
}

Sessions::Tokens Sessions::open(Sql &sql, const Account &account, const QString &device) const
{
    sql.run(u"UPDATE sessions SET ended = 1 WHERE account IN (SELECT id FROM accounts WHERE person = ?)"_s,
        {account.person.id});
    const qint64 expires = now() + m_options.sessionValidity.count();
    const qint64 accessExpires = std::min(expires, now() + m_options.accessValidity.count());
    const Tokens tokens {base64Url(randomBytes(tokenBytes)), fromSeconds(accessExpires),
        base64Url(randomBytes(tokenBytes)), fromSeconds(expires)};
    sql.run(u"INSERT INTO sessions (id, account, device, access, access_expires, refresh, expires) VALUES"
            " (?, ?, ?, ?, ?, ?, ?)"_s,
        {randomId(), account.id, device, sha256(tokens.access), accessExpires, sha256(tokens.refresh), expires});
    return tokens;
}

std::optional<Session> Sessions::find(Sql &sql, const QByteArray &accessToken) const
{
    const Rows rows = sql.run(u"SELECT s.id, s.account, s.device, p.id, p.name_en, p.name_zh FROM sessions s"
                              " JOIN accounts a ON a.id = s.account JOIN persons p ON p.id = a.person"
                              " WHERE s.access = ? AND s.access_expires > ? AND s.ended = 0 AND a.active = 1"_s,
        {sha256(accessToken), now()});
    if (rows.isEmpty())
        return {};
    const QVariantList &row = rows.front();
    return Session {row[0].toString(), row[1].toLongLong(),
        {row[3].toString(), row[4].toString(), row[5].toString()}, row[2].toString()};
}

bool Sessions::isAlive(Sql &sql, const QString &session) const
{
    return sql
        .value(u"SELECT 1 FROM sessions s JOIN accounts a ON a.id = s.account WHERE s.id = ? AND s.ended = 0"
               " AND a.active = 1"_s,
            {session})
        .isValid();
}

Sessions::Tokens Sessions::successor(const QByteArray &token, qint64 accessExpires, qint64 expires) const
{
    return {base64Url(keyedHash(m_secret, "access " + token)), fromSeconds(accessExpires),
        base64Url(keyedHash(m_secret, "refresh " + token)), fromSeconds(expires)};
}

std::optional<Sessions::Tokens> Sessions::refresh(Sql &sql, const QByteArray &token, const QString &device) const
{
    const QByteArray hash = sha256(token);
    const Rows rows
        = sql.run(u"SELECT s.id, s.device, s.expires, s.access_expires, s.rotated, s.refresh = ? FROM sessions s"
                  " JOIN accounts a ON a.id = s.account WHERE (s.refresh = ? OR s.refresh_before = ?)"
                  " AND s.ended = 0 AND a.active = 1"_s,
            {hash, hash, hash});
    if (rows.isEmpty())
        return {};
    const QVariantList &row = rows.front();
    const QString id = row[0].toString();
    const qint64 expires = row[2].toLongLong();
    if (expires <= now())
        return {};
    if (!row[5].toBool()) {
        // The answer of the first call may have been lost on its way to the same computer; anything else is theft.
        if (now() - row[4].toLongLong() <= graceSeconds && device == row[1].toString())
            return successor(token, row[3].toLongLong(), expires);
        end(sql, id);
        return {};
    }
    const qint64 accessExpires = std::min(expires, now() + m_options.accessValidity.count());
    const Tokens tokens = successor(token, accessExpires, expires);
    sql.run(u"UPDATE sessions SET access = ?, access_expires = ?, refresh = ?, refresh_before = ?, rotated = ?"
            " WHERE id = ?"_s,
        {sha256(tokens.access), accessExpires, sha256(tokens.refresh), hash, now(), id});
    return tokens;
}

void Sessions::end(Sql &sql, const QString &session) const
{
    sql.run(u"UPDATE sessions SET ended = 1 WHERE id = ?"_s, {session});
}

int Sessions::noteWrongFactor(Sql &sql, const QString &session) const
{
    sql.run(u"UPDATE sessions SET wrong_factors = wrong_factors + 1 WHERE id = ?"_s, {session});
    const int wrong = sql.value(u"SELECT wrong_factors FROM sessions WHERE id = ?"_s, {session}).toInt();
    if (wrong >= wrongFactorsAllowed)
        end(sql, session);
    return std::max(0, wrongFactorsAllowed - wrong);
}

void Sessions::noteFactor(Sql &sql, const QString &session) const
{
    sql.run(u"UPDATE sessions SET wrong_factors = 0 WHERE id = ?"_s, {session});
}

} // namespace eforms::server
