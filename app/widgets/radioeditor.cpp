#include "widgets/radioeditor.h"

#include "widgets/accessiblerole.h"
#include "widgets/columnslayout.h"
#include "widgets/theme.h"
#include "widgets/valuetext.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QRadioButton>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

RadioEditor::RadioEditor(FormScene &formScene, FieldSpec spec, QWidget *parent)
    : FieldEditor(formScene, std::move(spec), parent)
{
    setAccessibleRole(this, QAccessible::Grouping); // the buttons are one field
    auto *row = new ColumnsLayout(this, {ColumnsLayout::Fit::Content, space::large, space::small});
    auto *group = new QButtonGroup(this);
    for (const Json &choice : field().facts.choices) {
        auto *button = new QRadioButton(this);
        button->setObjectName(field().name + u'.' + choice.toString(choice.numberToken()));
        group->addButton(button);
        row->addWidget(button);
        m_buttons.append(button);
        connect(button, &QRadioButton::clicked, this, [this] { commit(entered()); });
        addPart(button);
    }
    setAccessibleName(field().name);
    setControl(m_buttons.first());
    setObjectName(field().name);
    m_buttons.first()->setObjectName(field().name + u'.' + field().facts.choices.first().toString());
    retranslate();
    refresh();
}

void RadioEditor::retranslate()
{
    for (qsizetype at = 0; at < m_buttons.size(); ++at) {
        QString name = valueText(scene(), field().facts, field().facts.choices.at(at));
        m_buttons.at(at)->setText(name.replace(u'&', u"&&"_s)); // no shortcut
    }
}

void RadioEditor::describe(const QString &label, const QString &description)
{
    setAccessibleName(label);
    setAccessibleDescription(description);
    for (QRadioButton *button : m_buttons) {
        button->setAccessibleName(label + u": "_s + button->text().replace(u"&&"_s, u"&"_s));
        button->setAccessibleDescription(description);
    }
}

void RadioEditor::showValue(const Json &value)
{
    for (qsizetype at = 0; at < m_buttons.size(); ++at) {
        QRadioButton *button = m_buttons.at(at);
        const QSignalBlocker quiet(button);
        button->setAutoExclusive(false); // or the last one could not be unchecked
        if (button->group() != nullptr)
            button->group()->setExclusive(false);
        button->setChecked(field().facts.choices.at(at) == value);
        if (button->group() != nullptr)
            button->group()->setExclusive(true);
    }
}

Json RadioEditor::entered() const
{
    for (qsizetype at = 0; at < m_buttons.size(); ++at) {
        if (m_buttons.at(at)->isChecked())
            return field().facts.choices.at(at);
    }
    return {};
}

bool RadioEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        commit(Json());
        refresh();
        return true;
    }
    return FieldEditor::eventFilter(watched, event);
}

} // namespace eforms::widgets
