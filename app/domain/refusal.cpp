#include "domain/refusal.h"

namespace eforms::domain {

using namespace Qt::StringLiterals;

namespace {

// An honest server stays far below; a hostile one must not fill the screen or the log.
constexpr qsizetype detailLimit = 2000;
constexpr qsizetype problemLimit = 1000;

} // namespace

Refusal Refusal::fromJson(int status, const Json &json)
{
    Refusal refusal;
    refusal.status = status;
    refusal.code = json["type"_L1].toString().section(u':', -1).left(100);
    refusal.detail = json["detail"_L1].toString().left(detailLimit);
    for (const Json &error : json["errors"_L1].array().mid(0, problemLimit)) {
        refusal.problems.append({error["pointer"_L1].toString(), error["keyword"_L1].toString(),
            error["rule"_L1].toString(), error["severity"_L1].toString(u"error"_s), error["params"_L1]});
    }
    refusal.extra = Json::emptyObject();
    for (const auto &member : json.object()) {
        if (member.key != "type"_L1 && member.key != "title"_L1 && member.key != "status"_L1
            && member.key != "detail"_L1 && member.key != "errors"_L1)
            refusal.extra.set(member.key, member.value);
    }
    return refusal;
}

Json Refusal::toJson() const
{
    Json json = Json::of({{u"type"_s, u"urn:eforms:problem:"_s + code}, {u"title"_s, code}, {u"status"_s, status}});
    if (!detail.isEmpty())
        json.set(u"detail"_s, detail);
    if (!problems.isEmpty()) {
        Json::Array errors;
        for (const FieldProblem &problem : problems) {
            Json error = Json::of({{u"pointer"_s, problem.pointer}, {u"keyword"_s, problem.keyword},
                {u"severity"_s, problem.severity.isEmpty() ? u"error"_s : problem.severity}});
            if (!problem.rule.isEmpty())
                error.set(u"rule"_s, problem.rule);
            if (problem.params.isObject())
                error.set(u"params"_s, problem.params);
            errors.append(error);
        }
        json.set(u"errors"_s, errors);
    }
    for (const auto &member : extra.object())
        json.set(member.key, member.value);
    return json;
}

} // namespace eforms::domain
