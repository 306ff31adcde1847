#include "api/httpclient.h"
#include "support/manualclock.h"
#include "support/scriptedserver.h"
#include "support/wait.h"

#include <QTest>

namespace eforms::api {

using namespace Qt::StringLiterals;
using support::await;
using support::Scripted;
using support::ScriptedServer;
using Fault = Scripted::Fault;

namespace {

struct Bench {
    explicit Bench() : client(network, {server.url(), {}, {}}, u"device-1"_s, clock) { }

    HttpCall call(const QByteArray &method = "GET") const
    {
        HttpCall made;
        made.method = method;
        made.path = u"/v1/thing"_s;
        made.deadline = std::chrono::seconds(5);
        if (method != "GET" && method != "HEAD") {
            made.body = "{\"amount\":\"1.10\"}";
            made.key = u"11111111-2222-4333-8444-555555555555"_s;
        }
        return made;
    }
    Result<HttpAnswer> send(const HttpCall &made) { return await(client.send(made)); }

    ScriptedServer server;
    QNetworkAccessManager network;
    support::ManualClock clock;
    HttpClient client;
};

Scripted redirect(int status, const QUrl &target)
{
    Scripted scripted;
    scripted.status = status;
    scripted.headers = {{"Location", target.toEncoded()}};
    return scripted;
}

} // namespace

class TestHttpClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodAnswerIsRead()
    {
        Bench b;
        b.server.next("POST /v1/thing", Scripted::json(Json::of({{u"some"_s, u"值"_s}}), 201));

        const auto answer = b.send(b.call("POST"));

        QVERIFY(answer);
        QCOMPARE(answer->status, 201);
        QCOMPARE(answer->json["some"_L1].toString(), u"值"_s);
    }

    void aCallSaysWhoSendsItAndWhatItHolds()
    {
        Bench b;
        b.server.always("POST /v1/thing", Scripted::json(Json::emptyObject()));
        HttpCall call = b.call("POST");
        call.bearer = "secret";

        QVERIFY(b.send(call));

        const auto seen = b.server.calls().first();
        QCOMPARE(seen.body, call.body);
        QCOMPARE(seen.headers.value("idempotency-key"), call.key.toLatin1());
        QCOMPARE(seen.headers.value("authorization"), QByteArray("Bearer secret"));
        QCOMPARE(seen.headers.value("eforms-device"), QByteArray("device-1"));
        QCOMPARE(seen.headers.value("content-digest"),
            QByteArray("sha-256=:" + QCryptographicHash::hash(call.body, QCryptographicHash::Sha256).toBase64() + ":"));
        QVERIFY(!seen.headers.contains("cookie"));
    }

    /// Finding F1: left alone, Qt would send the call again without telling anybody.
    void aCallWhoseConnectionBreaksIsSentOnce_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<bool>("isReused");
        for (const char *method : {"POST", "PUT", "PATCH", "DELETE"}) {
            for (const bool isReused : {false, true}) {
                const QByteArray place = isReused ? " on a kept connection" : " on a new connection";
                QTest::addRow("%s, closed%s", method, place.constData())
                    << QByteArray(method) << Fault::Drop << isReused;
                QTest::addRow("%s, reset%s", method, place.constData())
                    << QByteArray(method) << Fault::Reset << isReused;
            }
        }
    }

    void aCallWhoseConnectionBreaksIsSentOnce()
    {
        QFETCH(QByteArray, method);
        QFETCH(Fault, fault);
        QFETCH(bool, isReused);
        Bench b;
        b.server.always("GET /v1/thing", Scripted::json(Json::emptyObject()));
        if (isReused)
            QVERIFY(b.send(b.call()));
        b.server.next(method + " /v1/thing", Scripted::failing(fault));
        b.server.always(method + " /v1/thing", Scripted::json(Json::emptyObject()));

        const auto answer = b.send(b.call(method));

        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Offline);
        QVERIFY(b.send(b.call())); // whatever Qt might have sent again would have arrived by now
        QCOMPARE(b.server.calls(method + " /v1/thing").size(), 1);
    }

    void aBodilessCallIsSentOnceToo()
    {
        Bench b;
        b.server.next("DELETE /v1/thing", Scripted::failing(Fault::Drop));
        b.server.always("DELETE /v1/thing", Scripted::json(Json::emptyObject()));
        HttpCall call = b.call("DELETE");
        call.body.clear();

        QVERIFY(!b.send(call));

        QCOMPARE(b.server.calls("DELETE /v1/thing").size(), 1);
    }

    void callsOneAfterTheOtherShareAConnection()
    {
        Bench b;
        b.server.always("POST /v1/thing", Scripted::json(Json::emptyObject()));

        for (int i = 0; i < 5; ++i)
            QVERIFY(b.send(b.call("POST")));

        QCOMPARE(b.server.connections(), 1);
    }

    /// Finding F2: followed, a redirect would carry the token and the body to another origin.
    void aRedirectIsNotFollowed_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 302, 303, 307, 308})
            QTest::addRow("%d", status) << status;
    }

    void aRedirectIsNotFollowed()
    {
        QFETCH(int, status);
        Bench b;
        ScriptedServer thief;
        thief.otherwise([](const auto &) { return Scripted::json(Json::emptyObject()); });
        QUrl target = thief.url();
        target.setPath(u"/v1/thing"_s);
        b.server.always("POST /v1/thing", redirect(status, target));
        HttpCall call = b.call("POST");
        call.bearer = "secret";

        const auto answer = b.send(call);

        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::NotOurServer);
        QVERIFY(thief.calls().isEmpty());
        QCOMPARE(b.server.calls().size(), 1);
    }

    /// Finding F11: an inactivity timer never fires while bytes trickle.
    void anAnswerThatTricklesEndsByTheDeadline_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::newRow("a byte now and then") << Fault::Trickle;
        QTest::newRow("nothing at all") << Fault::Hold;
    }

    void anAnswerThatTricklesEndsByTheDeadline()
    {
        QFETCH(Fault, fault);
        Bench b;
        b.server.always("GET /v1/thing", Scripted::failing(fault));
        HttpCall call = b.call();
        call.deadline = std::chrono::milliseconds(300);
        QElapsedTimer timer;
        timer.start();

        const auto answer = b.send(call);

        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, ErrorKind::Timeout);
        QVERIFY(timer.elapsed() < 3000);
    }

    /// Finding F11: Qt reports a body that ends with the connection as complete.
    void anAnswerCutShortIsNoAnswer_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::newRow("length announced") << Fault::CutShort;
        QTest::newRow("chunked") << Fault::CutShortChunked;
        QTest::newRow("no length announced") << Fault::CloseDelimited;
    }

    void anAnswerCutShortIsNoAnswer()
    {
        QFETCH(Fault, fault);
        Bench b;
        b.server.always("GET /v1/thing", Scripted::failing(fault));
        b.server.always("POST /v1/thing", Scripted::failing(fault));

        for (const char *method : {"GET", "POST"}) {
            const auto answer = b.send(b.call(method));
            QVERIFY(!answer);
            QCOMPARE(answer.error().kind, ErrorKind::Offline);
        }
    }

    void whatDoesNotComeFromOurServerIsNoAnswer_data()
    {
        QTest::addColumn<Scripted>("scripted");
        QTest::addColumn<ErrorKind>("kind");
        Scripted portal = Scripted::json(Json::emptyObject());
        portal.body = "<html>Welcome to the airport</html>";
        portal.mediaType = "text/html";
        portal.marker = false;
        portal.echo = false;
        QTest::newRow("the page of a network that wants a login") << portal << ErrorKind::NotOurServer;
        Scripted marked = portal;
        marked.marker = true;
        marked.echo = true;
        QTest::newRow("a page that says it is ours") << marked << ErrorKind::NotOurServer;
        Scripted unmarked = Scripted::json(Json::emptyObject());
        unmarked.marker = false;
        QTest::newRow("JSON of another program") << unmarked << ErrorKind::NotOurServer;
        Scripted filter = portal;
        filter.status = 403;
        QTest::newRow("a filter's no") << filter << ErrorKind::NotOurServer;
        Scripted login = portal;
        login.status = 511;
        QTest::newRow("network login required") << login << ErrorKind::NotOurServer;
        Scripted gateway = portal;
        gateway.status = 502;
        QTest::newRow("a gateway whose server is down") << gateway << ErrorKind::Offline;
        Scripted other = Scripted::json(Json::emptyObject());
        other.echo = false;
        other.headers = {{"Idempotency-Key", "99999999-2222-4333-8444-555555555555"}};
        QTest::newRow("the answer to another call") << other << ErrorKind::NotOurServer;
        Scripted mute = Scripted::json(Json::emptyObject());
        mute.echo = false;
        QTest::newRow("an answer that does not say to what") << mute << ErrorKind::NotOurServer;
    }

    void whatDoesNotComeFromOurServerIsNoAnswer()
    {
        QFETCH(Scripted, scripted);
        QFETCH(ErrorKind, kind);
        Bench b;
        b.server.always("POST /v1/thing", scripted);

        const auto answer = b.send(b.call("POST"));

        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, kind);
    }

    void aBodyThatIsNotAsAgreedIsNoAnswer_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("not JSON") << QByteArray("{broken") << ErrorKind::Malformed;
        QTest::newRow("nothing") << QByteArray() << ErrorKind::Malformed;
        QTest::newRow("a key twice") << QByteArray("{\"a\":1,\"a\":2}") << ErrorKind::Malformed;
        QTest::newRow("too deep") << QByteArray("[").repeated(100000) << ErrorKind::TooLarge;
        QTest::newRow("too deep by one") << QByteArray("[").repeated(65) + QByteArray("]").repeated(65)
                                         << ErrorKind::TooLarge;
        QTest::newRow("too long") << QByteArray("\"" + QByteArray(300000, 'x') + "\"") << ErrorKind::TooLarge;
    }

    void aBodyThatIsNotAsAgreedIsNoAnswer()
    {
        QFETCH(QByteArray, body);
        QFETCH(ErrorKind, kind);
        Bench b;
        Scripted scripted;
        scripted.body = body;
        b.server.always("GET /v1/thing", scripted);
        HttpCall call = b.call();
        call.answerLimit = 200000;

        const auto answer = b.send(call);

        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, kind);
    }

    void aLargeBodyIsReadAwayFromTheScreensThread()
    {
        Bench b;
        Json large;
        for (int i = 0; i < 20000; ++i)
            large.append(Json::of({{u"number"_s, i}}));
        b.server.always("GET /v1/thing", Scripted::json(large));

        const auto answer = b.send(b.call());

        QVERIFY(answer);
        QCOMPARE(answer->json.size(), 20000);
    }

    void aRefusalIsAnAnswer()
    {
        Bench b;
        b.server.always("POST /v1/thing", Scripted::refusal(412, u"stale"_s, Json::of({{u"current_revision"_s, 7}})));

        const auto answer = b.send(b.call("POST"));

        QVERIFY(answer);
        QCOMPARE(answer->status, 412);
        QCOMPARE(answer->json["current_revision"_L1].toInteger(), 7);
    }

    void aRefusalWithADamagedDescriptionIsStillARefusal()
    {
        Bench b;
        Scripted scripted = Scripted::refusal(404, u"not-found"_s);
        scripted.body = "{broken";
        b.server.always("GET /v1/thing", scripted);

        const auto answer = b.send(b.call());

        QVERIFY(answer);
        QCOMPARE(answer->status, 404);
        QVERIFY(answer->json.isAbsent());
    }

    void noServerMeansOffline()
    {
        Bench b;
        b.server.goAway();

        QCOMPARE(b.send(b.call("POST")).error().kind, ErrorKind::Offline);
    }

    void nothingLeavesUnencryptedForAnotherComputer()
    {
        Bench b;
        HttpClient client(b.network, {QUrl(u"http://portal.example.hk"_s), {}, {}}, u"device-1"_s, b.clock);

        QCOMPARE(await(client.send(b.call("POST"))).error().kind, ErrorKind::Untrusted);
    }

    void waitingCallsDoNotKeepOthersFromWorking()
    {
        Bench b;
        b.server.always("GET /v1/held", Scripted::failing(Fault::Hold));
        b.server.always("POST /v1/thing", Scripted::json(Json::emptyObject()));
        HttpCall held = b.call();
        held.path = u"/v1/held"_s;
        held.longPoll = true;
        QList<Async<HttpAnswer>> waiting;
        for (int i = 0; i < 6; ++i)
            waiting.append(b.client.send(held));

        QVERIFY(b.send(b.call("POST")));
    }

    void aClientThatGoesTakesItsCallsWithIt()
    {
        Bench b;
        b.server.always("GET /v1/thing", Scripted::failing(Fault::Hold));
        auto client
            = std::make_unique<HttpClient>(b.network, ServerAddress {b.server.url(), {}, {}}, u"device-1"_s, b.clock);
        const auto sent = client->send(b.call());
        QVERIFY(support::waitUntil(&b.server, &ScriptedServer::called, [&] { return !b.server.calls().isEmpty(); }));

        client.reset();

        QCOMPARE(await(sent).error().kind, ErrorKind::Cancelled);
    }

    void theServersTimeIsLearnt()
    {
        Bench b;
        b.clock.set(QDateTime::currentDateTimeUtc().addSecs(-3600));
        b.server.always("GET /v1/thing", Scripted::json(Json::emptyObject()));

        QVERIFY(b.send(b.call()));

        QVERIFY(std::abs(b.client.serverAhead().count() - 3600) <= 3);
    }
};

} // namespace eforms::api

QTEST_GUILESS_MAIN(eforms::api::TestHttpClient)
#include "tst_httpclient.moc"
