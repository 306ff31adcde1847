#pragma once

#include <QObject>

namespace eforms::widgets {

/// Shows every tool tip as plain text. Qt would take one that looks like markup for HTML, and tool tips hold labels, values
/// and problems that come from anywhere. Installed on the application once; also serves the cells and headers of views.
class PlainToolTips : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// What a tool tip must be given so that it shows @p text.
    [[nodiscard]] static QString markupOf(const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace eforms::widgets
