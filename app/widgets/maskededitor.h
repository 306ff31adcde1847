#pragma once

#include "widgets/lineeditor.h"

namespace eforms::widgets {

/// A code that people write in groups, `123-456789-001`: the signs between the groups come by themselves while one
/// types or pastes, and are left out of the value unless the schema's pattern wants them.
///
/// What does not fit the mask is kept as typed for the engine to report.
class MaskedEditor : public LineEditor
{
    Q_OBJECT

public:
    MaskedEditor(FormScene &scene, FieldSpec field, QWidget *parent);

    /// The mask that schema or layout give this field; empty: none.
    [[nodiscard]] static QString maskOf(const FieldSpec &field);

protected:
    [[nodiscard]] Json valueOf(const QString &text) const override;
    [[nodiscard]] QString textOf(const Json &value) const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void regroup();
    void stepOverSigns(int key);

    QString m_mask;
    bool m_storesSigns;
};

} // namespace eforms::widgets
