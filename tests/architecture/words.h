#pragma once

#include "architecture/source.h"

namespace eforms::architecture {

/// Words and habits that app/ and tests/ do without, each complaint with its reason. Judges by Source::path.
[[nodiscard]] QStringList wordComplaints(const QList<Source> &sources);

} // namespace eforms::architecture
