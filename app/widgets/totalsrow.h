#pragma once

#include "widgets/formscene.h"
#include "widgets/tablegrid.h"

namespace eforms::widgets {

/// Sums of some columns, written under them and moving with them.
class TotalsRow : public QWidget
{
    Q_OBJECT

public:
    /// @p names of the columns to add up.
    TotalsRow(FormScene &scene, QString table, QStringList names, TableGrid &grid, QWidget *parent);

    /// Adds up again.
    void refresh();

protected:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] QSize sizeHint() const override;

private:
    [[nodiscard]] QString total(const TableColumn &column) const;

    FormScene &m_scene;
    QString m_table;
    QStringList m_names;
    TableGrid &m_grid;
    QHash<QString, QString> m_totals; ///< texts, by name of the column
};

} // namespace eforms::widgets
