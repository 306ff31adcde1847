#pragma once

#include "widgets/editorfactory.h"

class QLabel;
class QVBoxLayout;

namespace eforms::widgets {

class ProblemLabel;

/// One field with all that belongs to it: label above, control, hint and problem below.
class FieldBlock : public QWidget
{
    Q_OBJECT

public:
    /// @p field's `readonly` is found out from the model.
    FieldBlock(FormScene &scene, const EditorFactory &factory, FieldSpec field, QWidget *parent);

    [[nodiscard]] const QString &path() const { return m_field.path; }
    [[nodiscard]] FieldEditor &editor() const { return *m_editor; }
    /// Shows the same field of another row.
    void bind(const QString &path);
    /// Reads value, state and problems from the model again.
    void refresh();
    /// Only the problems and how they are shown.
    void refreshProblems();
    void retranslate();

private:
    void makeEditor(bool readonly);
    void makeMark();
    void refreshLabel();
    void refreshHint();
    void describe();
    /// Of the value, and of the elements where it is an array.
    [[nodiscard]] engine::Problems shownProblems() const;
    [[nodiscard]] QString labelText() const;

    FormScene &m_scene;
    const EditorFactory &m_factory;
    FieldSpec m_field;
    QVBoxLayout *m_column;
    QLabel *m_label;
    QLabel *m_mark = nullptr; ///< "prefilled"
    FieldEditor *m_editor = nullptr;
    QLabel *m_hint = nullptr;
    ProblemLabel *m_problem = nullptr;
    bool m_required = false;
    bool m_prefilled = false;
};

} // namespace eforms::widgets
