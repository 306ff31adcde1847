#include "server/clearinghouse.h"

namespace eforms::server {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using domain::Event;
using domain::Request;
using domain::State;
using Steady = std::chrono::steady_clock;

namespace {

constexpr auto fastPace = 150ms;
constexpr int questionEvery = 5;
constexpr int questionDays = 5;

const QList<State> waiting {State::Releasing, State::Submitted, State::Received, State::Processing, State::Approved,
    State::PartlyApproved};

bool refersTo(const Request &request, QLatin1StringView word)
{
    return request.data["client_ref"_L1].toString().startsWith(word, Qt::CaseInsensitive);
}

Json flow(const engine::FormPointer &form, const Request &request)
{
    return form ? market::flow(*form, request.data) : Json();
}

QString stage(const engine::FormPointer &form, const Request &request, qsizetype index)
{
    const Json::Array stages = flow(form, request)["stages"_L1].array();
    return stages.isEmpty() ? QString() : stages.at(std::min(index, stages.size() - 1)).toString();
}

} // namespace

ClearingHouse::ClearingHouse(Backend &backend)
    : m_backend(backend)
    , m_thread([this] { run(); })
{
}

ClearingHouse::~ClearingHouse()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_stop.notify_all();
    m_thread.join();
}

void ClearingHouse::run()
{
    const auto tick = std::max<std::chrono::milliseconds>(10ms, pace(State::Releasing) / 3);
    std::unique_lock lock(m_mutex);
    while (!m_stop.wait_for(lock, std::min<std::chrono::milliseconds>(tick, 1s), [this] { return m_stopping; })) {
        lock.unlock();
        round();
        lock.lock();
    }
}

void ClearingHouse::round()
{
    m_moved = false;
    const auto done = m_backend.database.transact([this](Sql &sql) {
        if (m_backend.options.clearingHouse != ClearingHouseMode::Off)
            takeSteps(sql);
        letTimePass(sql);
        return true;
    });
    if (done && m_moved) {
        m_backend.bell.ring();
        m_backend.mailer.wake();
    }
}

void ClearingHouse::takeSteps(Sql &sql)
{
    Ledger ledger(sql, m_backend.clock.nowUtc());
    for (const State state : waiting) {
        for (const QString &id : ledger.inState(state)) {
            const auto request = isDue(id, state) ? ledger.find(id) : std::nullopt;
            if (request)
                step(sql, ledger, *request);
        }
    }
}

bool ClearingHouse::isDue(const QString &request, State state)
{
    const auto now = Steady::now();
    auto &since = m_since[request];
    if (since.second == Steady::time_point() || since.first != state)
        since = {state, now};
    return now - since.second >= pace(state);
}

std::chrono::milliseconds ClearingHouse::pace(State state) const
{
    if (m_backend.options.clearingHouseStep > 0ms)
        return m_backend.options.clearingHouseStep;
    if (m_backend.options.clearingHouse == ClearingHouseMode::Fast)
        return fastPace;
    switch (state) {
    case State::Releasing:
        return 2s;
    case State::Submitted:
        return 6s;
    case State::Received:
        return 15s;
    case State::Processing:
        return 40s;
    default:
        return 20s;
    }
}

void ClearingHouse::step(Sql &sql, Ledger &ledger, Request request)
{
    const Move move = moveFor(ledger, request);
    const domain::Actor actor {move.by.id == systemPerson().id ? domain::Actor::Kind::System
                                                                : domain::Actor::Kind::ClearingHouse,
        move.by, {}};
    if (domain::Lifecycle::hindrance(request, move.event, actor, ledger.nowUtc()) != domain::Hindrance::None)
        return;
    carryOut(sql, ledger, m_backend.forms, request, move);
    m_moved = true;
    if (domain::isFinal(request.state))
        m_since.remove(request.id);
}

Move ClearingHouse::moveFor(Ledger &ledger, const Request &request) const
{
    const auto form = m_backend.forms.find(request.form, request.formVersion);
    Move move;
    move.by = clearingHousePerson();
    switch (request.state) {
    case State::Releasing:
        move.by = systemPerson();
        move.event = Event::Release;
        if (refersTo(request, "INVALID"_L1)) {
            move.event = Event::RefuseRelease;
            move.reason = u"invalid"_s;
            const domain::Remark remark {{}, u"Refused by the clearing house as invalid"_s, ledger.nowUtc(), {}};
            move.change = [remark](Request &refused) { refused.remark = remark; };
        }
        return move;
    case State::Submitted:
        return acknowledgement(ledger, request);
    case State::Received:
        move.event = Event::Process;
        move.change = [name = stage(form, request, 1)](Request &taken) { taken.stage = name; };
        return move;
    case State::Processing:
        return decision(request);
    default:
        move.event = Event::Complete;
        move.outcome = flow(form, request)["final_state"_L1].toString() == "effective"_L1 ? State::Effective
                                                                                            : State::Completed;
        move.change = [name = stage(form, request, 1'000)](Request &done) { done.stage = name; };
        return move;
    }
}

/// Receipt and reference number (X-REF, portal.md §9): code of the service, date in Hong Kong, daily counter.
Move ClearingHouse::acknowledgement(Ledger &ledger, const Request &request) const
{
    const auto form = m_backend.forms.find(request.form, request.formVersion);
    const QString day = base::inHongKong(ledger.nowUtc()).toString(u"yyyyMMdd"_s);
    const QString number = QString::number(ledger.next(u"reference "_s + day)).rightJustified(6, u'0');
    const QString code = form ? form->about()["code"_L1].toString() : u"SND00"_s;
    const QString reference = u"CC-%1-%2-%3"_s.arg(code, day, number);
    Move move;
    move.event = Event::Acknowledge;
    move.by = clearingHousePerson();
    move.details = Json::of({{u"reference_no"_s, reference}});
    move.change = [reference, name = stage(form, request, 0)](Request &received) {
        received.referenceNo = reference;
        received.stage = name;
    };
    return move;
}

bool ClearingHouse::asks(const Request &request) const
{
    if (request.query)
        return false;
    if (refersTo(request, "QUERY"_L1))
        return true;
    if (m_backend.options.clearingHouse != ClearingHouseMode::Lifelike)
        return false;
    const QString remarks = request.data["remarks"_L1].toString();
    return remarks.contains(u"查詢"_s) || remarks.contains(u"query"_s, Qt::CaseInsensitive)
        || request.referenceNo.right(6).toInt() % questionEvery == 0;
}

Move ClearingHouse::decision(const Request &request) const
{
    Move move;
    move.by = clearingHousePerson();
    if (asks(request)) {
        const QDate due = base::inHongKong(m_backend.clock.nowUtc()).date().addDays(questionDays);
        domain::Query query;
        query.text = u"請確認所報數量及日期。 Please confirm the quantities and dates stated."_s;
        query.dueDate = due.toString(Qt::ISODate);
        move.event = Event::AskInformation;
        move.change = [query](Request &asked) { asked.query = query; };
        return move;
    }
    const bool rejects = refersTo(request, "REJECT"_L1);
    const auto form = m_backend.forms.find(request.form, request.formVersion);
    const Json rows = flow(form, request)["row_decisions"_L1];
    const Json::Array results = rows["results"_L1].array();
    const qsizetype count = request.data.at(rows["table"_L1].toString()).size();
    const bool byRow = rows.isObject() && !results.isEmpty();
    const bool partly = byRow && count > 1 && refersTo(request, "PARTLY"_L1);
    QList<domain::RowResult> decided;
    for (qsizetype row = 0; byRow && row < count; ++row) {
        const bool refused = rejects || (partly && row == count - 1);
        decided.append({static_cast<int>(row), (refused ? results.last() : results.first()).toString(),
            refused ? u"條件不符 Conditions not met"_s : QString()});
    }
    move.event = Event::Decide;
    move.outcome = rejects ? State::Rejected : partly ? State::PartlyApproved : State::Approved;
    move.reason = rejects || partly ? u"條件不符 Conditions not met"_s : QString();
    const domain::Remark remark {{}, move.reason, m_backend.clock.nowUtc(), {}};
    move.change = [decided, remark](Request &judged) {
        judged.rowResults = decided;
        if (!remark.text.isEmpty())
            judged.remark = remark;
    };
    return move;
}

void ClearingHouse::letTimePass(Sql &sql)
{
    Ledger ledger(sql, m_backend.clock.nowUtc());
    const qint64 now = ledger.nowUtc().toSecsSinceEpoch();
    Move move;
    move.by = systemPerson();
    const Rows claims = sql.run(u"SELECT id FROM requests WHERE claimed_until <= ?"_s, {now});
    for (const QVariantList &row : claims) {
        auto request = ledger.find(row.front().toString());
        if (!request || !request->claim)
            continue;
        const domain::Person holder = request->claim->person;
        request->claim.reset();
        ledger.keep(*request);
        const QString state = domain::stateCode(request->state);
        ledger.record(*request,
            {u"CLAIM_EXPIRED"_s, systemPerson(), {}, {}, state, {}, Json::of({{u"held_by"_s, holder.id}})});
        m_moved = true;
    }
    move.event = Event::Expire;
    const Rows expired = sql.run(u"SELECT id FROM requests WHERE expires <= ?"_s, {now});
    for (const QVariantList &row : expired) {
        auto request = ledger.find(row.front().toString());
        const domain::Actor system {domain::Actor::Kind::System, systemPerson(), {}};
        if (!request || domain::Lifecycle::hindrance(*request, Event::Expire, system, ledger.nowUtc())
                != domain::Hindrance::None)
            continue;
        carryOut(sql, ledger, m_backend.forms, *request, move);
        m_moved = true;
    }
    const QDate today = base::inHongKong(ledger.nowUtc()).date();
    move.event = Event::Overdue;
    for (const QString &id : ledger.inState(State::InfoRequested)) {
        auto request = ledger.find(id);
        const QDate due = request && request->query ? QDate::fromString(request->query->dueDate, Qt::ISODate) : QDate();
        if (!due.isValid() || due >= today)
            continue;
        carryOut(sql, ledger, m_backend.forms, *request, move);
        m_moved = true;
    }
}

} // namespace eforms::server
