#include "server/http.h"

namespace eforms::server {

using namespace Qt::StringLiterals;

HttpResponse jsonResponse(int status, const Json &body)
{
    return {status, {}, "application/json", body.toBytes()};
}

HttpResponse problem(const domain::Refusal &refusal)
{
    HttpResponse response {refusal.status, {}, "application/problem+json", refusal.toJson().toBytes()};
    if (refusal.retryAfter)
        response.addHeader("Retry-After", QByteArray::number(static_cast<qint64>(refusal.retryAfter->count())));
    return response;
}

HttpResponse problem(int status, const QString &code, const Json &extra)
{
    domain::Refusal refusal;
    refusal.status = status;
    refusal.code = code;
    refusal.extra = extra;
    return problem(refusal);
}

HttpResponse problem(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::StorageFull:
        return problem(507, u"storage-full"_s);
    case ErrorKind::Storage:
    case ErrorKind::StorageInUse:
    case ErrorKind::Cancelled:
        return problem(503, u"unavailable"_s);
    default:
        return problem(500, u"internal"_s);
    }
}

} // namespace eforms::server
