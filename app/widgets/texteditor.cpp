#include "widgets/texteditor.h"

namespace eforms::widgets {

TextEditor::TextEditor(FormScene &formScene, FieldSpec spec, QWidget *parent)
    : LineEditor(formScene, std::move(spec), parent)
{
    refresh();
}

Json TextEditor::valueOf(const QString &text) const
{
    return text.isEmpty() ? Json() : Json(text);
}

} // namespace eforms::widgets
