#include "domain/attachment.h"

#include <QFileInfo>

namespace eforms::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype nameLimit = 100;

bool isHarmful(QChar character)
{
    static const QString forbidden = u"/\\:*?\"<>|"_s;
    return forbidden.contains(character) || character.category() == QChar::Other_Control
        || character.category() == QChar::Other_Format;
}

bool isReserved(const QString &name)
{
    static const QStringList devices {u"CON"_s, u"PRN"_s, u"AUX"_s, u"NUL"_s};
    const QString stem = name.section(u'.', 0, 0).toUpper();
    const bool numbered
        = stem.size() == 4 && (stem.startsWith("COM"_L1) || stem.startsWith("LPT"_L1)) && stem[3].isDigit();
    return devices.contains(stem) || numbered;
}

} // namespace

Attachment Attachment::fromJson(const Json &json)
{
    Attachment attachment;
    attachment.id = json["id"_L1].toString();
    attachment.docType = json["doc_type"_L1].toString();
    attachment.file = json["file"_L1].toString();
    attachment.bytes = json["size"_L1].toInteger();
    attachment.sha256 = json["sha256"_L1].toString();
    attachment.mediaType = json["type"_L1].toString();
    attachment.docDate = json["doc_date"_L1].toString();
    attachment.description = json["description"_L1].toString();
    return attachment;
}

Json Attachment::toJson() const
{
    Json json = Json::of({{u"id"_s, id}, {u"file"_s, file}, {u"size"_s, bytes}, {u"sha256"_s, sha256},
        {u"type"_s, mediaType}});
    if (!docType.isEmpty())
        json.set(u"doc_type"_s, docType);
    if (!docDate.isEmpty())
        json.set(u"doc_date"_s, docDate);
    if (!description.isEmpty())
        json.set(u"description"_s, description);
    return json;
}

QString cleanFileName(const QString &name)
{
    QString clean = name.section(u'/', -1).section(u'\\', -1);
    clean.removeIf(isHarmful);
    clean = clean.simplified();
    while (clean.startsWith(u'.') || clean.startsWith(u'-') || clean.startsWith(u' '))
        clean.remove(0, 1);
    while (clean.endsWith(u'.') || clean.endsWith(u' '))
        clean.chop(1);
    if (clean.size() > nameLimit) {
        const QString suffix = u'.' + QFileInfo(clean).suffix().left(10);
        clean = clean.left(nameLimit - suffix.size()) + suffix;
    }
    if (clean.isEmpty() || isReserved(clean))
        clean.prepend(u"file"_s);
    return clean;
}

Result<QString> mediaTypeOf(const QByteArray &content, const QString &name)
{
    const QString suffix = QFileInfo(name).suffix().toLower();
    if (content.startsWith("%PDF-") && suffix == "pdf"_L1)
        return u"application/pdf"_s;
    if (content.startsWith("\xFF\xD8\xFF") && (suffix == "jpg"_L1 || suffix == "jpeg"_L1))
        return u"image/jpeg"_s;
    if (content.startsWith("\x89PNG\r\n\x1A\n") && suffix == "png"_L1)
        return u"image/png"_s;
    // An XLSX is a ZIP whose parts are named in clear text; macros would stand in vbaProject.bin.
    const bool workbook = content.startsWith("PK\x03\x04") && content.contains("xl/workbook.xml");
    if (workbook && suffix == "xlsx"_L1 && !content.contains("vbaProject"))
        return u"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"_s;
    // No signature tells a list of values; text it must be.
    if (suffix == "csv"_L1 && !content.contains('\0') && content.isValidUtf8())
        return u"text/csv"_s;
    return fail(ErrorKind::Unsupported, u"file type"_s);
}

} // namespace eforms::domain
