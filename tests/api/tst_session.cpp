#include "api/bench.h"

#include <QTest>
#include <QUuid>

namespace eforms::api {

namespace {

HttpCall change()
{
    HttpCall call;
    call.method = "POST";
    call.path = u"/v1/thing"_s;
    call.body = "{}";
    call.key = QUuid::createUuid().toString(QUuid::WithoutBraces);
    return call;
}

const Scripted good = Scripted::json(Json::emptyObject());

} // namespace

class TestSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCallCarriesTheToken()
    {
        Bench b;
        b.takeOnly("POST /v1/thing", "1", good);

        QVERIFY(await(b.session.send(change())));
    }

    void anExpiredTokenIsRenewedAndTheCallRepeatedUnderItsKey()
    {
        Bench b;
        QSignalSpy ended(&b.session, &Session::ended);
        b.takeOnly("POST /v1/thing", "2", good);
        b.server.next("POST /v1/session/refresh", Scripted::json(tokensJson(u"2"_s)));
        const HttpCall call = change();

        const auto answer = await(b.session.send(call));

        QVERIFY(answer);
        QCOMPARE(answer->status, 200);
        const auto seen = b.server.calls("POST /v1/thing");
        QCOMPARE(seen.size(), 2);
        QCOMPARE(seen.at(0).key(), call.key.toLatin1());
        QCOMPARE(seen.at(1).key(), call.key.toLatin1());
        QCOMPARE(
            b.server.calls("POST /v1/session/refresh").first().body, QByteArray("{\"refresh_token\":\"refresh-1\"}"));
        QCOMPARE(ended.count(), 0);
    }

    void manyCallsThatMeetAnExpiredTokenRenewItOnce()
    {
        Bench b;
        b.takeOnly("POST /v1/thing", "2", good);
        b.server.next("POST /v1/session/refresh", Scripted::json(tokensJson(u"2"_s)));
        QList<Async<HttpAnswer>> sent;

        for (int i = 0; i < 20; ++i)
            sent.append(b.session.send(change()));

        for (const auto &answer : sent) {
            const auto got = await(answer);
            QVERIFY(got);
            QCOMPARE(got->status, 200);
        }
        QCOMPARE(b.server.calls("POST /v1/session/refresh").size(), 1);
    }

    void aRefusedRefreshEndsTheSessionOnce()
    {
        Bench b;
        QSignalSpy ended(&b.session, &Session::ended);
        b.takeOnly("POST /v1/thing", "never", good);
        b.server.always("POST /v1/session/refresh", Scripted::refusal(401, u"session-ended"_s));

        const auto first = b.session.send(change());
        const auto second = b.session.send(change());

        QCOMPARE(await(first).error().kind, ErrorKind::SignInNeeded);
        QCOMPARE(await(second).error().kind, ErrorKind::SignInNeeded);
        QCOMPARE(ended.count(), 1);
        QVERIFY(!b.session.isSignedIn());
        QCOMPARE(b.server.calls("POST /v1/session/refresh").size(), 1);
    }

    void aFreshTokenThatIsNotTakenEndsTheSession()
    {
        Bench b;
        QSignalSpy ended(&b.session, &Session::ended);
        b.takeOnly("POST /v1/thing", "never", good);
        b.server.always("POST /v1/session/refresh", Scripted::json(tokensJson(u"2"_s)));

        QCOMPARE(await(b.session.send(change())).error().kind, ErrorKind::SignInNeeded);

        QCOMPARE(ended.count(), 1);
        QCOMPARE(b.server.calls("POST /v1/session/refresh").size(), 1);
    }

    void aRefreshWithoutAnswerKeepsTheSession_data()
    {
        QTest::addColumn<Scripted>("scripted");
        QTest::newRow("dropped") << Scripted::failing(Scripted::Fault::Drop);
        QTest::newRow("busy") << Scripted::refusal(503, u"unavailable"_s);
    }

    void aRefreshWithoutAnswerKeepsTheSession()
    {
        QFETCH(Scripted, scripted);
        Bench b;
        QSignalSpy ended(&b.session, &Session::ended);
        b.takeOnly("POST /v1/thing", "2", good);
        b.server.next("POST /v1/session/refresh", scripted);
        b.server.next("POST /v1/session/refresh", Scripted::json(tokensJson(u"2"_s)));

        QCOMPARE(await(b.session.send(change())).error().kind, ErrorKind::Offline);

        QVERIFY(b.session.isSignedIn());
        QCOMPARE(ended.count(), 0);
        QVERIFY(await(b.session.send(change())));
    }

    void withoutSessionNothingIsSent()
    {
        Bench b;
        b.session.forget();

        QCOMPARE(await(b.session.send(change())).error().kind, ErrorKind::SignInNeeded);
        QVERIFY(b.server.calls().isEmpty());
    }
};

} // namespace eforms::api

QTEST_GUILESS_MAIN(eforms::api::TestSession)
#include "tst_session.moc"
