#include "tour/hands.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QPointer>

namespace eforms::tour {

namespace {

void clickAt(QWidget *widget, const QPoint &point)
{
    for (const QEvent::Type type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
        QMouseEvent event(type, QPointF(point), QPointF(widget->mapToGlobal(point)), Qt::LeftButton,
            type == QEvent::MouseButtonPress ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier);
        QCoreApplication::sendEvent(widget, &event);
    }
}

QModelIndex rowWith(const QAbstractItemView *view, const QString &text)
{
    const QAbstractItemModel *model = view->model();
    if (!model)
        return {};
    for (int row = 0; row < model->rowCount(view->rootIndex()); ++row) {
        for (int column = 0; column < model->columnCount(view->rootIndex()); ++column) {
            const QModelIndex index = model->index(row, column, view->rootIndex());
            if (index.data().toString().contains(text) || index.data(Qt::UserRole).toString() == text)
                return index;
        }
    }
    return {};
}

QAction *menuAction(const QMenu *menu, const QString &name)
{
    const QList<QAction *> actions = menu->actions();
    for (QAction *action : actions) {
        if (action->objectName() == name && action->isVisible() && action->isEnabled())
            return action;
    }
    return nullptr;
}

} // namespace

QWidget *Hands::find(const QString &name) const
{
    const QWidgetList all = QApplication::allWidgets();
    for (QWidget *widget : all) {
        if (widget->objectName() == name && widget->isVisible())
            return widget;
    }
    return nullptr;
}

bool Hands::canPress(const QString &name) const
{
    const QWidget *widget = find(name);
    return widget && widget->isEnabled();
}

QString Hands::text(const QString &name) const
{
    const QWidget *widget = find(name);
    if (const auto *label = qobject_cast<const QLabel *>(widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
        return button->text();
    if (const auto *edit = qobject_cast<const QLineEdit *>(widget))
        return edit->text();
    if (const auto *edit = qobject_cast<const QPlainTextEdit *>(widget))
        return edit->toPlainText();
    if (const auto *combo = qobject_cast<const QComboBox *>(widget))
        return combo->currentText();
    return widget ? widget->accessibleName() : QString();
}

bool Hands::click(const QString &name)
{
    QWidget *widget = find(name);
    if (!widget || !widget->isEnabled())
        return false;
    widget->setFocus(Qt::MouseFocusReason);
    clickAt(widget, widget->rect().center());
    return true;
}

bool Hands::type(const QString &name, const QString &text)
{
    QWidget *widget = find(name);
    if (!widget || !widget->isEnabled())
        return false;
    widget->setFocus(Qt::TabFocusReason);
    press(widget, Qt::Key_A, Qt::ControlModifier, {});
    press(widget, Qt::Key_Delete, Qt::NoModifier, {});
    for (const QChar character : text)
        press(widget, 0, Qt::NoModifier, character);
    return true;
}

bool Hands::choose(const QString &name, const QString &value)
{
    auto *combo = qobject_cast<QComboBox *>(find(name));
    if (!combo || !combo->isEnabled())
        return false;
    int wanted = combo->findData(value);
    if (wanted < 0)
        wanted = combo->findText(value);
    if (wanted < 0)
        return false;
    combo->setFocus(Qt::TabFocusReason);
    for (int presses = 0; combo->currentIndex() != wanted && presses < combo->count() + 1; ++presses)
        press(combo, combo->currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up, Qt::NoModifier, {});
    return combo->currentIndex() == wanted;
}

bool Hands::tick(const QString &name)
{
    auto *button = qobject_cast<QAbstractButton *>(find(name));
    if (!button || !button->isEnabled())
        return false;
    if (!button->isChecked()) {
        button->setFocus(Qt::TabFocusReason);
        press(button, Qt::Key_Space, Qt::NoModifier, QStringLiteral(" "));
    }
    return button->isChecked();
}

bool Hands::openRow(const QString &name, const QString &text)
{
    auto *view = qobject_cast<QAbstractItemView *>(find(name));
    return view && openIndex(view, rowWith(view, text));
}

bool Hands::openRowAt(const QString &name, int row)
{
    auto *view = qobject_cast<QAbstractItemView *>(find(name));
    return view && view->model() && openIndex(view, view->model()->index(row, 0, view->rootIndex()));
}

int Hands::rowCount(const QString &name) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(find(name));
    return view && view->model() ? view->model()->rowCount(view->rootIndex()) : 0;
}

bool Hands::openIndex(QAbstractItemView *view, const QModelIndex &index)
{
    if (!index.isValid())
        return false;
    const QPointer<QAbstractItemView> alive(view);
    view->scrollTo(index);
    view->setFocus(Qt::MouseFocusReason);
    clickAt(view->viewport(), view->visualRect(index).center());
    // The click itself may have opened it, and the list may be gone.
    if (alive && view->isVisible() && view->currentIndex().row() == index.row())
        press(view, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"));
    return true;
}

bool Hands::hasRow(const QString &name, const QString &text) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(find(name));
    return view && rowWith(view, text).isValid();
}

bool Hands::openMenu(const QString &button)
{
    QWidget *widget = find(button);
    if (!widget || !widget->isEnabled())
        return false;
    // An open menu runs its own loop inside the click; queued, that loop does not run inside a step of the tour.
    QMetaObject::invokeMethod(widget, [widget] { clickAt(widget, widget->rect().center()); }, Qt::QueuedConnection);
    return true;
}

bool Hands::offersInMenu(const QString &action) const
{
    const auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    return menu && menuAction(menu, action);
}

bool Hands::chooseInMenu(const QString &action)
{
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QAction *entry = menu ? menuAction(menu, action) : nullptr;
    if (!entry)
        return false;
    menu->setActiveAction(entry);
    press(menu, Qt::Key_Return, Qt::NoModifier, QStringLiteral("\r"));
    return true;
}

void Hands::press(int key, Qt::KeyboardModifiers modifiers, const QString &text)
{
    QWidget *target = QApplication::focusWidget();
    if (!target)
        target = QApplication::activeWindow();
    if (target)
        press(target, key, modifiers, text);
}

void Hands::press(QWidget *target, int key, Qt::KeyboardModifiers modifiers, const QString &text)
{
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, key, modifiers, text);
        QCoreApplication::sendEvent(target, &event);
    }
}

} // namespace eforms::tour
