#pragma once

#include "widgets/editorfactory.h"

#include "engine/layout.h"

class QLabel;
class QPushButton;
class QVBoxLayout;
class QHBoxLayout;

namespace eforms::widgets {

class FormBody;
class ProblemLabel;
class TableGrid;
class TableModel;
class TotalsRow;

/// A table of the form: grid, totals, buttons, and all fields of the current line below.
class TableEditor : public QWidget
{
    Q_OBJECT

public:
    TableEditor(FormScene &scene, const EditorFactory &factory, const engine::LayoutElement &element, QWidget *parent);
    ~TableEditor() override;

    [[nodiscard]] const QString &table() const { return m_table; }
    [[nodiscard]] TableGrid &grid() const { return *m_grid; }
    virtual void retranslate();
    /// The table itself, one of its lines or cells; false when there is no such place.
    bool focusPath(const QString &path);

protected:
    [[nodiscard]] FormScene &scene() const { return m_scene; }
    /// Room above the grid.
    [[nodiscard]] QVBoxLayout &column() const { return *m_column; }
    [[nodiscard]] QPushButton &addButton() const { return *m_add; }
    [[nodiscard]] QPushButton &duplicateButton() const { return *m_duplicate; }
    virtual void addLine();
    [[nodiscard]] virtual QString emptyText() const;

private:
    void buildHeading();
    void buildButtons();
    void buildDetail(const EditorFactory &factory, const engine::LayoutElement &element);
    QPushButton *button(const QString &name, const QString &icon, QHBoxLayout &row);
    void removeLines();
    void duplicateLine();
    void refreshState();
    void refreshDetail();
    void refreshProblems();
    void onFieldChanged(const QString &path);

    FormScene &m_scene;
    QString m_table;
    TableModel *m_model;
    TableGrid *m_grid;
    QVBoxLayout *m_column;
    QLabel *m_title = nullptr;
    QLabel *m_count = nullptr;
    TotalsRow *m_totals = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_duplicate = nullptr;
    ProblemLabel *m_problem = nullptr;
    QWidget *m_detailPane = nullptr;
    QLabel *m_detailTitle = nullptr;
    FormBody *m_detail = nullptr;
    engine::LayoutElement m_detailLayout;
    std::optional<qint64> m_most;
};

} // namespace eforms::widgets
