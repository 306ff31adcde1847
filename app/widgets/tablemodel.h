#pragma once

#include "widgets/fieldfacts.h"
#include "widgets/formscene.h"
#include "widgets/tableorder.h"

#include <QAbstractTableModel>
#include <QHash>

#include <optional>

namespace eforms::widgets {

struct TableColumn {
    QString name; ///< of the member, `quantity`
    FieldFacts facts;
    Json options;  ///< as the layout gives them
    int width = 0; ///< wished for, in pixels; 0: from the contents
};

/// The columns that `options.columns` of a table's layout names, or all members where it names none.
[[nodiscard]] QList<TableColumn> tableColumns(
    const engine::FormDefinition &form, const QString &table, const Json &options);

/// The rows of one table of the form for Qt's views, in the form's order or in one of their own.
///
/// Keeps no values: whatever a view asks for is looked up then, so that ten thousand rows cost what is on screen.
class TableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        PathRole = Qt::UserRole, ///< of the cell
        ProblemRole,             ///< empty, `error` or `warning`
        ChangedRole,             ///< true when it differs from the baseline
    };

    TableModel(FormScene &scene, QString table, QList<TableColumn> columns, QObject *parent);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    [[nodiscard]] const QString &table() const { return m_table; }
    [[nodiscard]] const QList<TableColumn> &columns() const { return m_columns; }
    /// As typed; cheap.
    [[nodiscard]] const Json &value(const QModelIndex &index) const;
    [[nodiscard]] QString path(const QModelIndex &index) const;
    /// Path of the line at a place on screen.
    [[nodiscard]] QString rowPath(int row) const;
    /// The form's own line at a place on screen, and the other way round (-1: not on screen).
    [[nodiscard]] int formRow(int row) const { return m_order.row(row); }
    [[nodiscard]] int viewRow(int formRow) const { return m_order.place(formRow); }
    /// All lines of the form, also those not on screen.
    [[nodiscard]] int formRowCount() const { return m_rows; }
    /// The cell of a path; invalid when no column shows it, or its line is not on screen.
    [[nodiscard]] QModelIndex indexOf(const QString &path) const;
    /// Can be changed by the person now.
    [[nodiscard]] bool isOpen(const QModelIndex &index) const;
    /// Problems on show of exactly this path.
    [[nodiscard]] engine::Problems problems(const QString &path) const;
    void retranslate();
    /// Rows to compare with, as in the data; Absent: nothing to compare.
    void setBaseline(const Json &rows);

    /// Shows these lines of the form, in this order. It stays while cells change; new lines come next to their neighbour.
    void showRows(const QList<int> &formRows);
    /// All lines in the form's order.
    void showAll();
    [[nodiscard]] bool hasOwnOrder() const { return m_order.isOwn(); }

private:
    [[nodiscard]] QVariant header(int section, int role) const;
    [[nodiscard]] QVariant rowHeader(int row, int role) const;
    [[nodiscard]] QString text(const QModelIndex &index) const;
    [[nodiscard]] QString accessibleText(const QModelIndex &index) const;
    [[nodiscard]] bool isChanged(const QModelIndex &index) const;
    [[nodiscard]] const engine::FieldState &state(const QModelIndex &index) const;
    [[nodiscard]] std::optional<engine::Severity> rowMark(int row) const;
    /// Line on screen that a path lies in; -1 for none.
    [[nodiscard]] int rowOf(const QString &path) const;
    void refreshMark(int row);
    void forget();
    void onFieldChanged(const QString &path);
    void onRowsInserted(const QString &table, int first, int count);
    void onRowsRemoved(const QString &table, int first, int count);
    void onProblemsChanged();
    void onReset();
    void resize(int rows);
    void announceAll(const QList<int> &roles);

    FormScene &m_scene;
    QString m_table;
    QList<TableColumn> m_columns;
    QStringList m_inRow; ///< pointers within a row of all its fields
    int m_rows = 0;      ///< of the form, as the views know it
    TableOrder m_order;
    Json m_baseline;
    bool m_showsAll = false; ///< problems of fields that nobody has visited, too

    // Views ask for one cell several times in a row, and for the same marks with every picture.
    mutable QModelIndex m_lastCell;
    mutable engine::FieldState m_lastState;
    mutable QHash<int, std::optional<engine::Severity>> m_rowMarks; ///< by line of the form
};

} // namespace eforms::widgets
