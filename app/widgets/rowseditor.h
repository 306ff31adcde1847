#pragma once

#include <QWidget>

namespace eforms::widgets {

/// What edits all rows of one array; the parts of a form treat all kinds alike.
class RowsEditor : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// Path of the array, with row indices where it lies inside another one.
    [[nodiscard]] virtual const QString &table() const = 0;
    virtual void retranslate() = 0;
    /// The array itself, one of its rows or fields; false when there is no such place.
    virtual bool focusPath(const QString &path) = 0;
};

} // namespace eforms::widgets
