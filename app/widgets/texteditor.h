#pragma once

#include "widgets/lineeditor.h"

namespace eforms::widgets {

/// Text on one line. What is typed is the value, letter by letter; too long a text is kept and reported, not cut.
class TextEditor : public LineEditor
{
    Q_OBJECT

public:
    TextEditor(FormScene &scene, FieldSpec field, QWidget *parent);

protected:
    [[nodiscard]] Json valueOf(const QString &text) const override;
};

} // namespace eforms::widgets
