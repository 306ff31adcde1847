#pragma once

#include <QList>
#include <QObject>

class QKeyEvent;
class QPushButton;
class QWidget;

namespace eforms::widgets {

/// Add, remove, move up and move down: the buttons of a list whose rows change, and the keys that do the same in it
/// (Insert, Delete, Alt with Up or Down). The owner places the buttons.
class RowButtons : public QObject
{
    Q_OBJECT

public:
    /// Object names are @p name with `.add`, `.remove`, `.up` and `.down`; @p parent owns the buttons.
    RowButtons(const QString &name, QWidget *parent);

    /// In the order above.
    [[nodiscard]] const QList<QPushButton *> &all() const { return m_all; }
    void retranslate();
    /// @p label is what the list is called, for a screen reader.
    void describe(const QString &label);
    /// Enables what makes sense at @p row (-1: none chosen) of @p count rows, of which there may be @p most.
    void setPlace(int row, int count, qint64 most);
    /// True when the key was one of these; what it asks for has been emitted.
    bool takeKey(const QKeyEvent &key);

Q_SIGNALS:
    void addWanted();
    void removeWanted();
    /// @p by is -1 (up) or 1 (down).
    void moveWanted(int by);

private:
    QPushButton *m_add;
    QPushButton *m_remove;
    QPushButton *m_up;
    QPushButton *m_down;
    QList<QPushButton *> m_all;
};

} // namespace eforms::widgets
