#include "market/directory.h"

namespace eforms::market {

using namespace Qt::StringLiterals;

Result<Directory> Directory::load(const Json &json)
{
    const QString name = json["name"_L1].toString(u"records"_s);
    const QString keyName = json["key"_L1].toString();
    if (keyName.isEmpty() || !json["records"_L1].isArray())
        return fail(ErrorKind::Malformed, name + u" needs key and records"_s);
    Directory directory;
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

const Json &Directory::find(QStringView key) const
{
    static const Json absent;
    const auto found = m_index.constFind(key.toString());
    return found == m_index.cend() ? absent : m_records[*found];
}

} // namespace eforms::market
