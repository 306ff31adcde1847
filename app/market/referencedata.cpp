#include "market/referencedata.h"

#include "market/jsonfile.h"

namespace eforms::market {

using namespace Qt::StringLiterals;

namespace {

/// Lists that are nothing but records under a key.
const QStringList simpleLists {u"participants"_s, u"exchange_participants"_s, u"cmu_members"_s, u"registrars"_s,
    u"depositories"_s, u"approved_depositories"_s, u"banks"_s, u"metals"_s, u"oapi_systems"_s, u"oapi_functions"_s,
    u"reports"_s, u"countries"_s};

} // namespace

QStringList ReferenceData::documentNames()
{
    return QStringList {u"calendars"_s, u"securities"_s} + simpleLists;
}

Result<ReferenceData> ReferenceData::open(const QString &directory)
{
    QHash<QString, Json> documents;
    for (const QString &name : documentNames()) {
        const auto json = readJsonFile(directory + u'/' + name + u".json"_s);
        if (!json)
            return fail(json.error());
        documents.insert(name, *json);
    }
    return fromDocuments(documents);
}

Result<ReferenceData> ReferenceData::fromDocuments(const QHash<QString, Json> &documents)
{
    ReferenceData data;
    if (!documents.contains(u"calendars"_s))
        return fail(ErrorKind::NotFound, u"calendars"_s);
    const auto calendar = Calendar::load(documents[u"calendars"_s]);
    if (!calendar)
        return fail(calendar.error());
    data.calendar = *calendar;
    if (documents.contains(u"securities"_s)) {
        auto securities = SecurityMaster::load(documents[u"securities"_s]);
        if (!securities)
            return fail(securities.error());
        data.securities = *std::move(securities);
    }
    for (const QString &name : simpleLists) {
        if (!documents.contains(name))
            continue;
        auto directory = Directory::load(documents[name]);
        if (!directory)
            return fail(directory.error());
        data.lists.insert(name, *std::move(directory));
    }
    return data;
}

const Directory *ReferenceData::list(const QString &source) const
{
    if (source == "securities"_L1)
        return &securities.directory();
    const auto found = lists.constFind(source);
    return found == lists.cend() ? nullptr : &*found;
}

Json ReferenceData::lookup(const QString &source, const Json &key) const
{
    const Directory *directory = list(source);
    return directory ? directory->find(key.toString()) : Json();
}

QList<Directory::Entry> ReferenceData::candidates(const QString &source, const QString &typed) const
{
    constexpr qsizetype offered = 20;
    const Directory *directory = list(source);
    return directory ? directory->matching(typed, offered) : QList<Directory::Entry>();
}

bool ReferenceData::knows(const QString &source) const
{
    const Directory *directory = list(source);
    return directory && directory->size() > 0;
}

} // namespace eforms::market
