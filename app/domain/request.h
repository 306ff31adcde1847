#pragma once

#include "base/json.h"
#include "domain/attachment.h"
#include "domain/identity.h"

#include <QDateTime>
#include <QStringList>

#include <optional>

namespace eforms::domain {

/// The generic status of a request (request life cycle; portal.md §5).
enum class State {
    Draft,
    PendingCheck,
    Returned,
    Releasing,
    Submitted,
    Received,
    Processing,
    InfoRequested,
    Approved,
    PartlyApproved,
    Rejected,
    Completed,
    Effective,
    Withdrawn,
    Declined,
    Expired,
    CancelPending,
    Cancelled,
};

/// Wire code: `pending_check`.
[[nodiscard]] QString stateCode(State state);
[[nodiscard]] std::optional<State> stateFromCode(const QString &code);
[[nodiscard]] QList<State> allStates();
/// True for withdrawn, declined, expired, rejected, completed, effective, cancelled.
[[nodiscard]] bool isFinal(State state);

/// How many checkers of which right a form version asks for, in order.
struct ApprovalLevel {
    Function right = Function::Check;
    int count = 1; ///< k: so many different persons

    [[nodiscard]] static ApprovalLevel fromJson(const Json &json);
    [[nodiscard]] Json toJson() const;
};

struct Approval {
    Person person;
    std::optional<Person> onBehalfOf;
    int level = 1;
    QString contentHash; ///< what was seen and approved
    QDateTime atUtc;

    [[nodiscard]] static Approval fromJson(const Json &json);
    [[nodiscard]] Json toJson() const;
};

/// The checker who has the request open for checking; others wait until then.
struct Claim {
    Person person;
    QDateTime untilUtc;

    [[nodiscard]] static Claim fromJson(const Json &json);
    [[nodiscard]] Json toJson() const;
};

/// Why a request came back or was refused: by a checker or by the clearing house.
struct Remark {
    Person by; ///< empty id: the clearing house
    QString text;
    QDateTime atUtc;
    QList<QPair<QString, QString>> comments; ///< pointer of a field, comment

    [[nodiscard]] static Remark fromJson(const Json &json);
    [[nodiscard]] Json toJson() const;
};

/// A question of the clearing house and its answer.
struct Query {
    QString text;
    QString dueDate; ///< ISO date
    QString answer;  ///< as drafted by the maker; sent once a checker approved it
    bool answerApproved = false;
    Person answeredBy;

    [[nodiscard]] static Query fromJson(const Json &json);
    [[nodiscard]] Json toJson() const;
};

/// What the clearing house decided about one row of a table.
struct RowResult {
    int row = 0;
    QString result; ///< code of the service, `EXEMPTED`
    QString reason;

    [[nodiscard]] static RowResult fromJson(const Json &json);
    [[nodiscard]] Json toJson() const;
};

/// One filled-in e-service on its way, as the server holds it.
struct Request {
    QString id; ///< UUID made by the client
    QString participant;
    QString form; ///< slug
    int formVersion = 0;
    State state = State::Draft;
    QString stage; ///< clearing-house state named by the service, `UNDER_REVIEW`; empty before
    int revision = 0; ///< +1 with every stored edit
    QString contentHash;
    Json data;
    QList<ApprovalLevel> levels;
    int level = 1; ///< the level now asked for
    QList<Approval> approvals; ///< valid ones only
    QList<Person> contributors; ///< all who ever edited
    Person maker;
    std::optional<Claim> claim;
    std::optional<Remark> remark;
    std::optional<Query> query;
    QList<RowResult> rowResults;
    QString referenceNo; ///< X-REF, empty before it is received
    QDateTime createdUtc;
    QDateTime updatedUtc;
    QDateTime deadlineUtc; ///< cut-off of the service for this request; invalid if none
    QDateTime expiresUtc;

    /// Fails with Malformed when a member must be there is missing or of another type.
    [[nodiscard]] static Result<Request> fromJson(const Json &json);
    [[nodiscard]] Json toJson() const;
    [[nodiscard]] int approvalsAt(int askedLevel) const;
    [[nodiscard]] bool hasContributed(const QString &personId) const;
    [[nodiscard]] bool hasApproved(const QString &personId) const;
    /// Codes of what it asks for, whatever the form: those in `variant`, `variants` or the `variant` of rows.
    [[nodiscard]] QStringList types() const;
};

/// SHA-256 in hex of canonical JSON of data + form id + form version + attachment digests (request life cycle): what approvals bind to.
[[nodiscard]] QString contentHash(const QString &form, int formVersion, const Json &data);

} // namespace eforms::domain
