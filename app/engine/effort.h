#pragma once

#include "engine/rule.h"

namespace eforms::engine {

/// What one run of a rule may cost, in steps; a step is about the work of looking at one value.
inline constexpr qint64 mostEffort = 2'000'000;

/// A computed number with more digits or decimals than this is no honest one.
inline constexpr int mostResultDigits = 2500;

/// What it costs to look at a value whole. Never much more than @p most, however large the value is.
[[nodiscard]] qint64 effortOf(const Json &value, qint64 most = mostEffort);

/// What an operation costs with these arguments, known before it runs, so that a bomb (texts or lists that double, huge
/// numbers) is stopped before it takes memory.
[[nodiscard]] qint64 effortOf(Operation operation, const Json::Array &values);

/// True for lists within lists (or objects) deeper than any honest rule makes them.
[[nodiscard]] bool isNestedTooDeep(const Json &value);

} // namespace eforms::engine
