#pragma once

#include "base/json.h"

namespace eforms::server {

/// What an edit changed, for the trail: `[{"pointer","old","new"}]`, at most 200 entries, long texts cut, contact details of
/// people left out (their pointers stay).
[[nodiscard]] Json differences(const Json &before, const Json &after);

} // namespace eforms::server
