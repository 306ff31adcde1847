#pragma once

#include "widgets/fieldeditor.h"

class QComboBox;

namespace eforms::widgets {

/// One of a few values, from a list. A value that the list does not know stays, as an entry of its own.
class ChoiceEditor : public FieldEditor
{
    Q_OBJECT

public:
    ChoiceEditor(FormScene &scene, FieldSpec field, QWidget *parent);

    void retranslate() override;

protected:
    void showValue(const Json &value) override;
    [[nodiscard]] Json entered() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Names;

    QComboBox *m_box;
    Names *m_names;
};

} // namespace eforms::widgets
