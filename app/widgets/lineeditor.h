#pragma once

#include "widgets/fieldeditor.h"

class QHBoxLayout;
class QLineEdit;

namespace eforms::widgets {

/// What all one-line editors share: a line edit, and beside it room for a unit or a button.
class LineEditor : public FieldEditor
{
    Q_OBJECT

public:
    LineEditor(FormScene &scene, FieldSpec field, QWidget *parent);

protected:
    [[nodiscard]] QLineEdit &line() const { return *m_line; }
    [[nodiscard]] QHBoxLayout &row() const { return *m_row; }
    /// The value a text stands for; Absent for an empty one.
    [[nodiscard]] virtual Json valueOf(const QString &text) const = 0;
    /// How a value is written when nobody is typing.
    [[nodiscard]] virtual QString textOf(const Json &value) const;

    void showValue(const Json &value) override;
    [[nodiscard]] Json entered() const override;
    /// Rewrites the text as textOf() writes it; never while it does not stand for the model's value.
    void finish() override;
    /// For values that are always short: the field does not grow with the window. Called last.
    void narrow();
    /// Puts a text on screen without losing the place of the cursor.
    void write(const QString &text);

private:
    QHBoxLayout *m_row;
    QLineEdit *m_line;
};

} // namespace eforms::widgets
