#include "journeys/openapi.h"

#include <QCryptographicHash>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace eforms;
using namespace eforms::journeys;

namespace {

constexpr auto key = "6f1c2c0e-2b5a-4b52-9f2e-0d8a3a3c1b11";

QByteArray digestOf(const QByteArray &body)
{
    return "sha-256=:" + QCryptographicHash::hash(body, QCryptographicHash::Sha256).toBase64() + ':';
}

/// GET /v1/about as it goes well.
Exchange about()
{
    Exchange exchange;
    exchange.method = "GET";
    exchange.target = "/v1/about";
    exchange.sentHeaders = {{"Host", "127.0.0.1"}, {"eforms-device", "d-1"}};
    exchange.status = 200;
    exchange.receivedBody = "{\"name\":\"Server\",\"version\":\"0.1.0\",\"time\":\"2025-07-08T02:03:04.005Z\","
                            "\"training\":true,\"epoch\":\"e-1\",\"form_key\":\"Zm9ybQ==\"}";
    exchange.receivedHeaders = {{"Eforms-Server", "1"}, {"Date", "Tue, 08 Jul 2025 02:03:04 GMT"},
        {"Content-Type", "application/json"}, {"Content-Length", QByteArray::number(exchange.receivedBody.size())}};
    return exchange;
}

/// POST /v1/sign-in, refused as it should be.
Exchange signIn()
{
    Exchange exchange = about();
    exchange.method = "POST";
    exchange.target = "/v1/sign-in";
    exchange.sentBody = "{\"user\":\"maker1@b01234.example.hk\",\"password\":\"wrong\",\"device\":\"d-1\"}";
    exchange.sentHeaders = {{"Content-Type", "application/json; charset=utf-8"}, {"Idempotency-Key", key},
        {"Content-Digest", digestOf(exchange.sentBody)}};
    exchange.status = 401;
    exchange.receivedBody
        = "{\"type\":\"urn:eforms:problem:sign-in-failed\",\"title\":\"Sign-in failed\",\"status\":401,"
          "\"detail\":\"\"}";
    exchange.receivedHeaders = {{"Eforms-Server", "1"}, {"Date", "Tue, 08 Jul 2025 02:03:04 GMT"},
        {"Idempotency-Key", key}, {"Content-Type", "application/problem+json"},
        {"Content-Length", QByteArray::number(exchange.receivedBody.size())}};
    return exchange;
}

/// GET /v1/services, never answered here: only its request is judged.
Exchange services()
{
    Exchange exchange = about();
    exchange.target = "/v1/services?participant=B01234";
    exchange.sentHeaders = {{"Authorization", "Bearer q0J6"}};
    return exchange;
}

void setHeader(Exchange::Headers &headers, const QByteArray &name, const QByteArray &value)
{
    headers.removeIf([&name](const auto &header) { return header.first == name; });
    if (!value.isNull())
        headers.append({name, value});
}

using Fault = std::function<void(Exchange &)>;

} // namespace

Q_DECLARE_METATYPE(Exchange)
Q_DECLARE_METATYPE(Fault)

class TestOpenApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto contract = OpenApi::load(QLatin1StringView(EFORMS_SOURCE_DIR "/app/api/openapi.yaml"));
        QVERIFY2(contract, contract ? "" : qPrintable(contract.error().detail));
        m_contract = std::make_unique<OpenApi>(*std::move(contract));
    }

    void theOperationsAreRead()
    {
        const QStringList operations = m_contract->operations();

        QVERIFY(operations.contains(u"GET /v1/about"_s));
        QVERIFY(operations.contains(u"POST /v1/requests/{id}/commands"_s));
        QCOMPARE(m_contract->operationOf(services()), u"GET /v1/services"_s);
    }

    void theExamplesFitTheirSchemas()
    {
        const QStringList complaints = m_contract->exampleComplaints();
        for (const QString &complaint : complaints)
            qWarning("%s", qPrintable(complaint));

        QVERIFY(complaints.isEmpty());
    }

    void goodTrafficPasses()
    {
        QCOMPARE(m_contract->complaints(about()), QStringList());
        QCOMPARE(m_contract->complaints(signIn()), QStringList());
        QCOMPARE(m_contract->requestComplaints(services()), QStringList());
    }

    void aFaultInTheCallIsFound_data()
    {
        QTest::addColumn<Exchange>("good");
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char *name, const Exchange &good, const Fault &fault, const QString &complaint) {
            QTest::newRow(name) << good << fault << complaint;
        };
        row(
            "unknown path", about(), [](Exchange &e) { e.target = "/v1/abouts"; }, u"no such operation"_s);
        row(
            "unknown method", about(), [](Exchange &e) { e.method = "PUT"; }, u"no such operation"_s);
        row(
            "query missing", services(), [](Exchange &e) { e.target = "/v1/services"; }, u"participant is missing"_s);
        row(
            "query of a wrong form", services(), [](Exchange &e) { e.target = "/v1/services?participant=b1"; },
            u"pattern"_s);
        row(
            "query unknown", services(), [](Exchange &e) { e.target += "&sort=up"; }, u"sort is not declared"_s);
        row(
            "header missing", signIn(), [](Exchange &e) { setHeader(e.sentHeaders, "Content-Digest", {}); },
            u"Content-Digest is missing"_s);
        row(
            "header of a wrong form", signIn(), [](Exchange &e) { setHeader(e.sentHeaders, "Idempotency-Key", "1"); },
            u"Idempotency-Key \"1\""_s);
        row(
            "header unknown", about(), [](Exchange &e) { setHeader(e.sentHeaders, "X-Trace", "1"); },
            u"X-Trace is not declared"_s);
        row(
            "path of a wrong form", services(), [](Exchange &e) { e.target = "/v1/requests/one"; },
            u"path parameter id"_s);
        row(
            "session missing", services(), [](Exchange &e) { e.sentHeaders.clear(); }, u"Authorization"_s);
        row(
            "body missing", signIn(),
            [](Exchange &e) {
                e.sentBody.clear();
                setHeader(e.sentHeaders, "Content-Digest", digestOf({}));
            },
            u"the body is missing"_s);
        row(
            "body not declared", about(), [](Exchange &e) { e.sentBody = "{}"; }, u"a body is not declared"_s);
        row(
            "body of a wrong type", signIn(),
            [](Exchange &e) { setHeader(e.sentHeaders, "Content-Type", "text/html"); }, u"content type"_s);
        row(
            "body not that of the digest", signIn(), [](Exchange &e) { e.sentBody.replace("wrong", "other"); },
            u"Content-Digest is not"_s);
        row(
            "member unknown", signIn(),
            [](Exchange &e) {
                e.sentBody.replace("\"device\"", "\"remember\":true,\"device\"");
                setHeader(e.sentHeaders, "Content-Digest", digestOf(e.sentBody));
            },
            u"additionalProperties"_s);
        row(
            "member missing", signIn(),
            [](Exchange &e) {
                e.sentBody.replace("\"password\":\"wrong\",", "");
                setHeader(e.sentHeaders, "Content-Digest", digestOf(e.sentBody));
            },
            u"required"_s);
    }

    void aFaultInTheCallIsFound()
    {
        QFETCH(Exchange, good);
        QFETCH(Fault, fault);
        QFETCH(QString, complaint);
        fault(good);

        const QStringList complaints = m_contract->requestComplaints(good);

        QCOMPARE(complaints.size(), 1);
        QVERIFY2(complaints[0].contains(complaint), qPrintable(complaints[0]));
    }

    void aFaultInTheAnswerIsFound_data()
    {
        QTest::addColumn<Exchange>("good");
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<QString>("complaint");
        const auto row = [](const char *name, const Exchange &good, const Fault &fault, const QString &complaint) {
            QTest::newRow(name) << good << fault << complaint;
        };
        row(
            "status unknown", about(), [](Exchange &e) { e.status = 202; }, u"status 202 is not declared"_s);
        row(
            "redirect", about(), [](Exchange &e) { e.status = 302; }, u"status 302 is not declared"_s);
        row(
            "marker missing", about(), [](Exchange &e) { setHeader(e.receivedHeaders, "Eforms-Server", {}); },
            u"Eforms-Server is missing"_s);
        row(
            "marker of a wrong form", about(), [](Exchange &e) { setHeader(e.receivedHeaders, "Eforms-Server", "2"); },
            u"Eforms-Server \"2\""_s);
        row(
            "header unknown", about(), [](Exchange &e) { setHeader(e.receivedHeaders, "Set-Cookie", "a=b"); },
            u"Set-Cookie is not declared"_s);
        row(
            "other key", signIn(),
            [](Exchange &e) {
                setHeader(e.receivedHeaders, "Idempotency-Key", "6f1c2c0e-2b5a-4b52-9f2e-0d8a3a3c1b12");
            },
            u"not that of the call"_s);
        row(
            "HTML", about(), [](Exchange &e) { setHeader(e.receivedHeaders, "Content-Type", "text/html"); },
            u"content type \"text/html\""_s);
        row(
            "not JSON", about(), [](Exchange &e) { e.receivedBody.replace('}', ']'); }, u"not JSON"_s);
        row(
            "cut short", about(), [](Exchange &e) { setHeader(e.receivedHeaders, "Content-Length", "9"); },
            u"Content-Length 9"_s);
        row(
            "member of a wrong type", about(), [](Exchange &e) { e.receivedBody.replace("true", "1234"); },
            u"/training: type"_s);
        row(
            "refusal of another operation", signIn(),
            [](Exchange &e) { e.receivedBody.replace("sign-in-failed\"", "session-ended\" "); }, u"/type"_s);
    }

    void aFaultInTheAnswerIsFound()
    {
        QFETCH(Exchange, good);
        QFETCH(Fault, fault);
        QFETCH(QString, complaint);
        fault(good);

        const QStringList complaints = m_contract->answerComplaints(good);

        QCOMPARE(complaints.size(), 1);
        QVERIFY2(complaints[0].contains(complaint), qPrintable(complaints[0]));
    }

    void aDocumentWithAnUnknownKeywordIsRefused()
    {
        const auto contract
            = OpenApi::read("openapi: 3.1.0\npaths: {}\ncomponents:\n  schemas:\n    A: {type: string, minLen: 3}\n");

        QVERIFY(!contract);
        QCOMPARE(contract.error().kind, ErrorKind::Unsupported);
    }

    void aDocumentThatIsNoYamlIsRefused()
    {
        QCOMPARE(OpenApi::read("a: [1\nb: }").error().kind, ErrorKind::Malformed);
        QCOMPARE(OpenApi::load(u"/nowhere/openapi.yaml"_s).error().kind, ErrorKind::Storage);
    }

private:
    std::unique_ptr<OpenApi> m_contract;
};

QTEST_APPLESS_MAIN(TestOpenApi)
#include "tst_openapi.moc"
