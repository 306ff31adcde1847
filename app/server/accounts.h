#pragma once

#include "domain/identity.h"
#include "server/database.h"

#include <optional>

namespace eforms::server {

/// An account as signing in sees it.
struct Account {
    qint64 id = 0;
    domain::Person person;
    QString userName;
    QString email;
    QString password; ///< as PasswordHashes wrote it
    QString channel;  ///< where sign-in codes go: `email` or `totp`
    QByteArray authenticatorSecret; ///< empty: no authenticator app
    int wrongPasswords = 0;
    qint64 lockedUntil = 0; ///< seconds since 1970
    bool active = true;
};

/// People, their accounts and their rights, read anew for every call: a right taken away counts at once.
class Accounts
{
public:
    explicit Accounts(Sql &sql)
        : m_sql(sql)
    {
    }

    [[nodiscard]] std::optional<Account> byName(const QString &userName);
    [[nodiscard]] std::optional<Account> byId(qint64 id);
    /// Everything the person may know about himself.
    [[nodiscard]] domain::User user(qint64 account);
    /// The profile behind a person, for prefilled values; of any account he has.
    [[nodiscard]] domain::User userOfPerson(const QString &person);
    [[nodiscard]] QList<domain::Right> rights(qint64 account, const QString &participant);
    /// Whether the person holds the right by any of his accounts.
    [[nodiscard]] bool holds(const QString &person, const QString &participant, const domain::Right &right);
    [[nodiscard]] std::optional<domain::Membership> participant(const QString &id);

    /// Mail addresses of those who hold a right.
    [[nodiscard]] QStringList addressesWith(const QString &participant, const domain::Right &right);
    [[nodiscard]] QStringList addressesOf(const QStringList &persons);

    /// Counts a wrong password; the third in a row locks the account until @p lockUntil. True when it just did.
    bool noteWrongPassword(qint64 account, qint64 lockUntil);
    void lock(qint64 account, qint64 until);
    void notePassword(qint64 account);
    void noteSignIn(qint64 account, qint64 now);
    /// Takes the code of an authenticator app: true when it is of the present time step or one beside it, and newer than the
    /// last one taken. One statement decides, so that of two calls with one code one wins.
    [[nodiscard]] bool takeAuthenticatorCode(const Account &account, const QString &code, const QDateTime &nowUtc);

private:
    Sql &m_sql;
};

} // namespace eforms::server
