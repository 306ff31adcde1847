#pragma once

#include "engine/layout.h"
#include "engine/structure.h"

namespace eforms::engine {

/// Reads a JSON Forms UI schema. A `detail` among a table's options becomes the children of its Control, its scopes
/// counted from a row. Elements that are not known stay as Unknown.
/// Fails with Malformed (a scope that names no field, an unknown effect) or TooLarge (deeper than 32).
[[nodiscard]] Result<LayoutElement> parseLayout(const Json &layout, const FormStructure &structure);

/// The layout of a form that brings none: every field in the order of the schema.
[[nodiscard]] LayoutElement generatedLayout(const FormStructure &structure);

} // namespace eforms::engine
