#pragma once

#include "base/json.h"

namespace eforms::engine {

/// Applies a JsonLogic rule to data as jsonlogic.com describes it: JavaScript's coercions, no skipping.
///
/// Forms use the strict profile (rule.h); this is for rules from elsewhere and for the official vectors. Numbers are
/// exact decimals; what JavaScript calls NaN is null. Never fails: an operation that is not known gives null, and so
/// does a rule nested deeper than 100 or one that costs more than a rule may (effort.h).
[[nodiscard]] Json applyJsonLogic(const Json &rule, const Json &data);

} // namespace eforms::engine
