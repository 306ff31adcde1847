#pragma once

#include "ui/entrylist.h"
#include "ui/shell.h"

#include <QTimer>
#include <QWidget>

namespace eforms::ui {

/// What waits for me, what waits for others, what ends today, and what happened last.
///
/// Object names: home.tasks, home.waiting, home.deadlines, home.activity, home.lastSignIn.
class HomePage : public QWidget
{
    Q_OBJECT

public:
    HomePage(Shell &shell, workflow::Workplace &workplace, QWidget *parent);

Q_SIGNALS:
    void requestChosen(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Column {
        QLabel *heading = nullptr;
        EntryList *list = nullptr;
    };
    [[nodiscard]] Column addColumn(const QString &name, QLayout *row);
    void retranslate();
    void refresh();
    [[nodiscard]] EntryList::Entry entryOf(const domain::Request &request, const QString &detail) const;
    [[nodiscard]] QString titleOf(const domain::Request &request) const;

    Shell &m_shell;
    workflow::Workplace &m_workplace;
    QTimer m_minute;
    QLabel *m_greeting;
    QLabel *m_lastSignIn;
    Column m_tasks;
    Column m_waiting;
    Column m_deadlines;
    Column m_activity;
};

} // namespace eforms::ui
