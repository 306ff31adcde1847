#include "api/formsapi.h"

#include "api/answering.h"

namespace eforms::api {

using namespace Qt::StringLiterals;

namespace {

Result<Published> readPublished(const HttpAnswer &answer)
{
    if (!answer.json.isObject())
        return fail(ErrorKind::Malformed, u"document"_s);
    return Published {QString::fromLatin1(answer.headers.value("etag")), answer.json};
}

} // namespace

FormsApi::FormsApi(Session &session) : m_session(session) { }

Async<Answer<QList<domain::Service>>> FormsApi::services(const QString &participant)
{
    HttpCall call;
    call.path = u"/v1/services"_s;
    call.query.addQueryItem(u"participant"_s, QString::fromLatin1(QUrl::toPercentEncoding(participant)));
    const auto read = [](const HttpAnswer &answer) -> Result<QList<domain::Service>> {
        if (!answer.json["services"_L1].isArray())
            return fail(ErrorKind::Malformed, u"services"_s);
        QList<domain::Service> services;
        for (const Json &json : answer.json["services"_L1].array())
            services.append(domain::Service::fromJson(json));
        return services;
    };
    return answering<QList<domain::Service>>(m_session.send(call), &m_session, read);
}

Async<Answer<Published>> FormsApi::package(const QString &slug, int version)
{
    HttpCall call;
    call.path = u"/v1/forms/%1/%2"_s.arg(slug).arg(version);
    return answering<Published>(m_session.send(call), &m_session, readPublished);
}

Async<Answer<std::optional<Published>>> FormsApi::reference(const QString &name, const QString &knownTag)
{
    HttpCall call;
    call.path = u"/v1/reference/"_s + name;
    if (!knownTag.isEmpty())
        call.headers.append({"If-None-Match", knownTag.toLatin1()});
    const auto read = [](const HttpAnswer &answer) -> Result<std::optional<Published>> {
        if (answer.status == 304)
            return std::optional<Published>();
        const auto published = readPublished(answer);
        if (!published)
            return fail(published.error());
        return std::optional(*published);
    };
    return answering<std::optional<Published>>(m_session.send(call), &m_session, read, {304});
}

Async<Answer<Parameters>> FormsApi::params(const QString &slug)
{
    HttpCall call;
    call.path = u"/v1/params"_s;
    call.query.addQueryItem(u"form"_s, QString::fromLatin1(QUrl::toPercentEncoding(slug)));
    const auto read = [](const HttpAnswer &answer) -> Result<Parameters> {
        return Parameters {
            answer.json["params"_L1], answer.json["hours"_L1], base::fromWire(answer.json["time"_L1].toString())};
    };
    return answering<Parameters>(m_session.send(call), &m_session, read);
}

} // namespace eforms::api
