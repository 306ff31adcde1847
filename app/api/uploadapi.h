#pragma once

#include "api/requestapi.h"
#include "domain/attachment.h"

namespace eforms::api {

/// Largest chunk of an upload, in bytes.
inline constexpr qint64 uploadChunkBytes = 1024 * 1024;

/// Files of a request, sent in chunks that can be resumed after any break.
class UploadApi
{
public:
    explicit UploadApi(Session &session);

    /// Announces a file; repeating it changes nothing. Answers the number of bytes the server had when the call was
    /// first answered: ask offset() before going on.
    [[nodiscard]] Async<Answer<qint64>> create(const ConfirmedCall &call);
    /// Bytes that have arrived.
    [[nodiscard]] Async<Answer<qint64>> offset(const QString &id);
    /// Adds @p bytes (at most uploadChunkBytes) at @p offset; answers the new offset. Refused with 409 `offset` when
    /// the server is elsewhere. The offset makes it safe to repeat, so each sending has a key of its own.
    [[nodiscard]] Async<Answer<qint64>> append(const QString &id, qint64 offset, const QByteArray &bytes);
    [[nodiscard]] Async<Answer<QByteArray>> download(const QString &id);

    /// The call that announces @p attachment of request @p requestId.
    [[nodiscard]] static ConfirmedCall createCall(
        const QString &requestId, const domain::Attachment &attachment, const QString &key);

private:
    Session &m_session;
};

} // namespace eforms::api
