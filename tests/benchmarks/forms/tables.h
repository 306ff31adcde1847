#pragma once

#include "forms/figures.h"

namespace bench {

/// W2: opening, scrolling, pasting into and holding tables of many rows.
void measureTables(const Plan &plan);
/// Prints the memory that a table of @p rows takes above an empty one; for a process of its own.
void printMemory(int rows);

} // namespace bench
