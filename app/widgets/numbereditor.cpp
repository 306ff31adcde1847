#include "widgets/numbereditor.h"

#include "widgets/numbertext.h"
#include "widgets/typedvalue.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

namespace eforms::widgets {

NumberEditor::NumberEditor(FormScene &formScene, FieldSpec spec, QWidget *parent)
    : LineEditor(formScene, std::move(spec), parent)
{
    line().setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    if (!field().facts.unit.isEmpty() && !field().inCell) {
        m_unit = new QLabel(this);
        m_unit->setTextFormat(Qt::PlainText);
        row().addWidget(m_unit);
    }
    narrow();
    retranslate();
    refresh();
}

QString NumberEditor::range() const
{
    const auto written = [this](const Json &limit) { return groupedNumber(limit.numberToken(), field().facts.scale); };
    const Json &least = field().facts.least;
    const Json &most = field().facts.most;
    if (!least.isAbsent() && !most.isAbsent())
        return tr("%1 to %2").arg(written(least), written(most));
    if (!least.isAbsent())
        return tr("at least %1").arg(written(least));
    return most.isAbsent() ? QString() : tr("at most %1").arg(written(most));
}

void NumberEditor::retranslate()
{
    if (!field().inCell && !isComposing())
        line().setPlaceholderText(range());
    if (m_unit != nullptr)
        m_unit->setText(scene().form().text(field().facts.unit, scene().language));
}

Json NumberEditor::valueOf(const QString &text) const
{
    return typedValue(field().facts, text);
}

QString NumberEditor::textOf(const Json &value) const
{
    return groupedNumber(LineEditor::textOf(value), field().facts.scale);
}

void NumberEditor::begin()
{
    // Commas would be in the way of somebody who changes digits in the middle.
    if (const std::optional<QString> plain = plainNumber(line().text()))
        write(*plain);
}

} // namespace eforms::widgets
