#pragma once

#include "widgets/fieldfacts.h"
#include "widgets/formscene.h"

#include <QWidget>

namespace eforms::widgets {

/// Which field, where, and what the layout asks of it.
struct FieldSpec {
    QString path; ///< of the value, with row index: `/positions/2/quantity`
    FieldFacts facts;
    Json options;  ///< of the layout element, as written
    const engine::LayoutElement *element = nullptr; ///< that draws it; null for one that no layout names
    QString name;  ///< object name of the control: `field.positions.2.quantity`
    bool inCell = false;   ///< inside a table cell: no frame, no extras
    bool readonly = false; ///< now; another editor is made when it changes
};

/// The control of one field. A new kind of control is one subclass and one line in EditorFactory.
///
/// Holds no truth: what the person enters goes to the model at once (also what is no number or no date: as raw text, so
/// that the engine can say what is wrong and the draft keeps it), what the model holds is shown. While an input method
/// is composing, and while the control already stands for the model's value, nothing on screen is touched.
class FieldEditor : public QWidget
{
    Q_OBJECT

public:
    FieldEditor(FormScene &scene, FieldSpec field, QWidget *parent);

    [[nodiscard]] const FieldSpec &field() const { return m_field; }
    /// The widget that has the focus, the object name and the accessible name.
    [[nodiscard]] QWidget *control() const { return m_control; }
    /// True when the label stands inside the editor (check box): no other is drawn.
    [[nodiscard]] virtual bool showsLabel() const { return false; }

    /// Edits another row from now on.
    void bind(const QString &path);
    /// Shows what the model holds.
    void refresh();
    /// @p label is the field's name with what a screen reader adds; @p description the hint and the problems.
    virtual void describe(const QString &label, const QString &description);
    /// Texts of choices and the like, in the language of the scene.
    virtual void retranslate() { }
    /// Brings the element at @p path in sight, where the value is an array (`/tags/1`).
    virtual void showElement(const QString &path) { Q_UNUSED(path) }
    /// Marks the control's edge: empty, `error` or `warning`.
    void markProblem(const QString &mark);
    /// Puts back what was there when the person began; for Escape in a table cell.
    void takeBack();

Q_SIGNALS:
    /// The focus has left the control for another one.
    void left();

protected:
    [[nodiscard]] FormScene &scene() const { return m_scene; }
    /// Must be called once by each subclass, with its main widget.
    void setControl(QWidget *control);
    /// Another widget inside that can have the focus; the editor is left only when the focus leaves them all.
    void addPart(QWidget *part);
    /// True while an input method composes in the control: nothing on screen may be touched. What was to be shown is
    /// read from the model once the composition has ended.
    [[nodiscard]] bool isComposing();
    /// Hands what was entered to the model.
    void commit(const Json &value);
    /// Puts @p value on screen; only called when entered() differs from it.
    virtual void showValue(const Json &value) = 0;
    /// The value that the screen stands for; Absent when empty.
    [[nodiscard]] virtual Json entered() const = 0;
    /// The focus came, or has left: time to tidy the text. Never called while composing.
    virtual void begin() { }
    virtual void finish() { }

    /// Does what is due when the focus has left the editor; nothing while it is still inside.
    void onFocusOut(Qt::FocusReason reason);
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void onFocusIn();
    /// Ctrl+Page Up and Ctrl+Page Down go to another section.
    [[nodiscard]] static bool turnsPage(const QEvent *event);
    [[nodiscard]] bool undoOrRedo(QEvent *event);

    FormScene &m_scene;
    FieldSpec m_field;
    QWidget *m_control = nullptr;
    QList<QWidget *> m_parts; ///< all that can have the focus
    Json m_before; ///< value when the focus came
    bool m_inside = false; ///< the focus is in one of the parts
    bool m_composing = false;
    bool m_stale = false; ///< the model moved on during a composition
};

} // namespace eforms::widgets
