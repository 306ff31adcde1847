#include "domain/auditchain.h"

#include "base/clock.h"

#include <QCryptographicHash>

namespace eforms::domain {

using namespace Qt::StringLiterals;

Result<AuditEvent> AuditEvent::fromJson(const Json &json)
{
    AuditEvent event;
    event.number = json["number"_L1].toInteger();
    event.request = json["request"_L1].toString();
    event.type = json["type"_L1].toString();
    event.actor = Person::fromJson(json["actor"_L1]);
    event.onBehalfOf = json["on_behalf_of"_L1].toString();
    event.role = json["role"_L1].toString();
    event.device = json["device"_L1].toString();
    event.atUtc = base::fromWire(json["at"_L1].toString());
    event.revision = static_cast<int>(json["revision"_L1].toInteger());
    event.contentHash = json["content_hash"_L1].toString();
    event.from = json["from"_L1].toString();
    event.to = json["to"_L1].toString();
    event.reason = json["reason"_L1].toString();
    event.details = json["details"_L1];
    event.previousHash = json["previous_hash"_L1].toString();
    event.hash = json["hash"_L1].toString();
    if (event.number < 1 || event.type.isEmpty() || event.hash.isEmpty() || !event.atUtc.isValid())
        return fail(ErrorKind::Malformed, u"audit event"_s);
    return event;
}

Json AuditEvent::toJson() const
{
    Json json = Json::of({{u"number"_s, number}, {u"request"_s, request}, {u"type"_s, type},
        {u"actor"_s, actor.toJson()}, {u"on_behalf_of"_s, onBehalfOf}, {u"role"_s, role}, {u"device"_s, device},
        {u"at"_s, base::toWire(atUtc)}, {u"revision"_s, revision}, {u"content_hash"_s, contentHash},
        {u"from"_s, from}, {u"to"_s, to}, {u"reason"_s, reason},
        {u"details"_s, details.isObject() ? details : Json::emptyObject()}, {u"previous_hash"_s, previousHash}});
    if (!hash.isEmpty())
        json.set(u"hash"_s, hash);
    return json;
}

QString AuditEvent::computedHash() const
{
    Json content = toJson();
    content.set(u"hash"_s, Json());
    const QByteArray bytes = "eforms-audit-1\n" + previousHash.toLatin1() + '\n' + content.canonical();
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

std::optional<AuditFault> verify(const QList<AuditEvent> &events)
{
    QString previous;
    qint64 expected = 1;
    for (const AuditEvent &event : events) {
        if (event.number != expected)
            return AuditFault {AuditFault::Kind::Gap, expected};
        if (event.previousHash != previous)
            return AuditFault {AuditFault::Kind::BrokenLink, event.number};
        if (event.hash != event.computedHash())
            return AuditFault {AuditFault::Kind::Rewritten, event.number};
        previous = event.hash;
        ++expected;
    }
    return {};
}

} // namespace eforms::domain
