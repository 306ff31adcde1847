#include "domain/service.h"

namespace eforms::domain {

using namespace Qt::StringLiterals;

Service Service::fromJson(const Json &json)
{
    Service service;
    service.slug = json["slug"_L1].toString();
    service.number = static_cast<int>(json["number"_L1].toInteger());
    service.category = json["category"_L1].toString();
    service.clearingHouses = json["clearing_houses"_L1].toStringList();
    service.titleEn = json["title"_L1]["en"_L1].toString();
    service.titleZh = json["title"_L1]["zh-Hant"_L1].toString();
    service.purposeEn = json["purpose"_L1]["en"_L1].toString();
    service.purposeZh = json["purpose"_L1]["zh-Hant"_L1].toString();
    service.version = static_cast<int>(json["version"_L1].toInteger());
    service.hash = json["hash"_L1].toString();
    for (const Json &level : json["levels"_L1].array())
        service.levels.append(ApprovalLevel::fromJson(level));
    service.secondFactor = json["second_factor"_L1].toBool();
    service.bulkAllowed = json["bulk_allowed"_L1].toBool();
    service.open = json["open"_L1].toString();
    service.close = json["close"_L1].toString();
    service.params = json["params"_L1].isObject() ? json["params"_L1] : Json::emptyObject();
    return service;
}

Json Service::toJson() const
{
    Json::Array levelList;
    for (const ApprovalLevel &level : levels)
        levelList.append(level.toJson());
    return Json::of({{u"slug"_s, slug}, {u"number"_s, number}, {u"category"_s, category},
        {u"clearing_houses"_s, Json::strings(clearingHouses)},
        {u"title"_s, Json::of({{u"en"_s, titleEn}, {u"zh-Hant"_s, titleZh}})},
        {u"purpose"_s, Json::of({{u"en"_s, purposeEn}, {u"zh-Hant"_s, purposeZh}})}, {u"version"_s, version},
        {u"hash"_s, hash}, {u"levels"_s, levelList}, {u"second_factor"_s, secondFactor},
        {u"bulk_allowed"_s, bulkAllowed}, {u"open"_s, open}, {u"close"_s, close},
        {u"params"_s, params.isObject() ? params : Json::emptyObject()}});
}

} // namespace eforms::domain
