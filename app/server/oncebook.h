#pragma once

#include "server/backend.h"

#include <functional>

namespace eforms::server {

/// Makes every changing call happen once, however often it arrives (finding F1; sync-and-security 2.3).
///
/// Looking up the key, judging, changing and remembering the answer are one transaction. Keys never expire.
class OnceBook
{
public:
    explicit OnceBook(Backend &backend)
        : m_backend(backend)
    {
    }

    /// The answer remembered for the call's key, or else that of @p work, which is remembered unless it only says
    /// "not now". @p substance is what makes two calls the same besides method, path and If-Match: the body without secrets.
    [[nodiscard]] HttpResponse once(
        const Call &call, const QByteArray &substance, const std::function<HttpResponse(Sql &)> &work);

private:
    Backend &m_backend;
};

} // namespace eforms::server
