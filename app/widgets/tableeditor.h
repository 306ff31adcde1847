#pragma once

#include "widgets/editorfactory.h"
#include "widgets/rowseditor.h"

#include "engine/layout.h"

class QLabel;
class QPushButton;
class QTimer;
class QVBoxLayout;
class QHBoxLayout;

namespace eforms::widgets {

class FormBody;
class ProblemLabel;
class TableActions;
class TableFiles;
class TableGrid;
class TableModel;
class TableNotice;
class TotalsRow;
struct EditOutcome;

/// A table of the form: grid, totals, buttons, and all fields of the current line below. Lines come in and go out by
/// clipboard and files as well.
class TableEditor : public RowsEditor
{
    Q_OBJECT

public:
    /// @p table is the array's path, with row indices where it lies inside another one.
    TableEditor(FormScene &scene, const EditorFactory &factory, const engine::LayoutElement &element, QString table,
        QWidget *parent);
    ~TableEditor() override;

    [[nodiscard]] const QString &table() const override { return m_table; }
    [[nodiscard]] TableGrid &grid() const { return *m_grid; }
    void retranslate() override;
    bool focusPath(const QString &path) override;

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
    void connectModel();
    void connectActions();
    void refreshButtons();
    void refreshOrder();
    void countProblems();
    void showProblemCount();
    void refreshTitle();
    void refreshState();
    void refreshDetail();
    void refreshProblems();
    void onFieldChanged(const QString &path);

    FormScene &m_scene;
    QString m_table;
    TableModel *m_model;
    TableGrid *m_grid;
    TableActions *m_actions;
    TableFiles *m_files;
    QVBoxLayout *m_column;
    QHBoxLayout *m_heading = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_hint = nullptr;
    QLabel *m_count = nullptr;
    TotalsRow *m_totals = nullptr;
    QPushButton *m_add = nullptr;
    QPushButton *m_remove = nullptr;
    QPushButton *m_duplicate = nullptr;
    QPushButton *m_problemsOnly = nullptr;
    QPushButton *m_import = nullptr;
    QPushButton *m_export = nullptr;
    TableNotice *m_notice = nullptr;
    QTimer *m_counting = nullptr; ///< lines with problems are counted once typing pauses
    int m_wrongLines = 0;
    ProblemLabel *m_problem = nullptr;
    QWidget *m_detailPane = nullptr;
    QLabel *m_detailTitle = nullptr;
    FormBody *m_detail = nullptr;
    engine::LayoutElement m_detailLayout;
    std::optional<qint64> m_most;
};

} // namespace eforms::widgets
