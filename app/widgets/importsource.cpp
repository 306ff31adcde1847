#include "widgets/importsource.h"

#include "sheets/workbook.h"

#include <QFile>

#include <algorithm>

namespace eforms::widgets {

namespace {

bool isEmptyRow(const QStringList &row)
{
    return std::all_of(row.begin(), row.end(), [](const QString &cell) { return cell.isEmpty(); });
}

void dropEmptyEnd(sheets::Grid &grid)
{
    while (!grid.isEmpty() && isEmptyRow(grid.last()))
        grid.removeLast();
}

Result<ImportSource> readWorkbook(const QByteArray &bytes, const ImportChoices &choices)
{
    Result<sheets::Workbook> book = sheets::Workbook::open(bytes);
    if (!book)
        return fail(book.error());
    ImportSource source;
    source.isWorkbook = true;
    source.sheetNames = book->sheets();
    const QStringList wanted = choices.sheet.isEmpty() ? source.sheetNames : QStringList {choices.sheet};
    for (const QString &name : wanted) {
        Result<sheets::Grid> grid = book->grid(name);
        if (!grid)
            return fail(grid.error());
        source.sheet = name;
        source.grid = std::move(*grid);
        dropEmptyEnd(source.grid);
        if (!source.grid.isEmpty())
            break;
    }
    return source;
}

Result<ImportSource> readText(const QByteArray &bytes, const ImportChoices &choices)
{
    Result<sheets::CsvContent> content = sheets::readCsv(bytes, choices.text);
    if (!content)
        return fail(content.error());
    ImportSource source;
    source.encoding = content->encoding;
    source.separator = content->separator;
    source.damaged = content->damaged;
    source.grid = std::move(content->grid);
    dropEmptyEnd(source.grid);
    return source;
}

} // namespace

Result<ImportSource> readSource(const QString &path, const ImportChoices &choices)
{
    const sheets::Limits limits;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, file.errorString());
    const QByteArray bytes = file.read(limits.bytes + 1);
    if (bytes.size() > limits.bytes)
        return fail(ErrorKind::TooLarge, QStringLiteral("file"));
    const bool workbook = bytes.startsWith("PK\x03\x04") || bytes.startsWith("\xD0\xCF\x11\xE0");
    return workbook ? readWorkbook(bytes, choices) : readText(bytes, choices);
}

} // namespace eforms::widgets
