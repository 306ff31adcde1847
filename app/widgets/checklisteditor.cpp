#include "widgets/checklisteditor.h"

#include "widgets/choicenames.h"
#include "widgets/theme.h"
#include "widgets/valuetext.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

CheckListEditor::CheckListEditor(FormScene &formScene, FieldSpec spec, QWidget *parent)
    : FieldEditor(formScene, std::move(spec), parent)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_chosen(new QLabel(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::tiny);
    column->addWidget(m_search);
    column->addWidget(m_list);
    column->addWidget(m_chosen);
    constexpr int lines = 7;
    m_list->setSpacing(2);
    m_list->setFixedHeight(m_list->fontMetrics().lineSpacing() * lines * 3 / 2);
    m_list->setUniformItemSizes(true);
    m_chosen->setTextFormat(Qt::PlainText);
    m_chosen->setWordWrap(true);
    m_chosen->setObjectName(field().name + u".chosen"_s);
    m_search->setClearButtonEnabled(true);
    setControl(m_list);
    addPart(m_search);
    m_search->setObjectName(field().name + u".search"_s);
    for (const Json &choice : field().facts.choices) {
        auto *item = new QListWidgetItem(m_list);
        item->setData(Qt::UserRole, choice.toString(choice.numberToken()));
        item->setCheckState(Qt::Unchecked);
    }
    retranslate();
    connect(m_search, &QLineEdit::textChanged, this, &CheckListEditor::filter);
    connect(m_list, &QListWidget::itemChanged, this, [this] {
        commit(entered());
        showChosen();
    });
    refresh();
    showChosen();
}

void CheckListEditor::retranslate()
{
    const QSignalBlocker quiet(m_list);
    for (int at = 0; at < m_list->count(); ++at) {
        const Json &choice = field().facts.choices.at(at);
        m_list->item(at)->setText(scene().form().choiceLabel(field().facts.pointer, choice, scene().language));
    }
    if (!isComposing())
        m_search->setPlaceholderText(tr("Type to search"));
    showChosen();
}

void CheckListEditor::describe(const QString &label, const QString &description)
{
    m_label = label;
    m_description = description;
    m_list->setAccessibleName(label);
    m_list->setAccessibleDescription(description.isEmpty() ? m_chosen->text() : m_chosen->text() + u'\n' + description);
    m_search->setAccessibleName(tr("%1: search").arg(label));
}

void CheckListEditor::filter()
{
    for (int at = 0; at < m_list->count(); ++at) {
        const QString names = searchNames(scene(), field().facts, field().facts.choices.at(at));
        m_list->setRowHidden(at, !names.contains(m_search->text().trimmed(), Qt::CaseInsensitive));
    }
}

void CheckListEditor::showChosen()
{
    const QString names = valueText(scene(), field().facts, entered());
    m_chosen->setText(names.isEmpty() ? tr("Nothing chosen") : tr("Chosen: %1").arg(names));
    describe(m_label, m_description);
}

void CheckListEditor::showValue(const Json &value)
{
    m_others.clear();
    for (const Json &one : value.array()) {
        if (!field().facts.choices.contains(one))
            m_others.append(one);
    }
    const QSignalBlocker quiet(m_list);
    for (int at = 0; at < m_list->count(); ++at) {
        const bool chosen = value.array().contains(field().facts.choices.at(at));
        m_list->item(at)->setCheckState(chosen ? Qt::Checked : Qt::Unchecked);
    }
    showChosen();
}

Json CheckListEditor::entered() const
{
    Json::Array chosen;
    for (int at = 0; at < m_list->count(); ++at) {
        if (m_list->item(at)->checkState() == Qt::Checked)
            chosen.append(field().facts.choices.at(at));
    }
    chosen.append(m_others);
    return chosen.isEmpty() ? Json() : Json(chosen);
}

bool CheckListEditor::eventFilter(QObject *watched, QEvent *event)
{
    const bool fromSearch = watched == m_search && event->type() == QEvent::KeyPress;
    if (fromSearch && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down) {
        for (int at = 0; at < m_list->count(); ++at) {
            if (m_list->isRowHidden(at))
                continue;
            m_list->setCurrentRow(at);
            break;
        }
        m_list->setFocus(Qt::OtherFocusReason);
        return true;
    }
    return FieldEditor::eventFilter(watched, event);
}

} // namespace eforms::widgets
