#pragma once

#include "widgets/lineeditor.h"

namespace eforms::widgets {

/// A time of day, `09:30`; `930` and `9.30` are understood. What is no time is kept as raw text.
class TimeEditor : public LineEditor
{
    Q_OBJECT

public:
    TimeEditor(FormScene &scene, FieldSpec field, QWidget *parent);

    void retranslate() override;

protected:
    [[nodiscard]] Json valueOf(const QString &text) const override;
};

} // namespace eforms::widgets
