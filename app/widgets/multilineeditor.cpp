#include "widgets/multilineeditor.h"

#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QTextDocument>
#include <QVBoxLayout>

namespace eforms::widgets {

MultiLineEditor::MultiLineEditor(FormScene &formScene, FieldSpec spec, QWidget *parent)
    : FieldEditor(formScene, std::move(spec), parent)
    , m_text(new QPlainTextEdit(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_text);
    m_text->setTabChangesFocus(true);
    m_text->document()->setDocumentMargin(6);
    constexpr int lines = 3;
    m_text->setFixedHeight(m_text->fontMetrics().lineSpacing() * lines + 20);
    setControl(m_text);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] { commit(entered()); });
    refresh();
}

void MultiLineEditor::showValue(const Json &value)
{
    const QSignalBlocker quiet(m_text);
    const int cursor = m_text->textCursor().position();
    m_text->setPlainText(value.toString(value.numberToken()));
    QTextCursor place = m_text->textCursor();
    place.setPosition(qMin(cursor, m_text->document()->characterCount() - 1));
    m_text->setTextCursor(place);
}

Json MultiLineEditor::entered() const
{
    const QString text = m_text->toPlainText();
    return text.isEmpty() ? Json() : Json(text);
}

} // namespace eforms::widgets
