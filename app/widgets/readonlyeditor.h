#pragma once

#include "widgets/fieldeditor.h"

class QLabel;

namespace eforms::widgets {

/// A value to read: selectable text in a quiet panel.
class ReadonlyEditor : public FieldEditor
{
    Q_OBJECT

public:
    ReadonlyEditor(FormScene &scene, FieldSpec field, QWidget *parent);

    void retranslate() override;
    void describe(const QString &label, const QString &description) override;

protected:
    void showValue(const Json &value) override;
    [[nodiscard]] Json entered() const override { return m_value; }
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_text;
    Json m_value; ///< what is shown
};

} // namespace eforms::widgets
