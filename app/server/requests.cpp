#include "server/requests.h"

#include "server/accounts.h"
#include "server/differences.h"
#include "server/refusals.h"

namespace eforms::server {

using namespace Qt::StringLiterals;
using domain::Actor;
using domain::Event;
using domain::Function;
using domain::Hindrance;
using domain::Lifecycle;
using domain::Request;

namespace {

constexpr int draftDays = 30;
constexpr qsizetype textLimit = 64 * 1024;
constexpr qsizetype valuesLimit = 50'000;

/// Room that a hostile draft may not take, whatever its form says.
bool isBounded(const Json &value, qsizetype &values)
{
    if (++values > valuesLimit || value.toString().size() > textLimit)
        return false;
    for (const Json &element : value.array()) {
        if (!isBounded(element, values))
            return false;
    }
    for (const auto &member : value.object()) {
        if (member.key.size() > 200 || !isBounded(member.value, values))
            return false;
    }
    return true;
}

bool isDraft(const Json &body)
{
    qsizetype values = 0;
    return body.size() == 4 && body["participant"_L1].isString() && body["form"_L1].isString()
        && body["form_version"_L1].isNumber() && body["data"_L1].isObject() && isBounded(body["data"_L1], values);
}

void addContributor(Request &request, const domain::Person &person)
{
    if (!request.hasContributed(person.id))
        request.contributors.append(person);
}

} // namespace

Actor actorAt(Sql &sql, const Session &session, const QString &participant)
{
    return {Actor::Kind::Person, session.person, Accounts(sql).rights(session.account, participant)};
}

std::optional<Request> visibleRequest(Sql &sql, const Session &session, const QString &id)
{
    const auto request = Ledger(sql, {}).find(id);
    if (!request || !domain::allows(
            actorAt(sql, session, request->participant).rights, Function::View, request->form))
        return {};
    return request;
}

HttpResponse requestResponse(int status, const Request &request)
{
    HttpResponse response = jsonResponse(status, request.toJson());
    response.addHeader("ETag", '"' + QByteArray::number(request.revision) + '"');
    return response;
}

HttpResponse Requests::read(const Call &call)
{
    const auto found = m_backend.database.transact(
        [&](Sql &sql) { return visibleRequest(sql, call.session, call.parts.front()); });
    if (!found)
        return problem(found.error());
    return *found ? requestResponse(200, **found) : problem(404, u"not-found"_s);
}

HttpResponse Requests::audit(const Call &call)
{
    const auto response = m_backend.database.transact([&](Sql &sql) -> HttpResponse {
        if (!visibleRequest(sql, call.session, call.parts.front()))
            return problem(404, u"not-found"_s);
        const Json::Array events = Ledger(sql, {}).trail(call.parts.front());
        const QString head = events.isEmpty() ? QString() : events.last()["hash"_L1].toString();
        return jsonResponse(200, Json::of({{u"events"_s, events}, {u"head"_s, head}}));
    });
    return response ? *response : problem(response.error());
}

HttpResponse Requests::save(const Call &call)
{
    const auto seen = expectedRevision(call);
    const bool creates = call.http.header("if-none-match") == "*";
    if (!seen && !creates)
        return problem(428, u"key-required"_s);
    if (!isDraft(call.body))
        return problem(400, u"malformed"_s);
    return m_once.once(call, call.http.body,
        [&](Sql &sql) { return creates ? create(sql, call) : edit(sql, call, *seen); });
}

HttpResponse Requests::create(Sql &sql, const Call &call)
{
    const QString slug = call.body["form"_L1].toString();
    const QString participant = call.body["participant"_L1].toString();
    Ledger ledger(sql, m_backend.clock.nowUtc());
    if (ledger.find(call.parts.front())) {
        const auto visible = visibleRequest(sql, call.session, call.parts.front());
        return visible ? staleRefusal(*visible) : problem(404, u"not-found"_s);
    }
    const Actor actor = actorAt(sql, call.session, participant);
    if (!domain::allows(actor.rights, Function::View, slug))
        return problem(404, u"not-found"_s);
    if (!domain::allows(actor.rights, Function::Make, slug))
        return problem(403, u"not-permitted"_s);
    const auto form = acceptedForm(slug, call.body["form_version"_L1]);
    if (!form)
        return problem(422, u"form-version-retired"_s);

    Request request;
    request.id = call.parts.front();
    request.participant = participant;
    request.form = slug;
    request.formVersion = form->version();
    request.revision = 1;
    request.data = call.body["data"_L1];
    request.contentHash = domain::contentHash(slug, request.formVersion, request.data);
    for (const Json &level : form->about()["approvals"_L1]["levels"_L1].array())
        request.levels.append(domain::ApprovalLevel::fromJson(level));
    request.maker = call.session.person;
    addContributor(request, call.session.person);
    request.createdUtc = ledger.nowUtc();
    request.deadlineUtc = m_backend.forms.cutOff(*form, request.data).deadlineUtc;
    request.expiresUtc = ledger.nowUtc().addDays(draftDays);
    ledger.keep(request);
    ledger.record(request,
        {u"REQ_CREATED"_s, call.session.person, domain::functionCode(Function::Make), call.device, {}, {}, {}});
    return requestResponse(201, request);
}

engine::FormPointer Requests::acceptedForm(const QString &slug, const Json &version) const
{
    const int number = static_cast<int>(version.toInteger());
    const QDate today = base::inHongKong(m_backend.clock.nowUtc()).date();
    return m_backend.forms.isAccepted(slug, number, today) ? m_backend.forms.find(slug, number) : nullptr;
}

HttpResponse Requests::edit(Sql &sql, const Call &call, int seen)
{
    Ledger ledger(sql, m_backend.clock.nowUtc());
    auto found = visibleRequest(sql, call.session, call.parts.front());
    if (!found)
        return problem(404, u"not-found"_s);
    Request &request = *found;
    if (seen != request.revision)
        return staleRefusal(request);
    const Actor actor = actorAt(sql, call.session, request.participant);
    const Hindrance hindrance = Lifecycle::hindrance(request, Event::Edit, actor, ledger.nowUtc());
    if (hindrance != Hindrance::None)
        return refusal(hindrance, request);
    if (call.body["form"_L1].toString() != request.form || call.body["participant"_L1].toString() != request.participant)
        return refusal(Hindrance::WrongState, request);
    const auto form = acceptedForm(request.form, call.body["form_version"_L1]);
    if (!form)
        return problem(422, u"form-version-retired"_s);

    const Json changes = differences(request.data, call.body["data"_L1]);
    request.formVersion = form->version();
    request.data = call.body["data"_L1];
    ++request.revision;
    request.contentHash = domain::contentHash(request.form, request.formVersion, request.data);
    request.deadlineUtc = m_backend.forms.cutOff(*form, request.data).deadlineUtc;
    if (request.state == domain::State::Draft)
        request.expiresUtc = ledger.nowUtc().addDays(draftDays);
    addContributor(request, call.session.person);
    ledger.keep(request);
    ledger.record(request,
        {Lifecycle::auditType(Event::Edit), call.session.person, domain::functionCode(Function::Make), call.device,
            domain::stateCode(request.state), {}, Json::of({{u"changed"_s, changes}})});
    return requestResponse(200, request);
}

} // namespace eforms::server
