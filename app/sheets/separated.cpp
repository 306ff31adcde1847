#include "sheets/separated.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace eforms::sheets {

namespace {

constexpr QChar mark = u'"';

bool isBreak(QChar c)
{
    return c == u'\n' || c == u'\r';
}

class Reader
{
public:
    Reader(QStringView text, QChar separator, Quoting quoting, const Limits &limits)
        : m_text(text)
        , m_separator(separator)
        , m_quoting(quoting)
        , m_limits(limits)
    {
    }

    Result<Grid> read()
    {
        while (m_at < m_text.size()) {
            QString cell = quotedCell().value_or(QString());
            if (m_taken == 0)
                cell = plainCell();
            m_row.append(cell);
            ++m_cells;
            if (cell.size() > m_limits.cellLength || m_row.size() > m_limits.columns || m_cells > m_limits.cells)
                return fail(ErrorKind::TooLarge, u"row %1"_s.arg(m_grid.size() + 1));
            m_at += m_taken;
            m_taken = 0;
            if (endsRow() && !closeRow())
                return fail(ErrorKind::TooLarge, u"more than %1 rows"_s.arg(m_limits.rows));
        }
        return m_grid;
    }

private:
    [[nodiscard]] bool endsCell(qsizetype at) const
    {
        return at >= m_text.size() || m_text[at] == m_separator || isBreak(m_text[at]);
    }

    /// The cell at m_at when it is quoted; m_taken says how long it is in the text.
    std::optional<QString> quotedCell()
    {
        if (m_text[m_at] != mark)
            return std::nullopt;
        QString cell;
        bool needed = m_quoting == Quoting::Csv;
        for (qsizetype at = m_at + 1; at < m_text.size(); ++at) {
            const bool doubled = m_text[at] == mark && at + 1 < m_text.size() && m_text[at + 1] == mark;
            if (m_text[at] == mark && !doubled) {
                if (!needed || !endsCell(at + 1))
                    return std::nullopt;
                m_taken = at + 1 - m_at;
                return cell;
            }
            needed = needed || doubled || m_text[at] == m_separator || isBreak(m_text[at]);
            cell += m_text[at];
            at += doubled ? 1 : 0;
        }
        return std::nullopt;
    }

    QString plainCell()
    {
        qsizetype end = m_at;
        while (!endsCell(end))
            ++end;
        m_taken = end - m_at;
        return m_text.mid(m_at, m_taken).toString();
    }

    /// Steps over what follows a cell; true when that is the end of its row.
    bool endsRow()
    {
        if (m_at < m_text.size() && m_text[m_at] == m_separator) {
            ++m_at;
            if (m_at < m_text.size())
                return false;
            m_row.append(QString()); // the text ends with a separator: an empty cell follows
            return true;
        }
        if (m_at + 1 < m_text.size() && m_text[m_at] == u'\r' && m_text[m_at + 1] == u'\n')
            ++m_at;
        ++m_at;
        return true;
    }

    bool closeRow()
    {
        m_grid.append(std::exchange(m_row, {}));
        return m_grid.size() <= m_limits.rows;
    }

    QStringView m_text;
    QChar m_separator;
    Quoting m_quoting;
    const Limits &m_limits;
    qsizetype m_at = 0;
    qsizetype m_taken = 0;
    qsizetype m_cells = 0;
    QStringList m_row;
    Grid m_grid;
};

/// How many of @p separator each of the first lines holds, quoted ones left out.
QList<qsizetype> countsPerLine(QStringView text, QChar separator)
{
    constexpr qsizetype lookedAt = 64 * 1024;
    constexpr qsizetype mostLines = 20;
    QList<qsizetype> counts {0};
    bool quoted = false;
    for (const QChar c : text.left(lookedAt)) {
        quoted = quoted != (c == mark);
        if (quoted)
            continue;
        if (c == separator)
            ++counts.last();
        if (c == u'\n' && counts.size() == mostLines)
            break;
        if (c == u'\n')
            counts.append(0);
    }
    if (counts.last() == 0)
        counts.removeLast(); // the end of the last line, or a line cut off
    return counts;
}

} // namespace

Result<Grid> readSeparated(QStringView text, QChar separator, Quoting quoting, const Limits &limits)
{
    if (text.size() * qsizetype(sizeof(QChar)) > 2 * limits.bytes || text.size() > limits.characters)
        return fail(ErrorKind::TooLarge, u"text"_s);
    return Reader(text, separator, quoting, limits).read();
}

Result<Grid> readBlock(QStringView text, const Limits &limits)
{
    return readSeparated(text, u'\t', Quoting::Clipboard, limits);
}

QString toBlock(const Grid &grid)
{
    QString text;
    for (const QStringList &row : grid) {
        for (qsizetype at = 0; at < row.size(); ++at) {
            QString cell = row.at(at);
            const bool quote = cell.startsWith(mark)
                || std::any_of(cell.cbegin(), cell.cend(), [](QChar c) { return c == u'\t' || isBreak(c); });
            if (at > 0)
                text += u'\t';
            text += quote ? mark + cell.replace(mark, u"\"\""_s) + mark : cell;
        }
        text += u'\n';
    }
    return text;
}

QChar detectSeparator(QStringView text)
{
    constexpr std::array candidates {u',', u';', u'\t'};
    QChar best = candidates.front();
    qsizetype most = 0;
    for (const char16_t candidate : candidates) {
        const QList<qsizetype> counts = countsPerLine(text, candidate);
        if (counts.isEmpty() || counts.first() == 0)
            continue;
        const qsizetype alike = std::count(counts.begin(), counts.end(), counts.first());
        const qsizetype merit = alike * 1000 / counts.size() * 1000 + counts.first();
        if (merit > most) {
            most = merit;
            best = candidate;
        }
    }
    return best;
}

} // namespace eforms::sheets
