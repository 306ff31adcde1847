#include "market/checkdigits.h"
#include "market/referencedata.h"

#include <QSet>
#include <QTest>

using namespace eforms;
using namespace eforms::market;
using namespace Qt::StringLiterals;

class SecuritiesTest : public QObject
{
    Q_OBJECT

    std::optional<ReferenceData> m_data;

private Q_SLOTS:
    void initTestCase()
    {
        const auto data = ReferenceData::open();
        QVERIFY2(data.has_value(), qPrintable(data ? QString() : data.error().detail));
        m_data = *data;
    }

    void isinsAreToldFromNumbersThatOnlyLookLikeOne_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        for (const char *text : {"HK0388045442", "KYG875721634", "GB0005405286", "US5949181045", "HK2800008867", "HK0000123452"})
            QTest::newRow(text) << QString::fromLatin1(text) << true;
        QTest::newRow("wrong check digit") << u"HK0388045443"_s << false;
        QTest::newRow("two digits swapped") << u"HK0388054442"_s << false;
        QTest::newRow("small letters") << u"hk0388045442"_s << false;
        QTest::newRow("too short") << u"HK038804544"_s << false;
        QTest::newRow("too long") << u"HK03880454420"_s << false;
        QTest::newRow("a digit in the country") << u"H10388045442"_s << false;
        QTest::newRow("a letter as check digit") << u"HK038804544A"_s << false;
        QTest::newRow("full-width digits") << u"HK038804544２"_s << false;
        QTest::newRow("empty") << QString() << false;
    }

    void isinsAreToldFromNumbersThatOnlyLookLikeOne()
    {
        QFETCH(QString, text);
        QTEST(isIsin(text), "good");
    }

    void cusipsAreToldFromNumbersThatOnlyLookLikeOne_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("Microsoft") << u"594918104"_s << true;
        QTest::newRow("Intel") << u"458140100"_s << true;
        QTest::newRow("with letters") << u"38259P508"_s << true;
        QTest::newRow("wrong check digit") << u"594918105"_s << false;
        QTest::newRow("too short") << u"59491810"_s << false;
        QTest::newRow("small letter") << u"38259p508"_s << false;
        QTest::newRow("empty") << QString() << false;
    }

    void cusipsAreToldFromNumbersThatOnlyLookLikeOne()
    {
        QFETCH(QString, text);
        QTEST(isCusip(text), "good");
    }

    void referenceNumbersAreRecognised_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("settlement") << u"CC-SND01-20250708-000123"_s << true;
        QTest::newRow("membership") << u"CC-MBR26-20250708-000001"_s << true;
        QTest::newRow("no such day") << u"CC-SND01-20250231-000123"_s << false;
        QTest::newRow("short counter") << u"CC-SND01-20250708-00123"_s << false;
        QTest::newRow("something before") << u" CC-SND01-20250708-000123"_s << false;
        QTest::newRow("a line end after") << u"CC-SND01-20250708-000123\n"_s << false;
    }

    void referenceNumbersAreRecognised()
    {
        QFETCH(QString, text);
        QTEST(isReferenceNumber(text), "good");
    }

    void everyCounterYieldsItsDomainSettlementCounter()
    {
        QCOMPARE(m_data->securities.domainCode(u"80388"), u"00388"_s);
        QCOMPARE(m_data->securities.domainCode(u"00388"), u"00388"_s);
        QCOMPARE(m_data->securities.counters(u"80388"), (QStringList {u"00388"_s, u"80388"_s}));
        QVERIFY(!m_data->securities.domainCode(u"99999"));
        QVERIFY(m_data->securities.counters(u"99999").isEmpty());
    }

    void everySampleSecurityIsWhole()
    {
        const QSet<QString> markets {u"HKMK"_s, u"MAMK"_s, u"SZMK"_s};
        const QSet<QString> currencies {u"HKD"_s, u"CNY"_s, u"USD"_s};
        QVERIFY(m_data->securities.directory().size() >= 60);

        for (const Json &record : m_data->securities.directory().records()) {
            const QByteArray code = record["code"_L1].toString().toUtf8();
            QVERIFY2(isIsin(record["isin"_L1].toString()), code.constData());
            QVERIFY2(code.size() == 5, code.constData());
            QVERIFY2(record["board_lot"_L1].toInteger() >= 1, code.constData());
            QVERIFY2(markets.contains(record["market"_L1].toString()), code.constData());
            QVERIFY2(currencies.contains(record["currency"_L1].toString()), code.constData());
            QVERIFY2(!record["short_name_en"_L1].toString().isEmpty(), code.constData());
            QVERIFY2(!record["short_name_zh"_L1].toString().isEmpty(), code.constData());
            const bool connect = record["market"_L1].toString() != "HKMK"_L1;
            QVERIFY2(connect == record.contains(u"mainland_code"), code.constData());
            const bool debt = record["kind"_L1].toString() == "DEBT"_L1;
            QVERIFY2(debt == record.contains(u"cmu_issue_no"), code.constData());
            if (record.contains(u"cusip"))
                QVERIFY2(isCusip(record["cusip"_L1].toString()), code.constData());
        }
    }

    void countersOfOneSecurityHaveOneIsin()
    {
        for (const Json &record : m_data->securities.directory().records()) {
            const Json &domain = m_data->securities.find(record["domain_code"_L1].toString());
            QCOMPARE(record["isin"_L1].toString(), domain["isin"_L1].toString());
        }
    }

    void debtInstrumentsLieInTheirCodeRanges()
    {
        for (const Json &record : m_data->securities.directory().records()) {
            const QString code = record["code"_L1].toString();
            const QString type = record["instrument_type"_L1].toString();
            QCOMPARE(type == "EFN"_L1, code >= u"04000"_s && code <= u"04199"_s);
            QCOMPARE(type == "GOV_BOND"_L1, code >= u"04200"_s && code <= u"04299"_s);
        }
    }

    void recordsAreFoundBySourceAndKey()
    {
        QCOMPARE(m_data->lookup(u"securities"_s, Json(u"00700"_s))["short_name_en"_L1].toString(), u"TENCENT"_s);
        QCOMPARE(m_data->lookup(u"participants"_s, Json(u"C00088"_s))["name_zh"_L1].toString(), u"示例託管銀行有限公司"_s);
        QCOMPARE(m_data->lookup(u"cmu_members"_s, Json(u"ABCD"_s))["name_en"_L1].toString(), u"SAMPLE BANK"_s);
        QVERIFY(m_data->lookup(u"securities"_s, Json(u"99999"_s)).isAbsent());
        QCOMPARE(m_data->lookup(u"banks"_s, Json(u"004"_s))["name_zh"_L1].toString(), u"香港上海滙豐銀行"_s);
        QVERIFY(m_data->lookup(u"no_such_list"_s, Json(u"003"_s)).isAbsent());
        QVERIFY(m_data->lookup(u"securities"_s, Json::null()).isAbsent());
        QVERIFY(m_data->knows(u"securities"_s));
        QVERIFY(m_data->knows(u"banks"_s));
        QVERIFY(!m_data->knows(u"no_such_list"_s));
    }

    void sampleDataSaysThatItIsSampleData()
    {
        for (const QString &name : {u"securities"_s, u"participants"_s, u"cmu_members"_s}) {
            QFile file(u":/eforms/reference/"_s + name + u".json"_s);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const Json json = *Json::parse(file.readAll());
            QVERIFY(json["note"_L1]["en"_L1].toString().contains(u"sample data"_s, Qt::CaseInsensitive));
            QVERIFY(!json["note"_L1]["zh-Hant"_L1].toString().isEmpty());
        }
    }

    void aListThatIsNotAtHandKnowsNothing()
    {
        QFile file(u":/eforms/reference/calendars.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));

        const auto data = ReferenceData::fromDocuments({{u"calendars"_s, *Json::parse(file.readAll())}});

        QVERIFY(data.has_value());
        QVERIFY(!data->knows(u"securities"_s));
        QVERIFY(data->lookup(u"securities"_s, Json(u"00388"_s)).isAbsent());
    }

    void brokenListsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::newRow("no key") << QByteArray(R"({"records":[]})");
        QTest::newRow("no records") << QByteArray(R"({"key":"code"})");
        QTest::newRow("a record without key") << QByteArray(R"({"key":"code","records":[{"isin":"x"}]})");
        QTest::newRow("a key twice") << QByteArray(
            R"({"key":"code","records":[{"code":"1","domain_code":"1"},{"code":"1","domain_code":"1"}]})");
        QTest::newRow("an unknown domain counter") << QByteArray(
            R"({"key":"code","records":[{"code":"1","domain_code":"2"}]})");
    }

    void brokenListsAreRefused()
    {
        QFETCH(QByteArray, document);

        const auto master = SecurityMaster::load(*Json::parse(document));

        QVERIFY(!master);
        QCOMPARE(master.error().kind, ErrorKind::Malformed);
    }
};

QTEST_GUILESS_MAIN(SecuritiesTest)
#include "tst_securities.moc"
