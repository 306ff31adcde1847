#pragma once

#include "base/result.h"
#include "sheets/grid.h"

namespace eforms::sheets {

/// One table to be written as a workbook.
struct SheetContent {
    QString name;         ///< of the sheet; what Excel does not allow in it is replaced
    QStringList header;   ///< bold, and stays in sight when the rest is scrolled
    Grid rows;
    QList<bool> numeric;  ///< by column: plain numbers that a spreadsheet holds exactly are written as numbers
};

/// An Excel workbook (.xlsx) with one sheet. Everything else is text, so that nothing can act as a formula and codes keep
/// their zeros. Reading it with Workbook gives the same texts. Fails with TooLarge (more rows than Excel takes) or Internal.
[[nodiscard]] Result<QByteArray> writeWorkbook(const SheetContent &content);

} // namespace eforms::sheets
