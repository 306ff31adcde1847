#include "widgets/accessiblerole.h"

#include <QAccessibleWidget>
#include <QVariant>
#include <QWidget>

namespace eforms::widgets {

namespace {

constexpr const char *property = "eforms.accessibleRole";

class RoleInterface : public QAccessibleWidget
{
public:
    RoleInterface(QWidget *widget, QAccessible::Role role) : QAccessibleWidget(widget, role) { }
};

QAccessibleInterface *roleInterface(const QString &, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    const QVariant role = widget != nullptr ? widget->property(property) : QVariant();
    return role.isValid() ? new RoleInterface(widget, role.value<QAccessible::Role>()) : nullptr; // Qt owns it
}

} // namespace

void setAccessibleRole(QWidget *widget, QAccessible::Role role)
{
    static const bool installed = [] {
        QAccessible::installFactory(roleInterface);
        return true;
    }();
    Q_UNUSED(installed)
    widget->setProperty(property, QVariant::fromValue(role));
}

} // namespace eforms::widgets
