#include "domain/lifecycletable.h"

#include <algorithm>

namespace eforms::domain {

using namespace Qt::StringLiterals;

const QList<LifecycleRow> &lifecycleTable()
{
    using enum State;
    using enum Actor::Kind;
    constexpr auto levelRight = std::nullopt;
    constexpr auto stays = std::nullopt;
    static const QList<LifecycleRow> table {
        {Event::Edit, "edit"_L1, "REQ_EDITED"_L1,
            {State::Draft, Returned}, Actor::Kind::Person, Function::Make, stays},
        {Event::Submit, "submit"_L1, "CHECK_REQUESTED"_L1,
            {State::Draft, Returned}, Actor::Kind::Person, Function::Make, PendingCheck},
        {Event::Discard, "discard"_L1, "REQ_WITHDRAWN"_L1,
            {State::Draft, Returned}, Actor::Kind::Person, Function::Make, Withdrawn},
        {Event::Claim, "claim"_L1, "CHECK_CLAIMED"_L1,
            {PendingCheck}, Actor::Kind::Person, levelRight, stays},
        {Event::ReleaseClaim, "release-claim"_L1, "CLAIM_RELEASED"_L1,
            {PendingCheck}, Actor::Kind::Person, levelRight, stays},
        {Event::Open, "open"_L1, "REQ_VIEWED"_L1,
            {PendingCheck}, Actor::Kind::Person, Function::View, stays},
        {Event::Approve, "approve"_L1, "CHECK_APPROVED"_L1,
            {PendingCheck}, Actor::Kind::Person, levelRight, stays},
        {Event::Return, "return"_L1, "CHECK_RETURNED"_L1,
            {PendingCheck}, Actor::Kind::Person, levelRight, Returned},
        {Event::Decline, "decline"_L1, "CHECK_DECLINED"_L1,
            {PendingCheck}, Actor::Kind::Person, levelRight, Declined},
        {Event::Recall, "recall"_L1, "REQ_RECALLED"_L1,
            {PendingCheck}, Actor::Kind::Person, Function::Make, State::Draft},
        {Event::Withdraw, "withdraw"_L1, "REQ_WITHDRAWN"_L1,
            {PendingCheck}, Actor::Kind::Person, Function::Make, Withdrawn},
        {Event::Answer, "answer"_L1, "INFO_ANSWERED"_L1,
            {InfoRequested}, Actor::Kind::Person, Function::Make, stays},
        {Event::ApproveAnswer, "approve-answer"_L1, "INFO_APPROVED"_L1,
            {InfoRequested}, Actor::Kind::Person, Function::Check, Processing},
        {Event::Expire, "expire"_L1, "REQ_EXPIRED"_L1,
            {State::Draft, PendingCheck}, System, levelRight, Expired},
        {Event::Invalidate, "invalidate"_L1, "CHECK_INVALIDATED"_L1,
            {PendingCheck}, System, levelRight, Returned},
        {Event::Release, "release"_L1, "RELEASE_DONE"_L1,
            {Releasing}, System, levelRight, Submitted},
        {Event::RefuseRelease, "refuse-release"_L1, "RELEASE_REFUSED"_L1,
            {Releasing}, System, levelRight, Returned},
        {Event::Acknowledge, "acknowledge"_L1, "CH_RECEIVED"_L1,
            {Submitted}, ClearingHouse, levelRight, Received},
        {Event::Process, "process"_L1, "CH_PROCESSING"_L1,
            {Received}, ClearingHouse, levelRight, Processing},
        {Event::AskInformation, "ask-information"_L1, "CH_INFO_REQUESTED"_L1,
            {Processing}, ClearingHouse, levelRight, InfoRequested},
        {Event::Overdue, "overdue"_L1, "CH_INFO_OVERDUE"_L1,
            {InfoRequested}, System, levelRight, Rejected},
        {Event::Decide, "decide"_L1, "CH_DECIDED"_L1,
            {Processing}, ClearingHouse, levelRight, stays},
        {Event::Complete, "complete"_L1, "CH_COMPLETED"_L1,
            {Approved, PartlyApproved}, ClearingHouse, levelRight, stays},
    };
    return table;
}

const LifecycleRow &lifecycleRow(Event event)
{
    const auto &table = lifecycleTable();
    const auto found
        = std::find_if(table.begin(), table.end(), [event](const LifecycleRow &row) { return row.event == event; });
    Q_ASSERT(found != table.end());
    return *found;
}

} // namespace eforms::domain
