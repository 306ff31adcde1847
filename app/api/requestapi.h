#pragma once

#include "api/answer.h"
#include "api/session.h"
#include "domain/auditchain.h"
#include "domain/draft.h"
#include "domain/lifecycle.h"
#include "domain/request.h"

namespace eforms::api {

/// A call that changes a request, exactly as it was confirmed: sending it again is always the same call.
struct ConfirmedCall {
    QString key; ///< idempotency key
    QByteArray method;
    QString path;
    QString ifMatch; ///< revision, without quotes; empty: no such header
    bool ifNoneMatch = false;
    QByteArray body;
};

/// A request's trail and the hash of its last event.
struct AuditTrail {
    QList<domain::AuditEvent> events; ///< oldest first
    QString head;
};

/// One request: read it, save its draft, command it.
class RequestApi
{
public:
    explicit RequestApi(Session &session);

    [[nodiscard]] Async<Answer<domain::Request>> get(const QString &id);
    [[nodiscard]] Async<Answer<AuditTrail>> audit(const QString &id);
    /// Sends a confirmed call whose answer is the request.
    [[nodiscard]] Async<Answer<domain::Request>> send(const ConfirmedCall &call);
    [[nodiscard]] Async<Answer<domain::Request>> sendDraft(const domain::Draft &draft, const QString &key);
    /// @p request names id and revision that the person saw.
    [[nodiscard]] Async<Answer<domain::Request>> command(
        const domain::Request &request, domain::Event event, const Json &payload, const QString &key);

    /// The call that saves @p draft: creates the request where the server has never seen it.
    [[nodiscard]] static ConfirmedCall draftCall(const domain::Draft &draft, const QString &key);
    /// The call that commands request @p id at @p revision.
    [[nodiscard]] static ConfirmedCall commandCall(
        const QString &id, int revision, const Json &command, const QString &key);
    /// `{type, payload}` of a command.
    [[nodiscard]] static Json commandBody(domain::Event event, const Json &payload);
    /// The call as it goes out.
    [[nodiscard]] static HttpCall toHttp(const ConfirmedCall &confirmed);

private:
    Session &m_session;
};

} // namespace eforms::api
