#include "widgets/booleaneditor.h"

#include "widgets/theme.h"
#include "widgets/wraplabel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QSignalBlocker>

namespace eforms::widgets {

BooleanEditor::BooleanEditor(FormScene &formScene, FieldSpec spec, QWidget *parent)
    : FieldEditor(formScene, std::move(spec), parent)
    , m_box(new QCheckBox(this))
    , m_text(new WrapLabel(this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(field().inCell ? space::tiny : 0, 2, 0, 2);
    row->setSpacing(space::small);
    row->addWidget(m_box, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    m_text->installEventFilter(this);
    m_text->setVisible(!field().inCell);
    setControl(m_box);
    m_box->setEnabled(!field().readonly);
    connect(m_box, &QCheckBox::clicked, this, [this] {
        m_answered = true;
        commit(entered());
    });
    refresh();
}

void BooleanEditor::setLabel(const QString &label)
{
    m_text->setText(label);
}

void BooleanEditor::showValue(const Json &value)
{
    const QSignalBlocker quiet(m_box);
    m_answered = value.isBool();
    // What the server has not told yet is not a "no".
    const bool unknown = !m_answered && field().readonly;
    m_box->setTristate(unknown);
    m_box->setCheckState(unknown ? Qt::PartiallyChecked : value.toBool() ? Qt::Checked : Qt::Unchecked);
}

Json BooleanEditor::entered() const
{
    return m_answered ? Json(m_box->isChecked()) : Json();
}

bool BooleanEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_text && event->type() == QEvent::MouseButtonRelease && m_box->isEnabled()) {
        m_box->setFocus(Qt::MouseFocusReason);
        m_box->click();
        return true;
    }
    return FieldEditor::eventFilter(watched, event);
}

} // namespace eforms::widgets
