#include "base/clock.h"
#include "domain/auditchain.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace eforms;
using namespace eforms::domain;

namespace {

QList<AuditEvent> chainOf(int length)
{
    QList<AuditEvent> events;
    QString previous;
    for (int number = 1; number <= length; ++number) {
        AuditEvent event;
        event.number = number;
        event.request = u"r-1"_s;
        event.type = u"REQ_EDITED"_s;
        event.actor = {u"p-1"_s, u"Chan Tai Man"_s, u"陳大文"_s};
        event.atUtc = base::fromWire(u"2026-11-20T02:00:00.000Z"_s).addSecs(number);
        event.revision = number;
        event.details = Json::of({{u"changed"_s, Json::strings({u"/due_date"_s})}});
        event.previousHash = previous;
        event.hash = event.computedHash();
        previous = event.hash;
        events.append(event);
    }
    return events;
}

} // namespace

class TestAuditChain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anUntouchedChainHolds()
    {
        QVERIFY(!verify(chainOf(5)));
        QVERIFY(!verify({}));
    }

    void aCutNamesTheMissingEvent()
    {
        auto events = chainOf(5);
        events.removeAt(2);

        const auto fault = verify(events);

        QVERIFY(fault);
        QCOMPARE(fault->kind, AuditFault::Kind::Gap);
        QCOMPARE(fault->number, 3);
    }

    void aRewrittenEventIsNamed()
    {
        auto events = chainOf(5);
        events[3].reason = u"never said"_s;

        const auto fault = verify(events);

        QVERIFY(fault);
        QCOMPARE(fault->kind, AuditFault::Kind::Rewritten);
        QCOMPARE(fault->number, 4);
    }

    void aRewriteWithItsOwnHashBreaksTheNextLink()
    {
        auto events = chainOf(5);
        events[1].type = u"CHECK_APPROVED"_s;
        events[1].hash = events[1].computedHash();

        const auto fault = verify(events);

        QVERIFY(fault);
        QCOMPARE(fault->kind, AuditFault::Kind::BrokenLink);
        QCOMPARE(fault->number, 3);
    }

    void anEventSurvivesTheWire()
    {
        const AuditEvent event = chainOf(2).last();

        const auto back = AuditEvent::fromJson(event.toJson());

        QVERIFY(back);
        QCOMPARE(back->computedHash(), event.hash);
    }
};

QTEST_GUILESS_MAIN(TestAuditChain)
#include "tst_auditchain.moc"
