#pragma once

#include "widgets/fieldeditor.h"

class QComboBox;

namespace eforms::widgets {

/// One of the files attached to this form, by name. The list follows the attachments.
class AttachmentReferenceEditor : public FieldEditor
{
    Q_OBJECT

public:
    AttachmentReferenceEditor(FormScene &scene, FieldSpec field, QWidget *parent);

    void retranslate() override;

protected:
    void showValue(const Json &value) override;
    [[nodiscard]] Json entered() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void onFieldChanged(const QString &path);

    QComboBox *m_box;
};

} // namespace eforms::widgets
