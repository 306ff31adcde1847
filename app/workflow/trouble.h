#pragma once

#include "base/result.h"
#include "domain/refusal.h"

#include <variant>

namespace eforms::workflow {

/// What keeps a step from being done: nothing, an error (we do not know) or a refusal (the server's answer).
/// Worded by the screens.
using Trouble = std::variant<std::monostate, Error, domain::Refusal>;

[[nodiscard]] inline bool isTrouble(const Trouble &trouble)
{
    return !std::holds_alternative<std::monostate>(trouble);
}

} // namespace eforms::workflow
