#pragma once

#include "base/result.h"
#include "sheets/grid.h"

namespace eforms::sheets {

/// Who wrote the text, because quotation marks mean different things to them.
enum class Quoting {
    Csv,       ///< a cell that begins with a quotation mark is quoted
    Clipboard, ///< only cells with a tab, a line break or a doubled mark inside are; `"A"` means what it says
};

/// Cells between separators, rows between line breaks (LF, CR or CRLF). In quoted cells marks are doubled; a quotation
/// that is not closed properly is taken as it stands, so that nothing is lost. The line break at the end adds no row.
/// Fails with TooLarge.
[[nodiscard]] Result<Grid> readSeparated(QStringView text, QChar separator, Quoting quoting, const Limits &limits = {});

/// What a spreadsheet puts on the clipboard as text.
[[nodiscard]] Result<Grid> readBlock(QStringView text, const Limits &limits = {});
/// The same for the clipboard; read back it gives the same cells.
[[nodiscard]] QString toBlock(const Grid &grid);

/// Comma, semicolon or tab: whichever divides the first lines most evenly.
[[nodiscard]] QChar detectSeparator(QStringView text);

} // namespace eforms::sheets
