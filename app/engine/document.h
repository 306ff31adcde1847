#pragma once

#include "base/json.h"

#include <functional>

namespace eforms::engine {

/// Changes what stands at @p keys inside @p root, in place: nothing that is not on the way is copied, however long the
/// lists beside it are. Objects on the way are created, except when nothing comes of the change.
void changeIn(Json &root, const QStringList &keys, const std::function<void(Json &)> &change);

/// Sets the member at @p keys; Absent removes it.
void assignIn(Json &root, const QStringList &keys, const Json &value);

/// The value at @p keys; Absent where they lead nowhere.
[[nodiscard]] const Json &valueIn(const Json &root, const QStringList &keys);

} // namespace eforms::engine
