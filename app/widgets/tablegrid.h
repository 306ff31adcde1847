#pragma once

#include "widgets/celldelegate.h"
#include "widgets/tablemodel.h"

#include <QTableView>

namespace eforms::widgets {

/// The grid of a form table, with the keys of a spreadsheet.
///
/// Typing replaces a cell, F2 edits it, Enter goes down and Shift+Enter up, Tab to the right and at the end out of the table,
/// Ctrl with an arrow to the edge of the filled cells; Delete empties the selected cells or removes the selected lines. Changes
/// of many cells are TableActions' business.
class TableGrid : public QTableView
{
    Q_OBJECT

public:
    TableGrid(FormScene &scene, const EditorFactory &factory, TableModel &model, QWidget *parent);

    /// Words shown while there is no line.
    void setEmptyText(const QString &text);
    /// For reading: as high as all its lines, and these as high as their text; nothing is cut off.
    void setWhole();
    /// Marks the column by which the lines are sorted; -1: none.
    void showSorting(int column, Qt::SortOrder order);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// As many lines as fit on a page beside the rest; known before the grid is on screen, so that the page does not move.
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    /// Lines wholly selected, and Delete pressed.
    void removeWanted();
    /// Cells selected, and Delete pressed.
    void emptyWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] QItemSelectionModel::SelectionFlags selectionCommand(
        const QModelIndex &index, const QEvent *event) const override;
    void focusInEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// How the columns share the width.
    struct Spread {
        QList<int> widths;
        bool tall = false;   ///< headings take two lines
        bool beyond = false; ///< not all are in sight
    };

    void go(CellDelegate::Move move);
    [[nodiscard]] bool hasWholeLines() const;
    [[nodiscard]] QModelIndex edgeFrom(const QModelIndex &from, int down, int right) const;
    [[nodiscard]] Spread spreadOver(int room) const;
    void spreadColumns();
    [[nodiscard]] int headingHeight(bool tall) const;
    void onSectionResized(int column, int before, int now);
    [[nodiscard]] QList<int> columnWidths(int headingLines) const;
    /// What a column's heading needs when it may take so many lines.
    [[nodiscard]] int headingWidth(int column, int lines) const;
    /// Narrows columns until they are all in sight, as far as that is bearable.
    void giveWay(QList<int> &widths, int room) const;
    void refit();
    void recolour();

    FormScene &m_scene;
    TableModel &m_model;
    QString m_emptyText;
    QHash<int, int> m_ownWidths; ///< of columns that the person has sized
    mutable QHash<QString, int> m_headingWidths; ///< on two lines, by heading
    bool m_spreading = false;    ///< the widths change by themselves
    bool m_whole = false;
};

} // namespace eforms::widgets
