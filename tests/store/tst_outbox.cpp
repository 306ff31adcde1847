#include "store/bench.h"

#include <QTest>

namespace eforms::store {

using domain::Draft;
using support::await;

namespace {

Draft waiting(const QString &id)
{
    Draft draft = someDraft(id);
    draft.stage = Draft::Stage::Waiting;
    return draft;
}

QStringList keysOf(Vault &vault)
{
    QStringList keys;
    for (const OutboxItem &item : vault.outbox().items())
        keys.append(item.key);
    return keys;
}

domain::Refusal refusal(int status, const QString &code)
{
    domain::Refusal refused;
    refused.status = status;
    refused.code = code;
    refused.problems = {{u"/reason"_s, u"required"_s, {}, u"error"_s, {}}};
    return refused;
}

} // namespace

class TestOutbox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void confirmingStoresTheDraftAndItsCommandsTogether()
    {
        Bench b;
        const OutboxItem item = someItem(u"k-1"_s, u"r-1"_s);
        {
            const auto vault = b.mustOpen();
            QSignalSpy changed(&vault->outbox(), &Outbox::changed);
            QVERIFY(await(vault->outbox().confirm(waiting(u"r-1"_s), {item, someItem(u"k-2"_s, u"r-1"_s)})));
            QCOMPARE(changed.count(), 1);
        }

        const auto vault = b.mustOpen();

        QCOMPARE(keysOf(*vault), (QStringList {u"k-1"_s, u"k-2"_s}));
        QCOMPARE(vault->outbox().items().first().body, item.body);
        QCOMPARE(vault->outbox().items().first().toJson(), item.toJson());
        QCOMPARE(vault->drafts().find(u"r-1"_s)->stage, Draft::Stage::Waiting);
    }

    void aBodyIsKeptToTheByte()
    {
        Bench b;
        OutboxItem item = someItem(u"k-1"_s, u"r-1"_s);
        item.body = QByteArray("{ \"amount\" : 1.10,\n\t\"name\":\"陳\\u0041\" }") + '\0' + "\xff";
        QVERIFY(await(b.mustOpen()->outbox().append({item})));

        QCOMPARE(b.mustOpen()->outbox().items().first().body, item.body);
    }

    void anAcceptedSubmissionLeavesTheRequestInPlaceOfTheDraft()
    {
        Bench b;
        {
            const auto vault = b.mustOpen();
            QVERIFY(await(vault->outbox().confirm(waiting(u"r-1"_s), {someItem(u"k-1"_s, u"r-1"_s)})));
            QSignalSpy items(&vault->workItems(), &WorkItems::changed);
            QVERIFY(await(
                vault->outbox().settle(u"k-1"_s, {someRequest(u"r-1"_s), std::nullopt, Outcome::DraftFate::Removed})));
            QCOMPARE(items.count(), 1);
        }

        const auto vault = b.mustOpen();

        QVERIFY(vault->outbox().items().isEmpty());
        QVERIFY(!vault->drafts().find(u"r-1"_s));
        QCOMPARE(vault->workItems().find(u"r-1"_s)->state, domain::State::PendingCheck);
    }

    void aRefusedCommandIsParkedAndItsDraftGivenBack()
    {
        Bench b;
        {
            const auto vault = b.mustOpen();
            QVERIFY(await(vault->outbox().confirm(waiting(u"r-1"_s), {someItem(u"k-1"_s, u"r-1"_s)})));
            QVERIFY(await(vault->outbox().settle(
                u"k-1"_s, {std::nullopt, refusal(422, u"validation"_s), Outcome::DraftFate::Editing})));
        }

        const auto vault = b.mustOpen();

        QCOMPARE(vault->outbox().items().size(), 1);
        const OutboxItem item = vault->outbox().items().first();
        QCOMPARE(item.state, OutboxItem::State::Parked);
        QCOMPARE(item.refusal->status, 422);
        QCOMPARE(item.refusal->code, u"validation"_s);
        QCOMPARE(item.refusal->problems.first().pointer, u"/reason"_s);
        QCOMPARE(vault->drafts().find(u"r-1"_s)->stage, Draft::Stage::Editing);
    }

    void settlingDoesNotUndoAnEditThatIsJustBeingSaved()
    {
        Bench b;
        const auto vault = b.mustOpen();
        QVERIFY(await(vault->outbox().confirm(waiting(u"r-1"_s), {someItem(u"k-1"_s, u"r-1"_s, u"draft"_s)})));
        Draft edited = waiting(u"r-1"_s);
        edited.data = Json::of({{u"reason"_s, u"newer"_s}});

        const auto saving = vault->drafts().save(edited);
        QVERIFY(
            await(vault->outbox().settle(u"k-1"_s, {someRequest(u"r-1"_s), std::nullopt, Outcome::DraftFate::Kept})));

        QVERIFY(await(saving));
        QCOMPARE(vault->drafts().find(u"r-1"_s)->data["reason"_L1].toString(), u"newer"_s);
        QCOMPARE(vault->drafts().find(u"r-1"_s)->baseRevision, 1);
    }

    void confirmingAgainReplacesWhatWasRefusedAndWhatWaitedBehindIt()
    {
        Bench b;
        auto vault = b.mustOpen();
        const QList<OutboxItem> first {
            someItem(u"k-1"_s, u"r-1"_s, u"draft"_s), someItem(u"k-2"_s, u"r-1"_s), someItem(u"k-3"_s, u"r-1"_s)};
        QVERIFY(await(vault->outbox().append({someItem(u"other"_s, u"r-2"_s)})));
        QVERIFY(await(vault->outbox().confirm(waiting(u"r-1"_s), first)));
        QVERIFY(await(vault->outbox().settle(u"k-1"_s, {})));
        QVERIFY(await(vault->outbox().settle(
            u"k-2"_s, {std::nullopt, refusal(422, u"validation"_s), Outcome::DraftFate::Editing})));

        QVERIFY(await(vault->outbox().confirm(waiting(u"r-1"_s), {someItem(u"k-4"_s, u"r-1"_s)})));

        QCOMPARE(keysOf(*vault), (QStringList {u"other"_s, u"k-4"_s}));
        vault.reset();
        QCOMPARE(keysOf(*b.mustOpen()), (QStringList {u"other"_s, u"k-4"_s}));
    }

    void whatIsStillUndecidedIsNeverReplaced()
    {
        Bench b;
        const auto vault = b.mustOpen();
        QVERIFY(await(vault->outbox().confirm(waiting(u"r-1"_s), {someItem(u"k-1"_s, u"r-1"_s)})));

        QVERIFY(await(vault->outbox().confirm(waiting(u"r-1"_s), {someItem(u"k-2"_s, u"r-1"_s)})));

        QCOMPARE(keysOf(*vault), (QStringList {u"k-1"_s, u"k-2"_s}));
    }

    void aRepeatedOldAnswerDoesNotHideNewerNews()
    {
        Bench b;
        const auto vault = b.mustOpen();
        domain::Request newer = someRequest(u"r-1"_s, u"2026-11-20T03:00:00.000Z"_s);
        newer.state = domain::State::Approved;
        QVERIFY(await(vault->outbox().append({someItem(u"k-1"_s, u"r-1"_s)})));
        QVERIFY(await(vault->workItems().apply(u"B01234"_s, {{u"r-1"_s, newer}}, u"c"_s)));

        QVERIFY(await(vault->outbox().settle(u"k-1"_s, {someRequest(u"r-1"_s), std::nullopt, {}})));

        QVERIFY(vault->outbox().items().isEmpty());
        QCOMPARE(vault->workItems().find(u"r-1"_s)->state, domain::State::Approved);
    }

    void anAnswerThatArrivesTwiceIsNoError()
    {
        Bench b;
        const auto vault = b.mustOpen();
        QVERIFY(await(vault->outbox().append({someItem(u"k-1"_s, u"r-1"_s)})));
        QVERIFY(await(vault->outbox().settle(u"k-1"_s, {})));

        QVERIFY(await(vault->outbox().settle(u"k-1"_s, {})));

        QVERIFY(vault->outbox().items().isEmpty());
    }

    void attemptsAreCountedAndOrderIsKept()
    {
        Bench b;
        {
            const auto vault = b.mustOpen();
            QVERIFY(await(vault->outbox().append({someItem(u"k-1"_s, u"r-1"_s), someItem(u"k-2"_s, u"r-2"_s)})));
            QVERIFY(await(vault->outbox().noteAttempt(u"k-1"_s)));
            QVERIFY(await(vault->outbox().noteAttempt(u"k-1"_s)));
        }

        const auto vault = b.mustOpen();

        QCOMPARE(keysOf(*vault), (QStringList {u"k-1"_s, u"k-2"_s}));
        QCOMPARE(vault->outbox().items().first().attempts, 2);
    }

    void aParkedCommandGoesBackUnderItsOwnKey()
    {
        Bench b;
        const auto vault = b.mustOpen();
        QVERIFY(await(vault->outbox().confirm(waiting(u"r-1"_s), {someItem(u"k-1"_s, u"r-1"_s)})));
        QVERIFY(await(vault->outbox().settle(
            u"k-1"_s, {std::nullopt, refusal(403, u"not-permitted"_s), Outcome::DraftFate::Editing})));

        QVERIFY(await(vault->outbox().requeue(u"k-1"_s)));

        QCOMPARE(keysOf(*vault), QStringList {u"k-1"_s});
        QCOMPARE(vault->outbox().items().first().state, OutboxItem::State::Queued);
        QVERIFY(!vault->outbox().items().first().refusal);
        QCOMPARE(vault->drafts().find(u"r-1"_s)->stage, Draft::Stage::Waiting);
    }

    void aDamagedCommandIsReportedNotDropped()
    {
        Bench b;
        QVERIFY(await(b.mustOpen()->outbox().append({someItem(u"k-1"_s, u"r-1"_s), someItem(u"k-2"_s, u"r-2"_s)})));
        QVERIFY(b.alter({flipByte(u"outbox"_s, u"id = 'k-1'"_s)}));

        const auto vault = b.mustOpen();

        QCOMPARE(keysOf(*vault), QStringList {u"k-2"_s});
        QCOMPARE(vault->damaged().size(), 1);
        QCOMPARE(vault->damaged().first().table, u"outbox"_s);
    }
};

} // namespace eforms::store

QTEST_GUILESS_MAIN(eforms::store::TestOutbox)
#include "tst_outbox.moc"
