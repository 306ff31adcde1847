#pragma once

#include "widgets/fieldeditor.h"

class QLabel;
class QLineEdit;
class QListWidget;

namespace eforms::widgets {

/// Any of many values: a list to tick with Space, a field above it that finds by name in either language or by code,
/// and below it in words what is chosen.
///
/// What the data holds beyond the choices stays in the array.
class CheckListEditor : public FieldEditor
{
    Q_OBJECT

public:
    CheckListEditor(FormScene &scene, FieldSpec field, QWidget *parent);

    void retranslate() override;
    void describe(const QString &label, const QString &description) override;

protected:
    void showValue(const Json &value) override;
    [[nodiscard]] Json entered() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter();
    void showChosen();

    QLineEdit *m_search;
    QListWidget *m_list; ///< one item for each choice, in their order
    QLabel *m_chosen;
    Json::Array m_others; ///< values that are no choices
    QString m_label;
    QString m_description;
};

} // namespace eforms::widgets
