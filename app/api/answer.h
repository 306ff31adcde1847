#pragma once

#include "base/async.h"
#include "domain/refusal.h"

#include <variant>

namespace eforms::api {

/// What the server said: yes with a value, or no with a refusal. Silence is an Error of the Result around it.
template <typename T>
using Answer = std::variant<T, domain::Refusal>;

} // namespace eforms::api
