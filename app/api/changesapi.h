#pragma once

#include "api/answer.h"
#include "api/session.h"
#include "domain/request.h"

#include <chrono>

namespace eforms::api {

/// One item of the feed.
struct Change {
    enum class Kind {
        Put,    ///< the request as it is now
        Delete, ///< it no longer exists
        Revoke, ///< this person may no longer see it
    };
    QString id;
    Kind kind = Kind::Put;
    std::optional<domain::Request> request; ///< of Put
};

struct ChangePage {
    QString epoch;
    QList<Change> changes;
    QString next;      ///< cursor behind this page; opaque
    bool more = false; ///< ask again at once
};

/// What changed at a participant.
class ChangesApi
{
public:
    explicit ChangesApi(Session &session);

    /// From @p cursor (empty: from the beginning). The server answers at once when there is something, else within
    /// @p wait (at most 25 s). Refused with 410 `cursor-expired`: fetch everything again.
    [[nodiscard]] Async<Answer<ChangePage>> changes(
        const QString &participant, const QString &cursor, std::chrono::seconds wait);

private:
    Session &m_session;
};

} // namespace eforms::api
