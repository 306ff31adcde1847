#pragma once

#include "widgets/dateeditor.h"

namespace eforms::widgets {

/// A day and a time of day, Hong Kong time, on one line: `2025-07-08 09:30`. The calendar changes the day alone.
class DateTimeEditor : public DateEditor
{
    Q_OBJECT

public:
    DateTimeEditor(FormScene &scene, FieldSpec field, QWidget *parent);

protected:
    [[nodiscard]] Json valueOf(const QString &text) const override;
    [[nodiscard]] QString textOf(const Json &value) const override;
    [[nodiscard]] QDate date() const override;
    void take(QDate day) override;
    [[nodiscard]] QString placeholder() const override;
};

} // namespace eforms::widgets
