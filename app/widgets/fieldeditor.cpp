#include "widgets/fieldeditor.h"

#include <QApplication>
#include <QFocusEvent>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QStyle>

#include <utility>

namespace eforms::widgets {

FieldEditor::FieldEditor(FormScene &scene, FieldSpec field, QWidget *parent)
    : QWidget(parent)
    , m_scene(scene)
    , m_field(std::move(field))
{
}

void FieldEditor::setControl(QWidget *control)
{
    m_control = control;
    m_control->setObjectName(m_field.name);
    // A view gives the focus to the editor of a cell. Elsewhere the control is reached itself: an editor that hands the
    // focus on would be a second stop for Tab, at a place of its own in the order.
    if (m_field.inCell)
        setFocusProxy(m_control);
    addPart(m_control);
}

void FieldEditor::addPart(QWidget *part)
{
    if (m_parts.contains(part))
        return;
    part->installEventFilter(this);
    m_parts.append(part);
}

bool FieldEditor::isComposing()
{
    m_stale = m_stale || m_composing;
    return m_composing;
}

void FieldEditor::bind(const QString &path)
{
    m_field.path = path;
    m_before = m_scene.model.state(path).value;
    refresh();
}

void FieldEditor::refresh()
{
    if (isComposing())
        return;
    m_stale = false;
    const Json value = m_scene.model.state(m_field.path).value;
    const Json there = entered();
    if (value == there || (value.isEmpty() && there.isEmpty()))
        return;
    showValue(value);
}

void FieldEditor::describe(const QString &label, const QString &description)
{
    // Each of these tells the accessibility bridge, whether it is another text or not.
    if (m_control->accessibleName() != label)
        m_control->setAccessibleName(label);
    if (m_control->accessibleDescription() != description)
        m_control->setAccessibleDescription(description);
}

void FieldEditor::markProblem(const QString &mark)
{
    if (m_control->property("problem").toString() == mark)
        return;
    m_control->setProperty("problem", mark);
    m_control->update();
}

void FieldEditor::takeBack()
{
    commit(m_before);
    refresh();
}

void FieldEditor::commit(const Json &value)
{
    m_scene.model.setValue(m_field.path, value);
}

bool FieldEditor::turnsPage(const QEvent *event)
{
    const auto *key = static_cast<const QKeyEvent *>(event);
    const bool page = key->key() == Qt::Key_PageDown || key->key() == Qt::Key_PageUp;
    return event->type() == QEvent::KeyPress && page && (key->modifiers() & Qt::ControlModifier);
}

bool FieldEditor::undoOrRedo(QEvent *event)
{
    auto *key = static_cast<QKeyEvent *>(event);
    const bool undo = key->matches(QKeySequence::Undo);
    const bool redo = key->matches(QKeySequence::Redo) || (key->key() == Qt::Key_Y && key->modifiers() == Qt::ControlModifier);
    if ((!undo && !redo) || m_composing)
        return false;
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept(); // or a line edit's own undo, or a menu's, would take it
        return true;
    }
    const auto &step = undo ? m_scene.takeBack : m_scene.doAgain;
    if (step)
        step();
    return true;
}

void FieldEditor::onFocusIn()
{
    if (std::exchange(m_inside, true))
        return;
    m_before = m_scene.model.state(m_field.path).value;
    begin();
}

void FieldEditor::onFocusOut(Qt::FocusReason reason)
{
    if (reason == Qt::PopupFocusReason || reason == Qt::ActiveWindowFocusReason || reason == Qt::MenuBarFocusReason)
        return;
    if (!m_inside || isAncestorOf(QApplication::focusWidget()))
        return;
    m_inside = false;
    finish();
    m_scene.model.markVisited(m_field.path);
    Q_EMIT left();
}

bool FieldEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (!m_parts.contains(watched))
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::InputMethod:
        m_composing = !static_cast<QInputMethodEvent *>(event)->preeditString().isEmpty();
        if (!m_composing && m_stale) // after the control has taken what was composed
            QMetaObject::invokeMethod(this, &FieldEditor::refresh, Qt::QueuedConnection);
        break;
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress:
        if (turnsPage(event)) {
            // For the form, not for the control: a combo box would step to another value in passing.
            event->ignore();
            return true;
        }
        return undoOrRedo(event);
    case QEvent::FocusIn:
        onFocusIn();
        break;
    case QEvent::FocusOut:
        m_composing = false;
        onFocusOut(static_cast<QFocusEvent *>(event)->reason());
        break;
    default: // Qt's events are an open set
        break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace eforms::widgets
