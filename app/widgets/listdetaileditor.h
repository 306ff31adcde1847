#pragma once

#include "widgets/editorfactory.h"
#include "widgets/rowseditor.h"

#include "engine/layout.h"

#include <QHash>

class QLabel;
class QListWidget;
class QVBoxLayout;

namespace eforms::widgets {

class FormBody;
class ProblemLabel;
class RowButtons;

/// The rows of an array as a list at the left, all fields of the chosen one at the right (JSON Forms' ListWithDetail).
///
/// Insert adds a row, Delete removes it, Alt with Up or Down moves it; the buttons below do the same. F2 or Enter goes
/// to the row's first field.
class ListDetailEditor : public RowsEditor
{
    Q_OBJECT

public:
    /// @p table is the array's path; @p element must outlive this.
    ListDetailEditor(FormScene &scene, const EditorFactory &factory, const engine::LayoutElement &element,
        QString table, QWidget *parent);
    ~ListDetailEditor() override;

    [[nodiscard]] const QString &table() const override { return m_table; }
    void retranslate() override;
    bool focusPath(const QString &path) override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *buildList();
    QWidget *buildDetail(const EditorFactory &factory);
    void connectAll();
    void add();
    void remove();
    void move(int by);
    void refill();
    void refreshItem(int row);
    void refreshProblems();
    void showRow();
    void onFieldChanged(const QString &path);
    bool onKey(const QKeyEvent &key);
    [[nodiscard]] bool isOpen() const;

    FormScene &m_scene;
    const engine::LayoutElement &m_element;
    QString m_table;
    engine::LayoutElement m_detailLayout;
    QHash<int, QString> m_marks; ///< `error` or `warning`, by row
    QLabel *m_title;
    QListWidget *m_list = nullptr;
    RowButtons *m_buttons = nullptr;
    QLabel *m_nothing = nullptr; ///< where the detail stands, while there is no row
    QLabel *m_detailTitle = nullptr;
    QWidget *m_detailPane = nullptr;
    FormBody *m_detail = nullptr;
    ProblemLabel *m_problem = nullptr;
};

} // namespace eforms::widgets
