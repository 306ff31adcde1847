#pragma once

#include "widgets/fieldfacts.h"

namespace eforms::widgets {

/// The value that a typed or pasted text stands for in a field, or in one element of a list: `1,234.50` → 1234.50,
/// `8/7/2025` → 2025-07-08. Absent for nothing but spaces; what is no number, date or time stays text as typed.
[[nodiscard]] Json typedValue(const FieldFacts &facts, const QString &text);

} // namespace eforms::widgets
