#pragma once

#include "check/answer.h"

#include <QStringList>

namespace eforms::check {

/// `freeze FOLDER`: keeps the present version of a form as it is in `versions/<n>.json`, raises `version` in form.json by one
/// and begins `migrations/<n>-<n+1>.json`. Writes nothing over; fails when the form does not load.
[[nodiscard]] Answer freezeCommand(const QStringList &arguments);

} // namespace eforms::check
