#include "server/oncebook.h"

namespace eforms::server {

using namespace Qt::StringLiterals;

namespace {

QByteArray digestOf(const Call &call, const QByteArray &substance)
{
    return sha256(call.http.method + '\n' + call.http.path.toUtf8() + '\n' + call.http.header("if-match") + '\n'
        + call.http.header("if-none-match") + '\n' + call.http.header("upload-offset") + '\n' + substance);
}

/// Answers that say nothing about the call itself: the same call may get another one later.
bool isPassing(int status)
{
    return status == 401 || status == 408 || status == 413 || status == 429 || status >= 500;
}

QByteArray packed(const HttpResponse &response)
{
    Json::Array headers;
    for (const auto &[name, value] : response.headers)
        headers.append(Json::strings(QStringList {QString::fromLatin1(name), QString::fromLatin1(value)}));
    return Json(headers).toBytes();
}

HttpResponse unpacked(const QVariantList &row)
{
    HttpResponse response {row[1].toInt(), {}, row[3].toByteArray(), row[4].toByteArray()};
    const Json headers = storedJson(row[2]);
    for (const Json &header : headers.array())
        response.addHeader(header[0].toString().toLatin1(), header[1].toString().toLatin1());
    response.addHeader("Idempotent-Replayed", "?1");
    return response;
}

} // namespace

HttpResponse OnceBook::once(
    const Call &call, const QByteArray &substance, const std::function<HttpResponse(Sql &)> &work)
{
    const QString key = QString::fromLatin1(call.http.header("idempotency-key"));
    const QByteArray digest = digestOf(call, substance);
    const auto response = m_backend.database.transact([&](Sql &sql) -> HttpResponse {
        // Once more, now that it is this call's turn: the session may have ended while the call waited.
        if (!m_backend.sessions.isAlive(sql, call.session.id))
            return problem(401, u"session-ended"_s);
        const QString person = call.session.person.id;
        const Rows known = sql.run(
            u"SELECT digest, status, headers, type, body FROM commands WHERE person = ? AND key = ?"_s, {person, key});
        if (!known.isEmpty())
            return sameBytes(known.front()[0].toByteArray(), digest) ? unpacked(known.front())
                                                                     : problem(422, u"key-reused"_s);
        const HttpResponse fresh = work(sql);
        if (!isPassing(fresh.status)) {
            sql.run(u"INSERT INTO commands (person, key, digest, status, headers, type, body, at) VALUES"
                    " (?, ?, ?, ?, ?, ?, ?, ?)"_s,
                {person, key, digest, fresh.status, packed(fresh), fresh.contentType, fresh.body,
                    base::toWire(m_backend.clock.nowUtc())});
        }
        return fresh;
    });
    if (!response)
        return problem(response.error());
    m_backend.bell.ring();
    m_backend.mailer.wake();
    return *response;
}

} // namespace eforms::server
