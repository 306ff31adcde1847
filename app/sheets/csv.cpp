#include "sheets/csv.h"

#include "base/decimal.h"
#include "sheets/separated.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eforms::sheets {

namespace {

QString csvCell(QString cell)
{
    if (looksLikeFormula(cell))
        cell.prepend(u'\'');
    const bool quote = std::any_of(cell.cbegin(), cell.cend(),
        [](QChar c) { return c == u',' || c == u';' || c == u'\t' || c == u'"' || c == u'\n' || c == u'\r'; });
    const bool edge = !cell.isEmpty() && (cell.front().isSpace() || cell.back().isSpace());
    return quote || edge ? u'"' + cell.replace(u'"', u"\"\""_s) + u'"' : cell;
}

} // namespace

bool looksLikeFormula(QStringView text)
{
    QStringView rest = text;
    while (rest.startsWith(u'\''))
        rest = rest.mid(1);
    if (rest.isEmpty())
        return false;
    const QChar first = rest.front();
    if (first != u'=' && first != u'+' && first != u'-' && first != u'@' && first != u'\t' && first != u'\r')
        return false;
    return rest.size() != text.size() || !Decimal::parse(rest);
}

Result<CsvContent> readCsv(const QByteArray &bytes, const CsvOptions &options, const Limits &limits)
{
    if (bytes.size() > limits.bytes)
        return fail(ErrorKind::TooLarge, u"%1 bytes"_s.arg(bytes.size()));
    CsvContent content;
    content.encoding = options.encoding.value_or(detectEncoding(bytes));
    const DecodedText decoded = decodeText(bytes, content.encoding);
    content.damaged = decoded.damaged;
    content.separator = options.separator.value_or(detectSeparator(decoded.text));
    Result<Grid> grid = readSeparated(decoded.text, content.separator, Quoting::Csv, limits);
    if (!grid)
        return fail(grid.error());
    content.grid = std::move(*grid);
    for (QStringList &row : content.grid) {
        for (QString &cell : row) {
            if (cell.startsWith(u'\'') && looksLikeFormula(cell))
                cell.remove(0, 1);
        }
    }
    return content;
}

QByteArray writeCsv(const Grid &grid)
{
    QString text {QChar(QChar::ByteOrderMark)};
    for (const QStringList &row : grid) {
        QStringList cells;
        for (const QString &cell : row)
            cells.append(csvCell(cell));
        const QString line = cells.join(u',');
        text += (line.isEmpty() ? u"\"\""_s : line) + u"\r\n"_s; // an empty line would be no row
    }
    return text.toUtf8();
}

} // namespace eforms::sheets
