#pragma once

#include "widgets/fieldfacts.h"

#include "engine/layout.h"

namespace eforms::widgets {

/// The layout of one row of a table: what the form's author wrote under `options.detail`, else one made from all fields
/// of the row. Pointers are full, without row index.
[[nodiscard]] engine::LayoutElement tableDetail(
    const engine::FormDefinition &form, const engine::LayoutElement &table);

/// False when the grid shows every field already and nobody asked for a detail.
[[nodiscard]] bool wantsDetail(const engine::FormDefinition &form, const engine::LayoutElement &table);

} // namespace eforms::widgets
