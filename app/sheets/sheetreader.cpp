#include "sheets/sheetreader.h"

#include <QXmlStreamReader>

#include <utility>

using namespace Qt::StringLiterals;

namespace eforms::sheets {

namespace {

/// `_x000D_` stands for a character that XML cannot hold.
QString unescaped(QString text)
{
    constexpr qsizetype length = 7;
    for (qsizetype at = text.indexOf("_x"_L1); at >= 0; at = text.indexOf("_x"_L1, at + 1)) {
        if (at + length > text.size() || text[at + length - 1] != u'_')
            continue;
        bool isCode = false;
        const uint code = QStringView(text).mid(at + 2, 4).toUInt(&isCode, 16);
        if (isCode)
            text.replace(at, length, QChar(static_cast<char16_t>(code)));
    }
    return text;
}

/// Row and column of `AB12`, from 0; nothing when it is none.
std::optional<std::pair<qsizetype, qsizetype>> placeOf(QStringView reference)
{
    constexpr qsizetype beyond = 10'000'000;
    qsizetype column = 0;
    qsizetype row = 0;
    qsizetype at = 0;
    for (; at < reference.size() && reference[at] >= u'A' && reference[at] <= u'Z'; ++at)
        column = qMin(beyond, column * 26 + reference[at].unicode() - u'A' + 1);
    const qsizetype letters = at;
    for (; at < reference.size() && reference[at] >= u'0' && reference[at] <= u'9'; ++at)
        row = qMin(beyond, row * 10 + reference[at].unicode() - u'0');
    if (letters == 0 || at == letters || at != reference.size() || row == 0)
        return std::nullopt;
    return std::pair(row - 1, column - 1);
}

class SheetReader
{
public:
    SheetReader(const QByteArray &bytes, const SheetContext &context, const Limits &limits)
        : m_xml(bytes)
        , m_context(context)
        , m_limits(limits)
    {
    }

    Result<Grid> read()
    {
        while (nextElement(m_xml)) {
            if (m_xml.name() == "row"_L1)
                startRow();
            else if (m_xml.name() == "c"_L1 && !readCell())
                return fail(ErrorKind::TooLarge, u"cell %1"_s.arg(m_row + 1));
        }
        if (const Status status = statusOf(m_xml); !status)
            return fail(status.error());
        return m_grid;
    }

private:
    void startRow()
    {
        bool given = false;
        const qlonglong row = m_xml.attributes().value("r"_L1).toLongLong(&given);
        m_row = given && row > 0 ? qMin(static_cast<qsizetype>(row - 1), m_limits.rows) : m_row + 1;
        m_column = -1;
    }

    /// False when a limit is reached.
    bool readCell()
    {
        const QXmlStreamAttributes attributes = m_xml.attributes();
        ++m_column;
        m_row = qMax<qsizetype>(m_row, 0); // a cell outside of any row
        if (const auto place = placeOf(attributes.value("r"_L1)))
            std::tie(m_row, m_column) = *place;
        const QString type = attributes.value("t"_L1).toString();
        const int style = attributes.value("s"_L1).toInt();
        QString raw;
        QString inlined;
        while (m_xml.readNextStartElement()) {
            if (m_xml.name() == "v"_L1)
                raw = m_xml.readElementText(QXmlStreamReader::SkipChildElements);
            else if (m_xml.name() == "is"_L1)
                inlined = readRichText(m_xml);
            else
                m_xml.skipCurrentElement();
        }
        return store(type == "inlineStr"_L1 ? inlined : text(raw, type, style));
    }

    [[nodiscard]] QString text(const QString &raw, const QString &type, int style) const
    {
        if (type == "s"_L1)
            return m_context.texts.value(raw.toInt(nullptr));
        if (type == "str"_L1)
            return unescaped(raw);
        if (type == "b"_L1)
            return raw.trimmed() == "1"_L1 ? u"TRUE"_s : u"FALSE"_s;
        if (type == "e"_L1 || type == "d"_L1)
            return raw;
        return numberText(raw.trimmed(), m_context.kinds.value(style, NumberKind::Number), m_context.from1904);
    }

    bool store(const QString &text)
    {
        if (text.isEmpty())
            return true; // an empty cell with a border may stand anywhere
        m_characters += text.size();
        if (m_row >= m_limits.rows || m_column >= m_limits.columns || text.size() > m_limits.cellLength
            || m_characters > m_limits.characters)
            return false;
        while (m_grid.size() <= m_row)
            m_grid.append(QStringList());
        QStringList &row = m_grid[m_row];
        m_cells += qMax<qsizetype>(0, m_column + 1 - row.size());
        if (m_cells > m_limits.cells)
            return false;
        while (row.size() <= m_column)
            row.append(QString());
        row[m_column] = text;
        return true;
    }

    QXmlStreamReader m_xml;
    const SheetContext &m_context;
    const Limits &m_limits;
    qsizetype m_row = -1;
    qsizetype m_column = -1;
    qsizetype m_cells = 0;
    qint64 m_characters = 0;
    Grid m_grid;
};

} // namespace

Result<Grid> readSheet(const QByteArray &xml, const SheetContext &context, const Limits &limits)
{
    return SheetReader(xml, context, limits).read();
}

QString readRichText(QXmlStreamReader &xml)
{
    QString text;
    while (xml.readNextStartElement()) {
        if (xml.name() == "t"_L1) {
            text += unescaped(xml.readElementText(QXmlStreamReader::SkipChildElements));
        } else if (xml.name() == "r"_L1) {
            while (xml.readNextStartElement()) {
                if (xml.name() == "t"_L1)
                    text += unescaped(xml.readElementText(QXmlStreamReader::SkipChildElements));
                else
                    xml.skipCurrentElement();
            }
        } else {
            xml.skipCurrentElement();
        }
    }
    return text;
}

bool nextElement(QXmlStreamReader &xml)
{
    while (!xml.atEnd()) {
        const QXmlStreamReader::TokenType token = xml.readNext();
        if (token == QXmlStreamReader::DTD)
            xml.raiseError(u"document type definition"_s);
        else if (token == QXmlStreamReader::StartElement)
            return true;
    }
    return false;
}

Status statusOf(const QXmlStreamReader &xml)
{
    if (xml.hasError())
        return fail(ErrorKind::Malformed, u"line %1: %2"_s.arg(xml.lineNumber()).arg(xml.errorString()));
    return ok();
}

} // namespace eforms::sheets
