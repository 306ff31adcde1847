#pragma once

#include "widgets/lineeditor.h"

class QCompleter;
class QLabel;
class QStandardItemModel;

namespace eforms::widgets {

/// The key of a record of master data (a stock code), with candidates by key and name while one types, and the name of
/// the record beside the field.
///
/// The key is ordinary text: one that is not known is kept; the field says so, and the engine where it matters.
class LookupEditor : public LineEditor
{
    Q_OBJECT

public:
    LookupEditor(FormScene &scene, FieldSpec field, QWidget *parent);

    void retranslate() override;
    void describe(const QString &label, const QString &description) override;

protected:
    void showValue(const Json &value) override;
    void finish() override;
    [[nodiscard]] Json valueOf(const QString &text) const override;

private:
    void offer(const QString &typed);
    void showFound();

    QStandardItemModel *m_candidates;
    QCompleter *m_completer;
    QLabel *m_found = nullptr; ///< the record's name; none in a cell
    QString m_label;
    QString m_description;
};

} // namespace eforms::widgets
