#include "server/signin.h"

#include "server/notices.h"

#include <cstring>

namespace eforms::server {

using namespace Qt::StringLiterals;

struct SignIn::Challenge {
    QString id;
    Account account;
    QString device;
    QString channel;
    QString code; ///< only while it is new
    qint64 expires = 0;
    qint64 resend = 0;
    int sent = 1;
    int wrong = 0;
    QString state;
};

namespace {

constexpr int wrongCodesAllowed = 3;
constexpr int codesPerSignIn = 6; ///< the first and five more
constexpr int cancelledAllowed = 5;
constexpr qint64 cancelledWindow = 30 * 60;
constexpr qint64 challengeLife = 3600;
constexpr size_t addressesKept = 10'000;

QString newCode()
{
    // Six digits, each equally likely: the few values that would favour low ones are drawn again.
    quint32 number = 0;
    do {
        const QByteArray bytes = randomBytes(4);
        memcpy(&number, bytes.constData(), sizeof number);
    } while (number >= 4'294'000'000U);
    return QString::number(number % 1'000'000U).rightJustified(6, u'0');
}

QString masked(const QString &address)
{
    return address.left(1) + u"***"_s + address.mid(address.indexOf(u'@'));
}

Json wireTime(qint64 seconds)
{
    return base::toWire(QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC));
}

HttpResponse later(qint64 seconds)
{
    domain::Refusal refusal;
    refusal.status = 429;
    refusal.code = u"too-early"_s;
    refusal.retryAfter = std::chrono::seconds(std::max<qint64>(1, seconds));
    return problem(refusal);
}

} // namespace

QByteArray SignIn::codeHash(const QString &challenge, const QString &code) const
{
    return keyedHash(m_backend.secret, "code " + challenge.toLatin1() + ' ' + code.toLatin1());
}

bool SignIn::isTooFast(const QString &address)
{
    const std::lock_guard lock(m_mutex);
    if (static_cast<size_t>(m_recent.size()) > addressesKept)
        m_recent.clear();
    auto &recent = m_recent[address];
    while (!recent.empty() && recent.front() <= now() - 60)
        recent.pop_front();
    if (recent.size() >= static_cast<size_t>(m_backend.options.signInsPerMinute))
        return true;
    recent.push_back(now());
    return false;
}

HttpResponse SignIn::start(const Call &call)
{
    if (isTooFast(call.http.remoteAddress))
        return later(60);
    const QString user = call.body["user"_L1].toString();
    const QString password = call.body["password"_L1].toString();
    const QString device = call.body["device"_L1].toString();
    if (user.isEmpty() || password.isEmpty() || device.isEmpty() || user.size() > 200 || password.size() > 200
        || device.size() > 100 || call.body.size() != 3)
        return problem(400, u"malformed"_s);

    const auto found
        = m_backend.database.transact([&user](Sql &sql) { return Accounts(sql).byName(user); });
    if (!found)
        return problem(found.error());
    const bool fits = m_backend.passwords.fits(password, *found ? (*found)->password : QString());

    const auto challenge = m_backend.database.transact([&](Sql &sql) -> std::optional<Challenge> {
        Accounts accounts(sql);
        const auto account = *found ? accounts.byId((*found)->id) : std::nullopt;
        if (!account) {
            // The write that a known user would cost.
            sql.run(u"UPDATE facts SET value = value WHERE name = 'epoch'"_s);
            return {};
        }
        if (!account->active || account->lockedUntil > now()) {
            sql.run(u"UPDATE facts SET value = value WHERE name = 'epoch'"_s);
            return {};
        }
        if (!fits) {
            const qint64 until = now() + m_backend.options.lockDuration.count();
            if (accounts.noteWrongPassword(account->id, until))
                notifyLocked(sql, *account, m_backend.clock.nowUtc());
            return {};
        }
        accounts.notePassword(account->id);
        return open(sql, *account, device);
    });
    if (!challenge)
        return problem(challenge.error());
    m_backend.mailer.wake();
    return *challenge ? answer(**challenge) : problem(401, u"sign-in-failed"_s);
}

SignIn::Challenge SignIn::open(Sql &sql, const Account &account, const QString &device)
{
    Challenge challenge {randomId(), account, device, account.channel, {}, now() + m_backend.options.codeValidity.count(),
        now() + m_backend.options.resendAfter.count(), 1, 0, u"open"_s};
    if (challenge.channel != "totp"_L1)
        challenge.code = newCode();
    sql.run(u"DELETE FROM challenges WHERE made < ?"_s, {now() - 24 * 3600});
    sql.run(u"INSERT INTO challenges (id, account, device, channel, code, expires, resend, made) VALUES"
            " (?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {challenge.id, account.id, device, challenge.channel, codeHash(challenge.id, challenge.code),
            challenge.expires, challenge.resend, now()});
    return challenge;
}

HttpResponse SignIn::answer(const Challenge &challenge) const
{
    const bool mail = challenge.channel != "totp"_L1;
    if (mail)
        m_backend.mailer.sendNow(codeMail(challenge.account, challenge.code, m_backend.clock.nowUtc()));
    return jsonResponse(200,
        Json::of({{u"challenge"_s, challenge.id}, {u"channel"_s, mail ? u"email"_s : u"totp"_s},
            {u"sent_to"_s, mail ? Json(masked(challenge.account.email)) : Json::null()},
            {u"expires_at"_s, wireTime(challenge.expires)},
            {u"resend_at"_s, mail ? wireTime(challenge.resend) : Json::null()}}));
}

std::optional<SignIn::Challenge> SignIn::find(Sql &sql, const QString &id)
{
    const Rows rows = sql.run(u"SELECT account, device, channel, expires, resend, sent, wrong, state, made"
                              " FROM challenges WHERE id = ?"_s,
        {id});
    if (rows.isEmpty() || rows.front()[8].toLongLong() < now() - challengeLife)
        return {};
    const QVariantList &row = rows.front();
    const auto account = Accounts(sql).byId(row[0].toLongLong());
    if (!account || !account->active)
        return {};
    return Challenge {id, *account, row[1].toString(), row[2].toString(), {}, row[3].toLongLong(),
        row[4].toLongLong(), row[5].toInt(), row[6].toInt(), row[7].toString()};
}

HttpResponse SignIn::enterCode(const Call &call)
{
    const QString code = call.body["code"_L1].toString();
    if (code.size() != 6 || call.body.size() != 1)
        return problem(400, u"malformed"_s);
    const auto response = m_backend.database.transact([&](Sql &sql) { return judgeCode(sql, call); });
    m_backend.mailer.wake();
    return response ? *response : problem(response.error());
}

HttpResponse SignIn::judgeCode(Sql &sql, const Call &call)
{
    const auto challenge = find(sql, call.parts.front());
    if (!challenge || challenge->state != "open"_L1 || challenge->account.lockedUntil > now())
        return problem(401, u"sign-in-cancelled"_s);
    if (challenge->channel != "totp"_L1 && challenge->expires <= now())
        return problem(401, u"code-expired"_s);
    if (!takeCode(sql, *challenge, call.body["code"_L1].toString()))
        return wrongCode(sql, *challenge);

    Accounts accounts(sql);
    accounts.noteSignIn(challenge->account.id, m_backend.clock.nowUtc().toMSecsSinceEpoch());
    const Sessions::Tokens tokens = m_backend.sessions.open(sql, challenge->account, challenge->device);
    Json body = tokens.toJson();
    body.set(u"user"_s, accounts.user(challenge->account.id).toJson());
    return jsonResponse(200, body);
}

bool SignIn::takeCode(Sql &sql, const Challenge &challenge, const QString &code)
{
    // One statement decides in either case: of two calls with the right code one wins.
    if (challenge.channel == "totp"_L1) {
        if (!Accounts(sql).takeAuthenticatorCode(challenge.account, code, m_backend.clock.nowUtc()))
            return false;
        sql.run(u"UPDATE challenges SET state = 'used' WHERE id = ? AND state = 'open'"_s, {challenge.id});
    } else {
        sql.run(u"UPDATE challenges SET state = 'used' WHERE id = ? AND state = 'open' AND expires > ? AND code = ?"_s,
            {challenge.id, now(), codeHash(challenge.id, code)});
    }
    return sql.changed() == 1;
}

HttpResponse SignIn::wrongCode(Sql &sql, const Challenge &challenge)
{
    const int wrong = challenge.wrong + 1;
    const bool cancelled = wrong >= wrongCodesAllowed;
    sql.run(u"UPDATE challenges SET wrong = ?, state = ? WHERE id = ?"_s,
        {wrong, cancelled ? u"cancelled"_s : u"open"_s, challenge.id});
    if (!cancelled)
        return problem(401, u"code-wrong"_s, Json::of({{u"attempts_left"_s, wrongCodesAllowed - wrong}}));
    const int lately
        = sql.value(u"SELECT count(*) FROM challenges WHERE account = ? AND state = 'cancelled' AND made > ?"_s,
                 {challenge.account.id, now() - cancelledWindow})
              .toInt();
    if (lately >= cancelledAllowed) {
        Accounts(sql).lock(challenge.account.id, now() + m_backend.options.lockDuration.count());
        notifyLocked(sql, challenge.account, m_backend.clock.nowUtc());
    }
    return problem(401, u"sign-in-cancelled"_s);
}

HttpResponse SignIn::resend(const Call &call)
{
    std::optional<Challenge> renewed;
    const auto refusal = m_backend.database.transact([&](Sql &sql) -> HttpResponse {
        auto challenge = find(sql, call.parts.front());
        if (!challenge || challenge->state != "open"_L1 || challenge->channel == "totp"_L1)
            return problem(401, u"sign-in-cancelled"_s);
        if (challenge->resend > now())
            return later(challenge->resend - now());
        if (challenge->sent >= codesPerSignIn)
            return later(challengeLife);
        challenge->code = newCode();
        challenge->expires = now() + m_backend.options.codeValidity.count();
        challenge->resend = now() + m_backend.options.resendAfter.count();
        sql.run(u"UPDATE challenges SET code = ?, expires = ?, resend = ?, sent = sent + 1 WHERE id = ?"_s,
            {codeHash(challenge->id, challenge->code), challenge->expires, challenge->resend, challenge->id});
        renewed = challenge;
        return {};
    });
    if (!refusal)
        return problem(refusal.error());
    return renewed ? answer(*renewed) : *refusal;
}

HttpResponse SignIn::refresh(const Call &call)
{
    const QByteArray token = call.body["refresh_token"_L1].toString().toUtf8();
    if (token.isEmpty() || token.size() > 200 || call.body.size() != 1)
        return problem(400, u"malformed"_s);
    const auto tokens = m_backend.database.transact(
        [&](Sql &sql) { return m_backend.sessions.refresh(sql, token, call.device); });
    if (!tokens)
        return problem(tokens.error());
    return *tokens ? jsonResponse(200, (*tokens)->toJson()) : problem(401, u"session-ended"_s);
}

HttpResponse SignIn::end(const Call &call)
{
    const auto ended = m_backend.database.transact([&](Sql &sql) {
        m_backend.sessions.end(sql, call.session.id);
        return true;
    });
    return ended ? HttpResponse {} : problem(ended.error());
}

HttpResponse SignIn::me(const Call &call)
{
    const auto user = m_backend.database.transact(
        [&](Sql &sql) { return Accounts(sql).user(call.session.account).toJson(); });
    return user ? jsonResponse(200, Json::of({{u"user"_s, *user}})) : problem(user.error());
}

} // namespace eforms::server
