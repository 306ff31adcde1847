#include "server/catalogue.h"

#include "server/accounts.h"

namespace eforms::server {

using namespace Qt::StringLiterals;

namespace {

HttpResponse document(const Call &call, const std::optional<Forms::Document> &document)
{
    if (!document)
        return problem(404, u"not-found"_s);
    HttpResponse response;
    if (call.http.header("if-none-match") == document->etag)
        response.status = 304;
    else
        response = jsonResponse(200, document->json);
    response.addHeader("ETag", document->etag);
    return response;
}

} // namespace

HttpResponse Catalogue::about(const Call &)
{
    return jsonResponse(200,
        Json::of({{u"name"_s, u"Client Portal reference server"_s}, {u"version"_s, QStringLiteral(EFORMS_VERSION)},
            {u"time"_s, base::toWire(m_backend.clock.nowUtc())}, {u"training"_s, m_backend.options.seedTraining},
            {u"epoch"_s, m_backend.epoch},
            {u"form_key"_s, QString::fromLatin1(m_backend.publisher.publicKey().toBase64())}}));
}

HttpResponse Catalogue::services(const Call &call)
{
    const auto rights = m_backend.database.transact([&](Sql &sql) {
        return Accounts(sql).rights(call.session.account, call.http.query.value(u"participant"_s));
    });
    if (!rights)
        return problem(rights.error());
    if (rights->isEmpty())
        return problem(404, u"not-found"_s);
    Json::Array lines;
    for (const domain::Service &service : m_backend.forms.services()) {
        QStringList functions;
        for (const domain::Right &right : *rights) {
            if (right.service == "*"_L1 || right.service == service.slug)
                functions.append(domain::functionCode(right.function));
        }
        functions.removeDuplicates();
        Json line = service.toJson();
        line.set(u"allowed"_s, domain::allows(*rights, domain::Function::View, service.slug));
        line.set(u"functions"_s, Json::strings(functions));
        lines.append(line);
    }
    return jsonResponse(200, Json::of({{u"services"_s, lines}}));
}

HttpResponse Catalogue::form(const Call &call)
{
    return document(call, m_backend.forms.package(call.parts.at(0), call.parts.at(1).toInt(), m_backend.publisher));
}

HttpResponse Catalogue::reference(const Call &call)
{
    return document(call, m_backend.forms.reference(call.parts.front()));
}

HttpResponse Catalogue::parameters(const Call &call)
{
    const auto form = m_backend.forms.find(call.http.query.value(u"form"_s));
    if (!form)
        return problem(404, u"not-found"_s);
    const Json &params = form->about()["params"_L1];
    return jsonResponse(200,
        Json::of({{u"params"_s, params.isObject() ? params : Json::emptyObject()},
            {u"hours"_s, form->about()["hours"_L1]}, {u"time"_s, base::toWire(m_backend.clock.nowUtc())}}));
}

} // namespace eforms::server
