#include "widgets/texteditor.h"

#include "widgets/typedvalue.h"

namespace eforms::widgets {

TextEditor::TextEditor(FormScene &formScene, FieldSpec spec, QWidget *parent)
    : LineEditor(formScene, std::move(spec), parent)
{
    refresh();
}

Json TextEditor::valueOf(const QString &text) const
{
    return typedValue(field().facts, text);
}

} // namespace eforms::widgets
