#pragma once

#include "base/json.h"
#include "domain/identity.h"

#include <QDateTime>

namespace eforms::domain {

/// One step in the life of a request, as the server recorded it.
struct AuditEvent {
    qint64 number = 0; ///< from 1, without gaps, per request
    QString request;
    QString type; ///< `REQ_CREATED`, `CHECK_APPROVED` …
    Person actor; ///< id `clearing-house` or `system` where no person acted
    QString onBehalfOf;
    QString role;   ///< function code under which the person acted
    QString device; ///< device id
    QDateTime atUtc; ///< the server's time
    int revision = 0;
    QString contentHash;
    QString from; ///< state codes
    QString to;
    QString reason;
    Json details; ///< changed pointers with old and new value, level, stage …
    QString previousHash; ///< hash of the event before; empty for the first
    QString hash;

    [[nodiscard]] static Result<AuditEvent> fromJson(const Json &json);
    [[nodiscard]] Json toJson() const;
    /// SHA-256 in hex over the domain tag, the previous hash and the canonical event without `hash`.
    [[nodiscard]] QString computedHash() const;
};

/// What is wrong with a chain, and where.
struct AuditFault {
    enum class Kind { Gap, BrokenLink, Rewritten };
    Kind kind = Kind::Gap;
    qint64 number = 0; ///< first bad event
};

/// Nothing when the events are numbered from 1 without gap, linked, and each hash is right.
[[nodiscard]] std::optional<AuditFault> verify(const QList<AuditEvent> &events);

} // namespace eforms::domain
