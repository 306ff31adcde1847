#pragma once

#include "base/result.h"
#include "sheets/csv.h"

#include <QByteArray>

namespace eforms::widgets {

/// How the person wants a file to be read; what is left out is found out.
struct ImportChoices {
    QString sheet; ///< of a workbook; empty: the first that holds something
    sheets::CsvOptions text;
};

/// What a file holds, as cells of text.
struct ImportSource {
    bool isWorkbook = false;
    QStringList sheetNames; ///< of a workbook
    QString sheet;          ///< the one that was read
    sheets::Encoding encoding = sheets::Encoding::Utf8; ///< of a text file
    QChar separator = u',';
    bool damaged = false;   ///< some characters could not be read
    sheets::Grid grid;      ///< without empty rows at the end
};

/// Reads a workbook or a file of separated values, whichever it is. Slow; for another thread.
/// Fails with Storage (cannot be read), Malformed, Unsupported, TooLarge or NotFound (no such sheet).
[[nodiscard]] Result<ImportSource> readSource(const QString &path, const ImportChoices &choices);

} // namespace eforms::widgets
