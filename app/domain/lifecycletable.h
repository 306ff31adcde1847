#pragma once

#include "domain/lifecycle.h"

#include <optional>

namespace eforms::domain {

/// One line of the table: in which states who may cause an event, and how it is called.
struct LifecycleRow {
    Event event;
    QLatin1StringView code;      ///< on the wire
    QLatin1StringView auditType; ///< in the trail
    QList<State> from;
    Actor::Kind actor;
    std::optional<Function> right; ///< of a person; nothing: the right that the level asks for
    std::optional<State> to;       ///< nothing: the state stays, or the event decides
};

/// The table of the request life cycle.
[[nodiscard]] const QList<LifecycleRow> &lifecycleTable();
[[nodiscard]] const LifecycleRow &lifecycleRow(Event event);

} // namespace eforms::domain
