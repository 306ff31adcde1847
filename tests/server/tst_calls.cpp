#include "server/bench.h"

#include <QSslSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace eforms;

namespace {

const QString form = u"buy-in-exemption"_s;

Json draftBody()
{
    return Json::of({{u"participant"_s, u"B01234"_s}, {u"form"_s, form}, {u"form_version"_s, 1},
        {u"data"_s, exemption()}});
}

/// Bytes as they are, over TLS; what comes back until the server closes or nothing more comes.
QByteArray raw(const Bench &b, const QByteArray &bytes)
{
    QSslSocket socket;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(QSslCertificate::fromPath(b.address.caFile));
    socket.setSslConfiguration(tls);
    const QUrl url(b.address.url);
    socket.connectToHostEncrypted(url.host(), static_cast<quint16>(url.port()));
    if (!socket.waitForEncrypted(5000))
        return "no TLS";
    socket.write(bytes);
    QByteArray answer;
    while (!answer.contains("\r\n\r\n") && socket.waitForReadyRead(5000))
        answer += socket.readAll();
    return answer;
}

} // namespace

class TestCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAnswerIsMarked()
    {
        Bench b;
        Client client = b.client();

        for (const QString &path : {u"/v1/about"_s, u"/v1/me"_s, u"/nothing"_s}) {
            const Answer answer = client.get(path);
            QCOMPARE(answer.headers["eforms-server"], "1");
            QCOMPARE(answer.headers["date"], "Tue, 08 Jul 2025 02:00:00 GMT");
            QCOMPARE(answer.headers["content-length"].toLongLong(), answer.body.size());
        }
    }

    void aRepeatedCallHasOneEffectAndTheSameAnswer()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const QString path = u"/v1/requests/"_s + newId();
        const Headers headers {{"Idempotency-Key", newId().toLatin1()}, {"If-None-Match", "*"}};

        const Answer first = maker->change("PUT", path, draftBody(), headers);
        const Answer second = maker->change("PUT", path, draftBody(), headers);

        QCOMPARE(first.status, 201);
        QCOMPARE(second.status, 201);
        QCOMPARE(second.body, first.body);
        QCOMPARE(second.headers["etag"], first.headers["etag"]);
        QCOMPARE(second.headers["idempotent-replayed"], "?1");
        QVERIFY(!first.headers.contains("idempotent-replayed"));
        QCOMPARE(second.headers["idempotency-key"], headers.first().second);
        QCOMPARE(maker->get(path + u"/audit"_s)[u"events"_s].size(), 1);
    }

    void anotherCallUnderAKnownKeyIsRefused()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const QString path = u"/v1/requests/"_s + newId();
        const Headers headers {{"Idempotency-Key", newId().toLatin1()}, {"If-None-Match", "*"}};
        QCOMPARE(maker->change("PUT", path, draftBody(), headers).status, 201);
        Json other = draftBody();
        other.setAt(u"/data/client_ref", u"OTHER"_s);

        QCOMPARE(maker->change("PUT", path, other, headers).code(), u"key-reused"_s);
    }

    void aRefusalIsRememberedToo()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const Json draft = created(*maker, form, exemption());
        const Headers key {{"Idempotency-Key", newId().toLatin1()}};

        const Answer first = maker->command(draft, u"recall"_s, Json::emptyObject(), key);
        const Answer submit = maker->command(
            draft, u"submit"_s, Json::of({{u"content_hash"_s, draft["content_hash"_L1]}}));
        const Answer second = maker->command(draft, u"recall"_s, Json::emptyObject(), key);

        QCOMPARE(first.code(), u"state"_s);
        QCOMPARE(submit.status, 200);
        QCOMPARE(second.body, first.body);
        QCOMPARE(second.headers["idempotent-replayed"], "?1");
    }

    void twoCreationsOfOneRequestAreNotTwo()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const QString path = u"/v1/requests/"_s + newId();
        QCOMPARE(maker->change("PUT", path, draftBody(), {{"If-None-Match", "*"}}).status, 201);

        const Answer again = maker->change("PUT", path, draftBody(), {{"If-None-Match", "*"}});

        QCOMPARE(again.status, 412);
        QCOMPARE(again[u"current_revision"_s].toInteger(), 1);
    }

    void aCallMustSayWhatItIs_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        const QByteArray none;
        QTest::addRow("no key") << QByteArray("Idempotency-Key") << none << 428 << u"key-required"_s;
        QTest::addRow("a key that is none") << QByteArray("Idempotency-Key") << QByteArray("1") << 400
                                            << u"bad-request"_s;
        QTest::addRow("no digest") << QByteArray("Content-Digest") << none << 400 << u"digest-mismatch"_s;
        QTest::addRow("wrong digest") << QByteArray("Content-Digest") << digestOf("x") << 400
                                      << u"digest-mismatch"_s;
        QTest::addRow("neither create nor save") << QByteArray("If-None-Match") << none << 428
                                                 << u"key-required"_s;
        QTest::addRow("form data") << QByteArray("Content-Type")
                                   << QByteArray("application/x-www-form-urlencoded") << 415 << u"media-type"_s;
        QTest::addRow("packed") << QByteArray("Content-Encoding") << QByteArray("gzip") << 415 << u"media-type"_s;
    }

    void aCallMustSayWhatItIs()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const QByteArray, value);
        QFETCH(const int, status);
        QFETCH(const QString, code);
        Bench b;
        const auto maker = b.person(maker1);
        const QByteArray body = draftBody().toBytes();
        Headers headers {{"Idempotency-Key", newId().toLatin1()}, {"Content-Digest", digestOf(body)},
            {"If-None-Match", "*"}, {"Content-Type", "application/json"}};
        headers.removeIf([&header](const auto &each) { return each.first == header; });
        if (!value.isEmpty())
            headers.append({header, value});

        const Answer answer = maker->call("PUT", u"/v1/requests/"_s + newId(), body, headers);

        QCOMPARE(answer.status, status);
        QCOMPARE(answer.code(), code);
    }

    void hostileBodiesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("status");
        QTest::addRow("not JSON") << QByteArray("{\"participant\":") << 400;
        QTest::addRow("an array") << QByteArray("[1,2,3,4]") << 400;
        QTest::addRow("Latin-1") << QByteArray("{\"a\":\"\xe9\"}") << 400;
        QTest::addRow("twice the same member")
            << QByteArray("{\"participant\":\"B01234\",\"participant\":\"C00088\"}") << 400;
        QTest::addRow("too deep") << QByteArray(
            "{\"participant\":\"B01234\",\"form\":\"buy-in-exemption\",\"form_version\":1,\"data\":{\"a\":"
            + QByteArray(100'000, '[') + QByteArray(100'000, ']') + "}}")
                                  << 400;
        QTest::addRow("an unknown member")
            << QByteArray("{\"participant\":\"B01234\",\"form\":\"buy-in-exemption\",\"form_version\":1,\"data\":{},"
                          "\"state\":\"completed\"}")
            << 400;
        QTest::addRow("a text without end")
            << QByteArray("{\"participant\":\"B01234\",\"form\":\"buy-in-exemption\",\"form_version\":1,"
                          "\"data\":{\"remarks\":\""
                   + QByteArray(100'000, 'x') + "\"}}")
            << 400;
        QTest::addRow("too many values")
            << QByteArray("{\"participant\":\"B01234\",\"form\":\"buy-in-exemption\",\"form_version\":1,"
                          "\"data\":{\"a\":[1"
                   + QByteArray(",1").repeated(60'000) + "]}}")
            << 400;
        QTest::addRow("three megabytes") << QByteArray(3 * 1024 * 1024, ' ') << 413;
    }

    void hostileBodiesAreRefused()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const int, status);
        Bench b;
        const auto maker = b.person(maker1);
        const Headers headers {{"Idempotency-Key", newId().toLatin1()}, {"Content-Digest", digestOf(body)},
            {"If-None-Match", "*"}};

        QCOMPARE(maker->call("PUT", u"/v1/requests/"_s + newId(), body, headers).status, status);
        QCOMPARE(maker->get(u"/v1/participants/B01234/changes"_s)[u"items"_s].size(), 0);
        QCOMPARE(maker->get(u"/v1/me"_s).status, 200);
    }

    void hostileHeadsAreRefused()
    {
        Bench b;
        QByteArray many = "GET /v1/about HTTP/1.1\r\nHost: x\r\n";
        for (int i = 0; i < 100; ++i)
            many += "X-" + QByteArray::number(i) + ": 1\r\n";
        const QByteArray large
            = "GET /v1/about HTTP/1.1\r\nHost: x\r\nX-A: " + QByteArray(5000, 'a') + "\r\nX-B: " + QByteArray(5000, 'b');
        const QByteArray chunked = "PUT /v1/requests/" + newId().toLatin1()
            + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n";

        QVERIFY(raw(b, many + "\r\n").startsWith("HTTP/1.1 431"));
        QVERIFY(raw(b, large + "\r\n\r\n").startsWith("HTTP/1.1 431"));
        QVERIFY(raw(b, chunked + "\r\n").startsWith("HTTP/1.1 411"));
        QVERIFY(raw(b, "GET /v1/about?" + QByteArray(3000, 'a') + " HTTP/1.1\r\nHost: x\r\n\r\n")
                    .startsWith("HTTP/1.1 414"));
        QVERIFY(raw(b, "PUT /v1/about HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n")
                    .startsWith("HTTP/1.1 413"));
        QVERIFY(!raw(b, "GET /v1/about HTTP/1.1\r\n" + QByteArray("A: b\r\n").repeated(200'000) + "\r\n")
                     .startsWith("HTTP/1.1 200"));
        QCOMPARE(b.client().get(u"/v1/about"_s).status, 200);
    }

    void idleConnectionsKeepNobodyOut()
    {
        Bench b;
        const QUrl url(b.address.url);
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setCaCertificates(QSslCertificate::fromPath(b.address.caFile));
        std::vector<std::unique_ptr<QSslSocket>> idle;
        for (int i = 0; i < 100; ++i) {
            idle.push_back(std::make_unique<QSslSocket>());
            idle.back()->setSslConfiguration(tls);
            idle.back()->connectToHostEncrypted(url.host(), static_cast<quint16>(url.port()));
        }
        QTRY_VERIFY(idle.front()->isEncrypted());

        QCOMPARE(b.client().get(u"/v1/about"_s).status, 200);
    }

    void anAnswerIsGivenWhole()
    {
        Bench b;
        Client client = b.client();

        const Answer whole = client.get(u"/v1/about"_s);
        const Answer part = client.get(u"/v1/about"_s, {{"Range", "bytes=0-1,3-4"}});

        QCOMPARE(part.status, 200);
        QCOMPARE(part.body, whole.body);
    }

    void unknownPathsAndMethodsAreTold()
    {
        Bench b;
        const auto maker = b.person(maker1);

        QCOMPARE(maker->get(u"/v1/requests/not-a-uuid"_s).status, 404);
        QCOMPARE(maker->get(u"/v2/about"_s).code(), u"not-found"_s);
        const Answer wrong = maker->change("POST", u"/v1/me"_s, Json::emptyObject());
        QCOMPARE(wrong.status, 405);
        QCOMPARE(wrong.headers["allow"], "GET");
    }

    void aCommandHasItsShapeOnly_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QByteArray>("payload");
        QTest::addRow("unknown") << u"approve-all"_s << QByteArray("{}");
        QTest::addRow("of the system") << u"release"_s << QByteArray("{}");
        QTest::addRow("of the clearing house") << u"decide"_s << QByteArray("{}");
        QTest::addRow("an edit") << u"edit"_s << QByteArray("{}");
        QTest::addRow("a member too many") << u"claim"_s << QByteArray("{\"force\":true}");
        QTest::addRow("unchecked") << u"approve"_s
                                   << QByteArray("{\"content_hash\":\"" + QByteArray(64, '0') + "\",\"checked\":false}");
        QTest::addRow("without hash") << u"approve"_s << QByteArray("{\"checked\":true}");
        QTest::addRow("blank reason") << u"return"_s << QByteArray("{\"reason\":\"         \"}");
        QTest::addRow("another type") << u"submit"_s << QByteArray("{\"content_hash\":1}");
    }

    void aCommandHasItsShapeOnly()
    {
        QFETCH(const QString, type);
        QFETCH(const QByteArray, payload);
        Bench b;
        const auto maker = b.person(maker1);
        const Json draft = created(*maker, form, exemption());

        const Answer answer = maker->command(draft, type, Json::parse(payload).value());

        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.code(), u"malformed"_s);
    }

    void formsAndReferenceDataAreFetchedOnce()
    {
        Bench b;
        const auto maker = b.person(maker1);

        const Answer bundle = maker->get(u"/v1/forms/buy-in-exemption/1"_s);
        const Answer same
            = maker->get(u"/v1/forms/buy-in-exemption/1"_s, {{"If-None-Match", bundle.headers["etag"]}});
        const Answer securities = maker->get(u"/v1/reference/securities"_s);
        const Answer services = maker->get(u"/v1/services?participant=B01234"_s);

        QCOMPARE(bundle.status, 200);
        QCOMPARE(bundle[u"bundle"_s]["form"_L1]["id"_L1].toString(), form);
        QCOMPARE(same.status, 304);
        QVERIFY(same.body.isEmpty());
        QVERIFY(securities[u"records"_s].size() > 5);
        QCOMPARE(services[u"services"_s].size(), 47);
        QCOMPARE(services[u"services"_s][0]["hash"_L1].toString().toLatin1(), bundle.headers["etag"].mid(1, 64));
        QCOMPARE(maker->get(u"/v1/forms/buy-in-exemption/2"_s).status, 404);
        QCOMPARE(maker->get(u"/v1/forms/../1"_s).status, 404);
        QCOMPARE(maker->get(u"/v1/reference/passwd"_s).status, 404);
    }

    void aRetiredFormVersionIsRefused()
    {
        Bench b;
        const auto maker = b.person(maker1);
        Json body = draftBody();
        body.set(u"form_version"_s, 7);

        QCOMPARE(maker->change("PUT", u"/v1/requests/"_s + newId(), body, {{"If-None-Match", "*"}}).code(),
            u"form-version-retired"_s);
    }
};

QTEST_GUILESS_MAIN(TestCalls)
#include "tst_calls.moc"
