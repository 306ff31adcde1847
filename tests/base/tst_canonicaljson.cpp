#include "base/json.h"

#include <QTest>

#include <bit>

using namespace Qt::StringLiterals;
using namespace eforms;

/// The vectors of RFC 8785, https://www.rfc-editor.org/rfc/rfc8785
class TestCanonicalJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersAreWrittenAsEcmaScriptDoes_data()
    {
        // Appendix B.
        QTest::addColumn<quint64>("bits");
        QTest::addColumn<QByteArray>("text");
        const auto row
            = [](const char *name, quint64 bits, const char *text) { QTest::newRow(name) << bits << QByteArray(text); };
        row("zero", 0x0000000000000000, "0");
        row("minus zero", 0x8000000000000000, "0");
        row("minimum positive", 0x0000000000000001, "5e-324");
        row("minimum negative", 0x8000000000000001, "-5e-324");
        row("maximum positive", 0x7fefffffffffffff, "1.7976931348623157e+308");
        row("maximum negative", 0xffefffffffffffff, "-1.7976931348623157e+308");
        row("maximum positive integer", 0x4340000000000000, "9007199254740992");
        row("maximum negative integer", 0xc340000000000000, "-9007199254740992");
        row("2**68", 0x4430000000000000, "295147905179352830000");
        row("below 1e23", 0x44b52d02c7e14af5, "9.999999999999997e+22");
        row("1e23", 0x44b52d02c7e14af6, "1e+23");
        row("above 1e23", 0x44b52d02c7e14af7, "1.0000000000000001e+23");
        row("two below 1e21", 0x444b1ae4d6e2ef4e, "999999999999999700000");
        row("below 1e21", 0x444b1ae4d6e2ef4f, "999999999999999900000");
        row("1e21", 0x444b1ae4d6e2ef50, "1e+21");
        row("below 1e-6", 0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7");
        row("1e-6", 0x3eb0c6f7a0b5ed8d, "0.000001");
        row("third 3", 0x41b3de4355555553, "333333333.3333332");
        row("third 4", 0x41b3de4355555554, "333333333.33333325");
        row("third 5", 0x41b3de4355555555, "333333333.3333333");
        row("third 6", 0x41b3de4355555556, "333333333.3333334");
        row("third 7", 0x41b3de4355555557, "333333333.33333343");
        row("small negative", 0xbecbf647612f3696, "-0.0000033333333333333333");
        row("round to even", 0x43143ff3c1cb0959, "1424953923781206.2");
    }

    void numbersAreWrittenAsEcmaScriptDoes()
    {
        QFETCH(quint64, bits);
        QFETCH(QByteArray, text);
        const auto json = Json::parse(QByteArray::number(std::bit_cast<double>(bits), 'g', 17));

        QVERIFY(json);
        QCOMPARE(json->canonical(), text);
    }

    void membersAreSortedByCodeUnits()
    {
        // Section 3.2.3: the emoji, a surrogate pair, stands before U+FB33.
        const auto json = Json::parse("{\"\\u20ac\":\"Euro Sign\",\"\\r\":\"Carriage Return\","
                                      "\"\\ufb33\":\"Hebrew Letter Dalet With Dagesh\",\"1\":\"One\","
                                      "\"\\ud83d\\ude00\":\"Emoji: Grinning Face\",\"\\u0080\":\"Control\","
                                      "\"\\u00f6\":\"Latin Small Letter O With Diaeresis\"}");

        QVERIFY(json);
        QCOMPARE(json->canonical(),
            "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\xC2\x80\":\"Control\","
            "\"\xC3\xB6\":\"Latin Small Letter O With Diaeresis\",\"\xE2\x82\xAC\":\"Euro Sign\","
            "\"\xF0\x9F\x98\x80\":\"Emoji: Grinning Face\",\"\xEF\xAC\xB3\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    void theSampleOfTheRfcComesOutByteForByte()
    {
        // Sections 3.2.2 and 3.2.4.
        const auto json = Json::parse("{\n  \"numbers\": [333333333.33333329, 1E30, 4.50,\n"
                                      "              2e-3, 0.000000000000000000000000001],\n"
                                      "  \"string\": \"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\",\n"
                                      "  \"literals\": [null, true, false]\n}");

        QVERIFY(json);
        QCOMPARE(json->canonical(),
            "{\"literals\":[null,true,false],\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
            "\"string\":\"\xE2\x82\xAC$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    void aNumberThatNoDoubleHoldsKeepsItsDigits()
    {
        const auto canonical = [](const char *text) { return Json::parse(text)->canonical(); };

        QCOMPARE(canonical("[1e400,-1.50e400,1e-400,0e400]"), "[1e+400,-1.5e+400,1e-400,0]");
        QCOMPARE(canonical(canonical("[-12.5e-500]")), "[-1.25e-499]");
        QVERIFY(canonical("[1e400]") != canonical("[1e401]"));
    }

    void canonicalTextIsItsOwnCanonicalText()
    {
        const auto json = Json::parse("{\"b\":[1.10,{\"d\":\"\\u001f\",\"c\":[]}],\"a\":\"陳\"}");
        QVERIFY(json);
        const QByteArray once = json->canonical();

        const auto again = Json::parse(once);

        QVERIFY(again);
        QCOMPARE(again->canonical(), once);
        QCOMPARE(once, "{\"a\":\"陳\",\"b\":[1.1,{\"c\":[],\"d\":\"\\u001f\"}]}");
    }
};

QTEST_APPLESS_MAIN(TestCanonicalJson)
#include "tst_canonicaljson.moc"
