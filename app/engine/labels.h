#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace eforms::engine {

/// Labels of host names in any script, as IDNA 2008 allows them: RFC 5891 (shape), 5892 (code points and their
/// context), 5893 (letters written from right to left), 3492 (Punycode).
[[nodiscard]] bool isUnicodeLabel(const QList<char32_t> &label);

/// Does it hold letters or digits that make all labels of the name follow RFC 5893, 2?
[[nodiscard]] bool isRightToLeft(const QList<char32_t> &label);
[[nodiscard]] bool followsBidiRule(const QList<char32_t> &label);

/// Without the prefix `xn--`; nothing where the text is none.
[[nodiscard]] std::optional<QList<char32_t>> fromPunycode(const QString &text);
[[nodiscard]] QString toPunycode(const QList<char32_t> &label);

} // namespace eforms::engine
