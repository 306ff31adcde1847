#pragma once

#include <QtGlobal>

namespace eforms::tour {

/// Memory of this process that is in RAM, in units of 1,024 bytes; -1 where the system does not tell.
[[nodiscard]] qint64 residentKilobytes();

} // namespace eforms::tour
