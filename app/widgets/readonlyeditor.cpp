#include "widgets/readonlyeditor.h"

#include "widgets/theme.h"
#include "widgets/valuetext.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

ReadonlyEditor::ReadonlyEditor(FormScene &formScene, FieldSpec spec, QWidget *parent)
    : FieldEditor(formScene, std::move(spec), parent)
    , m_text(new QLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::small, 6, space::small, 6);
    column->addWidget(m_text);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setControl(m_text);
    retranslate();
    refresh();
}

void ReadonlyEditor::retranslate()
{
    showValue(m_value);
}

void ReadonlyEditor::showValue(const Json &value)
{
    m_value = value;
    const QString text = valueText(scene(), field().facts, value);
    const QString unit = field().facts.unit.isEmpty() || text.isEmpty()
        ? QString()
        : u' ' + scene().form().text(field().facts.unit, scene().language);
    m_text->setText(text.isEmpty() ? u"–"_s : text + unit);
}

void ReadonlyEditor::describe(const QString &label, const QString &description)
{
    // A label's text is not its accessible name once that is set, so the value has to be said with it.
    m_text->setAccessibleName(label + u": "_s + m_text->text());
    m_text->setAccessibleDescription(description);
}

void ReadonlyEditor::paintEvent(QPaintEvent *)
{
    const Tokens t = tokens(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.line);
    painter.setBrush(t.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
}

} // namespace eforms::widgets
