#include "market/directory.h"

namespace eforms::market {

using namespace Qt::StringLiterals;

namespace {

QString namesOf(const Json &record)
{
    QStringList names;
    for (const QString &member : {u"short_name_en"_s, u"short_name_zh"_s, u"name_en"_s, u"name_zh"_s}) {
        if (record.contains(member))
            names.append(record[member].toString());
    }
    return names.join(u' ');
}

} // namespace

Result<Directory> Directory::load(const Json &json)
{
    const QString name = json["name"_L1].toString(u"records"_s);
    const QString keyName = json["key"_L1].toString();
    if (keyName.isEmpty() || !json["records"_L1].isArray())
        return fail(ErrorKind::Malformed, name + u" needs key and records"_s);
    Directory directory;
    directory.m_keyName = keyName;
    directory.m_version = json["version"_L1].toString();
    directory.m_records = json["records"_L1].array();
    for (qsizetype i = 0; i < directory.m_records.size(); ++i) {
        const QString key = directory.m_records[i][keyName].toString();
        if (key.isEmpty() || directory.m_index.contains(key))
            return fail(ErrorKind::Malformed, name + u" record %1"_s.arg(i));
        directory.m_index.insert(key, i);
    }
    return directory;
}

QList<Directory::Entry> Directory::matching(const QString &typed, qsizetype limit) const
{
    const QString wanted = typed.trimmed().toCaseFolded();
    QList<Entry> byKey;
    QList<Entry> byName;
    for (const Json &record : m_records) {
        const Entry entry {record[m_keyName].toString(), namesOf(record)};
        if (entry.key.toCaseFolded().startsWith(wanted))
            byKey.append(entry);
        else if (entry.names.toCaseFolded().contains(wanted))
            byName.append(entry);
    }
    return (byKey + byName).mid(0, limit);
}

const Json &Directory::find(QStringView key) const
{
    static const Json absent;
    const auto found = m_index.constFind(key.toString());
    return found == m_index.cend() ? absent : m_records[*found];
}

} // namespace eforms::market
