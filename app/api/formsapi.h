#pragma once

#include "api/answer.h"
#include "api/session.h"
#include "domain/service.h"

#include <optional>

namespace eforms::api {

/// A published document and the tag that names its version.
struct Published {
    QString tag; ///< ETag with its quotes; give it back to ask whether there is a newer one
    Json value;
};

/// What the server configures for a form.
struct Parameters {
    Json params; ///< `ctx.params` of rules
    Json hours;  ///< {open, close, calendar}
    QDateTime timeUtc;
};

/// E-services, their forms, and the master data that forms need.
class FormsApi
{
public:
    explicit FormsApi(Session &session);

    [[nodiscard]] Async<Answer<QList<domain::Service>>> services(const QString &participant);
    /// A form version with its signature; it never changes.
    [[nodiscard]] Async<Answer<Published>> package(const QString &slug, int version);
    /// `calendars`, `securities`, `banks` …. Nothing when @p knownTag is still the newest.
    [[nodiscard]] Async<Answer<std::optional<Published>>> reference(const QString &name, const QString &knownTag);
    [[nodiscard]] Async<Answer<Parameters>> params(const QString &slug);

private:
    Session &m_session;
};

} // namespace eforms::api
