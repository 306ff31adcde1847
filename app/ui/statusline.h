#pragma once

#include "ui/parts.h"
#include "ui/shell.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace eforms::ui {

/// The bottom line: what waits to be sent, the next deadline, and whether this is training.
///
/// Object names: status.waiting, status.deadline, status.training.
class StatusLine : public QWidget
{
    Q_OBJECT

public:
    StatusLine(Shell &shell, QWidget *parent);

    /// @p workplace may be nullptr while nobody is signed in.
    void setWorkplace(workflow::Workplace *workplace);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    Shell &m_shell;
    QPointer<workflow::Workplace> m_workplace;
    QTimer m_minute;
    StatusText *m_waiting;
    StatusText *m_deadline;
    QLabel *m_training;
};

} // namespace eforms::ui
