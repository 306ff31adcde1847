#pragma once

#include "base/json.h"

#include <optional>

namespace eforms::widgets {

/// A number as people type it, in JSON's grammar: `1,234.50` → `1234.50`, `.5` → `0.5`, `１２` → `12`, `+007` → `7`.
/// Nothing for what is no number; separators (comma, space or apostrophe) must stand between thousands.
[[nodiscard]] std::optional<QString> plainNumber(const QString &typed);

/// `1234567.5` → `1,234,567.50` with a scale of 2. What is no plain number comes back as it is.
[[nodiscard]] QString groupedNumber(const QString &plain, std::optional<int> scale);

/// `2025-07-08` from what was typed: `2025-7-8`, `20250708`, `8/7/2025` (day first), `8 Jul 2025`, `2025年7月8日`.
/// Nothing for what is no date.
[[nodiscard]] std::optional<QString> isoDate(const QString &typed);

/// `09:30` from `9:30`, `930`, `0930`, `9.30`. Nothing for what is no time of day.
[[nodiscard]] std::optional<QString> clockTime(const QString &typed);

} // namespace eforms::widgets
