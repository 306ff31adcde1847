#pragma once

#include "widgets/fieldeditor.h"

#include <QList>

class QRadioButton;

namespace eforms::widgets {

/// One of few values, all of them in sight. The arrow keys choose; Delete chooses nothing.
class RadioEditor : public FieldEditor
{
    Q_OBJECT

public:
    RadioEditor(FormScene &scene, FieldSpec field, QWidget *parent);

    void retranslate() override;
    void describe(const QString &label, const QString &description) override;

protected:
    void showValue(const Json &value) override;
    [[nodiscard]] Json entered() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QList<QRadioButton *> m_buttons; ///< in the order of the choices
};

} // namespace eforms::widgets
