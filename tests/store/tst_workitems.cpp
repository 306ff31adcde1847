#include "store/bench.h"

#include <QTest>

namespace eforms::store {

using support::await;

class TestWorkItems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPageAndItsCursorAreStoredTogether()
    {
        Bench b;
        {
            const auto vault = b.mustOpen();
            QSignalSpy changed(&vault->workItems(), &WorkItems::changed);
            QVERIFY(await(vault->workItems().apply(
                u"B01234"_s, {{u"r-1"_s, someRequest(u"r-1"_s)}, {u"r-2"_s, someRequest(u"r-2"_s)}}, u"c-1"_s)));
            QCOMPARE(changed.count(), 1);
            QCOMPARE(changed.first().first().toStringList(), (QStringList {u"r-1"_s, u"r-2"_s}));
        }

        const auto vault = b.mustOpen();

        QCOMPARE(vault->workItems().all().size(), 2);
        QCOMPARE(vault->workItems().cursor(u"B01234"_s), u"c-1"_s);
        QCOMPARE(vault->workItems().cursor(u"C00088"_s), QString());
        QCOMPARE(vault->workItems().find(u"r-1"_s)->toJson(), someRequest(u"r-1"_s).toJson());
    }

    void aPageAppliedTwiceChangesNothing()
    {
        Bench b;
        const auto vault = b.mustOpen();
        const QList<WorkChange> page {{u"r-1"_s, someRequest(u"r-1"_s)}, {u"r-2"_s, std::nullopt}};

        QVERIFY(await(vault->workItems().apply(u"B01234"_s, page, u"c-1"_s)));
        QVERIFY(await(vault->workItems().apply(u"B01234"_s, page, u"c-1"_s)));

        QCOMPARE(vault->workItems().all().size(), 1);
    }

    void whatIsGoneAtTheServerGoes()
    {
        Bench b;
        {
            const auto vault = b.mustOpen();
            QVERIFY(await(vault->workItems().apply(u"B01234"_s, {{u"r-1"_s, someRequest(u"r-1"_s)}}, u"c-1"_s)));
            QVERIFY(await(vault->workItems().apply(u"B01234"_s, {{u"r-1"_s, std::nullopt}}, u"c-2"_s)));
        }

        QVERIFY(b.mustOpen()->workItems().all().isEmpty());
    }

    void replacingForgetsWhatDidNotComeAndOnlyAtThatParticipant()
    {
        Bench b;
        domain::Request elsewhere = someRequest(u"r-9"_s);
        elsewhere.participant = u"C00088"_s;
        {
            const auto vault = b.mustOpen();
            QVERIFY(await(vault->workItems().apply(u"C00088"_s, {{u"r-9"_s, elsewhere}}, u"c-9"_s)));
            QVERIFY(await(vault->workItems().apply(
                u"B01234"_s, {{u"r-1"_s, someRequest(u"r-1"_s)}, {u"r-2"_s, someRequest(u"r-2"_s)}}, u"c-1"_s)));
            QVERIFY(await(
                vault->workItems().replace(u"B01234"_s, {someRequest(u"r-2"_s), someRequest(u"r-3"_s)}, u"c-2"_s)));
        }

        const auto vault = b.mustOpen();

        QCOMPARE(vault->workItems().all().size(), 3);
        QVERIFY(!vault->workItems().find(u"r-1"_s));
        QVERIFY(vault->workItems().find(u"r-9"_s));
        QCOMPARE(vault->workItems().cursor(u"B01234"_s), u"c-2"_s);
        QCOMPARE(vault->workItems().cursor(u"C00088"_s), u"c-9"_s);
    }

    void anOlderAnswerDoesNotReplaceANewer()
    {
        Bench b;
        const auto vault = b.mustOpen();
        QVERIFY(await(vault->workItems().put(someRequest(u"r-1"_s, u"2026-11-20T03:00:00.000Z"_s))));

        QVERIFY(await(vault->workItems().put(someRequest(u"r-1"_s, u"2026-11-20T02:00:00.000Z"_s))));

        QCOMPARE(vault->workItems().find(u"r-1"_s)->updatedUtc, base::fromWire(u"2026-11-20T03:00:00.000Z"_s));
    }

    void aDamagedRequestMakesTheFeedBeReadFromTheBeginning()
    {
        Bench b;
        QVERIFY(await(b.mustOpen()->workItems().apply(
            u"B01234"_s, {{u"r-1"_s, someRequest(u"r-1"_s)}, {u"r-2"_s, someRequest(u"r-2"_s)}}, u"c-1"_s)));
        QVERIFY(b.alter({flipByte(u"work_items"_s, u"id = 'r-1'"_s)}));

        auto vault = b.mustOpen();

        QCOMPARE(vault->damaged().size(), 1);
        QCOMPARE(vault->workItems().all().size(), 1);
        QCOMPARE(vault->workItems().cursor(u"B01234"_s), QString());

        QVERIFY(await(vault->workItems().apply(u"B01234"_s, {{u"r-1"_s, someRequest(u"r-1"_s)}}, u"c-1"_s)));
        vault.reset();
        vault = b.mustOpen();
        QVERIFY(vault->damaged().isEmpty());
        QCOMPARE(vault->workItems().all().size(), 2);
    }
};

} // namespace eforms::store

QTEST_GUILESS_MAIN(eforms::store::TestWorkItems)
#include "tst_workitems.moc"
