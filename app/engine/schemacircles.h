#pragma once

#include "base/result.h"
#include "engine/schemanode.h"

namespace eforms::engine {

/// Schemas that apply to one and the same value must not lead back to themselves, nor be too many one through the other.
/// Fails with Malformed or TooLarge.
[[nodiscard]] Status checkChains(const SchemaSet &set, int longest);

} // namespace eforms::engine
