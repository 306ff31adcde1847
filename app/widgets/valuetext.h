#pragma once

#include "widgets/fieldfacts.h"
#include "widgets/formscene.h"

namespace eforms::widgets {

/// A value as people read it: choices by their names, numbers in groups with their unit left out, dates in words, text
/// grouped by its mask, files by file name, several values one after the other. Empty for empty values.
/// What does not fit the field's type is shown as it is.
[[nodiscard]] QString valueText(const FormScene &scene, const FieldFacts &facts, const Json &value);

/// `1.4 MB`, `12 KB`, `870 bytes`.
[[nodiscard]] QString byteText(qint64 bytes);

} // namespace eforms::widgets
