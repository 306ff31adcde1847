#include "server/differences.h"

#include <algorithm>

namespace eforms::server {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype entryLimit = 200;
constexpr qsizetype textLimit = 200;

Json shortened(const Json &value)
{
    if (value.isAbsent())
        return Json::null();
    if (value.isString())
        return value.toString().left(textLimit);
    return value.isArray() || value.isObject() ? Json(QString::fromUtf8(value.canonical()).left(textLimit)) : value;
}

void add(Json::Array &entries, const QString &pointer, const Json &before, const Json &after)
{
    if (entries.size() >= entryLimit)
        return;
    Json entry = Json::of({{u"pointer"_s, pointer}});
    if (!pointer.contains(u"/contact_"_s)) {
        entry.set(u"old"_s, shortened(before));
        entry.set(u"new"_s, shortened(after));
    }
    entries.append(entry);
}

void compare(Json::Array &entries, const QString &pointer, const Json &before, const Json &after)
{
    if (before == after)
        return;
    if (before.isObject() && after.isObject()) {
        QStringList keys = before.object().keys();
        for (const auto &member : after.object()) {
            if (!before.contains(member.key))
                keys.append(member.key);
        }
        for (const QString &key : keys)
            compare(entries, pointerTo(pointer, QStringView(key)), before[key], after[key]);
    } else if (before.isArray() && after.isArray()) {
        for (qsizetype row = 0; row < std::max(before.size(), after.size()); ++row)
            compare(entries, pointerTo(pointer, row), before[row], after[row]);
    } else {
        add(entries, pointer, before, after);
    }
}

} // namespace

Json differences(const Json &before, const Json &after)
{
    Json::Array entries;
    compare(entries, {}, before, after);
    return entries;
}

} // namespace eforms::server
