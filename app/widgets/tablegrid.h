#pragma once

#include "widgets/celldelegate.h"
#include "widgets/tablemodel.h"

#include <QTableView>

namespace eforms::widgets {

/// The grid of a form table, with the keys of a spreadsheet.
///
/// Typing replaces a cell, F2 edits it, Enter goes down, Tab to the right and at the end out of the table, Delete empties
/// the selected cells or removes the selected lines, Insert adds a line.
class TableGrid : public QTableView
{
    Q_OBJECT

public:
    TableGrid(FormScene &scene, const EditorFactory &factory, TableModel &model, QWidget *parent);

    /// Words shown while there is no line.
    void setEmptyText(const QString &text);
    /// For reading: as high as all its lines, and these as high as their text; nothing is cut off.
    void setWhole();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void addWanted();
    /// Lines wholly selected, and Delete pressed.
    void removeWanted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void go(CellDelegate::Move move);
    void clearSelected();
    void spreadColumns();
    [[nodiscard]] QList<int> columnWidths(int headingLines) const;
    void refit();
    void recolour();

    FormScene &m_scene;
    TableModel &m_model;
    QString m_emptyText;
    bool m_whole = false;
};

} // namespace eforms::widgets
