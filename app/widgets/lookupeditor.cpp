#include "widgets/lookupeditor.h"

#include <QCompleter>
#include <QLineEdit>
#include <QStandardItemModel>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

LookupEditor::LookupEditor(FormScene &formScene, FieldSpec spec, QWidget *parent)
    : LineEditor(formScene, std::move(spec), parent)
    , m_candidates(new QStandardItemModel(0, 1, this))
    , m_completer(new QCompleter(m_candidates, this))
{
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion); // the source has chosen already
    m_completer->setCompletionRole(Qt::UserRole);
    m_completer->setMaxVisibleItems(10);
    line().setCompleter(m_completer);
    connect(&line(), &QLineEdit::textEdited, this, &LookupEditor::offer);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this,
        [this](const QString &key) { commit(valueOf(key)); });
    refresh();
}

Json LookupEditor::valueOf(const QString &text) const
{
    return text.isEmpty() ? Json() : Json(text);
}

void LookupEditor::offer(const QString &typed)
{
    m_candidates->clear();
    if (!scene().lookup || typed.isEmpty())
        return;
    const auto found = scene().lookup(field().facts.lookup, typed);
    if (found.size() == 1 && found.first().first == typed)
        return; // nothing left to offer
    for (const auto &[key, label] : found) {
        auto *item = new QStandardItem(label.isEmpty() || label == key ? key : key + u"   "_s + label);
        item->setData(key, Qt::UserRole);
        m_candidates->appendRow(item);
    }
}

} // namespace eforms::widgets
