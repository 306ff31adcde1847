#include "widgets/multilineeditor.h"

#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QTextDocument>
#include <QVBoxLayout>

namespace eforms::widgets {

using namespace Qt::StringLiterals;

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
    // Not toPlainText(), which makes a no-break space a plain one: what is typed stays as it is.
    const QString text = m_text->document()->toRawText().replace(QChar::ParagraphSeparator, u'\n');
    return text.isEmpty() ? Json() : Json(text);
}

/// Shift+Enter would put in a character of its own for the line break; there is one kind of line break here.
bool MultiLineEditor::eventFilter(QObject *watched, QEvent *event)
{
    const auto *key = event->type() == QEvent::KeyPress ? static_cast<const QKeyEvent *>(event) : nullptr;
    if (watched != m_text || key == nullptr || !key->matches(QKeySequence::InsertLineSeparator))
        return FieldEditor::eventFilter(watched, event);
    m_text->insertPlainText(u"\n"_s);
    return true;
}

} // namespace eforms::widgets
