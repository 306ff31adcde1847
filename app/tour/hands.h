#pragma once

#include <QModelIndex>
#include <QString>
#include <QWidget>

class QAbstractItemView;

namespace eforms::tour {

/// Works the real windows as a person does: finds what is on screen by its object name, presses keys and the mouse.
/// Everything returns false when the thing is not there, not visible or not enabled; nothing waits.
class Hands
{
public:
    /// The visible widget of that name in any window, or nullptr.
    [[nodiscard]] QWidget *find(const QString &name) const;
    [[nodiscard]] bool sees(const QString &name) const { return find(name) != nullptr; }
    [[nodiscard]] bool canPress(const QString &name) const;
    /// What a widget says: text of a label, button, edit or combo; accessible name otherwise.
    [[nodiscard]] QString text(const QString &name) const;

    bool click(const QString &name);
    /// Replaces what an edit holds, key by key.
    bool type(const QString &name, const QString &text);
    /// Chooses the entry of a combo whose data or text is @p value, with the arrow keys.
    bool choose(const QString &name, const QString &value);
    bool tick(const QString &name);
    /// Opens the first row of a table or list that contains @p text, by mouse and Enter.
    bool openRow(const QString &name, const QString &text);
    bool openFirstRow(const QString &name) { return openRowAt(name, 0); }
    bool openRowAt(const QString &name, int row);
    [[nodiscard]] int rowCount(const QString &name) const;
    /// True when a table or list has a row that contains @p text.
    [[nodiscard]] bool hasRow(const QString &name, const QString &text) const;
    /// Opens the menu of a button and leaves it open; the menu is there a moment later.
    bool openMenu(const QString &button);
    /// True when the open menu has an entry of that name.
    [[nodiscard]] bool offersInMenu(const QString &action) const;
    bool chooseInMenu(const QString &action);
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier, const QString &text = {});

private:
    bool openIndex(QAbstractItemView *view, const QModelIndex &index);
    void press(QWidget *target, int key, Qt::KeyboardModifiers modifiers, const QString &text);
};

} // namespace eforms::tour
