#include "widgets/timeeditor.h"

#include "widgets/typedvalue.h"

#include <QLineEdit>

namespace eforms::widgets {

TimeEditor::TimeEditor(FormScene &formScene, FieldSpec spec, QWidget *parent)
    : LineEditor(formScene, std::move(spec), parent)
{
    narrow();
    retranslate();
    refresh();
}

void TimeEditor::retranslate()
{
    line().setPlaceholderText(tr("HH:MM"));
}

Json TimeEditor::valueOf(const QString &text) const
{
    return typedValue(field().facts, text);
}

} // namespace eforms::widgets
