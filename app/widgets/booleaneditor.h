#pragma once

#include "widgets/fieldeditor.h"

class QCheckBox;
class QLabel;

namespace eforms::widgets {

/// Yes or no. The label stands beside the box and wraps, because declarations are long.
class BooleanEditor : public FieldEditor
{
    Q_OBJECT

public:
    BooleanEditor(FormScene &scene, FieldSpec field, QWidget *parent);

    [[nodiscard]] bool showsLabel() const override { return !field().inCell; }
    /// The visible label, with its asterisk.
    void setLabel(const QString &label);

protected:
    void showValue(const Json &value) override;
    [[nodiscard]] Json entered() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QCheckBox *m_box;
    QLabel *m_text;
    bool m_answered = false; ///< false is an answer, an untouched box is none
};

} // namespace eforms::widgets
