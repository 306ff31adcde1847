#pragma once

#include "widgets/tableedits.h"
#include "widgets/tablegrid.h"

#include <vector>

class QAction;

namespace eforms::widgets {

/// What can be done with the lines and cells of a table, each with a name and a key: by key, and in the grid's context menu.
class TableActions : public QObject
{
    Q_OBJECT

public:
    TableActions(FormScene &scene, TableGrid &grid, TableModel &model, QObject *parent);

    [[nodiscard]] TableEdits &edits() { return m_edits; }
    void retranslate();
    /// False: only what changes nothing is offered.
    void setOpen(bool open);
    /// How the lines are shown: sorted by a column, only those with problems, or both.
    void setProblemsOnly(bool only);
    void showFormOrder();
    /// The column by which the lines are sorted, -1 for none.
    [[nodiscard]] int sortedBy() const { return m_sortedBy; }
    [[nodiscard]] bool isProblemsOnly() const { return m_problemsOnly; }
    /// A line is added below the current one, or its copy.
    void insertLine(bool copy);
    void removeLines();

Q_SIGNALS:
    void done(const eforms::widgets::EditOutcome &outcome);
    /// Sorting or filter.
    void orderChanged();
    /// The person wants a new line; how one comes about is the owner's business.
    void lineWanted();

private:
    enum class Name {
        Cut, Copy, Paste, Empty, FillDown, FillRight, AddLine, RemoveLines, MoveUp, MoveDown, SortAscending, SortDescending,
        FormOrder
    };
    struct Entry {
        Name name;
        QAction *action;
        bool edits; ///< needs a table that can be changed
    };

    void add(Name name, const QList<QKeySequence> &keys, bool edits);
    void run(Name name);
    void showMenu(const QPoint &at);
    void copy();
    void paste();
    void move(int by);
    void sort(int column, std::optional<Qt::SortOrder> order);
    void onHeaderClicked(int column);
    void applyOrder();
    [[nodiscard]] QItemSelection selection() const;
    [[nodiscard]] QString text(Name name) const;

    FormScene &m_scene;
    TableGrid &m_grid;
    TableModel &m_model;
    TableEdits m_edits;
    std::vector<Entry> m_entries;
    int m_sortedBy = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_problemsOnly = false;
};

} // namespace eforms::widgets
