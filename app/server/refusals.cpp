#include "server/refusals.h"

#include "base/clock.h"

#include <algorithm>

namespace eforms::server {

using namespace Qt::StringLiterals;
using domain::Hindrance;

HttpResponse refusal(Hindrance hindrance, const domain::Request &request)
{
    const QString code = domain::hindranceCode(hindrance);
    switch (hindrance) {
    case Hindrance::None:
        break;
    case Hindrance::WrongState:
        return problem(409, code, Json::of({{u"current_state"_s, domain::stateCode(request.state)}}));
    case Hindrance::NotPermitted:
    case Hindrance::OwnRequest:
    case Hindrance::AlreadyApproved:
        return problem(403, code);
    case Hindrance::Claimed:
        if (request.claim)
            return problem(423, code,
                Json::of({{u"held_by"_s, request.claim->person.toJson()},
                    {u"until"_s, base::toWire(request.claim->untilUtc)}}));
        break;
    case Hindrance::NotClaimed:
        return problem(409, code);
    case Hindrance::Stale:
        return staleRefusal(request);
    }
    return problem(500, u"internal"_s);
}

HttpResponse staleRefusal(const domain::Request &request)
{
    return problem(412, u"stale"_s,
        Json::of({{u"current_revision"_s, request.revision}, {u"current_hash"_s, request.contentHash}}));
}

std::optional<HttpResponse> validationRefusal(const engine::Problems &problems)
{
    const auto blocks = [](const engine::Problem &found) { return found.severity == engine::Severity::Error; };
    if (std::none_of(problems.begin(), problems.end(), blocks))
        return {};
    domain::Refusal refusal;
    refusal.status = 422;
    refusal.code = u"validation"_s;
    for (const engine::Problem &found : problems) {
        refusal.problems.append(
            {found.path, found.keyword, found.rule, blocks(found) ? u"error"_s : u"warning"_s, found.params});
    }
    return problem(refusal);
}

} // namespace eforms::server
