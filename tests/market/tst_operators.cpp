#include "market/referencedata.h"
#include "market/ruleoperators.h"

#include <QTest>

using namespace eforms;
using namespace Qt::StringLiterals;

class OperatorsTest : public QObject
{
    Q_OBJECT

    engine::Operators m_operators;

private Q_SLOTS:
    void initTestCase()
    {
        const auto data = market::ReferenceData::open();
        QVERIFY(data.has_value());
        m_operators = market::ruleOperators(data->calendar);
    }

    void operatorsAnswer_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("arguments");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *tag, const char *name, const char *arguments, const char *expected) {
            QTest::newRow(tag) << QString::fromLatin1(name) << QByteArray(arguments) << QByteArray(expected);
        };
        row("a settlement day", "is_bd", R"(["2025-07-08","HKMK"])", "true");
        row("a half-day eve", "is_bd", R"(["2026-02-16","HKMK"])", "false");
        row("a half-day eve as business day", "is_bd", R"(["2026-02-16","HKBD"])", "true");
        row("a Mainland closure", "is_bd", R"(["2025-10-02","SZMK"])", "false");
        row("no date", "is_bd", R"(["2025-02-30","HKMK"])", "");
        row("a date with a time", "is_bd", R"(["2025-07-08T10:00","HKMK"])", "");
        row("no date at all", "is_bd", R"([null,"HKMK"])", "");
        row("an unknown year", "is_bd", R"(["2040-07-03","HKMK"])", "");
        row("an unknown calendar", "is_bd", R"(["2025-07-08","XXXX"])", "");
        row("T+2", "add_bd", R"(["2025-07-04",2,"HKMK"])", R"("2025-07-08")");
        row("T+2 over Lunar New Year", "add_bd", R"(["2026-02-13",2,"HKMK"])", R"("2026-02-23")");
        row("T rolls forward", "add_bd", R"(["2025-07-05",0,"MAMK"])", R"("2025-07-07")");
        row("a count written with decimals", "add_bd", R"(["2025-07-04",2.0,"HKMK"])", R"("2025-07-08")");
        row("half a day", "add_bd", R"(["2025-07-04",1.5,"HKMK"])", "");
        row("a count that is text", "add_bd", R"(["2025-07-04","2","HKMK"])", "");
        row("beyond what is known", "add_bd", R"(["2027-12-30",5,"HKMK"])", "");
        row("a Hong Kong settlement day", "is_hk_bd", R"(["2025-07-02"])", "true");
        row("a Hong Kong holiday", "is_hk_bd", R"(["2025-07-01"])", "false");
        row("days between", "hk_bd_diff", R"(["2026-02-13","2026-02-23"])", "2");
        row("days between, backwards", "hk_bd_diff", R"(["2026-02-23","2026-02-13"])", "-2");
        row("an ISIN", "isin_ok", R"(["HK0388045442"])", "true");
        row("no ISIN", "isin_ok", R"(["HK0388045441"])", "false");
        row("a CUSIP", "cusip_ok", R"(["458140100"])", "true");
        row("no CUSIP", "cusip_ok", R"([null])", "false");
        row("a document that is there", "has_att", R"([[{"id":"a","doc_type":"DEED"}],"DEED"])", "true");
        row("a document that is not there", "has_att", R"([[{"id":"a","doc_type":"DEED"}],"RECEIPT"])", "false");
        row("no documents", "has_att", R"([null,"RECEIPT"])", "false");
    }

    void operatorsAnswer()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, arguments);
        QFETCH(QByteArray, expected);
        const engine::Operator applied = m_operators.value(name);
        const Json list = *Json::parse(arguments);
        QCOMPARE(list.size(), applied.arguments);

        const Json result = applied.apply(list.array());

        QCOMPARE(result.isAbsent() ? QByteArray() : result.toBytes(), expected);
    }
};

QTEST_GUILESS_MAIN(OperatorsTest)
#include "tst_operators.moc"
