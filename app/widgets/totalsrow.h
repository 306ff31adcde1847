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
    using QWidget::update;
    /// The value at @p path changed: only the difference is added, so that a long table costs no more than a short one.
    void update(const QString &path);

protected:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] QSize sizeHint() const override;

private:
    struct Column {
        FieldFacts facts;
        QList<Decimal> values; ///< by row; zero where there is no number
        Decimal sum;
        QString text;
    };

    void describe();

    FormScene &m_scene;
    QString m_table;
    QStringList m_names;
    TableGrid &m_grid;
    QHash<QString, Column> m_columns; ///< by name
};

} // namespace eforms::widgets
