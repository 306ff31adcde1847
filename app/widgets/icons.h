#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace eforms::widgets {

/// The program's icons, drawn in the colours of the palette at the moment of painting.
class Icons
{
public:
    /// The icon `:/eforms/icons/<name>.png`; an empty one where there is none.
    [[nodiscard]] static QIcon icon(const QString &name);
    /// The same always in @p colour: status icons.
    [[nodiscard]] static QIcon icon(const QString &name, const QColor &colour);
};

} // namespace eforms::widgets
