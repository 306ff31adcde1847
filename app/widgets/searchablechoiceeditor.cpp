#include "widgets/searchablechoiceeditor.h"

#include "widgets/choicenames.h"
#include "widgets/valuetext.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QLineEdit>
#include <QStandardItemModel>

namespace eforms::widgets {

namespace {

/// Searches in all names of a choice, puts the one on screen into the field.
class NameCompleter : public QCompleter
{
public:
    using QCompleter::QCompleter;

    [[nodiscard]] QString pathFromIndex(const QModelIndex &index) const override
    {
        return index.data(Qt::DisplayRole).toString();
    }
};

} // namespace

SearchableChoiceEditor::SearchableChoiceEditor(FormScene &formScene, FieldSpec spec, QWidget *parent)
    : LineEditor(formScene, std::move(spec), parent)
    , m_names(new QStandardItemModel(static_cast<int>(field().facts.choices.size()), 1, this))
    , m_completer(new NameCompleter(m_names, this))
{
    m_completer->setFilterMode(Qt::MatchContains);
    m_completer->setCompletionRole(Qt::UserRole);
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
    const Json shown = entered(); // also by the old name
    for (qsizetype at = 0; at < field().facts.choices.size(); ++at) {
        const Json &choice = field().facts.choices.at(at);
        auto *item = new QStandardItem(valueText(scene(), field().facts, choice));
        item->setData(searchNames(scene(), field().facts, choice), Qt::UserRole);
        m_names->setItem(static_cast<int>(at), item);
    }
    line().setPlaceholderText(tr("Type to search"));
    if (!shown.isEmpty() && field().facts.choices.contains(shown))
        write(textOf(shown));
}

Json SearchableChoiceEditor::valueOf(const QString &text) const
{
    if (text.isEmpty())
        return {};
    const Json choice = choiceNamed(scene(), field().facts, text);
    return choice.isAbsent() ? Json(text) : choice;
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
