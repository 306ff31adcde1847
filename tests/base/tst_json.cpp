#include "base/json.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace eforms;

namespace {

Json parsed(QByteArrayView bytes)
{
    const auto json = Json::parse(bytes);
    return json ? *json : Json();
}

} // namespace

class TestJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsReadIsWrittenAgain_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const QByteArray text : {"null", "true", "false", "\"\"", "[]", "{}", "[1,[2,[3]],{\"a\":null}]",
                 "{\"z\":1,\"a\":2,\"m\":{\"b\":[],\"a\":{}}}", "{\"\":0}", "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\""})
            QTest::newRow(text.constData()) << text;
        QTest::newRow("trailing zeros") << QByteArray("[1.10,100.00,0.0]");
        QTest::newRow("exponents") << QByteArray("[1e5,1E+5,2.50e-3]");
        QTest::newRow("more digits than a double") << QByteArray("[12345678901234567890123.4567890123456789]");
        QTest::newRow("the ends of 64 bits")
            << QByteArray("[9223372036854775807,-9223372036854775808,18446744073709551615]");
        QTest::newRow("Chinese") << QByteArray("{\"姓名\":\"陳大文\"}");
        QTest::newRow("beyond the basic plane") << QByteArray("\"\xF0\xA8\xB3\x92\xF0\x9F\x98\x80\"");
    }

    void whatIsReadIsWrittenAgain()
    {
        QFETCH(QByteArray, text);

        const auto json = Json::parse(text);

        QVERIFY(json);
        QCOMPARE(json->toBytes(), text);
        QCOMPARE(parsed(json->toPrettyBytes()).toBytes(), text);
    }

    void escapesAreRead() { QCOMPARE(parsed("\"\\u9673\\ud83d\\ude00\\/\"").toString(), u"陳😀/"_s); }

    void badTextIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const QByteArray text : {"", " ", "nul", "[1,]", "{\"a\":}", "{a:1}", "{'a':1}", "[01]", "[+1]", "[.5]",
                 "[1.]", "[NaN]", "[-]", "[1] 2", "\"open", "\"\\x\"", "[1}", "/* */ 1", "{\"a\":1,\"a\":2}",
                 "{\"a\":1,\"\\u0061\":2}", "\"\\ud800\"", "\"\\udc00\"", "\"\\ud800\\ud800\"", "\"\xC3\"",
                 "\"\xC0\xAF\"", "\"\xED\xA0\x80\"", "\"\xF4\x90\x80\x80\"", "\"\xFF\""})
            QTest::newRow(text.toPercentEncoding(" []{}\":,").constData()) << text;
        QTest::newRow("a line break inside a string") << QByteArray("\"a\nb\"");
        QTest::newRow("a zero byte") << QByteArray("[1\0]", 4);
    }

    void badTextIsRefused()
    {
        QFETCH(QByteArray, text);

        const auto json = Json::parse(text);

        QVERIFY(!json);
        QCOMPARE(json.error().kind, ErrorKind::Malformed);
    }

    void aRefusalDoesNotQuoteTheInput()
    {
        const auto json = Json::parse("{\"password\":\"secret\",}");

        QVERIFY(!json);
        QVERIFY(!json.error().detail.contains("secret"_L1));
        QVERIFY(!json.error().detail.contains("password"_L1));
    }

    void limitsAreKept()
    {
        const Json::Limits limits {20, 3};

        QVERIFY(Json::parse("[[[1]]]", limits));
        QCOMPARE(Json::parse("[[[[1]]]]", limits).error().kind, ErrorKind::TooLarge);
        QVERIFY(Json::parse("\"345678901234567890\"", limits));
        QCOMPARE(Json::parse("\"3456789012345678901\"", limits).error().kind, ErrorKind::TooLarge);
        QCOMPARE(Json::parse(QByteArray(100'000, '[')).error().kind, ErrorKind::TooLarge);
        QCOMPARE(Json::parse("[1e1001]", limits).has_value(), false);
        QCOMPARE(Json::parse('[' + QByteArray(1001, '9') + ']').has_value(), false);
    }

    void aNumberBeyondAllBoundsIsTooLarge()
    {
        QCOMPARE(Json::parse("[1e99999]").error().kind, ErrorKind::TooLarge);
        QCOMPARE(Json::parse('[' + QByteArray(1, '1') + QByteArray(1000, '0') + ']').error().kind, ErrorKind::TooLarge);
    }

    void aByteOrderMarkInATextIsPartOfIt()
    {
        QCOMPARE(Json::parse(R"(["\ufeff\ufeffa"])")->toBytes(), QByteArray("[\"\xEF\xBB\xBF\xEF\xBB\xBF" "a\"]"));
        QCOMPARE((*Json::parse("[\"\xEF\xBB\xBF\"]"))[0].toString().size(), 1);
    }

    void aLargeObjectIsReadInOrder()
    {
        QByteArray text = "{";
        for (int i = 0; i < 5000; ++i)
            text += (i > 0 ? ",\"" : "\"") + QByteArray::number(i) + "\":" + QByteArray::number(i);
        text += '}';

        const Json json = parsed(text);

        QCOMPARE(json.size(), 5000);
        QCOMPARE(json[u"4321"_s].toInteger(), 4321);
        QCOMPARE(json.toBytes(), text);
    }

    void equalityGoesByValue_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<bool>("equal");
        QTest::newRow("number forms") << QByteArray("[1.10,1e2,-0]") << QByteArray("[1.1,100,0]") << true;
        QTest::newRow("member order") << QByteArray("{\"a\":1,\"b\":2}") << QByteArray("{\"b\":2,\"a\":1}") << true;
        QTest::newRow("element order") << QByteArray("[1,2]") << QByteArray("[2,1]") << false;
        QTest::newRow("text is no number") << QByteArray("\"1\"") << QByteArray("1") << false;
        QTest::newRow("null is a value") << QByteArray("{\"a\":null}") << QByteArray("{}") << false;
        QTest::newRow("beyond doubles") << QByteArray("9007199254740993") << QByteArray("9007199254740992") << false;
    }

    void equalityGoesByValue()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        QFETCH(bool, equal);

        QCOMPARE(parsed(a) == parsed(b), equal);
    }

    void pointersLeadToValues_data()
    {
        // RFC 6901, section 5.
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QByteArray>("value");
        QTest::newRow("foo") << u"/foo"_s << QByteArray("[\"bar\",\"baz\"]");
        QTest::newRow("element") << u"/foo/0"_s << QByteArray("\"bar\"");
        QTest::newRow("empty key") << u"/"_s << QByteArray("0");
        QTest::newRow("slash") << u"/a~1b"_s << QByteArray("1");
        QTest::newRow("percent") << u"/c%d"_s << QByteArray("2");
        QTest::newRow("quote") << u"/k\"l"_s << QByteArray("6");
        QTest::newRow("space") << u"/ "_s << QByteArray("7");
        QTest::newRow("tilde") << u"/m~0n"_s << QByteArray("8");
        QTest::newRow("tilde then one") << u"/t~01u"_s << QByteArray("9");
    }

    void pointersLeadToValues()
    {
        QFETCH(QString, pointer);
        QFETCH(QByteArray, value);
        const Json json = parsed(
            "{\"foo\":[\"bar\",\"baz\"],\"\":0,\"a/b\":1,\"c%d\":2,\"k\\\"l\":6,\" \":7,\"m~n\":8,\"t~1u\":9}");

        QCOMPARE(json.at(pointer).toBytes(), value);
        QCOMPARE(json.at(u""), json);
    }

    void pointersToNowhereLeadToAbsent_data()
    {
        QTest::addColumn<QString>("pointer");
        for (const char *pointer :
            {"/x", "a", "/a/2", "/a/-1", "/a/01", "/a/+1", "/a/-", "/a/0/b", "/a/9999999999", "/a/1e0"})
            QTest::newRow(pointer) << QString::fromLatin1(pointer);
    }

    void pointersToNowhereLeadToAbsent()
    {
        QFETCH(QString, pointer);

        QVERIFY(parsed("{\"a\":[1,2]}").at(pointer).isAbsent());
    }

    void pointersAreBuiltWithEscapes()
    {
        const QString pointer = pointerTo(pointerTo(u"/a"_s, u"x/y~z"), 3);

        QCOMPARE(pointer, u"/a/x~1y~0z/3"_s);
        QCOMPARE(pointerParts(pointer), QStringList({u"a"_s, u"x/y~z"_s, u"3"_s}));
    }

    void setAtChangesOnePlace_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("after");
        const auto row
            = [](const char *name, const char *before, const QString &pointer, const char *value, const char *after) {
                  QTest::newRow(name) << QByteArray(before) << pointer << QByteArray(value) << QByteArray(after);
              };
        row("member", "{\"a\":1,\"b\":2}", u"/a"_s, "3", "{\"a\":3,\"b\":2}");
        row("new member", "{}", u"/a"_s, "1", "{\"a\":1}");
        row("way is made", "{}", u"/a/b/c"_s, "1", "{\"a\":{\"b\":{\"c\":1}}}");
        row("element", "{\"a\":[1,2]}", u"/a/1"_s, "9", "{\"a\":[1,9]}");
        row("one past the end", "{\"a\":[1]}", u"/a/1"_s, "2", "{\"a\":[1,2]}");
        row("inside a row", "[{\"x\":1},{\"x\":2}]", u"/1/x"_s, "3", "[{\"x\":1},{\"x\":3}]");
        row("new row", "[]", u"/0/x"_s, "3", "[{\"x\":3}]");
        row("the whole", "{\"a\":1}", u""_s, "[]", "[]");
        row("escaped", "{}", u"/a~1b"_s, "1", "{\"a/b\":1}");
        row("member removed", "{\"a\":1,\"b\":2}", u"/a"_s, "", "{\"b\":2}");
        row("element removed", "[1,2,3]", u"/1"_s, "", "[1,3]");
        row("nothing to remove", "{\"a\":{}}", u"/a/b/c"_s, "", "{\"a\":{}}");
        row("no row to remove from", "[]", u"/0/x"_s, "", "[]");
    }

    void setAtChangesOnePlace()
    {
        QFETCH(QByteArray, before);
        QFETCH(QString, pointer);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, after);
        Json json = parsed(before);

        QVERIFY(json.setAt(pointer, value.isEmpty() ? Json() : parsed(value)));

        QCOMPARE(json.toBytes(), after);
    }

    void setAtRefusesWaysThroughOtherValues_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::newRow("text") << u"/s/x"_s;
        QTest::newRow("null") << u"/n/x"_s;
        QTest::newRow("no index") << u"/a/x"_s;
        QTest::newRow("two past the end") << u"/a/3"_s;
        QTest::newRow("no pointer") << u"a"_s;
    }

    void setAtRefusesWaysThroughOtherValues()
    {
        QFETCH(QString, pointer);
        const QByteArray before = "{\"s\":\"t\",\"n\":null,\"a\":[1]}";
        Json json = parsed(before);

        QVERIFY(!json.setAt(pointer, Json(1)));

        QCOMPARE(json.toBytes(), before);
    }

    void copiesDoNotChangeWithTheOriginal()
    {
        Json original = parsed("{\"a\":{\"b\":[1]}}");
        const Json copy = original;

        QVERIFY(original.setAt(u"/a/b/0"_s, Json(2)));
        original.set(u"c"_s, Json(true));

        QCOMPARE(copy.toBytes(), "{\"a\":{\"b\":[1]}}");
        QCOMPARE(original.toBytes(), "{\"a\":{\"b\":[2]},\"c\":true}");
    }

    void membersCanBeRemovedFromALargeObject()
    {
        Json json;
        for (int i = 0; i < 40; ++i)
            json.set(QString::number(i), Json(i));

        for (int i = 0; i < 40; i += 2)
            json.set(QString::number(i), Json());

        QCOMPARE(json.size(), 20);
        QVERIFY(json[u"20"_s].isAbsent());
        QCOMPARE(json[u"21"_s].toInteger(), 21);
    }

    void emptyIsWhatRulesCallEmpty()
    {
        QVERIFY(Json().isEmpty());
        QVERIFY(Json::null().isEmpty());
        QVERIFY(Json(QString()).isEmpty());
        QVERIFY(Json(Json::Array()).isEmpty());
        QVERIFY(!Json(false).isEmpty());
        QVERIFY(!Json(0).isEmpty());
        QVERIFY(!Json::emptyObject().isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
