#include "sync/bench.h"

#include <QTest>

namespace eforms::sync {

namespace {

QList<QByteArray> keysOf(const QList<SeenCall> &calls)
{
    QList<QByteArray> keys;
    for (const SeenCall &call : calls)
        keys.append(call.key());
    return keys;
}

Scripted loginPage()
{
    Scripted page;
    page.body = "<html>Welcome to the airport</html>";
    page.mediaType = "text/html";
    page.marker = false;
    page.echo = false;
    return page;
}

} // namespace

class TestEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commandsOfARequestGoInOrderAndTheRequestTakesTheDraftsPlace()
    {
        Bench b;
        b.accept(u"r-1"_s);
        QSignalSpy accepted(b.engine.get(), &SyncEngine::accepted);
        QVERIFY(b.confirm(u"r-1"_s));

        b.start();

        QVERIFY(waitUntil(b.engine.get(), &SyncEngine::accepted, [&] { return accepted.count() == 2; }));
        QVERIFY(b.waitForState(SyncState::Kind::Synced));
        QVERIFY(b.vault->outbox().items().isEmpty());
        QCOMPARE(keysOf(b.server.calls("PUT /v1/requests/r-1")), QList<QByteArray> {"r-1-draft"});
        QCOMPARE(keysOf(b.server.calls("POST /v1/requests/r-1/commands")), QList<QByteArray> {"r-1-submit"});
        QVERIFY(!b.vault->drafts().find(u"r-1"_s));
        QCOMPARE(b.vault->workItems().find(u"r-1"_s)->state, domain::State::PendingCheck);
        QCOMPARE(b.engine->state().waiting, 0);
    }

    void withoutADefinitiveAnswerTheSameCommandIsSentAgain_data()
    {
        QTest::addColumn<Scripted>("scripted");
        QTest::newRow("dropped") << Scripted::failing(Fault::Drop);
        QTest::newRow("reset") << Scripted::failing(Fault::Reset);
        QTest::newRow("cut short") << Scripted::failing(Fault::CutShort);
        QTest::newRow("busy") << Scripted::refusal(503, u"unavailable"_s);
        QTest::newRow("broken") << Scripted::refusal(500, u"internal"_s);
        QTest::newRow("disk full there") << Scripted::refusal(507, u"storage-full"_s);
        QTest::newRow("still at work on it") << Scripted::refusal(409, u"in-progress"_s);
        QTest::newRow("a login page") << loginPage();
        Scripted redirect = loginPage();
        redirect.status = 302;
        redirect.headers = {{"Location", "http://127.0.0.1:9/login"}};
        QTest::newRow("a redirect to a login page") << redirect;
        Scripted rubbish = Scripted::json(Json::emptyObject());
        rubbish.body = "{broken";
        QTest::newRow("rubbish") << rubbish;
        QTest::newRow("another request") << Scripted::json(someRequest(u"r-2"_s).toJson());
        Scripted foreign = Scripted::json(someRequest(u"r-1"_s).toJson());
        foreign.echo = false;
        foreign.headers = {{"Idempotency-Key", "somebody-elses"}};
        QTest::newRow("the answer to another command") << foreign;
    }

    void withoutADefinitiveAnswerTheSameCommandIsSentAgain()
    {
        QFETCH(Scripted, scripted);
        Bench b;
        b.accept(u"r-1"_s);
        b.server.next("PUT /v1/requests/r-1", scripted);
        b.server.next("PUT /v1/requests/r-1", scripted);
        QSignalSpy refused(b.engine.get(), &SyncEngine::refused);
        QVERIFY(b.confirm(u"r-1"_s));

        b.start();

        QVERIFY(b.waitForEmptyOutbox());
        const auto sent = b.server.calls("PUT /v1/requests/r-1");
        QCOMPARE(keysOf(sent), QList<QByteArray>(3, "r-1-draft"));
        QCOMPARE(sent.at(0).body, sent.at(2).body);
        QCOMPARE(sent.at(0).headers.value("if-none-match"), sent.at(2).headers.value("if-none-match"));
        QCOMPARE(refused.count(), 0);
    }

    void aRefusedCommandKeepsOnlyItsOwnRequestWaiting()
    {
        Bench b;
        b.accept(u"r-1"_s);
        b.accept(u"r-2"_s);
        b.server.always("PUT /v1/requests/r-1", Scripted::refusal(422, u"validation"_s));
        QSignalSpy refused(b.engine.get(), &SyncEngine::refused);
        QVERIFY(b.confirm(u"r-1"_s));
        QVERIFY(b.confirm(u"r-2"_s));

        b.start();

        QVERIFY(waitUntil(&b.vault->outbox(), &store::Outbox::changed, [&] {
            return b.vault->workItems().find(u"r-2"_s) && b.engine->state().parked == 1
                && b.vault->outbox().items().size() == 2;
        }));
        QCOMPARE(refused.count(), 1);
        QCOMPARE(refused.first().first().value<OutboxItem>().refusal->code, u"validation"_s);
        QVERIFY(b.server.calls("POST /v1/requests/r-1/commands").isEmpty());
        QCOMPARE(b.vault->drafts().find(u"r-1"_s)->stage, domain::Draft::Stage::Editing);
        QCOMPARE(b.engine->state().waiting, 1);
    }

    void whatIsConfirmedAgainAfterARefusalIsSent()
    {
        Bench b;
        b.accept(u"r-1"_s);
        b.server.next("PUT /v1/requests/r-1", Scripted::refusal(422, u"validation"_s));
        QVERIFY(b.confirm(u"r-1"_s));
        b.start();
        QVERIFY(waitUntil(b.engine.get(), &SyncEngine::changed, [&] { return b.engine->state().parked == 1; }));

        QVERIFY(await(b.vault->outbox().confirm(someDraft(u"r-1"_s),
            {b.item(u"new-1"_s, u"r-1"_s, u"draft"_s), b.item(u"new-2"_s, u"r-1"_s, u"submit"_s)})));

        QVERIFY(b.waitForEmptyOutbox());
        QCOMPARE(keysOf(b.server.calls("PUT /v1/requests/r-1")), (QList<QByteArray> {"r-1-draft", "new-1"}));
        QCOMPARE(keysOf(b.server.calls("POST /v1/requests/r-1/commands")), QList<QByteArray> {"new-2"});
    }

    void aParkedCommandIsSentAgainWhenAskedUnderItsKey()
    {
        Bench b;
        b.accept(u"r-1"_s);
        b.server.next("PUT /v1/requests/r-1", Scripted::refusal(413, u"too-large"_s));
        QVERIFY(b.confirm(u"r-1"_s));
        b.start();
        QVERIFY(waitUntil(b.engine.get(), &SyncEngine::changed, [&] { return b.engine->state().parked == 1; }));

        b.engine->retry(u"r-1-draft"_s);

        QVERIFY(b.waitForEmptyOutbox());
        QCOMPARE(keysOf(b.server.calls("PUT /v1/requests/r-1")), QList<QByteArray>(2, "r-1-draft"));
    }

    void fourRequestsAreSentSideBySide()
    {
        Bench b;
        int held = 0;
        b.server.otherwise([&held](const SeenCall &) {
            ++held;
            return Scripted::failing(Fault::Hold);
        });
        for (int i = 0; i < 6; ++i)
            QVERIFY(b.confirm(u"r-%1"_s.arg(i)));

        b.start();

        QVERIFY(waitUntil(&b.server, &ScriptedServer::called, [&] { return held == 4; }));
        QVERIFY(b.waitForState(SyncState::Kind::Sending)); // the feed has been read; the other two still wait
        QCOMPARE(held, 4);
    }

    void anEndedSessionKeepsTheCommand()
    {
        Bench b;
        b.accept(u"r-1"_s);
        b.server.next("PUT /v1/requests/r-1", Scripted::refusal(401, u"session-ended"_s));
        QSignalSpy refused(b.engine.get(), &SyncEngine::refused);
        QVERIFY(b.confirm(u"r-1"_s));
        b.start();

        QVERIFY(b.waitForState(SyncState::Kind::SignInNeeded));
        QCOMPARE(b.vault->outbox().items().size(), 2);
        QCOMPARE(b.engine->state().waiting, 2);
        QCOMPARE(refused.count(), 0);

        b.signIn(u"2"_s);

        QVERIFY(b.waitForEmptyOutbox()); // nobody has to ask for it
        QCOMPARE(keysOf(b.server.calls("PUT /v1/requests/r-1")), QList<QByteArray>(2, "r-1-draft"));
    }

    void aLoginPageIsNotTakenForTheServer()
    {
        Bench b;
        b.server.otherwise([](const SeenCall &) { return loginPage(); });
        b.server.always(feedRoute, loginPage());
        QVERIFY(b.confirm(u"r-1"_s));

        b.start();

        QVERIFY(b.waitForState(SyncState::Kind::NotOurServer));
        QCOMPARE(b.vault->outbox().items().size(), 2);
        QCOMPARE(b.vault->workItems().cursor(u"B01234"_s), QString());
    }

    void workGoesOnByItselfWhenTheServerComesBack()
    {
        Bench b;
        b.accept(u"r-1"_s);
        b.server.goAway();
        QVERIFY(b.confirm(u"r-1"_s));
        b.start();
        QVERIFY(b.waitForState(SyncState::Kind::Offline));
        QCOMPARE(b.engine->state().waiting, 2);

        b.server.comeBack();

        QVERIFY(b.waitForEmptyOutbox());
        QVERIFY(b.waitForState(SyncState::Kind::Synced));
    }

    void aRestartSendsTheSameCommandAgain()
    {
        Bench b;
        b.accept(u"r-1"_s);
        b.server.next("PUT /v1/requests/r-1", Scripted::failing(Fault::Hold)); // done there, but who knows
        QVERIFY(b.confirm(u"r-1"_s));
        b.start();
        QVERIFY(b.waitForCalls("PUT /v1/requests/r-1", 1));

        b.restart();
        b.start();

        QVERIFY(b.waitForEmptyOutbox());
        const auto sent = b.server.calls("PUT /v1/requests/r-1");
        QCOMPARE(keysOf(sent), QList<QByteArray>(2, "r-1-draft"));
        QCOMPARE(sent.at(0).body, sent.at(1).body);
    }

    void whatAnotherPersonOrServerWasMeantForStays_data()
    {
        QTest::addColumn<QString>("actor");
        QTest::addColumn<QString>("server");
        QTest::newRow("another person") << u"p-2"_s << QString();
        QTest::newRow("another server") << u"p-1"_s << u"https://other.example.hk"_s;
    }

    void whatAnotherPersonOrServerWasMeantForStays()
    {
        QFETCH(QString, actor);
        QFETCH(QString, server);
        Bench b;
        b.accept(u"r-1"_s);
        OutboxItem item = b.item(u"k-1"_s, u"r-1"_s, u"submit"_s);
        item.actor = actor;
        if (!server.isEmpty())
            item.server = server;
        QVERIFY(await(b.vault->outbox().append({item})));

        b.start();

        QVERIFY(b.waitForState(SyncState::Kind::Sending));
        QVERIFY(b.server.calls("POST /v1/requests/r-1/commands").isEmpty());
        QCOMPARE(b.vault->outbox().items().size(), 1);
    }

    void aStoppedEngineSendsNothing()
    {
        Bench b;
        b.accept(u"r-1"_s);
        b.start();
        QVERIFY(b.waitForState(SyncState::Kind::Synced));
        b.engine->stop();

        QVERIFY(b.confirm(u"r-1"_s));
        b.engine->nudge();

        QVERIFY(b.server.calls("PUT /v1/requests/r-1").isEmpty());
    }

    void changesAreFetchedPageByPage()
    {
        Bench b;
        b.server.next(feedRoute, Scripted::json(pageJson(u"c-1"_s, {someRequest(u"r-1"_s)}, true)));
        b.server.next(feedRoute, Scripted::json(pageJson(u"c-2"_s, {someRequest(u"r-2"_s)})));

        b.start();

        QVERIFY(b.waitForState(SyncState::Kind::Synced));
        QCOMPARE(b.vault->workItems().all().size(), 2);
        QCOMPARE(b.vault->workItems().cursor(u"B01234"_s), u"c-2"_s);
        QVERIFY(b.waitForCalls(feedRoute, 3));
        const auto asked = b.server.calls(feedRoute);
        QVERIFY(!asked.at(0).target.contains("cursor="));
        QVERIFY(asked.at(1).target.contains("cursor=c-1"));
        QVERIFY(asked.at(2).target.contains("cursor=c-2"));
        QVERIFY(asked.at(2).target.contains("wait=25"));
        QCOMPARE(b.engine->state().lastSyncUtc, b.clock.nowUtc());
    }

    void aRestartGoesOnBehindTheLastPage()
    {
        Bench b;
        b.server.next(feedRoute, Scripted::json(pageJson(u"c-7"_s, {someRequest(u"r-1"_s)})));
        b.start();
        QVERIFY(b.waitForState(SyncState::Kind::Synced));
        const qsizetype before = b.server.calls(feedRoute).size();

        b.restart();
        b.server.next(feedRoute, Scripted::json(pageJson(u"c-8"_s)));
        b.start();

        QVERIFY(b.waitForState(SyncState::Kind::Synced));
        bool isBehind = false;
        for (const SeenCall &call : b.server.calls(feedRoute).mid(before))
            isBehind = isBehind || call.target.contains("cursor=c-7&limit=500&wait=0");
        QVERIFY(isBehind);
        QCOMPARE(b.vault->workItems().all().size(), 1);
    }

    void aPageOfRubbishMovesNothing()
    {
        Bench b;
        Scripted rubbish = Scripted::json(pageJson(u"c-9"_s, {someRequest(u"r-1"_s)}));
        rubbish.body.replace("\"put\"", "\"eat\"");
        b.server.next(feedRoute, rubbish);
        b.server.next(feedRoute, Scripted::failing(Fault::Hold));

        b.start();

        QVERIFY(b.waitForCalls(feedRoute, 2));
        QVERIFY(b.vault->workItems().all().isEmpty());
        QCOMPARE(b.vault->workItems().cursor(u"B01234"_s), QString());
        QVERIFY(!b.server.calls(feedRoute).at(1).target.contains("cursor="));
    }

    void anExpiredCursorReplacesEverythingButDraftsAndCommands()
    {
        Bench b;
        QVERIFY(await(b.vault->workItems().apply(
            u"B01234"_s, {{u"ghost"_s, someRequest(u"ghost"_s)}, {u"r-1"_s, someRequest(u"r-1"_s)}}, u"old"_s)));
        QVERIFY(b.confirm(u"mine"_s));
        b.server.always("PUT /v1/requests/mine", Scripted::failing(Fault::Hold));
        b.server.next(feedRoute, Scripted::refusal(410, u"cursor-expired"_s));
        b.server.next(
            feedRoute, Scripted::json(pageJson(u"n-1"_s, {someRequest(u"r-1"_s, domain::State::Approved)}, true)));
        b.server.next(feedRoute, Scripted::json(pageJson(u"n-2"_s, {someRequest(u"r-2"_s)})));

        b.start();

        QVERIFY(b.waitForState(SyncState::Kind::Sending));
        QVERIFY(!b.vault->workItems().find(u"ghost"_s));
        QCOMPARE(b.vault->workItems().find(u"r-1"_s)->state, domain::State::Approved);
        QVERIFY(b.vault->workItems().find(u"r-2"_s));
        QCOMPARE(b.vault->workItems().cursor(u"B01234"_s), u"n-2"_s);
        QVERIFY(b.vault->drafts().find(u"mine"_s));
        QCOMPARE(b.vault->outbox().items().size(), 2);
    }

    void whatMayNoLongerBeSeenGoes()
    {
        Bench b;
        QVERIFY(await(b.vault->workItems().apply(u"B01234"_s, {{u"r-1"_s, someRequest(u"r-1"_s)}}, u"c-1"_s)));
        Json page = pageJson(u"c-2"_s);
        page.set(u"items"_s,
            Json::Array {
                Json::of({{u"seq"_s, 2}, {u"type"_s, u"request"_s}, {u"id"_s, u"r-1"_s}, {u"op"_s, u"revoke"_s}})});
        b.server.next(feedRoute, Scripted::json(page));

        b.start();

        QVERIFY(b.waitForState(SyncState::Kind::Synced));
        QVERIFY(b.vault->workItems().all().isEmpty());
    }
};

} // namespace eforms::sync

QTEST_GUILESS_MAIN(eforms::sync::TestEngine)
#include "tst_engine.moc"
