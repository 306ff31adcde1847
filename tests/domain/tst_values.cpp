#include "base/clock.h"
#include "domain/attachment.h"
#include "domain/draft.h"
#include "domain/refusal.h"
#include "domain/request.h"
#include "domain/service.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace eforms;
using namespace eforms::domain;

class TestValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRequestSurvivesTheWire()
    {
        Request request;
        request.id = u"6f9619ff-8b86-4d01-b42d-00cf4fc964ff"_s;
        request.participant = u"B01234"_s;
        request.form = u"buy-in-exemption"_s;
        request.formVersion = 1;
        request.state = State::InfoRequested;
        request.revision = 3;
        request.data = Json::of({{u"remarks"_s, u"請盡快處理"_s}});
        request.levels = {{Function::Check, 1}, {Function::Sign, 2}};
        request.maker = {u"p-1"_s, u"Chan Tai Man"_s, u"陳大文"_s};
        request.contributors = {request.maker};
        request.claim = Claim {{u"p-2"_s, u"Li"_s, u"李"_s}, base::fromWire(u"2026-11-20T02:00:00.000Z"_s)};
        request.remark = Remark {request.maker, u"reason"_s, base::fromWire(u"2026-11-20T02:00:00.000Z"_s), {{u"/due_date"_s, u"wrong day"_s}}};
        request.query = Query {u"Which?"_s, u"2026-11-24"_s, u"This."_s, false, request.maker};
        request.rowResults = {{0, u"EXEMPTED"_s, u""_s}};

        const auto back = Request::fromJson(request.toJson());

        QVERIFY(back);
        QCOMPARE(back->toJson(), request.toJson());
    }

    void aRequestWithoutAStateIsRefused()
    {
        const auto request = Request::fromJson(Json::of({{u"id"_s, u"x"_s}, {u"participant"_s, u"B01234"_s}}));

        QVERIFY(!request);
        QCOMPARE(request.error().kind, ErrorKind::Malformed);
    }

    void theContentHashChangesWithEveryPartThatIsApproved()
    {
        const Json data = Json::of({{u"a"_s, 1}});
        const QString hash = contentHash(u"form"_s, 1, data);

        QCOMPARE(contentHash(u"form"_s, 1, Json::of({{u"a"_s, 1}})), hash);
        QVERIFY(contentHash(u"form"_s, 1, Json::of({{u"a"_s, 2}})) != hash);
        QVERIFY(contentHash(u"form"_s, 2, data) != hash);
        QVERIFY(contentHash(u"other"_s, 1, data) != hash);
    }

    void aRefusalKeepsItsCodeAndItsOwnMembers()
    {
        const auto json = Json::parse(R"({"type":"urn:eforms:problem:code-wrong","title":"x","status":401,"attempts_left":2,
            "errors":[{"pointer":"/a","keyword":"required","severity":"error"}]})");
        QVERIFY(json);

        const Refusal refusal = Refusal::fromJson(401, *json);

        QCOMPARE(refusal.code, u"code-wrong"_s);
        QCOMPARE(refusal.extra["attempts_left"_L1].toInteger(), 2);
        QCOMPARE(refusal.problems.size(), 1);
        QCOMPARE(Refusal::fromJson(401, refusal.toJson()).toJson(), refusal.toJson());
    }

    void hostileFileNamesBecomeHarmless_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("clean");
        QTest::newRow("path") << u"../../etc/passwd"_s << u"passwd"_s;
        QTest::newRow("windows path") << u"C:\\temp\\a.pdf"_s << u"a.pdf"_s;
        QTest::newRow("right-to-left override") << u"inv\u202Efdp.exe"_s << u"invfdp.exe"_s;
        QTest::newRow("device") << u"con.pdf"_s << u"filecon.pdf"_s;
        QTest::newRow("device with number") << u"COM1"_s << u"fileCOM1"_s;
        QTest::newRow("leading dash and dot") << u"-.x.pdf"_s << u"x.pdf"_s;
        QTest::newRow("trailing dot") << u"a.pdf. ."_s << u"a.pdf"_s;
        QTest::newRow("nothing left") << u"///"_s << u"file"_s;
        QTest::newRow("Chinese stays") << u"過戶處收據.pdf"_s << u"過戶處收據.pdf"_s;
    }

    void hostileFileNamesBecomeHarmless()
    {
        QFETCH(QString, name);
        QFETCH(QString, clean);

        QCOMPARE(cleanFileName(name), clean);
    }

    void aLongFileNameKeepsItsExtension()
    {
        const QString clean = cleanFileName(QString(300, u'長') + u".pdf"_s);

        QCOMPARE(clean.size(), 100);
        QVERIFY(clean.endsWith(u".pdf"_s));
    }

    void theContentDecidesTheMediaType()
    {
        QCOMPARE(mediaTypeOf("%PDF-1.7 …", u"a.pdf"_s).value_or(QString()), u"application/pdf"_s);
        QVERIFY(!mediaTypeOf("%PDF-1.7 …", u"a.png"_s));
        QVERIFY(!mediaTypeOf("MZ…", u"a.pdf"_s));
        QVERIFY(!mediaTypeOf(QByteArray("PK\x03\x04 xl/workbook.xml xl/vbaProject.bin"), u"a.xlsx"_s));
        QVERIFY(!mediaTypeOf("", u"a.pdf"_s));
    }

    void aDraftSurvivesTheStore()
    {
        Draft draft;
        draft.id = u"d-1"_s;
        draft.form = u"buy-in-exemption"_s;
        draft.data = Json::of({{u"remarks"_s, u"半份"_s}});
        draft.stage = Draft::Stage::Waiting;
        draft.createdUtc = draft.updatedUtc = base::fromWire(u"2026-11-20T02:00:00.000Z"_s);

        const auto back = Draft::fromJson(draft.toJson());

        QVERIFY(back);
        QCOMPARE(back->toJson(), draft.toJson());
    }
};

QTEST_GUILESS_MAIN(TestValues)
#include "tst_values.moc"
