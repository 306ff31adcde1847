#include "sheets/workbookwriter.h"

#include "base/decimal.h"
#include "sheets/archive.h"

#include <QXmlStreamWriter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eforms::sheets {

namespace {

constexpr int boldStyle = 1;
constexpr int textStyle = 2;
constexpr qsizetype mostRows = 1'048'576;
const QString mainNamespace = u"http://schemas.openxmlformats.org/spreadsheetml/2006/main"_s;

const QByteArray contentTypes = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>)";

const QByteArray topRelations = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>)";

const QByteArray bookRelations = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)";

// Styles: 0 as it comes, 1 bold, 2 text (format 49).
const QByteArray styles = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>)";

/// What XML 1.0 cannot hold is spelt `_x0001_`; a text that reads like that gets its first underscore spelt so.
QString escaped(const QString &text)
{
    QString result;
    result.reserve(text.size());
    const auto spell = [&result](char16_t c) { result += u"_x%1_"_s.arg(uint(c), 4, 16, QChar(u'0')).toUpper().replace(u'X', u'x'); };
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        const bool pair = c.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
        if (pair) {
            result += c;
            result += text[++at];
        } else if (c.isSurrogate()) {
            result += QChar(QChar::ReplacementCharacter);
        } else if ((c < u' ' && c != u'\n' && c != u'\t') || c == QChar(0xFFFE) || c == QChar(0xFFFF)
            || (c == u'_' && at + 1 < text.size() && text[at + 1] == u'x')) {
            spell(c.unicode());
        } else {
            result += c;
        }
    }
    return result;
}

QString columnName(qsizetype column)
{
    QString name;
    for (qsizetype left = column + 1; left > 0; left = (left - 1) / 26)
        name.prepend(QChar(static_cast<char16_t>(u'A' + (left - 1) % 26)));
    return name;
}

/// Plain digits that a double gives back unchanged.
bool isExactNumber(const QString &text)
{
    constexpr qsizetype exactDigits = 15;
    const std::optional<Decimal> value = Decimal::parse(text);
    return value && value->toString() == text && text.size() <= exactDigits;
}

/// Excel's rules for the name of a sheet.
QString sheetName(const QString &wanted)
{
    constexpr qsizetype longest = 31;
    QString name = escaped(wanted);
    for (QChar &c : name) {
        if (u"[]:*?/\\'"_s.contains(c))
            c = u' ';
    }
    name = name.simplified().left(longest);
    if (!name.isEmpty() && name.back().isHighSurrogate())
        name.chop(1);
    return name.isEmpty() ? u"Sheet1"_s : name;
}

int displayWidth(const QString &text)
{
    constexpr char16_t firstWide = 0x1100;
    int width = 0;
    for (const QChar c : text.left(100))
        width += c.unicode() >= firstWide ? 2 : 1;
    return width;
}

void writeText(QXmlStreamWriter &xml, const QString &text, int style)
{
    xml.writeAttribute(u"s"_s, QString::number(style));
    xml.writeAttribute(u"t"_s, u"inlineStr"_s);
    xml.writeStartElement(u"is"_s);
    xml.writeStartElement(u"t"_s);
    xml.writeAttribute(u"xml:space"_s, u"preserve"_s);
    xml.writeCharacters(escaped(text));
    xml.writeEndElement();
    xml.writeEndElement();
}

class SheetWriter
{
public:
    explicit SheetWriter(const SheetContent &content) : m_content(content), m_xml(&m_bytes) { }

    QByteArray write()
    {
        m_xml.writeStartDocument();
        m_xml.writeStartElement(u"worksheet"_s);
        m_xml.writeDefaultNamespace(mainNamespace);
        writeView();
        writeWidths();
        m_xml.writeStartElement(u"sheetData"_s);
        writeRow(0, m_content.header, true);
        for (qsizetype row = 0; row < m_content.rows.size(); ++row)
            writeRow(row + 1, m_content.rows.at(row), false);
        m_xml.writeEndDocument();
        return m_bytes;
    }

private:
    void writeView()
    {
        m_xml.writeStartElement(u"sheetViews"_s);
        m_xml.writeStartElement(u"sheetView"_s);
        m_xml.writeAttribute(u"workbookViewId"_s, u"0"_s);
        m_xml.writeEmptyElement(u"pane"_s);
        m_xml.writeAttribute(u"ySplit"_s, u"1"_s);
        m_xml.writeAttribute(u"topLeftCell"_s, u"A2"_s);
        m_xml.writeAttribute(u"activePane"_s, u"bottomLeft"_s);
        m_xml.writeAttribute(u"state"_s, u"frozen"_s);
        m_xml.writeEndElement();
        m_xml.writeEndElement();
    }

    void writeWidths()
    {
        constexpr int least = 8;
        constexpr int most = 60;
        if (m_content.header.isEmpty())
            return;
        m_xml.writeStartElement(u"cols"_s);
        for (qsizetype column = 0; column < m_content.header.size(); ++column) {
            int width = displayWidth(m_content.header.at(column));
            for (const QStringList &row : m_content.rows.mid(0, 200))
                width = std::max(width, displayWidth(row.value(column)));
            m_xml.writeEmptyElement(u"col"_s);
            m_xml.writeAttribute(u"min"_s, QString::number(column + 1));
            m_xml.writeAttribute(u"max"_s, QString::number(column + 1));
            m_xml.writeAttribute(u"width"_s, QString::number(std::clamp(width + 2, least, most)));
            m_xml.writeAttribute(u"customWidth"_s, u"1"_s);
        }
        m_xml.writeEndElement();
    }

    void writeRow(qsizetype row, const QStringList &cells, bool header)
    {
        m_xml.writeStartElement(u"row"_s);
        m_xml.writeAttribute(u"r"_s, QString::number(row + 1));
        for (qsizetype column = 0; column < cells.size(); ++column) {
            const QString &text = cells.at(column);
            if (text.isEmpty())
                continue;
            m_xml.writeStartElement(u"c"_s);
            m_xml.writeAttribute(u"r"_s, columnName(column) + QString::number(row + 1));
            if (!header && m_content.numeric.value(column) && isExactNumber(text))
                m_xml.writeTextElement(u"v"_s, text);
            else
                writeText(m_xml, text, header ? boldStyle : textStyle);
            m_xml.writeEndElement();
        }
        m_xml.writeEndElement();
    }

    const SheetContent &m_content;
    QByteArray m_bytes;
    QXmlStreamWriter m_xml;
};

QByteArray bookXml(const QString &name)
{
    QByteArray bytes;
    QXmlStreamWriter xml(&bytes);
    xml.writeStartDocument();
    xml.writeStartElement(u"workbook"_s);
    xml.writeDefaultNamespace(mainNamespace);
    xml.writeNamespace(u"http://schemas.openxmlformats.org/officeDocument/2006/relationships"_s, u"r"_s);
    xml.writeStartElement(u"sheets"_s);
    xml.writeEmptyElement(u"sheet"_s);
    xml.writeAttribute(u"name"_s, sheetName(name));
    xml.writeAttribute(u"sheetId"_s, u"1"_s);
    xml.writeAttribute(u"r:id"_s, u"rId1"_s);
    xml.writeEndDocument();
    return bytes;
}

} // namespace

Result<QByteArray> writeWorkbook(const SheetContent &content)
{
    if (content.rows.size() >= mostRows)
        return fail(ErrorKind::TooLarge, u"%1 rows"_s.arg(content.rows.size()));
    ArchiveWriter archive;
    archive.add("[Content_Types].xml", contentTypes);
    archive.add("_rels/.rels", topRelations);
    archive.add("xl/workbook.xml", bookXml(content.name));
    archive.add("xl/_rels/workbook.xml.rels", bookRelations);
    archive.add("xl/styles.xml", styles);
    archive.add("xl/worksheets/sheet1.xml", SheetWriter(content).write());
    return archive.finish();
}

} // namespace eforms::sheets
