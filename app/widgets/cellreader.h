#pragma once

#include "widgets/fieldfacts.h"

#include <QHash>

namespace eforms::widgets {

/// What a cell of a spreadsheet means for one field of the form, and how a value is written into one.
///
/// Understands numbers with separators, in full width or in accountants' brackets; dates and times in common spellings;
/// choices by code, by name in either language, or as exported; yes and no in both languages; several values one behind the
/// other, divided by semicolons or line breaks. What it does not understand stays as it was typed, so that nothing is lost and
/// the form's rules can say what is wrong.
class CellReader
{
public:
    CellReader(const engine::FormDefinition &form, const FieldFacts &facts);

    /// The field holds several values.
    [[nodiscard]] bool isList() const { return m_list; }
    /// Absent for an empty cell.
    [[nodiscard]] Json read(const QString &cell) const;
    /// For a file: choices as `CODE – name` in @p language, numbers and dates as they are stored. Read back it gives the same
    /// value in any language.
    [[nodiscard]] QString exported(const Json &value, Language language) const;
    /// For the clipboard: choices by name, unless two have the same one.
    [[nodiscard]] QString copied(const Json &value, Language language) const;

private:
    [[nodiscard]] Json readList(const QString &cell) const;
    [[nodiscard]] QString exportedList(const Json &values, Language language) const;
    [[nodiscard]] Json readChoice(const QString &cell) const;
    [[nodiscard]] Json readNumber(const QString &cell) const;
    [[nodiscard]] QString plain(const Json &value, Language language) const;

    const engine::FormDefinition &m_form;
    FieldFacts m_facts;
    QHash<QString, Json> m_choices; ///< by everything that they are called, folded; Absent: called so twice
    bool m_percent = false;
    bool m_list = false; ///< the field holds an array
};

/// Text without regard to width, case and spaces: how names are compared.
[[nodiscard]] QString folded(const QString &text);

} // namespace eforms::widgets
