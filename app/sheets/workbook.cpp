#include "sheets/workbook.h"

#include "sheets/sheetreader.h"

#include <QDir>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace eforms::sheets {

namespace {

/// The path of a part that @p target names, seen from the part @p from.
QString resolved(const QString &from, const QString &target)
{
    const QString folder = target.startsWith(u'/') ? QString() : u'/' + from.section(u'/', 0, -2);
    return QDir::cleanPath(folder + u'/' + target).mid(1);
}

QString relationsOf(const QString &path)
{
    const QString folder = path.contains(u'/') ? path.section(u'/', 0, -2) + u'/' : QString();
    return folder + u"_rels/"_s + path.section(u'/', -1) + u".rels"_s;
}

/// The value of an attribute whatever its prefix, as `r:id`.
QString attributeNamed(const QXmlStreamAttributes &attributes, QLatin1StringView name)
{
    for (const QXmlStreamAttribute &attribute : attributes) {
        if (attribute.name() == name && !attribute.namespaceUri().isEmpty())
            return attribute.value().toString();
    }
    return {};
}

} // namespace

Workbook::Workbook(Archive archive, const Limits &limits) : m_archive(std::move(archive)), m_limits(limits) { }

Result<Workbook> Workbook::open(QByteArray bytes, const Limits &limits)
{
    if (bytes.startsWith("\xD0\xCF\x11\xE0"))
        return fail(ErrorKind::Unsupported, u"old or encrypted workbook"_s);
    Result<Archive> archive = Archive::open(std::move(bytes), limits);
    if (!archive)
        return fail(archive.error());
    Workbook book(std::move(*archive), limits);
    if (const Status status = book.readParts(); !status)
        return fail(status.error().kind == ErrorKind::NotFound ? Error {ErrorKind::Malformed, status.error().detail}
                                                               : status.error());
    return book;
}

Status Workbook::readParts()
{
    const Result<QByteArray> top = m_archive.part(u"_rels/.rels"_s);
    if (!top)
        return fail(top.error());
    QString path;
    QXmlStreamReader xml(*top);
    while (nextElement(xml)) {
        if (xml.name() == "Relationship"_L1 && xml.attributes().value("Type"_L1).endsWith("/officeDocument"_L1))
            path = resolved({}, u'/' + xml.attributes().value("Target"_L1).toString());
    }
    if (path.isEmpty())
        return fail(ErrorKind::Malformed, u"no workbook"_s);
    for (const auto &step : {&Workbook::readRelations, &Workbook::readBook}) {
        if (const Status status = (this->*step)(path); !status)
            return status;
    }
    if (const Status status = readTexts(); !status)
        return status;
    return readFormats();
}

Status Workbook::readRelations(const QString &path)
{
    const Result<QByteArray> part = m_archive.part(relationsOf(path));
    if (!part)
        return fail(part.error());
    QXmlStreamReader xml(*part);
    while (nextElement(xml)) {
        const QXmlStreamAttributes attributes = xml.attributes();
        if (xml.name() != "Relationship"_L1 || attributes.value("TargetMode"_L1) == "External"_L1)
            continue;
        const QString target = resolved(path, attributes.value("Target"_L1).toString());
        m_relations.insert(attributes.value("Id"_L1).toString(), target);
        if (attributes.value("Type"_L1).endsWith("/sharedStrings"_L1))
            m_textsPath = target;
        else if (attributes.value("Type"_L1).endsWith("/styles"_L1))
            m_formatsPath = target;
    }
    return statusOf(xml);
}

Status Workbook::readBook(const QString &path)
{
    const Result<QByteArray> part = m_archive.part(path);
    if (!part)
        return fail(part.error());
    QXmlStreamReader xml(*part);
    while (nextElement(xml)) {
        const QXmlStreamAttributes attributes = xml.attributes();
        if (xml.name() == "workbookPr"_L1) {
            const auto value = attributes.value("date1904"_L1);
            m_from1904 = value == "1"_L1 || value == "true"_L1;
        } else if (xml.name() == "sheet"_L1) {
            const QString name = attributes.value("name"_L1).toString();
            const QString sheet = m_relations.value(attributeNamed(attributes, "id"_L1));
            if (sheet.isEmpty() || m_paths.contains(name))
                continue;
            m_names.append(name);
            m_paths.insert(name, sheet);
        }
    }
    if (m_names.isEmpty() && !xml.hasError())
        return fail(ErrorKind::Malformed, u"no sheets"_s);
    return statusOf(xml);
}

Status Workbook::readTexts()
{
    const Result<QByteArray> part = m_textsPath.isEmpty() ? QByteArray() : m_archive.part(m_textsPath);
    if (!part)
        return part.error().kind == ErrorKind::NotFound ? ok() : Status(fail(part.error()));
    if (part->isEmpty())
        return ok();
    QXmlStreamReader xml(*part);
    while (nextElement(xml)) {
        if (xml.name() == "si"_L1)
            m_texts.append(readRichText(xml));
        if (m_texts.size() > m_limits.cells)
            return fail(ErrorKind::TooLarge, u"shared texts"_s);
    }
    return statusOf(xml);
}

Status Workbook::readFormats()
{
    const Result<QByteArray> part = m_formatsPath.isEmpty() ? QByteArray() : m_archive.part(m_formatsPath);
    if (!part)
        return part.error().kind == ErrorKind::NotFound ? ok() : Status(fail(part.error()));
    if (part->isEmpty())
        return ok();
    constexpr qsizetype mostStyles = 100'000;
    QHash<int, NumberKind> own;
    bool ofCells = false; // not of named styles, which look alike
    QXmlStreamReader xml(*part);
    while (nextElement(xml)) {
        const QXmlStreamAttributes attributes = xml.attributes();
        if (xml.name() == "numFmt"_L1)
            own.insert(attributes.value("numFmtId"_L1).toInt(), kindOfFormat(attributes.value("formatCode"_L1)));
        else if (xml.name() == "cellXfs"_L1 || xml.name() == "cellStyleXfs"_L1 || xml.name() == "cellStyles"_L1)
            ofCells = xml.name() == "cellXfs"_L1;
        if (xml.name() != "xf"_L1 || !ofCells)
            continue;
        const int id = attributes.value("numFmtId"_L1).toInt();
        m_kinds.append(own.contains(id) ? own.value(id) : kindOfBuiltIn(id));
        if (m_kinds.size() > mostStyles)
            return fail(ErrorKind::TooLarge, u"styles"_s);
    }
    return statusOf(xml);
}

Result<Grid> Workbook::grid(const QString &sheet)
{
    const auto path = m_paths.constFind(sheet);
    if (path == m_paths.constEnd())
        return fail(ErrorKind::NotFound, u"sheet"_s);
    const Result<QByteArray> part = m_archive.part(*path);
    if (!part)
        return fail(part.error());
    return readSheet(*part, {m_texts, m_kinds, m_from1904}, m_limits);
}

} // namespace eforms::sheets
