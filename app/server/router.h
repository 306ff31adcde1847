#pragma once

#include "server/catalogue.h"
#include "server/changes.h"
#include "server/commands.h"
#include "server/requests.h"
#include "server/signin.h"
#include "server/uploads.h"

#include <functional>

namespace eforms::server {

/// The door: finds the handler of a call and lets in only what is well-formed, whole and, where it must be, signed in.
class Router
{
public:
    explicit Router(Backend &backend);

    [[nodiscard]] HttpResponse handle(const HttpRequest &request);
    /// Adds the headers that every answer carries.
    [[nodiscard]] HttpResponse finish(HttpResponse response) const;

private:
    enum class Access { Anyone, SignedIn };
    /// What a changing call must bring along.
    enum class Change { None, OptionalKey, Key };
    using Handler = std::function<HttpResponse(const Call &)>;

    struct Route {
        QByteArray method;
        QStringList path; ///< `{}` stands for a part
        Access access;
        Change change;
        Handler handler;
    };

    void add(const QByteArray &method, const QString &path, std::pair<Access, Change> conditions, Handler handler);
    [[nodiscard]] HttpResponse serve(const Route &route, const HttpRequest &request, const QStringList &parts);
    [[nodiscard]] Result<std::optional<Session>> session(const HttpRequest &request);

    Backend &m_backend;
    SignIn m_signIn;
    Catalogue m_catalogue;
    Requests m_requests;
    Commands m_commands;
    Changes m_changes;
    Uploads m_uploads;
    QList<Route> m_routes;
};

} // namespace eforms::server
