#include "domain/request.h"

#include "base/clock.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>

namespace eforms::domain {

using namespace Qt::StringLiterals;
using base::fromWire;
using base::toWire;

namespace {

constexpr std::array stateCodes {
    std::pair(State::Draft, "draft"_L1),
    std::pair(State::PendingCheck, "pending_check"_L1),
    std::pair(State::Returned, "returned"_L1),
    std::pair(State::Releasing, "releasing"_L1),
    std::pair(State::Submitted, "submitted"_L1),
    std::pair(State::Received, "received"_L1),
    std::pair(State::Processing, "processing"_L1),
    std::pair(State::InfoRequested, "info_requested"_L1),
    std::pair(State::Approved, "approved"_L1),
    std::pair(State::PartlyApproved, "partly_approved"_L1),
    std::pair(State::Rejected, "rejected"_L1),
    std::pair(State::Completed, "completed"_L1),
    std::pair(State::Effective, "effective"_L1),
    std::pair(State::Withdrawn, "withdrawn"_L1),
    std::pair(State::Declined, "declined"_L1),
    std::pair(State::Expired, "expired"_L1),
    std::pair(State::CancelPending, "cancel_pending"_L1),
    std::pair(State::Cancelled, "cancelled"_L1),
};

template <typename T>
Json::Array listToJson(const QList<T> &values)
{
    Json::Array array;
    for (const T &value : values)
        array.append(value.toJson());
    return array;
}

template <typename T>
QList<T> listFromJson(const Json &json)
{
    QList<T> values;
    for (const Json &value : json.array())
        values.append(T::fromJson(value));
    return values;
}

template <typename T>
Json optionalToJson(const std::optional<T> &value)
{
    return value ? value->toJson() : Json::null();
}

template <typename T>
std::optional<T> optionalFromJson(const Json &json)
{
    return json.isObject() ? std::optional<T>(T::fromJson(json)) : std::nullopt;
}

Json timeToJson(const QDateTime &utc)
{
    return utc.isValid() ? Json(toWire(utc)) : Json::null();
}

int integer(const Json &json)
{
    return static_cast<int>(json.toInteger());
}

} // namespace

QString stateCode(State state)
{
    for (const auto &[known, code] : stateCodes) {
        if (known == state)
            return code;
    }
    return {};
}

std::optional<State> stateFromCode(const QString &code)
{
    for (const auto &[state, known] : stateCodes) {
        if (known == code)
            return state;
    }
    return {};
}

QList<State> allStates()
{
    QList<State> states;
    for (const auto &[state, code] : stateCodes)
        states.append(state);
    return states;
}

bool isFinal(State state)
{
    switch (state) {
    case State::Withdrawn:
    case State::Declined:
    case State::Expired:
    case State::Rejected:
    case State::Completed:
    case State::Effective:
    case State::Cancelled:
        return true;
    case State::Draft:
    case State::PendingCheck:
    case State::Returned:
    case State::Releasing:
    case State::Submitted:
    case State::Received:
    case State::Processing:
    case State::InfoRequested:
    case State::Approved:
    case State::PartlyApproved:
    case State::CancelPending:
        return false;
    }
    return false;
}

ApprovalLevel ApprovalLevel::fromJson(const Json &json)
{
    return {functionFromCode(json["right"_L1].toString()).value_or(Function::Check),
        std::max(1, static_cast<int>(json["k"_L1].toInteger(1)))};
}

Json ApprovalLevel::toJson() const
{
    return Json::of({{u"right"_s, functionCode(right)}, {u"k"_s, count}});
}

Approval Approval::fromJson(const Json &json)
{
    return {Person::fromJson(json["user"_L1]), optionalFromJson<Person>(json["on_behalf_of"_L1]),
        integer(json["level"_L1]), json["content_hash"_L1].toString(), fromWire(json["at"_L1].toString())};
}

Json Approval::toJson() const
{
    return Json::of({{u"user"_s, person.toJson()}, {u"on_behalf_of"_s, optionalToJson(onBehalfOf)},
        {u"level"_s, level}, {u"content_hash"_s, contentHash}, {u"at"_s, toWire(atUtc)}});
}

Claim Claim::fromJson(const Json &json)
{
    return {Person::fromJson(json["user"_L1]), fromWire(json["until"_L1].toString())};
}

Json Claim::toJson() const
{
    return Json::of({{u"user"_s, person.toJson()}, {u"until"_s, toWire(untilUtc)}});
}

Remark Remark::fromJson(const Json &json)
{
    Remark remark {Person::fromJson(json["by"_L1]), json["text"_L1].toString(), fromWire(json["at"_L1].toString()), {}};
    for (const auto &member : json["comments"_L1].object())
        remark.comments.append({member.key, member.value.toString()});
    return remark;
}

Json Remark::toJson() const
{
    Json commentMap = Json::emptyObject();
    for (const auto &[pointer, comment] : comments)
        commentMap.set(pointer, comment);
    return Json::of(
        {{u"by"_s, by.toJson()}, {u"text"_s, text}, {u"at"_s, toWire(atUtc)}, {u"comments"_s, commentMap}});
}

Query Query::fromJson(const Json &json)
{
    return {json["text"_L1].toString(), json["due_date"_L1].toString(), json["answer"_L1].toString(),
        json["answer_approved"_L1].toBool(), Person::fromJson(json["answered_by"_L1])};
}

Json Query::toJson() const
{
    return Json::of({{u"text"_s, text}, {u"due_date"_s, dueDate}, {u"answer"_s, answer},
        {u"answer_approved"_s, answerApproved}, {u"answered_by"_s, answeredBy.toJson()}});
}

RowResult RowResult::fromJson(const Json &json)
{
    return {integer(json["row"_L1]), json["result"_L1].toString(), json["reason"_L1].toString()};
}

Json RowResult::toJson() const
{
    return Json::of({{u"row"_s, row}, {u"result"_s, result}, {u"reason"_s, reason}});
}

Result<Request> Request::fromJson(const Json &json)
{
    Request request;
    request.id = json["id"_L1].toString();
    request.participant = json["participant"_L1].toString();
    request.form = json["form"_L1].toString();
    request.formVersion = integer(json["form_version"_L1]);
    const auto state = stateFromCode(json["state"_L1].toString());
    request.revision = integer(json["revision"_L1]);
    request.data = json["data"_L1];
    if (request.id.isEmpty() || request.participant.isEmpty() || request.form.isEmpty() || !state
        || !request.data.isObject() || request.revision < 1)
        return fail(ErrorKind::Malformed, u"request"_s);
    request.state = *state;
    request.stage = json["stage"_L1].toString();
    request.contentHash = json["content_hash"_L1].toString();
    request.levels = listFromJson<ApprovalLevel>(json["levels"_L1]);
    request.level = integer(json["level"_L1]);
    request.approvals = listFromJson<Approval>(json["approvals"_L1]);
    request.contributors = listFromJson<Person>(json["contributors"_L1]);
    request.maker = Person::fromJson(json["maker"_L1]);
    request.claim = optionalFromJson<Claim>(json["claim"_L1]);
    request.remark = optionalFromJson<Remark>(json["remark"_L1]);
    request.query = optionalFromJson<Query>(json["query"_L1]);
    request.rowResults = listFromJson<RowResult>(json["row_results"_L1]);
    request.referenceNo = json["reference_no"_L1].toString();
    request.createdUtc = fromWire(json["created_at"_L1].toString());
    request.updatedUtc = fromWire(json["updated_at"_L1].toString());
    request.deadlineUtc = fromWire(json["deadline"_L1].toString());
    request.expiresUtc = fromWire(json["expires_at"_L1].toString());
    return request;
}

Json Request::toJson() const
{
    const auto orNull = [](const QString &text) { return text.isEmpty() ? Json::null() : Json(text); };
    return Json::of({{u"id"_s, id}, {u"participant"_s, participant}, {u"form"_s, form},
        {u"form_version"_s, formVersion}, {u"state"_s, stateCode(state)}, {u"stage"_s, orNull(stage)},
        {u"revision"_s, revision}, {u"content_hash"_s, contentHash}, {u"data"_s, data},
        {u"levels"_s, listToJson(levels)}, {u"level"_s, level}, {u"approvals"_s, listToJson(approvals)},
        {u"contributors"_s, listToJson(contributors)}, {u"maker"_s, maker.toJson()},
        {u"claim"_s, optionalToJson(claim)}, {u"remark"_s, optionalToJson(remark)},
        {u"query"_s, optionalToJson(query)}, {u"row_results"_s, listToJson(rowResults)},
        {u"reference_no"_s, orNull(referenceNo)}, {u"created_at"_s, timeToJson(createdUtc)},
        {u"updated_at"_s, timeToJson(updatedUtc)}, {u"deadline"_s, timeToJson(deadlineUtc)},
        {u"expires_at"_s, timeToJson(expiresUtc)}});
}

int Request::approvalsAt(int askedLevel) const
{
    return static_cast<int>(std::count_if(approvals.begin(), approvals.end(),
        [askedLevel](const Approval &approval) { return approval.level == askedLevel; }));
}

bool Request::hasContributed(const QString &personId) const
{
    return std::any_of(contributors.begin(), contributors.end(),
        [&personId](const Person &person) { return person.id == personId; });
}

QStringList Request::types() const
{
    if (const QString type = data["variant"_L1].toString(); !type.isEmpty())
        return {type};
    QStringList found = data["variants"_L1].toStringList();
    for (const auto &[name, table] : data.object()) {
        for (const Json &row : table.array()) {
            const QString type = row["variant"_L1].toString();
            if (!type.isEmpty() && !found.contains(type))
                found.append(type);
        }
    }
    return found;
}

bool Request::hasApproved(const QString &personId) const
{
    return std::any_of(approvals.begin(), approvals.end(), [&personId](const Approval &approval) {
        return approval.person.id == personId || (approval.onBehalfOf && approval.onBehalfOf->id == personId);
    });
}

QString contentHash(const QString &form, int formVersion, const Json &data)
{
    Json::Array digests;
    for (const Json &attachment : data["attachments"_L1].array())
        digests.append(attachment["sha256"_L1]);
    const Json bound = Json::of(
        {{u"attachments"_s, digests}, {u"data"_s, data}, {u"form"_s, form}, {u"form_version"_s, formVersion}});
    return QString::fromLatin1(QCryptographicHash::hash(bound.canonical(), QCryptographicHash::Sha256).toHex());
}

} // namespace eforms::domain
