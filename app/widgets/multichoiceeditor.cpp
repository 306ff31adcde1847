#include "widgets/multichoiceeditor.h"

#include "widgets/accessiblerole.h"
#include "widgets/columnslayout.h"
#include "widgets/theme.h"

#include <QCheckBox>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

MultiChoiceEditor::MultiChoiceEditor(FormScene &formScene, FieldSpec spec, QWidget *parent)
    : FieldEditor(formScene, std::move(spec), parent)
{
    setAccessibleRole(this, QAccessible::Grouping); // the boxes are one field
    auto *row = new ColumnsLayout(this, {ColumnsLayout::Fit::Content, space::large, space::small});
    for (const Json &choice : field().facts.choices) {
        auto *box = new QCheckBox(this);
        row->addWidget(box);
        m_boxes.append(box);
        if (m_boxes.size() == 1)
            setControl(box);
        else
            addPart(box);
        box->setObjectName(field().name + u'.' + choice.toString(choice.numberToken()));
        connect(box, &QCheckBox::clicked, this, [this] { commit(entered()); });
    }
    setObjectName(field().name);
    retranslate();
    refresh();
}

void MultiChoiceEditor::retranslate()
{
    for (qsizetype at = 0; at < m_boxes.size(); ++at) {
        const Json &choice = field().facts.choices.at(at);
        QString name = scene().form().choiceLabel(field().facts.pointer, choice, scene().language);
        m_boxes.at(at)->setText(name.replace(u'&', u"&&"_s)); // no shortcut
    }
}

void MultiChoiceEditor::describe(const QString &label, const QString &description)
{
    setAccessibleName(label);
    setAccessibleDescription(description);
    for (QCheckBox *box : m_boxes) {
        box->setAccessibleName(label + u": "_s + box->text().replace(u"&&"_s, u"&"_s));
        box->setAccessibleDescription(description);
    }
}

void MultiChoiceEditor::showValue(const Json &value)
{
    m_others.clear();
    for (const Json &one : value.array()) {
        if (!field().facts.choices.contains(one))
            m_others.append(one);
    }
    for (qsizetype at = 0; at < m_boxes.size(); ++at)
        m_boxes.at(at)->setChecked(value.array().contains(field().facts.choices.at(at)));
}

Json MultiChoiceEditor::entered() const
{
    Json::Array chosen;
    for (qsizetype at = 0; at < m_boxes.size(); ++at) {
        if (m_boxes.at(at)->isChecked())
            chosen.append(field().facts.choices.at(at));
    }
    chosen.append(m_others);
    return chosen.isEmpty() ? Json() : Json(chosen);
}

} // namespace eforms::widgets
