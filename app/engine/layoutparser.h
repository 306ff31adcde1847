#pragma once

#include "engine/layout.h"
#include "engine/structure.h"

namespace eforms::engine {

/// Reads the JSON Forms UI schema of a form of ours. A `detail` among the options of a Control becomes its child, its
/// scopes counted from a row or from the object. Elements that are not known stay as Unknown. @p common are the
/// documents that the schema of a condition may refer to.
/// Fails with Malformed (a scope that names no field, a rule that cannot be) or TooLarge (deeper than 32, more than
/// 20,000 elements); the detail names the place in the layout document.
[[nodiscard]] Result<LayoutElement> parseLayout(
    const Json &layout, const FormStructure &structure, const QHash<QString, Json> &common = {});

/// The same for a layout by anybody, as far as JSON Forms would show it: scopes may lead nowhere, unknown effects and
/// conditions do nothing.
[[nodiscard]] Result<LayoutElement> parseForeignLayout(const Json &layout);

/// The layout of a form that brings none: every field in the order of the schema.
[[nodiscard]] LayoutElement generatedLayout(const FormStructure &structure);

} // namespace eforms::engine
