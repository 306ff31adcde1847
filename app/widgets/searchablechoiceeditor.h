#pragma once

#include "widgets/lineeditor.h"

class QCompleter;
class QStandardItemModel;

namespace eforms::widgets {

/// One of many values: typing any part of its name in either language, or its code, finds it; Down lists all.
///
/// What matches no choice is kept as raw text for the engine to report.
class SearchableChoiceEditor : public LineEditor
{
    Q_OBJECT

public:
    SearchableChoiceEditor(FormScene &scene, FieldSpec field, QWidget *parent);

    void retranslate() override;

protected:
    [[nodiscard]] Json valueOf(const QString &text) const override;
    [[nodiscard]] QString textOf(const Json &value) const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QStandardItemModel *m_names;
    QCompleter *m_completer;
};

} // namespace eforms::widgets
