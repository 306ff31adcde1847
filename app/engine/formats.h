#pragma once

#include "base/json.h"

#include <QString>

#include <optional>

namespace eforms::engine {

/// Does a text have the named format of JSON Schema, or one of ours?
///
/// Ours: `decimal` (plain digits, optional fraction, no exponent), `date-time-hkt` (`YYYY-MM-DDTHH:MM`, Hong Kong
/// time), `time-hkt` (`HH:MM`). `time` takes `HH:MM` as well as RFC 3339's full-time.
using FormatCheck = bool (*)(const QString &text);

/// The check of a format; nothing for a name that is not known.
[[nodiscard]] FormatCheck formatCheck(const QString &name);

/// A decimal as a form holds it: a text of format `decimal`, or a JSON number taken by its token.
[[nodiscard]] std::optional<Decimal> decimalOf(const Json &value);

} // namespace eforms::engine
