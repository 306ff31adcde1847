#pragma once

#include <QString>

namespace eforms::widgets {

// A mask says how a code is written for people: `#` stands for a digit, `A` for a letter, `*` for either; signs
// between them (no letters, no digits) are put in by themselves, `###-######-###`.

/// The characters of a code without what the mask puts between them; full-width ones are made narrow. A text that has
/// other characters comes back as it is.
[[nodiscard]] QString unmasked(const QString &text, const QString &mask);

/// A plain code as the mask writes it, as far as it goes: `123456` → `123-456`. What does not fit the mask comes back
/// as it is.
[[nodiscard]] QString maskedText(const QString &plain, const QString &mask);

/// True when the schema's @p pattern wants the signs of the mask in the value too, not only the code.
[[nodiscard]] bool storesSigns(const QString &mask, const QString &pattern);

/// True for a sign that the mask puts in by itself at @p place of a masked text.
[[nodiscard]] bool isSign(const QString &mask, qsizetype place);

} // namespace eforms::widgets
