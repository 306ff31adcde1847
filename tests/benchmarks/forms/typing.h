#pragma once

#include "forms/figures.h"

namespace bench {

/// W3: from a key to its character, and to the problem that it causes, on the screen.
void measureTyping(const Plan &plan);

} // namespace bench
