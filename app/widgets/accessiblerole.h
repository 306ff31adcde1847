#pragma once

#include <QAccessible>

class QWidget;

namespace eforms::widgets {

/// Says to screen readers what a widget of our own is, where Qt could only say that it is some widget.
void setAccessibleRole(QWidget *widget, QAccessible::Role role);

} // namespace eforms::widgets
