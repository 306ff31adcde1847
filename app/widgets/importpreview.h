#pragma once

#include "widgets/tableexchange.h"
#include "widgets/formscene.h"

#include <QAbstractTableModel>

namespace eforms::widgets {

/// Lines that are about to be imported, as the form will show them, and what is wrong with each.
class ImportPreview : public QAbstractTableModel
{
    Q_OBJECT

public:
    ImportPreview(FormScene &scene, const TableExchange &exchange, QObject *parent);

    /// @p fields are shown, in this order.
    void show(const QList<Json> &rows, const QList<int> &fields);
    void setProblems(const QHash<int, engine::Problems> &problems);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const QModelIndex &index) const;
    [[nodiscard]] engine::Problems problemsAt(const QModelIndex &index) const;
    [[nodiscard]] bool isProblems(int column) const { return column == m_fields.size(); }

    FormScene &m_scene;
    const TableExchange &m_exchange;
    QList<Json> m_rows;
    QList<int> m_fields;
    QList<FieldFacts> m_facts; ///< by column
    QHash<int, engine::Problems> m_problems; ///< by line
};

} // namespace eforms::widgets
