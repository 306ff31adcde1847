#include "widgets/choiceeditor.h"

#include "widgets/valuetext.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QKeyEvent>
#include <QSignalBlocker>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

ChoiceEditor::ChoiceEditor(FormScene &formScene, FieldSpec spec, QWidget *parent)
    : FieldEditor(formScene, std::move(spec), parent)
    , m_box(new QComboBox(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_box);
    m_box->setFrame(!field().inCell);
    m_box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_box->setMinimumContentsLength(8);
    m_values.append(Json());
    m_values.append(field().facts.choices);
    setControl(m_box);
    // The code stands behind each text, so that programs that drive the form need no language.
    for (const Json &value : std::as_const(m_values))
        m_box->addItem(QString(), value.toString(value.numberToken()));
    retranslate();
    connect(m_box, &QComboBox::activated, this, [this] { commit(entered()); });
    refresh();
}

void ChoiceEditor::retranslate()
{
    for (qsizetype at = 0; at < m_values.size(); ++at) {
        const QString text = m_values.at(at).isAbsent() ? tr("– choose –")
                                                        : valueText(scene(), field().facts, m_values.at(at));
        m_box->setItemText(static_cast<int>(at), text);
        m_box->setItemData(static_cast<int>(at), text, Qt::ToolTipRole);
    }
    const int wanted = m_box->view()->sizeHintForColumn(0) + 24;
    m_box->view()->setMinimumWidth(qMin(wanted, 560)); // long names stay readable when the field is narrow
}

void ChoiceEditor::showValue(const Json &value)
{
    qsizetype index = value.isEmpty() ? 0 : m_values.indexOf(value);
    if (index < 0) {
        index = m_values.size();
        m_values.append(value);
        m_box->addItem(valueText(scene(), field().facts, value), value.toString(value.numberToken()));
    }
    const QSignalBlocker quiet(m_box);
    m_box->setCurrentIndex(static_cast<int>(index));
}

Json ChoiceEditor::entered() const
{
    const int index = m_box->currentIndex();
    return index < 0 ? Json() : m_values.at(index);
}

bool ChoiceEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == control()) {
        if (event->type() == QEvent::Wheel && !field().inCell) { // scrolls the page, must not change a value in passing
            event->ignore();
            return true;
        }
        if (event->type() == QEvent::KeyPress) {
            const auto *key = static_cast<QKeyEvent *>(event);
            if (key->key() == Qt::Key_Delete || key->key() == Qt::Key_Backspace) {
                showValue(Json());
                commit(Json());
                return true;
            }
        }
    }
    return FieldEditor::eventFilter(watched, event);
}

} // namespace eforms::widgets
