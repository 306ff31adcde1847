#include "server/accounts.h"

#include "domain/onetimecode.h"
#include "server/secrets.h"

namespace eforms::server {

using namespace Qt::StringLiterals;
using domain::Right;

namespace {

constexpr int wrongPasswordsAllowed = 3;

const QString accountColumns
    = u"SELECT a.id, a.person, p.name_en, p.name_zh, a.user_name, a.email, a.password, a.channel, a.totp_secret,"
      " a.wrong_passwords, a.locked_until, a.active FROM accounts a JOIN persons p ON p.id = a.person WHERE "_s;

std::optional<Account> toAccount(const Rows &rows)
{
    if (rows.isEmpty())
        return {};
    const QVariantList &row = rows.front();
    Account account;
    account.id = row[0].toLongLong();
    account.person = {row[1].toString(), row[2].toString(), row[3].toString()};
    account.userName = row[4].toString();
    account.email = row[5].toString();
    account.password = row[6].toString();
    account.channel = row[7].toString();
    account.authenticatorSecret = row[8].toByteArray();
    account.wrongPasswords = row[9].toInt();
    account.lockedUntil = row[10].toLongLong();
    account.active = row[11].toBool();
    return account;
}

QStringList firstColumn(const Rows &rows)
{
    QStringList values;
    for (const QVariantList &row : rows)
        values.append(row.front().toString());
    return values;
}

} // namespace

std::optional<Account> Accounts::byName(const QString &userName)
{
    return toAccount(m_sql.run(accountColumns + u"a.user_name = ?"_s, {userName}));
}

std::optional<Account> Accounts::byId(qint64 id)
{
    return toAccount(m_sql.run(accountColumns + u"a.id = ?"_s, {id}));
}

domain::User Accounts::user(qint64 account)
{
    domain::User user;
    const Rows rows = m_sql.run(u"SELECT p.id, p.name_en, p.name_zh, a.user_name, a.email, a.phone, a.position_en,"
                                " a.position_zh, a.totp_secret IS NOT NULL, a.sign_in_before FROM accounts a"
                                " JOIN persons p ON p.id = a.person WHERE a.id = ?"_s,
        {account});
    if (rows.isEmpty())
        return user;
    const QVariantList &row = rows.front();
    user.person = {row[0].toString(), row[1].toString(), row[2].toString()};
    user.userName = row[3].toString();
    user.email = row[4].toString();
    user.phone = row[5].toString();
    user.positionEn = row[6].toString();
    user.positionZh = row[7].toString();
    user.secondFactor = row[8].toBool() ? u"totp"_s : u"password"_s;
    if (!row[9].isNull())
        user.lastSignInUtc = QDateTime::fromMSecsSinceEpoch(row[9].toLongLong(), Qt::UTC);
    const Rows participants = m_sql.run(
        u"SELECT DISTINCT participant FROM rights WHERE account = ? ORDER BY participant"_s, {account});
    for (const QString &id : firstColumn(participants)) {
        auto membership = participant(id).value_or(domain::Membership());
        membership.rights = rights(account, id);
        user.memberships.append(membership);
    }
    return user;
}

domain::User Accounts::userOfPerson(const QString &person)
{
    const QVariant account = m_sql.value(u"SELECT min(id) FROM accounts WHERE person = ?"_s, {person});
    return account.isNull() ? domain::User() : user(account.toLongLong());
}

QList<Right> Accounts::rights(qint64 account, const QString &participant)
{
    QList<Right> rights;
    const Rows rows
        = m_sql.run(u"SELECT r.service, r.function FROM rights r JOIN accounts a ON a.id = r.account WHERE"
                    " r.account = ? AND r.participant = ? AND a.active = 1 ORDER BY r.service, r.function"_s,
            {account, participant});
    for (const QVariantList &row : rows) {
        if (const auto function = domain::functionFromCode(row[1].toString()))
            rights.append({row[0].toString(), *function});
    }
    return rights;
}

bool Accounts::holds(const QString &person, const QString &participant, const Right &right)
{
    return m_sql.value(u"SELECT 1 FROM rights r JOIN accounts a ON a.id = r.account WHERE a.person = ? AND a.active = 1"
                       " AND r.participant = ? AND r.service IN (?, '*') AND r.function = ?"_s,
                    {person, participant, right.service, domain::functionCode(right.function)})
        .isValid();
}

std::optional<domain::Membership> Accounts::participant(const QString &id)
{
    const Rows rows
        = m_sql.run(u"SELECT name_en, name_zh, capacity, capacities, profile FROM participants WHERE id = ?"_s, {id});
    if (rows.isEmpty())
        return {};
    const QVariantList &row = rows.front();
    domain::Membership membership;
    membership.participant = id;
    membership.nameEn = row[0].toString();
    membership.nameZh = row[1].toString();
    membership.capacity = row[2].toString();
    membership.capacities = row[3].toString().split(u',', Qt::SkipEmptyParts);
    membership.profile = Json::parse(row[4].toString().toUtf8()).value_or(Json::emptyObject());
    return membership;
}

QStringList Accounts::addressesWith(const QString &participant, const Right &right)
{
    return firstColumn(
        m_sql.run(u"SELECT DISTINCT a.email FROM accounts a JOIN rights r ON r.account = a.id WHERE a.active = 1 AND"
                  " r.participant = ? AND r.service IN (?, '*') AND r.function = ? ORDER BY a.email"_s,
            {participant, right.service, domain::functionCode(right.function)}));
}

QStringList Accounts::addressesOf(const QStringList &persons)
{
    QStringList addresses;
    for (const QString &person : persons) {
        addresses += firstColumn(
            m_sql.run(u"SELECT DISTINCT email FROM accounts WHERE person = ? AND active = 1"_s, {person}));
    }
    addresses.removeDuplicates();
    return addresses;
}

bool Accounts::noteWrongPassword(qint64 account, qint64 lockUntil)
{
    m_sql.run(u"UPDATE accounts SET wrong_passwords = wrong_passwords + 1 WHERE id = ?"_s, {account});
    m_sql.run(u"UPDATE accounts SET wrong_passwords = 0, locked_until = ? WHERE id = ? AND wrong_passwords >= ?"_s,
        {lockUntil, account, wrongPasswordsAllowed});
    return m_sql.changed() == 1;
}

void Accounts::lock(qint64 account, qint64 until)
{
    m_sql.run(u"UPDATE accounts SET wrong_passwords = 0, locked_until = ? WHERE id = ?"_s, {until, account});
}

void Accounts::notePassword(qint64 account)
{
    m_sql.run(u"UPDATE accounts SET wrong_passwords = 0 WHERE id = ?"_s, {account});
}

void Accounts::noteSignIn(qint64 account, qint64 now)
{
    m_sql.run(u"UPDATE accounts SET sign_in_before = last_sign_in, last_sign_in = ? WHERE id = ?"_s, {now, account});
}

bool Accounts::takeAuthenticatorCode(const Account &account, const QString &code, const QDateTime &nowUtc)
{
    if (account.authenticatorSecret.isEmpty())
        return false;
    const qint64 now = domain::oneTimeCodeStep(nowUtc);
    for (const qint64 step : {now, now - 1, now + 1}) {
        const QString expected = domain::oneTimeCode(account.authenticatorSecret, step);
        if (!sameBytes(expected.toUtf8(), code.toUtf8()))
            continue;
        m_sql.run(u"UPDATE accounts SET totp_step = ? WHERE id = ? AND totp_step < ?"_s, {step, account.id, step});
        return m_sql.changed() == 1;
    }
    return false;
}

} // namespace eforms::server
