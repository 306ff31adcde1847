#include "widgets/numbereditor.h"

#include "widgets/numbertext.h"

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

void NumberEditor::retranslate()
{
    if (m_unit != nullptr)
        m_unit->setText(scene().form().text(field().facts.unit, scene().language));
}

Json NumberEditor::valueOf(const QString &text) const
{
    if (text.trimmed().isEmpty())
        return {};
    const std::optional<QString> plain = plainNumber(text);
    if (!plain)
        return {text};
    if (!field().facts.number)
        return {*plain};
    const std::optional<Decimal> number = Decimal::parse(*plain);
    return number ? Json(*number) : Json(text);
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
