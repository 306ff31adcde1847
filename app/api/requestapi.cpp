#include "api/requestapi.h"

#include "api/answering.h"

namespace eforms::api {

using namespace Qt::StringLiterals;
using domain::Request;

namespace {

QString pathOf(const QString &id)
{
    return u"/v1/requests/"_s + id;
}

/// The answer must speak of the request that was asked about.
auto readRequest(const QString &id)
{
    return [id](const HttpAnswer &answer) -> Result<Request> {
        const auto request = Request::fromJson(answer.json);
        if (request && !id.isEmpty() && request->id != id)
            return fail(ErrorKind::Malformed, u"another request"_s);
        return request;
    };
}

} // namespace

RequestApi::RequestApi(Session &session) : m_session(session) { }

Async<Answer<Request>> RequestApi::get(const QString &id)
{
    HttpCall call;
    call.path = pathOf(id);
    return answering<Request>(m_session.send(call), &m_session, readRequest(id));
}

Async<Answer<AuditTrail>> RequestApi::audit(const QString &id)
{
    HttpCall call;
    call.path = pathOf(id) + u"/audit"_s;
    const auto read = [](const HttpAnswer &answer) -> Result<AuditTrail> {
        AuditTrail trail;
        for (const Json &json : answer.json["events"_L1].array()) {
            const auto event = domain::AuditEvent::fromJson(json);
            if (!event)
                return fail(event.error());
            trail.events.append(*event);
        }
        trail.head = answer.json["head"_L1].toString();
        return trail;
    };
    return answering<AuditTrail>(m_session.send(call), &m_session, read);
}

Async<Answer<Request>> RequestApi::send(const ConfirmedCall &call)
{
    const QString id = call.path.section(u'/', 3, 3);
    return answering<Request>(m_session.send(toHttp(call)), &m_session, readRequest(id));
}

Async<Answer<Request>> RequestApi::sendDraft(const domain::Draft &draft, const QString &key)
{
    return send(draftCall(draft, key));
}

Async<Answer<Request>> RequestApi::command(
    const Request &request, domain::Event event, const Json &payload, const QString &key)
{
    return send(commandCall(request.id, request.revision, commandBody(event, payload), key));
}

ConfirmedCall RequestApi::draftCall(const domain::Draft &draft, const QString &key)
{
    const Json body = Json::of({{u"participant"_s, draft.participant}, {u"form"_s, draft.form},
        {u"form_version"_s, draft.formVersion}, {u"data"_s, draft.data}});
    const bool isNew = draft.baseRevision == 0;
    return {
        key, "PUT", pathOf(draft.id), isNew ? QString() : QString::number(draft.baseRevision), isNew, body.toBytes()};
}

ConfirmedCall RequestApi::commandCall(const QString &id, int revision, const Json &command, const QString &key)
{
    return {key, "POST", pathOf(id) + u"/commands"_s, QString::number(revision), false, command.toBytes()};
}

Json RequestApi::commandBody(domain::Event event, const Json &payload)
{
    return Json::of(
        {{u"type"_s, domain::eventCode(event)}, {u"payload"_s, payload.isObject() ? payload : Json::emptyObject()}});
}

HttpCall RequestApi::toHttp(const ConfirmedCall &confirmed)
{
    HttpCall call;
    call.method = confirmed.method;
    call.path = confirmed.path;
    call.body = confirmed.body;
    call.key = confirmed.key;
    if (!confirmed.ifMatch.isEmpty())
        call.headers.append({"If-Match", '"' + confirmed.ifMatch.toLatin1() + '"'});
    if (confirmed.ifNoneMatch)
        call.headers.append({QByteArray("If-None-Match"), QByteArray("*")});
    return call;
}

} // namespace eforms::api
