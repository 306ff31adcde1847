#pragma once

#include "domain/lifecycle.h"
#include "server/accounts.h"
#include "server/mailer.h"

namespace eforms::server {

/// The title of a service, both languages.
struct ServiceTitle {
    QString en;
    QString zh;
};

/// Stores the mails that portal.md §8 asks for after @p event: to the checkers, or to the maker and the checkers
/// involved. They name reference, service and status, never a value of the form.
void notify(Sql &sql, const domain::Request &request, domain::Event event, const ServiceTitle &title);
/// The mail with a sign-in code.
[[nodiscard]] Mail codeMail(const Account &account, const QString &code, const QDateTime &nowUtc);
/// Stores the mail to the owner of an account that was locked.
void notifyLocked(Sql &sql, const Account &account, const QDateTime &nowUtc);

} // namespace eforms::server
