#include "api/uploadapi.h"

#include "api/answering.h"

namespace eforms::api {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::minutes chunkTime {2}; // for 1 MiB on a slow line
constexpr std::chrono::minutes fileTime {10};

QString pathOf(const QString &id)
{
    return u"/v1/uploads/"_s + id;
}

Result<qint64> readOffset(const HttpAnswer &answer)
{
    bool isNumber = false;
    const qint64 offset = answer.headers.value("upload-offset").toLongLong(&isNumber);
    if (!isNumber || offset < 0)
        return fail(ErrorKind::Malformed, u"upload offset"_s);
    return offset;
}

} // namespace

UploadApi::UploadApi(Session &session) : m_session(session) { }

Async<Answer<qint64>> UploadApi::create(const ConfirmedCall &call)
{
    return answering<qint64>(m_session.send(RequestApi::toHttp(call)), &m_session, readOffset);
}

Async<Answer<qint64>> UploadApi::offset(const QString &id)
{
    HttpCall call;
    call.method = "HEAD";
    call.path = pathOf(id);
    return answering<qint64>(m_session.send(call), &m_session, readOffset);
}

Async<Answer<qint64>> UploadApi::append(const QString &id, qint64 offset, const QByteArray &bytes)
{
    HttpCall call;
    call.method = "PATCH";
    call.path = pathOf(id);
    call.body = bytes;
    call.mediaType = "application/offset+octet-stream";
    call.headers.append({"Upload-Offset", QByteArray::number(offset)});
    call.key = newKey();
    call.deadline = chunkTime;
    return answering<qint64>(m_session.send(call), &m_session, readOffset);
}

Async<Answer<QByteArray>> UploadApi::download(const QString &id)
{
    HttpCall call;
    call.path = pathOf(id);
    call.accepts = "application/octet-stream";
    call.answerLimit = domain::attachmentByteLimit;
    call.deadline = fileTime;
    return answering<QByteArray>(
        m_session.send(call), &m_session, [](const HttpAnswer &answer) { return Result<QByteArray>(answer.body); });
}

ConfirmedCall UploadApi::createCall(const QString &requestId, const domain::Attachment &attachment, const QString &key)
{
    const Json body = Json::of({{u"request"_s, requestId}, {u"file"_s, attachment.file}, {u"bytes"_s, attachment.bytes},
        {u"sha256"_s, attachment.sha256}, {u"type"_s, attachment.mediaType}});
    return {key, "PUT", pathOf(attachment.id), {}, false, body.toBytes()};
}

} // namespace eforms::api
