#include "widgets/lineeditor.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace eforms::widgets {

LineEditor::LineEditor(FormScene &formScene, FieldSpec spec, QWidget *parent)
    : FieldEditor(formScene, std::move(spec), parent)
    , m_row(new QHBoxLayout(this))
    , m_line(new QLineEdit(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(6);
    m_row->addWidget(m_line, 1);
    m_line->setFrame(!field().inCell);
    setControl(m_line);
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString &text) { commit(valueOf(text)); });
}

void LineEditor::narrow()
{
    if (field().inCell)
        return;
    constexpr int widest = 260;
    m_line->setMaximumWidth(widest);
    m_row->setStretchFactor(m_line, 100);
    m_row->addStretch(1);
}

QString LineEditor::textOf(const Json &value) const
{
    return value.isNumber() ? value.numberToken() : value.toString();
}

void LineEditor::write(const QString &text)
{
    if (m_line->text() == text || isComposing())
        return;
    const bool atEnd = m_line->cursorPosition() == m_line->text().size();
    const int cursor = m_line->cursorPosition();
    m_line->setText(text);
    m_line->setCursorPosition(atEnd ? static_cast<int>(text.size()) : cursor);
    if (!m_line->hasFocus())
        m_line->setCursorPosition(0); // or a long text shows its end
}

void LineEditor::showValue(const Json &value)
{
    write(textOf(value));
}

Json LineEditor::entered() const
{
    return valueOf(m_line->text());
}

void LineEditor::finish()
{
    write(textOf(entered()));
}

} // namespace eforms::widgets
