#include "server/commands.h"

#include "server/accounts.h"
#include "server/commandpayload.h"
#include "server/refusals.h"
#include "server/requests.h"

namespace eforms::server {

using namespace Qt::StringLiterals;
using domain::Event;
using domain::Function;
using domain::Hindrance;
using domain::Lifecycle;
using domain::Request;
using domain::State;

namespace {

/// Under which right the person acts, for the trail.
QString roleOf(Event event, const Request &request)
{
    switch (event) {
    case Event::Claim:
    case Event::ReleaseClaim:
    case Event::Approve:
    case Event::Return:
    case Event::Decline:
        return domain::functionCode(request.levels.value(request.level - 1).right);
    case Event::ApproveAnswer:
        return domain::functionCode(Function::Check);
    case Event::Open:
        return domain::functionCode(Function::View);
    default:
        return domain::functionCode(Function::Make);
    }
}

domain::Remark remark(const Json &payload, const domain::Person &by, const QDateTime &nowUtc)
{
    domain::Remark remark {by, payload["reason"_L1].toString().trimmed(), nowUtc, {}};
    for (const auto &comment : payload["comments"_L1].object())
        remark.comments.append({comment.key, comment.value.toString()});
    return remark;
}

} // namespace

HttpResponse Commands::command(const Call &call)
{
    const auto event = domain::eventFromCode(call.body["type"_L1].toString());
    if (call.body.size() != 2 || !event || !isWellFormed(*event, call.body["payload"_L1]))
        return problem(400, u"malformed"_s);
    if (!expectedRevision(call))
        return problem(428, u"key-required"_s);
    // Checked before the transaction: it takes half a second, and others must not wait for it.
    const bool fits = passwordFits(call);
    return m_once.once(
        call, withoutSecrets(call.body), [&](Sql &sql) { return judge(sql, call, fits); });
}

bool Commands::passwordFits(const Call &call)
{
    const Json &factor = call.body["payload"_L1]["second_factor"_L1];
    if (factor["method"_L1].toString() != "password"_L1)
        return false;
    const auto account = m_backend.database.transact(
        [&](Sql &sql) { return Accounts(sql).byId(call.session.account); });
    return account && *account
        && m_backend.passwords.fits(factor["code"_L1].toString(), (*account)->password);
}

HttpResponse Commands::judge(Sql &sql, const Call &call, bool fits)
{
    const auto found = visibleRequest(sql, call.session, call.parts.front());
    if (!found)
        return problem(404, u"not-found"_s);
    const Event event = *domain::eventFromCode(call.body["type"_L1].toString());
    Case current {sql, Ledger(sql, m_backend.clock.nowUtc()), call, event, call.body["payload"_L1], *found,
        m_backend.forms.find(found->form, found->formVersion), fits, {}};
    current.move = {event, call.session.person, roleOf(event, *found), call.device, {}, {}, {}, {}};

    if (*expectedRevision(call) != found->revision)
        return staleRefusal(*found);
    const auto actor = actorAt(sql, call.session, found->participant);
    const Hindrance hindrance = Lifecycle::hindrance(*found, event, actor, current.ledger.nowUtc());
    if (hindrance != Hindrance::None)
        return refusal(hindrance, *found);
    if (current.payload.contains(u"content_hash") && current.payload["content_hash"_L1].toString() != found->contentHash)
        return staleRefusal(*found);
    if (const Refused refused = prepare(current))
        return *refused;
    carryOut(sql, current.ledger, m_backend.forms, current.request, current.move);
    return requestResponse(200, current.request);
}

Commands::Refused Commands::prepare(Case &current)
{
    switch (current.event) {
    case Event::Submit:
        return submit(current);
    case Event::Claim:
        return claim(current);
    case Event::ReleaseClaim:
        current.move.change = [](Request &request) { request.claim.reset(); };
        return {};
    case Event::Open:
        return open(current);
    case Event::Approve:
        return approve(current);
    case Event::Return:
    case Event::Decline:
        return giveBack(current);
    case Event::Answer:
        return answer(current);
    case Event::ApproveAnswer:
        return approveAnswer(current);
    default: // discard, recall, withdraw: the table says it all; no other events come here
        return {};
    }
}

Commands::Refused Commands::submit(Case &current)
{
    const QDate today = base::inHongKong(m_backend.clock.nowUtc()).date();
    if (!m_backend.forms.isAccepted(current.request.form, current.request.formVersion, today))
        return problem(422, u"form-version-retired"_s);
    current.request.maker = current.call.session.person;
    if (const Refused invalid = validationRefusal(problems(current)))
        return invalid;
    if (const Refused incomplete = attachments(current))
        return incomplete;
    if (const Refused late = lateness(current))
        return late;
    const QDateTime expires = m_backend.forms.expiry(*current.form, current.request.data, current.ledger.nowUtc());
    current.move.change = [expires](Request &request) {
        request.level = 1;
        request.approvals.clear();
        request.claim.reset();
        request.remark.reset();
        request.expiresUtc = expires;
    };
    return {};
}

Commands::Refused Commands::claim(Case &current)
{
    const domain::Claim claim {current.call.session.person,
        current.ledger.nowUtc().addSecs(std::chrono::seconds(domain::claimDuration).count())};
    current.move.change = [claim](Request &request) { request.claim = claim; };
    return {};
}

Commands::Refused Commands::open(Case &current)
{
    // Seen is seen: the trail need not say it twice of the same content.
    if (current.ledger.hasViewed(current.request, current.call.session.person.id))
        return requestResponse(200, current.request);
    return {};
}

Commands::Refused Commands::approve(Case &current)
{
    if (const Refused refused = lastLook(current))
        return refused;
    // Last of all, so that a code is not used up by a command that is refused anyway.
    if (const Refused refused = secondFactor(current))
        return refused;
    const Request &request = current.request;
    const domain::Approval approval {
        current.call.session.person, {}, request.level, request.contentHash, current.ledger.nowUtc()};
    const int asked = request.levels.value(request.level - 1).count;
    const bool levelDone = request.approvalsAt(request.level) + 1 >= asked;
    const bool moreLevels = request.level < request.levels.size();
    current.move.details = Json::of(
        {{u"level"_s, request.level}, {u"count"_s, request.approvalsAt(request.level) + 1}, {u"of"_s, asked}});
    current.move.change = [approval, levelDone, moreLevels](Request &changed) {
        changed.approvals.append(approval);
        changed.claim.reset();
        if (levelDone && moreLevels)
            ++changed.level;
    };
    return {};
}

Commands::Refused Commands::lastLook(Case &current)
{
    if (!current.form) {
        invalidate(current, u"form-version-retired"_s);
        return problem(422, u"form-version-retired"_s);
    }
    if (Lifecycle::next(current.request, Event::Approve) != State::Releasing)
        return {};
    if (const Refused invalid = validationRefusal(problems(current))) {
        invalidate(current, u"validation"_s);
        return invalid;
    }
    if (const Refused late = lateness(current))
        return late;
    Accounts accounts(current.sql);
    const Request &request = current.request;
    for (const domain::Approval &earlier : request.approvals) {
        const Function right = request.levels.value(earlier.level - 1).right;
        if (!accounts.holds(earlier.person.id, request.participant, {request.form, right})) {
            invalidate(current, u"right-withdrawn"_s);
            return refusal(Hindrance::WrongState, current.request);
        }
    }
    return {};
}

/// The request goes back to the maker by itself: what was handed in can no longer be accepted.
void Commands::invalidate(Case &current, const QString &reason)
{
    Move move {Event::Invalidate, systemPerson(), u"system"_s, {}, reason, {}, {}, {}};
    const QDateTime now = current.ledger.nowUtc();
    move.change = [reason, now](Request &request) { request.remark = domain::Remark {systemPerson(), reason, now, {}}; };
    carryOut(current.sql, current.ledger, m_backend.forms, current.request, move);
}

Commands::Refused Commands::giveBack(Case &current)
{
    const domain::Remark given = remark(current.payload, current.call.session.person, current.ledger.nowUtc());
    current.move.reason = given.text;
    current.move.details = Json::of({{u"comments"_s, current.payload["comments"_L1]}});
    current.move.change = [given](Request &request) { request.remark = given; };
    return {};
}

Commands::Refused Commands::answer(Case &current)
{
    if (!current.request.query)
        return refusal(Hindrance::WrongState, current.request);
    const QString text = current.payload["text"_L1].toString().trimmed();
    const domain::Person by = current.call.session.person;
    current.move.change = [text, by](Request &request) {
        request.query->answer = text;
        request.query->answeredBy = by;
        request.query->answerApproved = false;
    };
    return {};
}

Commands::Refused Commands::approveAnswer(Case &current)
{
    const QByteArray hash = sha256(current.request.query->answer.toUtf8()).toHex();
    if (current.payload["text_hash"_L1].toString().toLatin1() != hash)
        return staleRefusal(current.request);
    current.move.change = [](Request &request) { request.query->answerApproved = true; };
    return {};
}

Commands::Refused Commands::lateness(const Case &current) const
{
    const market::CutOff cutOff = m_backend.forms.cutOff(*current.form, current.request.data);
    const bool accepted = current.payload["late_accepted"_L1].toBool();
    if (!cutOff.deadlineUtc.isValid() || current.ledger.nowUtc() <= cutOff.deadlineUtc || (accepted && !cutOff.hard))
        return {};
    return problem(409, u"late"_s,
        Json::of({{u"hard"_s, cutOff.hard}, {u"deadline"_s, base::toWire(cutOff.deadlineUtc)},
            {u"reason"_s, u"cutoff"_s}}));
}

Commands::Refused Commands::secondFactor(Case &current)
{
    if (!current.form->about()["approvals"_L1]["second_factor"_L1].toBool())
        return {};
    const auto account = Accounts(current.sql).byId(current.call.session.account);
    const Json &factor = current.payload["second_factor"_L1];
    if (!account || factor.isAbsent())
        return problem(403, u"second-factor-needed"_s);
    // Whoever has an authenticator app enrolled must use it; the password is no way around it.
    const bool hasApp = !account->authenticatorSecret.isEmpty();
    const bool usesApp = factor["method"_L1].toString() == "totp"_L1;
    const bool right = hasApp
        ? usesApp
            && Accounts(current.sql)
                   .takeAuthenticatorCode(*account, factor["code"_L1].toString(), current.ledger.nowUtc())
        : !usesApp && current.passwordFits;
    if (right) {
        m_backend.sessions.noteFactor(current.sql, current.call.session.id);
        return {};
    }
    const int left = m_backend.sessions.noteWrongFactor(current.sql, current.call.session.id);
    return problem(403, u"second-factor-wrong"_s, Json::of({{u"attempts_left"_s, left}}));
}

Commands::Refused Commands::attachments(Case &current) const
{
    QStringList missing;
    const Json &rows = current.request.data["attachments"_L1];
    qint64 total = 0;
    for (const Json &row : rows.array()) {
        const auto attachment = domain::Attachment::fromJson(row);
        const bool there = current.sql
                               .value(u"SELECT 1 FROM uploads WHERE id = ? AND request = ? AND sha256 = ? AND bytes = ?"
                                      " AND complete = 1"_s,
                                   {attachment.id, current.request.id, attachment.sha256, attachment.bytes})
                               .isValid();
        if (!there)
            missing.append(attachment.id);
        total += attachment.bytes;
    }
    if (total > domain::attachmentTotalLimit)
        return problem(422, u"file-refused"_s, Json::of({{u"reason"_s, u"size"_s}}));
    if (missing.isEmpty())
        return {};
    return problem(422, u"incomplete-upload"_s, Json::of({{u"uploads"_s, Json::strings(missing)}}));
}

engine::Problems Commands::problems(Case &current) const
{
    Accounts accounts(current.sql);
    const Request &request = current.request;
    return m_backend.forms.problems(request, accounts.userOfPerson(request.maker.id),
        accounts.participant(request.participant).value_or(domain::Membership()), current.ledger.nowUtc());
}

} // namespace eforms::server
