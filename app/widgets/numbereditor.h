#pragma once

#include "widgets/lineeditor.h"

class QLabel;

namespace eforms::widgets {

/// A whole number or a decimal: thousands grouped while nobody types, right-aligned, its unit beside it, its limits in
/// it while it is empty.
///
/// What is no number is kept as raw text: the engine reports it, the draft keeps it.
class NumberEditor : public LineEditor
{
    Q_OBJECT

public:
    NumberEditor(FormScene &scene, FieldSpec field, QWidget *parent);

    void retranslate() override;

protected:
    [[nodiscard]] Json valueOf(const QString &text) const override;
    [[nodiscard]] QString textOf(const Json &value) const override;
    void begin() override;

private:
    /// Least and most in words; empty where there is no limit.
    [[nodiscard]] QString range() const;

    QLabel *m_unit = nullptr;
};

} // namespace eforms::widgets
