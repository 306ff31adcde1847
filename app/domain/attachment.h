#pragma once

#include "base/json.h"

namespace eforms::domain {

/// One file of a request: a row of the form's `attachments` table (portal.md §10, X-FILE).
struct Attachment {
    QString id;        ///< random UUID made by the client; also the upload id
    QString docType;   ///< code from the service's list
    QString file;      ///< file name, cleaned by cleanFileName()
    qint64 bytes = 0;
    QString sha256;    ///< of the content, lower-case hex
    QString mediaType; ///< by content, `application/pdf`
    QString docDate;   ///< optional, ISO date
    QString description;

    [[nodiscard]] static Attachment fromJson(const Json &json);
    [[nodiscard]] Json toJson() const;
};

/// Largest file, and largest total of a request, in bytes (portal.md §10).
inline constexpr qint64 attachmentByteLimit = 10 * 1024 * 1024;
inline constexpr qint64 attachmentTotalLimit = 50 * 1024 * 1024;

/// A name without path, control, bidirectional-override or reserved characters, at most 100 characters; `file` if nothing is left.
[[nodiscard]] QString cleanFileName(const QString &name);
/// What the content says it is: application/pdf, image/jpeg, image/png or the XLSX type. Fails with Unsupported
/// (another type, macros, an archive) or when the extension of @p name says something else.
[[nodiscard]] Result<QString> mediaTypeOf(const QByteArray &content, const QString &name);

} // namespace eforms::domain
