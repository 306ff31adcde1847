#include "server/progress.h"

#include "server/notices.h"

namespace eforms::server {

using namespace Qt::StringLiterals;
using domain::Event;
using domain::Lifecycle;
using domain::Request;
using domain::State;

namespace {

constexpr int draftDays = 30;

/// What follows from the state alone.
void settle(Request &request, const QDateTime &nowUtc)
{
    if (request.state != State::PendingCheck)
        request.claim.reset();
    if (request.state == State::Draft)
        request.expiresUtc = nowUtc.addDays(draftDays);
    else if (request.state != State::PendingCheck)
        request.expiresUtc = {};
    if (request.state == State::Draft || request.state == State::Returned) {
        request.approvals.clear();
        request.level = 1;
    }
}

} // namespace

domain::Person systemPerson()
{
    return {u"system"_s, u"System"_s, u"系統"_s};
}

domain::Person clearingHousePerson()
{
    return {u"clearing-house"_s, u"Clearing house"_s, u"結算所"_s};
}

void carryOut(Sql &sql, Ledger &ledger, const Forms &forms, Request &request, const Move &move)
{
    const QString from = domain::stateCode(request.state);
    const int levelBefore = request.level;
    const State next = Lifecycle::next(request, move.event, move.outcome);
    request.state = next;
    if (move.change)
        move.change(request);
    settle(request, ledger.nowUtc());
    ledger.keep(request);

    Ledger::Entry entry {
        Lifecycle::auditType(move.event), move.by, move.role, move.device, from, move.reason, move.details};
    ledger.record(request, entry);
    entry.from = domain::stateCode(next);
    entry.details = {};
    if (move.event == Event::Approve && request.level > levelBefore) {
        entry.type = u"LEVEL_PASSED"_s;
        ledger.record(request, entry);
    }
    if (move.event == Event::Approve && next == State::Releasing) {
        entry.type = u"RELEASE_STARTED"_s;
        ledger.record(request, entry);
    }
    const domain::Service *service = forms.service(request.form);
    notify(sql, request, move.event,
        service ? ServiceTitle {service->titleEn, service->titleZh} : ServiceTitle {request.form, request.form});
}

} // namespace eforms::server
