#pragma once

#include "widgets/fieldfacts.h"
#include "widgets/formscene.h"

#include <QAbstractTableModel>
#include <QHash>

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

/// The rows of one table of the form for Qt's views. Keeps no values, only which cells have problems on show.
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

    [[nodiscard]] const QList<TableColumn> &columns() const { return m_columns; }
    [[nodiscard]] QString path(const QModelIndex &index) const;
    [[nodiscard]] QString rowPath(int row) const;
    /// The cell of a path; invalid when no column shows it.
    [[nodiscard]] QModelIndex indexOf(const QString &path) const;
    /// Problems on show of exactly this path.
    [[nodiscard]] engine::Problems problems(const QString &path) const { return m_problems.value(path); }
    void retranslate();
    /// Rows to compare with, as in the data; Absent: nothing to compare.
    void setBaseline(const Json &rows);

private:
    [[nodiscard]] QVariant header(int section, int role) const;
    [[nodiscard]] QVariant rowHeader(int row, int role) const;
    [[nodiscard]] QString text(const QModelIndex &index) const;
    [[nodiscard]] QString accessibleText(const QModelIndex &index) const;
    [[nodiscard]] QString mark(const QString &path) const;
    [[nodiscard]] bool isChanged(const QModelIndex &index) const;
    void onFieldChanged(const QString &path);
    void onRowsInserted(const QString &table, int first, int count);
    void onRowsRemoved(const QString &table, int first, int count);
    void onProblemsChanged();
    void onReset();
    void readProblems();

    FormScene &m_scene;
    QString m_table;
    QList<TableColumn> m_columns;
    int m_rows = 0; ///< as the views know it
    QHash<QString, engine::Problems> m_problems; ///< on show, by path
    QHash<int, engine::Severity> m_rowMarks;     ///< the worst of each row
    Json m_baseline;
};

} // namespace eforms::widgets
