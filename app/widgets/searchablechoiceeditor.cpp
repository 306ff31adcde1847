#include "widgets/searchablechoiceeditor.h"

#include "widgets/valuetext.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStandardItemModel>

namespace eforms::widgets {

SearchableChoiceEditor::SearchableChoiceEditor(FormScene &formScene, FieldSpec spec, QWidget *parent)
    : LineEditor(formScene, std::move(spec), parent)
    , m_names(new QStandardItemModel(static_cast<int>(field().facts.choices.size()), 1, this))
    , m_completer(new QCompleter(m_names, this))
{
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    m_completer->setMaxVisibleItems(12);
    line().setCompleter(m_completer);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this,
        [this](const QString &name) { commit(valueOf(name)); });
    retranslate();
    refresh();
}

void SearchableChoiceEditor::retranslate()
{
    const Json shown = entered(); // by the old names
    for (qsizetype at = 0; at < field().facts.choices.size(); ++at) {
        const QString name = valueText(scene(), field().facts, field().facts.choices.at(at));
        m_names->setItem(static_cast<int>(at), new QStandardItem(name));
    }
    line().setPlaceholderText(tr("Type to search"));
    if (!shown.isEmpty() && field().facts.choices.contains(shown))
        write(textOf(shown));
}

Json SearchableChoiceEditor::valueOf(const QString &text) const
{
    if (text.isEmpty())
        return {};
    for (qsizetype at = 0; at < field().facts.choices.size(); ++at) {
        const Json &choice = field().facts.choices.at(at);
        const QStandardItem *name = m_names->item(static_cast<int>(at));
        const bool fits = name != nullptr && name->text().compare(text, Qt::CaseInsensitive) == 0;
        if (fits || choice.toString() == text)
            return choice;
    }
    return {text};
}

QString SearchableChoiceEditor::textOf(const Json &value) const
{
    return valueText(scene(), field().facts, value);
}

bool SearchableChoiceEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == control() && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down) {
        m_completer->setCompletionPrefix(QString());
        m_completer->complete();
        return true;
    }
    return LineEditor::eventFilter(watched, event);
}

} // namespace eforms::widgets
