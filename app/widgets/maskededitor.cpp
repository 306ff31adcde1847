#include "widgets/maskededitor.h"

#include "widgets/maskedtext.h"

#include <QKeyEvent>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

MaskedEditor::MaskedEditor(FormScene &formScene, FieldSpec spec, QWidget *parent)
    : LineEditor(formScene, std::move(spec), parent)
    , m_mask(maskOf(field()))
    , m_storesSigns(storesSigns(m_mask, field().facts.pattern))
{
    connect(&line(), &QLineEdit::textEdited, this, &MaskedEditor::regroup);
    narrow();
    refresh();
}

QString MaskedEditor::maskOf(const FieldSpec &field)
{
    const QString asked = field.options[u"mask"_s].toString();
    return asked.isEmpty() ? field.facts.mask : asked;
}

Json MaskedEditor::valueOf(const QString &text) const
{
    if (text.trimmed().isEmpty())
        return {};
    const QString plain = unmasked(text, m_mask);
    const QString masked = maskedText(plain, m_mask);
    if (unmasked(masked, m_mask) != plain || plain == text)
        return {text};
    return {m_storesSigns ? masked : plain};
}

QString MaskedEditor::textOf(const Json &value) const
{
    return maskedText(LineEditor::textOf(value), m_mask);
}

void MaskedEditor::regroup()
{
    const QString text = line().text();
    const QString masked = maskedText(text, m_mask);
    if (masked == text)
        return;
    const qsizetype before = unmasked(text.left(line().cursorPosition()), m_mask).size();
    qsizetype place = 0;
    for (qsizetype seen = 0; place < masked.size() && seen < before; ++place) {
        if (!isSign(m_mask, place))
            ++seen;
    }
    line().setText(masked);
    line().setCursorPosition(static_cast<int>(place));
}

void MaskedEditor::stepOverSigns(int key)
{
    // Taking away a sign alone would bring it back at once, and the person would not get on.
    const bool back = key == Qt::Key_Backspace;
    if ((!back && key != Qt::Key_Delete) || line().hasSelectedText() || textOf(entered()) != line().text())
        return;
    int place = line().cursorPosition();
    while (isSign(m_mask, back ? place - 1 : place))
        place += back ? -1 : 1;
    line().setCursorPosition(place);
}

bool MaskedEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == control() && event->type() == QEvent::KeyPress)
        stepOverSigns(static_cast<QKeyEvent *>(event)->key());
    return LineEditor::eventFilter(watched, event);
}

} // namespace eforms::widgets
