#pragma once

#include "widgets/fieldeditor.h"

class QPlainTextEdit;

namespace eforms::widgets {

/// Text on several lines. Tab leaves it, as it leaves every other field.
class MultiLineEditor : public FieldEditor
{
    Q_OBJECT

public:
    MultiLineEditor(FormScene &scene, FieldSpec field, QWidget *parent);

protected:
    void showValue(const Json &value) override;
    [[nodiscard]] Json entered() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QPlainTextEdit *m_text;
};

} // namespace eforms::widgets
