#include "server/uploads.h"

#include "server/refusals.h"
#include "server/requests.h"

#include <QUrl>

namespace eforms::server {

using namespace Qt::StringLiterals;
using domain::Event;
using domain::Hindrance;

struct Uploads::Upload {
    QString id;
    domain::Request request;
    QString file;
    qint64 bytes = 0;
    QString sha256;
    QString type;
    qint64 arrived = 0;
    bool complete = false;

    [[nodiscard]] bool announces(const Json &body) const
    {
        return body["request"_L1].toString() == request.id && domain::cleanFileName(body["file"_L1].toString()) == file
            && body["bytes"_L1].toInteger() == bytes && body["sha256"_L1].toString() == sha256
            && body["type"_L1].toString() == type;
    }
};

namespace {

constexpr int filesPerRequest = 30; ///< what is left over from edits included

HttpResponse withOffset(HttpResponse response, qint64 offset)
{
    response.addHeader("Upload-Offset", QByteArray::number(offset));
    return response;
}

QByteArray contentOf(Sql &sql, const QString &upload)
{
    QByteArray content;
    const Rows rows = sql.run(u"SELECT content FROM chunks WHERE upload = ? ORDER BY start"_s, {upload});
    for (const QVariantList &row : rows)
        content += row.front().toByteArray();
    return content;
}

bool isAnnouncement(const Json &body)
{
    const qint64 bytes = body["bytes"_L1].toInteger();
    return body.size() == 5 && body["request"_L1].isString() && body["file"_L1].isString()
        && !body["file"_L1].toString().isEmpty() && body["file"_L1].toString().size() <= 300 && bytes > 0
        && body["sha256"_L1].toString().size() == 64 && body["type"_L1].isString();
}

} // namespace

std::optional<Uploads::Upload> Uploads::find(Sql &sql, const Call &call)
{
    const QString id = call.parts.front();
    const Rows rows = sql.run(
        u"SELECT request, file, bytes, sha256, type, arrived, complete FROM uploads WHERE id = ?"_s, {id});
    if (rows.isEmpty())
        return {};
    const QVariantList &row = rows.front();
    const auto request = visibleRequest(sql, call.session, row[0].toString());
    if (!request)
        return {};
    return Upload {id, *request, row[1].toString(), row[2].toLongLong(), row[3].toString(), row[4].toString(),
        row[5].toLongLong(), row[6].toBool()};
}

HttpResponse Uploads::create(const Call &call)
{
    if (!isAnnouncement(call.body))
        return problem(400, u"malformed"_s);
    return m_once.once(call, call.http.body, [&](Sql &sql) { return start(sql, call); });
}

HttpResponse Uploads::start(Sql &sql, const Call &call)
{
    const QString id = call.parts.front();
    const auto request = visibleRequest(sql, call.session, call.body["request"_L1].toString());
    if (!request)
        return problem(404, u"not-found"_s);
    const auto actor = actorAt(sql, call.session, request->participant);
    const Hindrance hindrance
        = domain::Lifecycle::hindrance(*request, Event::Edit, actor, m_backend.clock.nowUtc());
    if (hindrance != Hindrance::None)
        return refusal(hindrance, *request);
    if (const auto known = find(sql, call)) {
        if (!known->announces(call.body))
            return refusal(Hindrance::WrongState, *request);
        return withOffset(jsonResponse(200, Json::of({{u"offset"_s, known->arrived}})), known->arrived);
    }
    if (sql.value(u"SELECT 1 FROM uploads WHERE id = ?"_s, {id}).isValid())
        return problem(404, u"not-found"_s);
    const qint64 bytes = call.body["bytes"_L1].toInteger();
    const int files = sql.value(u"SELECT count(*) FROM uploads WHERE request = ?"_s, {request->id}).toInt();
    if (bytes > domain::attachmentByteLimit || files >= filesPerRequest)
        return problem(422, u"file-refused"_s, Json::of({{u"reason"_s, u"size"_s}}));
    sql.run(u"INSERT INTO uploads (id, request, person, file, bytes, sha256, type) VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
        {id, request->id, call.session.person.id, domain::cleanFileName(call.body["file"_L1].toString()), bytes,
            call.body["sha256"_L1].toString(), call.body["type"_L1].toString()});
    return withOffset(jsonResponse(201, Json::of({{u"offset"_s, 0}})), 0);
}

HttpResponse Uploads::offset(const Call &call)
{
    const auto upload = m_backend.database.transact([&](Sql &sql) { return find(sql, call); });
    if (!upload)
        return problem(upload.error());
    if (!*upload)
        return problem(404, u"not-found"_s);
    HttpResponse response = jsonResponse(200, Json::of({{u"offset"_s, (*upload)->arrived}}));
    response.addHeader("Upload-Length", QByteArray::number((*upload)->bytes));
    return withOffset(response, (*upload)->arrived);
}

HttpResponse Uploads::append(const Call &call)
{
    bool valid = false;
    const qint64 at = call.http.header("upload-offset").toLongLong(&valid);
    if (call.http.header("content-type") != "application/offset+octet-stream")
        return problem(415, u"media-type"_s);
    if (!valid || at < 0 || call.http.body.isEmpty())
        return problem(400, u"bad-request"_s);
    if (call.http.body.size() > chunkLimit)
        return problem(413, u"too-large"_s, Json::of({{u"limit"_s, chunkLimit}}));
    return m_once.once(call, call.http.body, [&](Sql &sql) { return store(sql, call, at); });
}

HttpResponse Uploads::store(Sql &sql, const Call &call, qint64 at)
{
    auto upload = find(sql, call);
    if (!upload)
        return problem(404, u"not-found"_s);
    const auto actor = actorAt(sql, call.session, upload->request.participant);
    const Hindrance hindrance
        = domain::Lifecycle::hindrance(upload->request, Event::Edit, actor, m_backend.clock.nowUtc());
    if (hindrance != Hindrance::None)
        return refusal(hindrance, upload->request);
    const qint64 size = call.http.body.size();
    if (at != upload->arrived || upload->complete)
        return withOffset(
            problem(409, u"offset"_s, Json::of({{u"offset"_s, upload->arrived}})), upload->arrived);
    if (at + size > upload->bytes)
        return problem(422, u"file-refused"_s, Json::of({{u"reason"_s, u"size"_s}}));

    sql.run(u"INSERT INTO chunks (upload, start, content) VALUES (?, ?, ?)"_s, {upload->id, at, call.http.body});
    upload->arrived += size;
    if (upload->arrived == upload->bytes) {
        if (const auto refused = judge(sql, *upload)) {
            sql.run(u"DELETE FROM chunks WHERE upload = ?"_s, {upload->id});
            sql.run(u"DELETE FROM uploads WHERE id = ?"_s, {upload->id});
            return *refused;
        }
        upload->complete = true;
    }
    sql.run(u"UPDATE uploads SET arrived = ?, complete = ? WHERE id = ?"_s,
        {upload->arrived, upload->complete, upload->id});
    return withOffset({}, upload->arrived);
}

std::optional<HttpResponse> Uploads::judge(Sql &sql, const Upload &upload)
{
    const QByteArray content = contentOf(sql, upload.id);
    if (sha256(content).toHex() != upload.sha256.toLatin1())
        return problem(422, u"file-refused"_s, Json::of({{u"reason"_s, u"digest"_s}}));
    const auto type = domain::mediaTypeOf(content, upload.file);
    if (!type || *type != upload.type)
        return problem(422, u"file-refused"_s, Json::of({{u"reason"_s, u"type"_s}}));
    return {};
}

HttpResponse Uploads::content(const Call &call)
{
    const auto response = m_backend.database.transact([&](Sql &sql) -> HttpResponse {
        const auto upload = find(sql, call);
        if (!upload || !upload->complete)
            return problem(404, u"not-found"_s);
        HttpResponse found {200, {}, "application/octet-stream", contentOf(sql, upload->id)};
        found.addHeader("Content-Disposition", "attachment; filename*=UTF-8''" + QUrl::toPercentEncoding(upload->file));
        found.addHeader("X-Content-Type-Options", "nosniff");
        return found;
    });
    return response ? *response : problem(response.error());
}

} // namespace eforms::server
