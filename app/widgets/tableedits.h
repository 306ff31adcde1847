#pragma once

#include "widgets/tableexchange.h"
#include "widgets/tablemodel.h"

#include <QItemSelection>

namespace eforms::widgets {

/// What a change of many cells came to, for telling the person.
struct EditOutcome {
    enum class Kind { None, Pasted, Emptied, Filled, Removed, Imported };

    Kind kind = Kind::None;
    int cells = 0;          ///< written or emptied
    int lines = 0;          ///< that were written, or are gone
    int skipped = 0;        ///< cells that cannot be changed
    int linesLeft = 0;      ///< that the table has no room for
    int columnsLeft = 0;    ///< that stand beyond the last column
    bool matched = false;   ///< the headings said which column is which
};

/// Changes of many cells at once, each one undo step. Cells that are read-only or computed are left alone and counted.
/// Places are those on screen.
class TableEdits
{
public:
    using Grid = TableExchange::Grid;

    TableEdits(FormScene &scene, TableModel &model);

    [[nodiscard]] const TableExchange &exchange() const { return m_exchange; }

    /// The smallest block that holds the selection, as text.
    [[nodiscard]] Grid copy(const QItemSelection &selection) const;
    EditOutcome empty(const QItemSelection &selection);
    /// Each column of the selection gets what stands in its first line; a single line takes the line above it.
    EditOutcome fillDown(const QItemSelection &selection);
    /// Each line of the selection gets what stands in its first column; a single column takes the one before it.
    EditOutcome fillRight(const QItemSelection &selection);
    /// From the top left cell of the selection on; lines are added as long as the form takes them. A first line that holds
    /// nothing but names of fields says which column is which. One single cell fills the whole selection.
    EditOutcome paste(const Grid &grid, const QItemSelection &selection);
    /// Adds the rows at the end, or puts them in the place of all lines. Of each row the @p members are written, those
    /// without value emptied.
    EditOutcome import(const QList<Json> &rows, const QStringList &members, bool replace);
    EditOutcome removeRows(const QItemSelection &selection);

private:
    struct Block {
        int top = 0;
        int left = 0;
        int bottom = -1;
        int right = -1;
    };

    [[nodiscard]] static Block blockOf(const QItemSelection &selection);
    [[nodiscard]] static QList<int> rowsOf(const QItemSelection &selection);
    void write(const QModelIndex &cell, const Json &value, EditOutcome &outcome);
    void flush();
    EditOutcome pasteOne(const QString &cell, const QItemSelection &selection);
    void pasteLine(int formRow, const QStringList &cells, const TableExchange::Mapping &mapping, EditOutcome &outcome);
    [[nodiscard]] int addLines(int wanted);

    FormScene &m_scene;
    TableModel &m_model;
    TableExchange m_exchange;
    QList<engine::ValueEdit> m_edits; ///< of the step being made
};

} // namespace eforms::widgets
