#pragma once

#include <QStringList>

class QWidget;

namespace eforms::gallery {

/// What of a drawn form is cut off: words of labels, buttons, boxes and headings that are wider than their place, and tables
/// whose columns are not all in sight. One line each, beginning with the object's name.
[[nodiscard]] QStringList cutOff(const QWidget &form);

} // namespace eforms::gallery
