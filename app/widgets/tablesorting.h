#pragma once

#include "widgets/tablemodel.h"

namespace eforms::widgets {

/// The lines @p rows (counted in the form) by what a column holds: numbers by value, everything else as it reads in the
/// language of the scene. Equal lines keep their order; empty cells come last.
[[nodiscard]] QList<int> sortedRows(
    const FormScene &scene, const TableModel &table, int column, Qt::SortOrder order, QList<int> rows);

/// The lines that have problems on show, counted in the form, in its order.
[[nodiscard]] QList<int> rowsWithProblems(const FormScene &scene, const QString &table);

} // namespace eforms::widgets
