#pragma once

#include "base/json.h"

#include <QList>

#include <chrono>
#include <optional>

namespace eforms::domain {

/// The server's "no": an answer, not an error. Carried as RFC 9457 problem details.
struct Refusal {
    struct FieldProblem {
        QString pointer; ///< JSON pointer into the request's data
        QString keyword;
        QString rule;    ///< id of the business rule, if one
        QString severity; ///< `error` or `warning`
        Json params;
    };

    int status = 0;       ///< HTTP status
    QString code;         ///< last part of the problem `type`: `same-person`, `stale`, `validation` …; the list is in openapi.yaml
    QString detail;       ///< for the log; never shown
    QList<FieldProblem> problems;
    std::optional<std::chrono::seconds> retryAfter;
    Json extra;           ///< code-specific members: `attempts_left`, `held_by`, `until`, `current_revision` …

    [[nodiscard]] static Refusal fromJson(int status, const Json &json);
    [[nodiscard]] Json toJson() const;
};

} // namespace eforms::domain
