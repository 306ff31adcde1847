#pragma once

#include "engine/layout.h"

#include <functional>

namespace eforms::engine {

/// The value that a condition looks at; Absent where there is none.
using ConditionValue = std::function<Json(const LayoutCondition &)>;

/// True when the condition holds. A missing value is validated as such: it meets every schema that does not ask for a
/// type or a certain value, unless the condition says `failWhenUndefined` (as in JSON Forms 3).
[[nodiscard]] bool holds(const LayoutCondition &condition, const ConditionValue &valueOf);

} // namespace eforms::engine
