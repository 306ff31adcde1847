#include "market/jsonfile.h"

#include <QFile>

namespace eforms::market {

using namespace Qt::StringLiterals;

Result<Json> readJsonFile(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorKind::NotFound, path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, path);
    auto json = Json::parse(file.readAll());
    if (!json)
        return fail(json.error().kind, path + u": "_s + json.error().detail);
    return json;
}

} // namespace eforms::market
