#include "domain/lifecycle.h"

#include "domain/lifecycletable.h"

#include <algorithm>

namespace eforms::domain {

using namespace Qt::StringLiterals;

namespace {

bool isDecision(Event event)
{
    return event == Event::Approve || event == Event::Return || event == Event::Decline;
}

const Claim *liveClaim(const Request &request, const QDateTime &nowUtc)
{
    return request.claim && request.claim->untilUtc > nowUtc ? &*request.claim : nullptr;
}

Function rightAskedFor(const LifecycleRow &row, const Request &request)
{
    if (row.right)
        return *row.right;
    const int index = request.level - 1;
    return index >= 0 && index < request.levels.size() ? request.levels.at(index).right : Function::Check;
}

/// Separation of duties: rules 1 and 2 of the request life cycle.
Hindrance separation(const Request &request, Event event, const Actor &actor)
{
    const bool checks = event == Event::Claim || event == Event::ApproveAnswer || isDecision(event);
    if (!checks)
        return Hindrance::None;
    if (request.hasContributed(actor.person.id))
        return Hindrance::OwnRequest;
    if (event == Event::ApproveAnswer)
        return request.query && request.query->answeredBy.id == actor.person.id ? Hindrance::OwnRequest
                                                                               : Hindrance::None;
    return request.hasApproved(actor.person.id) ? Hindrance::AlreadyApproved : Hindrance::None;
}

Hindrance claimHindrance(const Request &request, Event event, const Actor &actor, const QDateTime &nowUtc)
{
    const Claim *claim = liveClaim(request, nowUtc);
    const bool mine = claim && claim->person.id == actor.person.id;
    switch (event) {
    case Event::Claim:
        return claim && !mine ? Hindrance::Claimed : Hindrance::None;
    case Event::ReleaseClaim:
    case Event::Approve:
    case Event::Return:
    case Event::Decline:
        if (claim && !mine)
            return Hindrance::Claimed;
        return mine ? Hindrance::None : Hindrance::NotClaimed;
    case Event::Recall:
    case Event::Withdraw:
    case Event::Expire:
        return claim ? Hindrance::Claimed : Hindrance::None;
    case Event::Edit:
    case Event::Submit:
    case Event::Discard:
    case Event::Open:
    case Event::Answer:
    case Event::ApproveAnswer:
    case Event::Invalidate:
    case Event::Release:
    case Event::RefuseRelease:
    case Event::Acknowledge:
    case Event::Process:
    case Event::AskInformation:
    case Event::Overdue:
    case Event::Decide:
    case Event::Complete:
        break;
    }
    return Hindrance::None;
}

bool hasOpenAnswer(const Request &request)
{
    return request.query && !request.query->answer.isEmpty() && !request.query->answerApproved;
}

} // namespace

QString eventCode(Event event)
{
    return lifecycleRow(event).code;
}

std::optional<Event> eventFromCode(const QString &code)
{
    for (const LifecycleRow &row : lifecycleTable()) {
        if (row.code == code)
            return row.event;
    }
    return {};
}

QList<Event> allEvents()
{
    QList<Event> events;
    for (const LifecycleRow &row : lifecycleTable())
        events.append(row.event);
    return events;
}

QString hindranceCode(Hindrance hindrance)
{
    switch (hindrance) {
    case Hindrance::None:
        return {};
    case Hindrance::WrongState:
        return u"state"_s;
    case Hindrance::NotPermitted:
        return u"not-permitted"_s;
    case Hindrance::OwnRequest:
        return u"same-person"_s;
    case Hindrance::AlreadyApproved:
        return u"already-approved"_s;
    case Hindrance::Claimed:
        return u"claimed"_s;
    case Hindrance::NotClaimed:
        return u"not-claimed"_s;
    case Hindrance::Stale:
        return u"stale"_s;
    }
    return {};
}

Hindrance Lifecycle::hindrance(const Request &request, Event event, const Actor &actor, const QDateTime &nowUtc)
{
    const LifecycleRow &row = lifecycleRow(event);
    if (row.actor != actor.kind)
        return Hindrance::NotPermitted;
    if (actor.kind == Actor::Kind::Person && !allows(actor.rights, rightAskedFor(row, request), request.form))
        return Hindrance::NotPermitted;
    if (!row.from.contains(request.state))
        return Hindrance::WrongState;
    if (event == Event::ApproveAnswer && !hasOpenAnswer(request))
        return Hindrance::WrongState;
    if (const Hindrance own = separation(request, event, actor); own != Hindrance::None)
        return own;
    return claimHindrance(request, event, actor, nowUtc);
}

State Lifecycle::next(const Request &request, Event event, State outcome)
{
    if (event == Event::Decide || event == Event::Complete)
        return outcome;
    if (event == Event::Approve) {
        const bool lastLevel = request.level >= request.levels.size();
        const int asked = request.levels.isEmpty() ? 1 : request.levels.at(request.level - 1).count;
        return lastLevel && request.approvalsAt(request.level) + 1 >= asked ? State::Releasing : request.state;
    }
    return lifecycleRow(event).to.value_or(request.state);
}

QList<Event> Lifecycle::offers(const Request &request, const Actor &actor, const QDateTime &nowUtc)
{
    QList<Event> events = allEvents();
    events.removeIf([&](Event event) { return hindrance(request, event, actor, nowUtc) != Hindrance::None; });
    return events;
}

QString Lifecycle::auditType(Event event)
{
    return lifecycleRow(event).auditType;
}

} // namespace eforms::domain
