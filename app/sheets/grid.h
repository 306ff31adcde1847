#pragma once

#include <QList>
#include <QStringList>

namespace eforms::sheets {

/// Rows of text cells. Rows may differ in length: what lies beyond a row's end is empty.
using Grid = QList<QStringList>;

/// What a reader accepts from a stranger; beyond it everything fails with TooLarge.
struct Limits {
    qint64 bytes = 32 * 1024 * 1024;       ///< of the file or the clipboard
    qint64 unpacked = 256 * 1024 * 1024;   ///< of all parts of a workbook that are read
    qint64 ratio = 400;                    ///< unpacked to packed bytes of one part larger than a megabyte
    qsizetype rows = 50'000;
    qsizetype columns = 256;
    qsizetype cells = 2'000'000;           ///< empty ones between others count
    qsizetype cellLength = 32'767;         ///< UTF-16 units, as in Excel
    qint64 characters = 64 * 1024 * 1024;  ///< of all cells together
};

} // namespace eforms::sheets
