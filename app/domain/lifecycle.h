#pragma once

#include "domain/request.h"

#include <QDateTime>

#include <chrono>

namespace eforms::domain {

/// What can happen to a request. Persons' events first, then those of the system and the clearing house.
enum class Event {
    Edit,
    Submit,
    Discard,
    Claim,
    ReleaseClaim,
    Open,
    Approve,
    Return,
    Decline,
    Recall,
    Withdraw,
    Answer,
    ApproveAnswer,
    Expire,
    Invalidate,
    Release,          ///< the clearing house takes it
    RefuseRelease,    ///< the clearing house refuses it as invalid
    Acknowledge,
    Process,
    AskInformation,
    Overdue,
    Decide,
    Complete,
};

/// Wire code: `release-claim`.
[[nodiscard]] QString eventCode(Event event);
[[nodiscard]] std::optional<Event> eventFromCode(const QString &code);
[[nodiscard]] QList<Event> allEvents();

/// Who wants it, with the rights read at this moment.
struct Actor {
    enum class Kind { Person, System, ClearingHouse };
    Kind kind = Kind::Person;
    Person person;
    QList<Right> rights; ///< at the request's participant
};

/// Why an event is not possible. The codes are on the wire and worded by the screens.
enum class Hindrance {
    None,
    WrongState,     ///< `state`: not an event of this state
    NotPermitted,   ///< `not-permitted`: the right is missing
    OwnRequest,     ///< `same-person`: contributed to the request
    AlreadyApproved,///< `already-approved`: one person counts once
    Claimed,        ///< `claimed`: somebody else has it open
    NotClaimed,     ///< `not-claimed`: take it first
    Stale,          ///< `stale`: content or revision is not the one seen
};

[[nodiscard]] QString hindranceCode(Hindrance hindrance);

/// The table of the request life cycle: pure, the same for client (what to offer) and server (what to allow).
class Lifecycle
{
public:
    /// None when @p actor may cause @p event on @p request at @p nowUtc. What only the server knows (rules pass,
    /// uploads complete, one-time code) is not judged here.
    [[nodiscard]] static Hindrance hindrance(
        const Request &request, Event event, const Actor &actor, const QDateTime &nowUtc);

    /// The state after the event; approve leads on only when the last approval asked for is there.
    /// Decide needs @p outcome (Approved, PartlyApproved or Rejected), Complete (Completed or Effective).
    [[nodiscard]] static State next(const Request &request, Event event, State outcome = State::Approved);

    /// Events that @p actor may cause now.
    [[nodiscard]] static QList<Event> offers(const Request &request, const Actor &actor, const QDateTime &nowUtc);

    /// Name in the audit trail: `CHECK_APPROVED`.
    [[nodiscard]] static QString auditType(Event event);
};

/// How long a claim holds (portal.md §6).
inline constexpr std::chrono::minutes claimDuration {15};

} // namespace eforms::domain
