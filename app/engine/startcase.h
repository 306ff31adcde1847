#pragma once

#include <QString>

namespace eforms::engine {

/// `short_quantity` or `shortQuantity` → `Short Quantity`: the label of a member without a title. Same words as
/// lodash's startCase, which JSON Forms uses.
[[nodiscard]] QString startCase(const QString &name);

} // namespace eforms::engine
