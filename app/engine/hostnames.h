#pragma once

#include <QString>

namespace eforms::engine {

/// RFC 1123, and RFC 5890 for labels that begin with `xn--`.
[[nodiscard]] bool isHostname(const QString &text);

/// The same with labels in any script (IDNA 2008: RFC 5891, 5892).
[[nodiscard]] bool isInternationalHostname(const QString &text);

} // namespace eforms::engine
