#pragma once

#include "base/json.h"

#include <QString>

namespace eforms::market {

/// Reads one JSON document from disk or from the resources. Fails with NotFound, Storage, Malformed or TooLarge;
/// the detail names the file.
[[nodiscard]] Result<Json> readJsonFile(const QString &path);

} // namespace eforms::market
