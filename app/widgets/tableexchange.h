#pragma once

#include "widgets/cellreader.h"

#include <QStringList>

#include <vector>

namespace eforms::widgets {

/// Rows of a form's table as cells of text, both ways: paste, import and export.
class TableExchange
{
public:
    using Grid = QList<QStringList>;
    /// For each column of a grid the field that it fills; -1: none.
    using Mapping = QList<int>;

    /// @p members are the fields of a row, in the order in which they are exported.
    TableExchange(const engine::FormDefinition &form, QString table, QStringList members);

    [[nodiscard]] const QString &table() const { return m_table; }
    [[nodiscard]] const QStringList &members() const { return m_members; }
    /// Name of the table.
    [[nodiscard]] QString title(Language language) const { return m_form.label(m_table, language); }
    [[nodiscard]] QString label(int field, Language language) const;
    /// Read-only fields and those computed by rules are not filled from outside.
    [[nodiscard]] bool isOpen(int field) const;
    [[nodiscard]] const CellReader &reader(int field) const { return m_readers[static_cast<std::size_t>(field)]; }

    /// The field of each heading, by its name in either language or its key; no field twice.
    [[nodiscard]] Mapping mappingOf(const QStringList &headings) const;
    /// True when each heading that is not empty names a field.
    [[nodiscard]] bool isHeader(const QStringList &headings) const;

    /// The row of the form that the cells mean. Fields that are not open stay out.
    [[nodiscard]] Json row(const QStringList &cells, const Mapping &mapping) const;
    /// Cells of a row in the order of the members, and the headings over them, for a file.
    [[nodiscard]] QStringList exported(const Json &row, Language language) const;
    [[nodiscard]] QStringList headings(Language language) const;
    /// By field: may be written as numbers.
    [[nodiscard]] QList<bool> numeric() const;

private:
    const engine::FormDefinition &m_form;
    QString m_table;
    QStringList m_members;
    QList<FieldFacts> m_facts;
    std::vector<CellReader> m_readers;
    QHash<QString, int> m_names; ///< folded; in both languages, and keys
};

} // namespace eforms::widgets
