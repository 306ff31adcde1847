#pragma once

#include "engine/rule.h"

namespace eforms::engine {

/// Arithmetic of rules, exact but for division (20 decimals). Nothing for a division by zero.
[[nodiscard]] std::optional<Decimal> calculated(Operation operation, const std::vector<Decimal> &numbers);

/// The value at the keys of a variable; Absent where they lead nowhere.
[[nodiscard]] const Json &descend(const Json &start, const QStringList &keys);

/// The text of a value in `cat`: numbers in canonical form, so that 500000.0 and 500000 are the same.
[[nodiscard]] QString textOf(const Json &value);

/// A key that is equal for equal values and unequal for unequal ones of the same type.
[[nodiscard]] QString identityOf(const Json &value);

/// JsonLogic's `substr`: a negative start counts from the end, a negative length stops that far before it.
[[nodiscard]] Json substring(const QString &text, qint64 start, std::optional<qint64> length);

} // namespace eforms::engine
