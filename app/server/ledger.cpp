#include "server/ledger.h"

#include <algorithm>

namespace eforms::server {

using namespace Qt::StringLiterals;
using domain::Request;

namespace {

QVariant seconds(const QDateTime &utc)
{
    return utc.isValid() ? QVariant(utc.toSecsSinceEpoch()) : QVariant();
}

} // namespace

std::optional<Request> Ledger::find(const QString &id)
{
    const QVariant body = m_sql.value(u"SELECT body FROM requests WHERE id = ?"_s, {id});
    if (!body.isValid())
        return {};
    auto request = Request::fromJson(storedJson(body));
    if (!request) {
        m_sql.giveUp({ErrorKind::Corrupt, u"request"_s});
        return {};
    }
    return *std::move(request);
}

QStringList Ledger::inState(domain::State state)
{
    QStringList ids;
    const Rows rows = m_sql.run(u"SELECT id FROM requests WHERE state = ? ORDER BY seq"_s, {domain::stateCode(state)});
    for (const QVariantList &row : rows)
        ids.append(row.front().toString());
    return ids;
}

void Ledger::keep(Request &request)
{
    request.updatedUtc = m_nowUtc;
    const QVariant claimedUntil = request.claim ? seconds(request.claim->untilUtc) : QVariant();
    m_sql.run(u"INSERT INTO requests (id, participant, form, state, expires, claimed_until, seq, body) VALUES"
              " (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state, expires = excluded.expires,"
              " claimed_until = excluded.claimed_until, seq = excluded.seq, body = excluded.body"_s,
        {request.id, request.participant, request.form, domain::stateCode(request.state), seconds(request.expiresUtc),
            claimedUntil, next(u"feed"_s), request.toJson().toBytes()});
}

void Ledger::record(const Request &request, const Entry &entry)
{
    const Rows last = m_sql.run(
        u"SELECT number, hash FROM audit WHERE request = ? ORDER BY number DESC LIMIT 1"_s, {request.id});
    domain::AuditEvent event;
    event.number = last.isEmpty() ? 1 : last.front()[0].toLongLong() + 1;
    event.previousHash = last.isEmpty() ? QString() : last.front()[1].toString();
    event.request = request.id;
    event.type = entry.type;
    event.actor = entry.actor;
    event.role = entry.role;
    event.device = entry.device;
    event.atUtc = m_nowUtc;
    event.revision = request.revision;
    event.contentHash = request.contentHash;
    event.from = entry.from;
    event.to = domain::stateCode(request.state);
    event.reason = entry.reason;
    event.details = entry.details;
    event.hash = event.computedHash();
    m_sql.run(u"INSERT INTO audit (request, number, hash, body) VALUES (?, ?, ?, ?)"_s,
        {request.id, event.number, event.hash, event.toJson().toBytes()});
}

bool Ledger::hasViewed(const Request &request, const QString &person)
{
    const Json::Array events = trail(request.id);
    return std::any_of(events.begin(), events.end(), [&](const Json &event) {
        return event["type"_L1].toString() == domain::Lifecycle::auditType(domain::Event::Open)
            && event["actor"_L1]["id"_L1].toString() == person
            && event["content_hash"_L1].toString() == request.contentHash;
    });
}

Json::Array Ledger::trail(const QString &request)
{
    Json::Array events;
    const Rows rows = m_sql.run(u"SELECT body FROM audit WHERE request = ? ORDER BY number"_s, {request});
    for (const QVariantList &row : rows)
        events.append(storedJson(row.front()));
    return events;
}

qint64 Ledger::next(const QString &counter)
{
    m_sql.run(u"INSERT INTO counters (name, value) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1"_s,
        {counter});
    return m_sql.value(u"SELECT value FROM counters WHERE name = ?"_s, {counter}).toLongLong();
}

} // namespace eforms::server
