#pragma once

#include "base/result.h"
#include "sheets/grid.h"
#include "sheets/textencoding.h"

namespace eforms::sheets {

/// How to read a CSV file; what is left out is detected.
struct CsvOptions {
    std::optional<Encoding> encoding;
    std::optional<QChar> separator;
};

struct CsvContent {
    Grid grid;
    Encoding encoding = Encoding::Utf8;
    QChar separator = u',';
    bool damaged = false; ///< some characters could not be read in this encoding
};

/// Reads comma, semicolon or tab separated values. The apostrophe that writeCsv() puts before a formula is taken off.
/// Fails with TooLarge.
[[nodiscard]] Result<CsvContent> readCsv(const QByteArray &bytes, const CsvOptions &options, const Limits &limits = {});

/// UTF-8 with byte order mark, commas and CRLF: what Excel opens without asking. No cell can act as a formula:
/// text that begins with `=`, `+`, `-`, `@`, tab or CR gets an apostrophe before it; plain numbers stay.
[[nodiscard]] QByteArray writeCsv(const Grid &grid);

/// True for text that a spreadsheet would take for a formula, apostrophes before it left out of account.
[[nodiscard]] bool looksLikeFormula(QStringView text);

} // namespace eforms::sheets
