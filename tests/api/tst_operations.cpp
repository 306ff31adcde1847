#include "api/authapi.h"
#include "api/bench.h"
#include "api/changesapi.h"
#include "api/formsapi.h"
#include "api/uploadapi.h"

#include <QTest>

namespace eforms::api {

namespace {

Json requestJson(const QString &id)
{
    domain::Request request;
    request.id = id;
    request.participant = u"B01234"_s;
    request.form = u"buy-in-exemption"_s;
    request.formVersion = 1;
    request.revision = 3;
    request.data = Json::emptyObject();
    request.createdUtc = request.updatedUtc = QDateTime(QDate(2026, 11, 20), QTime(2, 0), Qt::UTC);
    return request.toJson();
}

Json itemJson(const QString &id, const QString &operation, const Json &body = {})
{
    Json item = Json::of({{u"seq"_s, 1}, {u"type"_s, u"request"_s}, {u"id"_s, id}, {u"op"_s, operation}});
    item.set(u"body"_s, body);
    return item;
}

Json pageJson(const Json::Array &items)
{
    return Json::of({{u"epoch"_s, u"e-1"_s}, {u"items"_s, items}, {u"next"_s, u"c+/=2"_s}, {u"more"_s, true}});
}

template <typename T>
const domain::Refusal &refusalOf(const Result<Answer<T>> &answer)
{
    static const domain::Refusal none;
    const auto *refusal = answer ? std::get_if<domain::Refusal>(&*answer) : nullptr;
    return refusal ? *refusal : none;
}

} // namespace

class TestOperations : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void signingInBeginsTheSession()
    {
        Bench b;
        b.session.forget();
        AuthApi auth(b.session, u"device-1"_s);
        b.server.next("POST /v1/sign-in",
            Scripted::json(Json::of({{u"challenge"_s, u"c-1"_s}, {u"channel"_s, u"email"_s},
                {u"sent_to"_s, u"m***@example.hk"_s}, {u"expires_at"_s, u"2026-11-20T02:05:00.000Z"_s},
                {u"resend_at"_s, u"2026-11-20T02:01:00.000Z"_s}})));
        Json signedIn = tokensJson(u"1"_s);
        signedIn.set(u"user"_s, Json::of({{u"id"_s, u"p-7"_s}, {u"user_name"_s, u"maker1@example.hk"_s}}));
        b.server.next("POST /v1/sign-in/c-1/code", Scripted::json(signedIn));

        const auto challenge = await(auth.signIn(u"maker1@example.hk"_s, u"secret"_s));
        QVERIFY(challenge);
        QCOMPARE(std::get<Challenge>(*challenge).sentTo, u"m***@example.hk"_s);
        const auto done = await(auth.sendCode(u"c-1"_s, u"123456"_s));

        QVERIFY(done);
        QCOMPARE(std::get<SignedIn>(*done).user.person.id, u"p-7"_s);
        QVERIFY(b.session.isSignedIn());
        QCOMPARE(b.session.personId(), u"p-7"_s);
    }

    void aWrongCodeIsARefusalNotAnEndedSession()
    {
        Bench b;
        AuthApi auth(b.session, u"device-1"_s);
        b.server.next(
            "POST /v1/sign-in/c-1/code", Scripted::refusal(401, u"code-wrong"_s, Json::of({{u"attempts_left"_s, 2}})));

        const auto answer = await(auth.sendCode(u"c-1"_s, u"000000"_s));

        QCOMPARE(refusalOf(answer).code, u"code-wrong"_s);
        QCOMPARE(refusalOf(answer).extra["attempts_left"_L1].toInteger(), 2);
    }

    void aPauseThatIsAskedForIsRead_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<qint64>("seconds");
        QTest::newRow("seconds") << QByteArray("42") << qint64(42);
        QTest::newRow("ten years") << QByteArray("315360000") << qint64(3600);
        QTest::newRow("a date gone by") << QByteArray("Sat, 01 Jan 2000 00:00:00 GMT") << qint64(0);
        QTest::newRow("rubbish") << QByteArray("soon") << qint64(-1);
    }

    void aPauseThatIsAskedForIsRead()
    {
        QFETCH(QByteArray, field);
        QFETCH(qint64, seconds);
        Bench b;
        AuthApi auth(b.session, u"device-1"_s);
        Scripted early = Scripted::refusal(429, u"too-early"_s);
        early.headers = {{"Retry-After", field}};
        b.server.next("POST /v1/sign-in/c-1/resend", early);

        const auto answer = await(auth.resend(u"c-1"_s));

        QCOMPARE(refusalOf(answer).retryAfter.value_or(std::chrono::seconds(-1)).count(), seconds);
    }

    void signingOutForgetsTheTokensAtOnce()
    {
        Bench b;
        AuthApi auth(b.session, u"device-1"_s);
        Scripted done;
        done.status = 204;
        b.server.next("DELETE /v1/session", done);

        const auto leaving = auth.signOut();

        QVERIFY(!b.session.isSignedIn());
        QVERIFY(await(leaving));
        QCOMPARE(b.server.calls().first().headers.value("authorization"), QByteArray("Bearer access-1"));
    }

    void aConfirmedCallGoesOutAsItWasConfirmed()
    {
        Bench b;
        RequestApi requests(b.session);
        b.server.always("PUT /v1/requests/r-1", Scripted::json(requestJson(u"r-1"_s)));
        const ConfirmedCall call {u"k-1"_s, "PUT", u"/v1/requests/r-1"_s, u"2"_s, false, "{ \"data\" : {} }"};

        const auto answer = await(requests.send(call));

        QCOMPARE(std::get<domain::Request>(*answer).revision, 3);
        const SeenCall seen = b.server.calls().first();
        QCOMPARE(seen.body, call.body);
        QCOMPARE(seen.key(), QByteArray("k-1"));
        QCOMPARE(seen.headers.value("if-match"), QByteArray("\"2\""));
        QVERIFY(!seen.headers.contains("if-none-match"));
    }

    void aNewDraftIsCreatedAndAKnownOneSaved()
    {
        domain::Draft draft;
        draft.id = u"r-1"_s;
        draft.data = Json::emptyObject();

        const ConfirmedCall created = RequestApi::draftCall(draft, u"k-1"_s);
        draft.baseRevision = 4;
        const ConfirmedCall saved = RequestApi::draftCall(draft, u"k-2"_s);

        QVERIFY(created.ifNoneMatch);
        QVERIFY(created.ifMatch.isEmpty());
        QVERIFY(!saved.ifNoneMatch);
        QCOMPARE(saved.ifMatch, u"4"_s);
    }

    void theAnswerMustSpeakOfTheSameRequest()
    {
        Bench b;
        RequestApi requests(b.session);
        b.server.always("GET /v1/requests/r-1", Scripted::json(requestJson(u"r-2"_s)));

        QCOMPARE(await(requests.get(u"r-1"_s)).error().kind, ErrorKind::Malformed);
    }

    void aPageOfChangesIsReadWhole()
    {
        Bench b;
        ChangesApi changes(b.session);
        b.server.always("GET /v1/participants/B01234/changes",
            Scripted::json(pageJson({itemJson(u"r-1"_s, u"put"_s, requestJson(u"r-1"_s)), itemJson(u"r-2"_s, u"del"_s),
                itemJson(u"r-3"_s, u"revoke"_s)})));

        const auto answer = await(changes.changes(u"B01234"_s, u"c+/=1"_s, std::chrono::seconds(99)));

        QVERIFY(answer);
        const auto &page = std::get<ChangePage>(*answer);
        QCOMPARE(page.next, u"c+/=2"_s);
        QVERIFY(page.more);
        QCOMPARE(page.changes.size(), 3);
        QVERIFY(page.changes.at(0).request);
        QCOMPARE(page.changes.at(1).kind, Change::Kind::Delete);
        QCOMPARE(page.changes.at(2).kind, Change::Kind::Revoke);
        QCOMPARE(b.server.calls().first().target,
            QByteArray("/v1/participants/B01234/changes?cursor=c%2B%2F%3D1&limit=500&wait=25"));
    }

    void onePieceOfRubbishSpoilsThePage_data()
    {
        QTest::addColumn<Json>("item");
        QTest::newRow("no request") << itemJson(u"r-1"_s, u"put"_s);
        QTest::newRow("another request") << itemJson(u"r-1"_s, u"put"_s, requestJson(u"r-2"_s));
        QTest::newRow("unknown operation") << itemJson(u"r-1"_s, u"eat"_s);
        QTest::newRow("no id") << itemJson({}, u"del"_s);
    }

    void onePieceOfRubbishSpoilsThePage()
    {
        QFETCH(Json, item);
        Bench b;
        ChangesApi changes(b.session);
        b.server.always(
            "GET /v1/participants/B01234/changes", Scripted::json(pageJson({itemJson(u"r-9"_s, u"del"_s), item})));

        QCOMPARE(await(changes.changes(u"B01234"_s, {}, {})).error().kind, ErrorKind::Malformed);
    }

    void whatIsStillTheNewestIsNotFetchedAgain()
    {
        Bench b;
        FormsApi forms(b.session);
        Scripted list = Scripted::json(Json::of({{u"name"_s, u"securities"_s}}));
        list.headers = {{"ETag", "\"7\""}};
        Scripted same;
        same.status = 304;
        b.server.next("GET /v1/reference/securities", list);
        b.server.next("GET /v1/reference/securities", same);

        const auto first = await(forms.reference(u"securities"_s, {}));
        QCOMPARE(std::get<0>(*first)->tag, u"\"7\""_s);
        const auto second = await(forms.reference(u"securities"_s, std::get<0>(*first)->tag));

        QVERIFY(second);
        QVERIFY(!std::get<0>(*second).has_value());
        QCOMPARE(b.server.calls().last().headers.value("if-none-match"), QByteArray("\"7\""));
    }

    void anUploadGoesOnWhereItStands()
    {
        Bench b;
        UploadApi uploads(b.session);
        Scripted at5;
        at5.headers = {{"Upload-Offset", "5"}, {"Upload-Length", "9"}};
        Scripted at9;
        at9.status = 204;
        at9.headers = {{"Upload-Offset", "9"}};
        b.server.next("HEAD /v1/uploads/f-1", at5);
        b.server.next("PATCH /v1/uploads/f-1", at9);

        const auto offset = await(uploads.offset(u"f-1"_s));
        QCOMPARE(std::get<qint64>(*offset), 5);
        const auto after = await(uploads.append(u"f-1"_s, 5, "more"));

        QCOMPARE(std::get<qint64>(*after), 9);
        const SeenCall seen = b.server.calls().last();
        QCOMPARE(seen.headers.value("upload-offset"), QByteArray("5"));
        QCOMPARE(seen.headers.value("content-type"), QByteArray("application/offset+octet-stream"));
        QCOMPARE(seen.body, QByteArray("more"));
    }

    void aDownloadIsGivenByteForByte()
    {
        Bench b;
        UploadApi uploads(b.session);
        Scripted file;
        file.mediaType = "application/octet-stream";
        file.body = QByteArray("%PDF-") + '\0' + "\xff";
        b.server.next("GET /v1/uploads/f-1", file);

        const auto answer = await(uploads.download(u"f-1"_s));

        QVERIFY(answer);
        QCOMPARE(std::get<QByteArray>(*answer), file.body);
    }
};

} // namespace eforms::api

QTEST_GUILESS_MAIN(eforms::api::TestOperations)
#include "tst_operations.moc"
