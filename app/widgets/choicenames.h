#pragma once

#include "widgets/fieldfacts.h"
#include "widgets/formscene.h"

namespace eforms::widgets {

/// All that a choice may be found by: its name in each language and its code, one after the other.
[[nodiscard]] QString searchNames(const FormScene &scene, const FieldFacts &facts, const Json &choice);

/// The choice whose name in any language, or code, is exactly @p text in any case; Absent where there is none. The
/// language on screen wins.
[[nodiscard]] Json choiceNamed(const FormScene &scene, const FieldFacts &facts, const QString &text);

} // namespace eforms::widgets
