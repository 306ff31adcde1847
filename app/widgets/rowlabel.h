#pragma once

#include "widgets/formscene.h"

namespace eforms::widgets {

/// How the row at @p rowPath is called in a list: the value of the field that `options.elementLabelProp` of
/// @p element names, else of its first field that is text or a number; `Line 3` where that is empty.
[[nodiscard]] QString rowLabel(const FormScene &scene, const engine::LayoutElement &element, const QString &rowPath);

} // namespace eforms::widgets
