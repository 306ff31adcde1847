#include "domain/identity.h"

#include "base/clock.h"

#include <algorithm>
#include <array>

namespace eforms::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array functionCodes {
    std::pair(Function::View, "view"_L1),
    std::pair(Function::Make, "make"_L1),
    std::pair(Function::Check, "check"_L1),
    std::pair(Function::Sign, "sign"_L1),
    std::pair(Function::Administer, "administer"_L1),
};

} // namespace

Person Person::fromJson(const Json &json)
{
    return {json["id"_L1].toString(), json["name_en"_L1].toString(), json["name_zh"_L1].toString()};
}

Json Person::toJson() const
{
    return Json::of({{u"id"_s, id}, {u"name_en"_s, nameEn}, {u"name_zh"_s, nameZh}});
}

QString functionCode(Function function)
{
    const auto *found = std::find_if(
        functionCodes.begin(), functionCodes.end(), [function](const auto &row) { return row.first == function; });
    return found == functionCodes.end() ? QString() : QString(found->second);
}

std::optional<Function> functionFromCode(const QString &code)
{
    for (const auto &[function, text] : functionCodes) {
        if (text == code)
            return function;
    }
    return {};
}

bool allows(const QList<Right> &rights, Function function, const QString &service)
{
    return std::any_of(rights.begin(), rights.end(), [&](const Right &right) {
        const bool covers = right.service == u"*"_s || right.service == service;
        return covers && (right.function == function || function == Function::View);
    });
}

bool Membership::may(Function function, const QString &service) const
{
    return allows(rights, function, service);
}

Membership Membership::fromJson(const Json &json)
{
    Membership membership;
    membership.participant = json["participant"_L1].toString();
    membership.nameEn = json["name_en"_L1].toString();
    membership.nameZh = json["name_zh"_L1].toString();
    membership.capacity = json["capacity"_L1].toString();
    membership.capacities = json["capacities"_L1].toStringList();
    membership.profile = json["profile"_L1].isObject() ? json["profile"_L1] : Json::emptyObject();
    for (const Json &right : json["rights"_L1].array()) {
        // A function of a newer server is not a right that this program knows how to use.
        if (const auto function = functionFromCode(right["function"_L1].toString()))
            membership.rights.append({right["service"_L1].toString(), *function});
    }
    return membership;
}

Json Membership::toJson() const
{
    Json::Array rightList;
    for (const Right &right : rights)
        rightList.append(Json::of({{u"service"_s, right.service}, {u"function"_s, functionCode(right.function)}}));
    return Json::of({{u"participant"_s, participant}, {u"name_en"_s, nameEn}, {u"name_zh"_s, nameZh},
        {u"capacity"_s, capacity}, {u"capacities"_s, Json::strings(capacities)}, {u"rights"_s, rightList},
        {u"profile"_s, profile.isObject() ? profile : Json::emptyObject()}});
}

Json Membership::forRules() const
{
    Json facts = profile.isObject() ? profile : Json::emptyObject();
    facts.set(u"id"_s, participant);
    facts.set(u"name_en"_s, nameEn);
    facts.set(u"name_zh"_s, nameZh);
    facts.set(u"capacities"_s, Json::strings(capacities));
    return facts;
}

User User::fromJson(const Json &json)
{
    User user;
    user.person = Person::fromJson(json);
    user.userName = json["user_name"_L1].toString();
    user.email = json["email"_L1].toString();
    user.phone = json["phone"_L1].toString();
    user.positionEn = json["position_en"_L1].toString();
    user.positionZh = json["position_zh"_L1].toString();
    user.secondFactor = json["second_factor"_L1].toString();
    user.lastSignInUtc = base::fromWire(json["last_sign_in"_L1].toString());
    for (const Json &membership : json["memberships"_L1].array())
        user.memberships.append(Membership::fromJson(membership));
    return user;
}

Json User::toJson() const
{
    Json json = person.toJson();
    json.set(u"user_name"_s, userName);
    json.set(u"email"_s, email);
    json.set(u"phone"_s, phone);
    json.set(u"position_en"_s, positionEn);
    json.set(u"position_zh"_s, positionZh);
    json.set(u"second_factor"_s, secondFactor);
    json.set(u"last_sign_in"_s, lastSignInUtc.isValid() ? Json(base::toWire(lastSignInUtc)) : Json::null());
    Json::Array list;
    for (const Membership &membership : memberships)
        list.append(membership.toJson());
    json.set(u"memberships"_s, list);
    return json;
}

Json User::forRules() const
{
    return Json::of({{u"name"_s, QString(person.nameEn + u' ' + person.nameZh).trimmed()},
        {u"position"_s, positionEn}, {u"phone"_s, phone}, {u"email"_s, email}});
}

} // namespace eforms::domain
