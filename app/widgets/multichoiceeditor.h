#pragma once

#include "widgets/fieldeditor.h"

class QCheckBox;

namespace eforms::widgets {

/// Any of a few values, each with its check box. The value is the array of those chosen, in the order of the schema.
///
/// What the data holds beyond the choices stays in the array.
class MultiChoiceEditor : public FieldEditor
{
    Q_OBJECT

public:
    MultiChoiceEditor(FormScene &scene, FieldSpec field, QWidget *parent);

    void retranslate() override;
    void describe(const QString &label, const QString &description) override;

protected:
    void showValue(const Json &value) override;
    [[nodiscard]] Json entered() const override;

private:
    QList<QCheckBox *> m_boxes; ///< in the order of the choices
    Json::Array m_others;       ///< values that are no choices
};

} // namespace eforms::widgets
