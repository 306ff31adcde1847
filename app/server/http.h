#pragma once

#include "base/json.h"
#include "domain/refusal.h"

#include <QByteArray>
#include <QHash>
#include <QString>

namespace eforms::server {

/// A call as it came in, whole. Header names are lower case.
struct HttpRequest {
    QByteArray method;
    QString path; ///< percent-decoded, without query
    QHash<QString, QString> query;
    QHash<QByteArray, QByteArray> headers;
    QByteArray body;
    QString remoteAddress;

    [[nodiscard]] QByteArray header(QByteArrayView lowerCaseName) const
    {
        return headers.value(lowerCaseName.toByteArray());
    }
};

/// What is sent back.
struct HttpResponse {
    int status = 204;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray contentType; ///< empty: no body
    QByteArray body;
    bool closes = false; ///< the connection is not used again

    void addHeader(const QByteArray &name, const QByteArray &value) { headers.append(std::pair(name, value)); }
};

[[nodiscard]] HttpResponse jsonResponse(int status, const Json &body);
/// RFC 9457 problem details.
[[nodiscard]] HttpResponse problem(const domain::Refusal &refusal);
[[nodiscard]] HttpResponse problem(int status, const QString &code, const Json &extra = {});
/// What a failure of ours says: 507 for a full disk, else 503 or 500.
[[nodiscard]] HttpResponse problem(const Error &error);

} // namespace eforms::server
