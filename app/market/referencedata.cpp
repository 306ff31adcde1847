#include "market/referencedata.h"

#include "market/jsonfile.h"

namespace eforms::market {

using namespace Qt::StringLiterals;

QStringList ReferenceData::documentNames()
{
    return {u"calendars"_s, u"securities"_s, u"participants"_s, u"cmu_members"_s};
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
    for (const auto &[name, target] :
        {std::pair(u"participants"_s, &data.participants), std::pair(u"cmu_members"_s, &data.cmuMembers)}) {
        if (!documents.contains(name))
            continue;
        auto directory = Directory::load(documents[name]);
        if (!directory)
            return fail(directory.error());
        *target = *std::move(directory);
    }
    return data;
}

const Directory *ReferenceData::list(const QString &source) const
{
    if (source == "securities"_L1)
        return &securities.directory();
    if (source == "participants"_L1)
        return &participants;
    return source == "cmu_members"_L1 ? &cmuMembers : nullptr;
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
