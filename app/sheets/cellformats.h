#pragma once

#include <QList>
#include <QString>

namespace eforms::sheets {

/// What a number in a workbook stands for, by its number format.
enum class NumberKind { Number, Percent, Date, Time, DateTime };

/// The kind that a number format means: `yyyy/m/d`, `[$-404]e"年"m"月"`, `0.00%`. Texts in quotation marks and colours are
/// left out of account.
[[nodiscard]] NumberKind kindOfFormat(QStringView code);
/// The kind of a format that workbooks refer to by number only.
[[nodiscard]] NumberKind kindOfBuiltIn(int id);

/// A number as people read it in the cell: dates as `2025-07-08`, times as `09:30`, both as `2025-07-08T09:30`, a percentage
/// as `12.5%`. Other numbers keep every digit they were written with; fractions of more than 15 digits are rounded to
/// 15, as spreadsheets show them (1234.1 is stored as 1234.0999999999999). What is no number comes back as it is.
[[nodiscard]] QString numberText(const QString &token, NumberKind kind, bool from1904);

} // namespace eforms::sheets
