#include "sheets/csv.h"
#include "sheets/naughty.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace eforms;
using sheets::Encoding;
using sheets::Grid;

namespace {

Grid cellsOf(const QByteArray &bytes, const sheets::CsvOptions &options = {})
{
    const auto content = sheets::readCsv(bytes, options);
    return content ? content->grid : Grid {{u"failed"_s}};
}

} // namespace

/// CSV files in the encodings that people in Hong Kong have, and out again without formulas.
class CsvTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEncodingIsFound_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Encoding>("encoding");
        const QString text = u"數量,備註\r\n1,港股\r\n"_s;
        QStringEncoder little(QStringEncoder::Utf16LE);
        QStringEncoder big(QStringEncoder::Utf16BE);
        const QByteArray littleBytes = little.encode(text);
        const QByteArray bigBytes = big.encode(text);
        QTest::newRow("UTF-8") << text.toUtf8() << Encoding::Utf8;
        QTest::newRow("UTF-8 with a mark") << "\xEF\xBB\xBF" + text.toUtf8() << Encoding::Utf8;
        QTest::newRow("UTF-16, Intel") << littleBytes << Encoding::Utf16LittleEndian;
        QTest::newRow("UTF-16, Intel, with a mark") << "\xFF\xFE" + littleBytes << Encoding::Utf16LittleEndian;
        QTest::newRow("UTF-16, network") << bigBytes << Encoding::Utf16BigEndian;
        QTest::newRow("UTF-16, network, with a mark") << "\xFE\xFF" + bigBytes << Encoding::Utf16BigEndian;
        QTest::newRow("Big5") << QByteArray("\xBC\xC6\xB6\x71,\xB3\xC6\xB5\xF9\r\n1,\xB4\xE4\xAA\xD1\r\n") << Encoding::Big5;
    }
    void theEncodingIsFound()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(Encoding, encoding);

        const auto content = sheets::readCsv(bytes, {});

        QVERIFY(content.has_value());
        QVERIFY(content->encoding == encoding);
        QVERIFY(!content->damaged);
        QCOMPARE(content->grid, (Grid {{u"數量"_s, u"備註"_s}, {u"1"_s, u"港股"_s}}));
    }

    void charactersOfHongKongAreRead()
    {
#ifdef Q_OS_WIN
        QSKIP("Windows knows Big5 without the supplementary characters");
#endif
        QCOMPARE(cellsOf("\x9D\xF2,\x9D\xF8\n", {Encoding::Big5, {}}), (Grid {{u"𨋢"_s, u"啲"_s}}));
        const auto content = sheets::readCsv("\x88\x62\n", {Encoding::Big5, {}}); // one code, two characters
        QVERIFY(content.has_value());
        QCOMPARE(content->grid, (Grid {{u"\u00CA\u0304"_s}}));
    }

    void damagedCharactersAreSaid()
    {
        const auto content = sheets::readCsv("a,\xFF\xFF,b\n", {Encoding::Utf8, {}});

        QVERIFY(content.has_value());
        QVERIFY(content->damaged);
        QCOMPARE(content->grid.first().last(), u"b"_s);
        QVERIFY(sheets::readCsv("a,\x81", {Encoding::Big5, {}})->damaged);
        QVERIFY(sheets::readCsv("abc", {Encoding::Utf16LittleEndian, {}})->damaged);
    }

    void theChoiceOfAPersonWins()
    {
        const auto content = sheets::readCsv("a;b,c\n", {Encoding::Utf8, u','});

        QVERIFY(content.has_value());
        QCOMPARE(content->grid, (Grid {{u"a;b"_s, u"c"_s}}));
    }

    void noCellActsAsAFormula_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("written");
        QTest::newRow("formula") << u"=1+1"_s << u"'=1+1"_s;
        QTest::newRow("call") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
        QTest::newRow("plus") << u"+852 2345"_s << u"'+852 2345"_s;
        QTest::newRow("minus and a command") << u"-2+cmd|' /C calc'!A0"_s << u"'-2+cmd|' /C calc'!A0"_s;
        QTest::newRow("negative number") << u"-12.50"_s << u"-12.50"_s;
        QTest::newRow("tab") << u"\t=1"_s << u"\"'\t=1\""_s;
        QTest::newRow("carriage return") << u"\r=1"_s << u"\"'\r=1\""_s;
        QTest::newRow("apostrophe that was there") << u"'=1"_s << u"''=1"_s;
        QTest::newRow("ordinary") << u"a"_s << u"a"_s;
    }
    void noCellActsAsAFormula()
    {
        QFETCH(QString, cell);
        QFETCH(QString, written);

        const QByteArray bytes = sheets::writeCsv({{cell}});

        QCOMPARE(bytes, "\xEF\xBB\xBF" + written.toUtf8() + "\r\n");
        QCOMPARE(cellsOf(bytes), (Grid {{cell}}));
    }

    void cellsComeBackUnchanged()
    {
        const Grid cells {{u"a,b"_s, u"c;d"_s, u"\"e\""_s}, {u""_s, u" f "_s, u"g\r\nh"_s}, {u""_s}, {u"'"_s, u"\uFEFF"_s, u"0005"_s}};

        QCOMPARE(cellsOf(sheets::writeCsv(cells), {{}, u','}), cells);
    }

    void naughtyStringsComeBackUnchanged()
    {
        const QStringList all = naughtyStrings();
        if (all.isEmpty())
            QSKIP("the list of naughty strings is not here");
        Grid cells;
        for (const QString &each : all)
            cells.append({each, u"x"_s});

        QCOMPARE(cellsOf(sheets::writeCsv(cells), {{}, u','}), cells);
    }
};

QTEST_APPLESS_MAIN(CsvTest)
#include "tst_csv.moc"
