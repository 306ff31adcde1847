#include "sheets/naughty.h"
#include "widgets/sampleform.h"
#include "widgets/tableexchange.h"

using namespace Qt::StringLiterals;
using namespace eforms;
using widgets::CellReader;
using widgets::TableExchange;

namespace {

CellReader readerOf(const QString &pointer)
{
    static const engine::FormPointer form = sampleForm();
    return CellReader(*form, widgets::factsOf(*form, pointer));
}

TableExchange linesOf(const engine::FormDefinition &form)
{
    return TableExchange(form, u"/lines"_s, widgets::factsOf(form, u"/lines"_s).members);
}

} // namespace

/// What cells of a spreadsheet mean for the fields of a form.
class CellReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cellsAreUnderstood_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char *name, const char *pointer, const QString &cell, const QByteArray &json) {
            QTest::newRow(name) << QString::fromLatin1(pointer) << cell << json;
        };
        row("whole number", "/quantity", u"500"_s, "500");
        row("thousands", "/quantity", u"1,234,567"_s, "1234567");
        row("full width", "/quantity", u"１，２３４"_s, "1234");
        row("spaces around", "/quantity", u" 12 "_s, "12");
        row("accountants' brackets", "/quantity", u"(1,234)"_s, "-1234");
        row("no number", "/quantity", u"many"_s, "\"many\"");
        row("not finite", "/quantity", u"1E+400"_s, "\"1E+400\"");
        row("decimal text", "/amount", u"1,234.50"_s, "\"1234.50\"");
        row("not a percentage here", "/amount", u"5%"_s, "\"5%\"");
        row("day", "/day", u"2025-07-08"_s, "\"2025-07-08\"");
        row("day first", "/day", u"8/7/2025"_s, "\"2025-07-08\"");
        row("Chinese day", "/day", u"2025年7月8日"_s, "\"2025-07-08\"");
        row("day with midnight", "/day", u"2025-07-08 00:00:00"_s, "\"2025-07-08\"");
        row("day from a workbook", "/day", u"2025-07-08T00:00"_s, "\"2025-07-08\"");
        row("no day", "/day", u"31/2/2025"_s, "\"31/2/2025\"");
        row("time", "/hour", u"9:30"_s, "\"09:30\"");
        row("time with seconds", "/hour", u"09:30:00"_s, "\"09:30\"");
        row("code", "/market", u"HKMK"_s, "\"HKMK\"");
        row("English name", "/market", u"hong kong"_s, "\"HKMK\"");
        row("Chinese name", "/market", u"上海"_s, "\"MAMK\"");
        row("code and name", "/market", u"SZMK – 深圳"_s, "\"SZMK\"");
        row("no choice", "/market", u"Tokyo"_s, "\"Tokyo\"");
        row("yes", "/declaration", u"YES"_s, "true");
        row("Chinese yes", "/declaration", u"是"_s, "true");
        row("truth of a workbook", "/declaration", u"FALSE"_s, "false");
        row("neither", "/declaration", u"maybe"_s, "\"maybe\"");
        row("free text", "/note", u"  two\nlines "_s, "\"  two\\nlines \"");
        row("code with zeros", "/code", u"00005"_s, "\"00005\"");
    }
    void cellsAreUnderstood()
    {
        QFETCH(QString, pointer);
        QFETCH(QString, cell);
        QFETCH(QByteArray, json);

        QCOMPARE(readerOf(pointer).read(cell).toBytes(), json);
    }

    void anEmptyCellIsNoValue()
    {
        QVERIFY(readerOf(u"/quantity"_s).read(QString()).isAbsent());
    }

    void whatIsExportedIsReadTheSameInEitherLanguage()
    {
        const auto same = [](const QString &pointer, const Json &value) {
            const CellReader reader = readerOf(pointer);
            for (const Language language : {Language::English, Language::TraditionalChinese}) {
                QCOMPARE(reader.read(reader.exported(value, language)), value);
                QCOMPARE(reader.read(reader.copied(value, language)), value);
            }
        };
        same(u"/market"_s, Json(u"MAMK"_s));
        same(u"/market"_s, Json(u"Tokyo"_s));
        same(u"/country"_s, Json(u"AT"_s));
        same(u"/declaration"_s, Json(true));
        same(u"/declaration"_s, Json(false));
        same(u"/quantity"_s, Json(1234567));
        same(u"/quantity"_s, Json(u"many"_s));
        same(u"/amount"_s, Json(u"1234.50"_s));
        same(u"/day"_s, Json(u"2025-07-08"_s));
        same(u"/note"_s, Json(u"=1+1"_s));
        QCOMPARE(readerOf(u"/market"_s).exported(Json(u"MAMK"_s), Language::TraditionalChinese), u"MAMK – 上海"_s);
        QCOMPARE(readerOf(u"/market"_s).copied(Json(u"MAMK"_s), Language::English), u"Shanghai"_s);
    }

    void severalValuesStandInOneCell()
    {
        engine::FormBundle bundle;
        bundle.form = Json::of({{u"id"_s, Json(u"lists"_s)}, {u"version"_s, Json(1)}});
        bundle.schema = *Json::parse(R"({"type":"object","properties":{"names":{"type":"array","items":{"type":"string"}}}})");
        const auto form = engine::FormDefinition::load(bundle, {});
        QVERIFY(form.has_value());
        const CellReader reader(**form, widgets::factsOf(**form, u"/names"_s));

        QCOMPARE(reader.read(u"a; b；c"_s), Json::strings({u"a"_s, u"b"_s, u"c"_s}));
        for (const QStringList &names : {QStringList {u"a"_s, u"b"_s}, QStringList {u"a;b"_s, u" c "_s}, QStringList {u"[x]"_s}}) {
            const Json values = Json::strings(names);
            QCOMPARE(reader.read(reader.exported(values, Language::English)), values);
        }
    }

    void naughtyTextStaysAsItIs()
    {
        const QStringList all = naughtyStrings();
        if (all.isEmpty())
            QSKIP("the list of naughty strings is not here");
        const CellReader reader = readerOf(u"/note"_s);
        for (const QString &each : all)
            QCOMPARE(reader.read(each).toString(), each);
    }

    void headingsAreKnownInBothLanguagesAndByKey()
    {
        const engine::FormPointer form = sampleForm();
        const TableExchange lines = linesOf(*form);

        QCOMPARE(lines.mappingOf({u"Quantity *"_s, u"股份代號"_s, u"urgent"_s, u"nothing"_s, u"數量："_s}),
            (TableExchange::Mapping {1, 0, 4, -1, -1}));
        QVERIFY(lines.isHeader({u"stock  CODE"_s, QString(), u"數量"_s}));
        QVERIFY(!lines.isHeader({u"Stock code"_s, u"00005"_s}));
        QVERIFY(!lines.isHeader({QString(), QString()}));
        for (const Language language : {Language::English, Language::TraditionalChinese})
            QCOMPARE(lines.mappingOf(lines.headings(language)), (TableExchange::Mapping {0, 1, 2, 3, 4, 5}));
    }

    void aRowIsMadeOfCells()
    {
        const engine::FormPointer form = sampleForm();

        const Json row = linesOf(*form).row({u"乙"_s, u"5"_s, u"left out"_s, u""_s}, {3, 1, -1, 5});

        QCOMPARE(row.toBytes(), QByteArray(R"({"kind":"B","quantity":5})"));
    }
};

QTEST_GUILESS_MAIN(CellReaderTest)
#include "tst_cellreader.moc"
