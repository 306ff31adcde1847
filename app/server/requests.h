#pragma once

#include "server/backend.h"
#include "server/ledger.h"
#include "server/oncebook.h"

namespace eforms::server {

/// Reading requests, and saving drafts.
class Requests
{
public:
    explicit Requests(Backend &backend)
        : m_backend(backend)
        , m_once(backend)
    {
    }

    [[nodiscard]] HttpResponse read(const Call &call);
    [[nodiscard]] HttpResponse audit(const Call &call);
    [[nodiscard]] HttpResponse save(const Call &call);

private:
    [[nodiscard]] HttpResponse create(Sql &sql, const Call &call);
    [[nodiscard]] HttpResponse edit(Sql &sql, const Call &call, int seen);
    /// The form of a version that is still taken; null when there is none.
    [[nodiscard]] engine::FormPointer acceptedForm(const QString &slug, const Json &version) const;

    Backend &m_backend;
    OnceBook m_once;
};

/// The caller with the rights he holds at @p participant now.
[[nodiscard]] domain::Actor actorAt(Sql &sql, const Session &session, const QString &participant);
/// The request if the caller may see it: to others it does not exist.
[[nodiscard]] std::optional<domain::Request> visibleRequest(Sql &sql, const Session &session, const QString &id);
/// 200 or 201 with the request and its ETag.
[[nodiscard]] HttpResponse requestResponse(int status, const domain::Request &request);

} // namespace eforms::server
