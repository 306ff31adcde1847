#pragma once

#include "server/backend.h"
#include "server/oncebook.h"

namespace eforms::server {

/// Files of requests, received in chunks that can be resumed.
class Uploads
{
public:
    explicit Uploads(Backend &backend)
        : m_backend(backend)
        , m_once(backend)
    {
    }

    static constexpr qint64 chunkLimit = 1024 * 1024;

    [[nodiscard]] HttpResponse create(const Call &call);
    [[nodiscard]] HttpResponse offset(const Call &call);
    [[nodiscard]] HttpResponse append(const Call &call);
    [[nodiscard]] HttpResponse content(const Call &call);

private:
    struct Upload;

    [[nodiscard]] std::optional<Upload> find(Sql &sql, const Call &call);
    [[nodiscard]] HttpResponse start(Sql &sql, const Call &call);
    [[nodiscard]] HttpResponse store(Sql &sql, const Call &call, qint64 at);
    /// The answer that refuses a file which is complete but not what was announced; nothing if it is.
    [[nodiscard]] std::optional<HttpResponse> judge(Sql &sql, const Upload &upload);

    Backend &m_backend;
    OnceBook m_once;
};

} // namespace eforms::server
