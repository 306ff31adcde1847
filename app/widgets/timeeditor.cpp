#include "widgets/timeeditor.h"

#include "widgets/numbertext.h"

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
    if (text.trimmed().isEmpty())
        return {};
    const std::optional<QString> time = clockTime(text);
    return {time.value_or(text)};
}

} // namespace eforms::widgets
