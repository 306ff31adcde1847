#include "sheets/csv.h"
#include "sheets/separated.h"
#include "sheets/workbook.h"
#include "sheets/workbookwriter.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace eforms;
using sheets::Limits;
using sheets::Workbook;

namespace {

/// A workbook whose one sheet is @p sheet; @p texts is its part of shared texts.
QByteArray bookOf(const QByteArray &sheet, const QByteArray &texts = {}, const QByteArray &target = "sheet.xml")
{
    sheets::ArchiveWriter archive;
    archive.add("_rels/.rels", R"(<Relationships><Relationship Type="x/officeDocument" Target="book.xml"/></Relationships>)");
    archive.add("_rels/book.xml.rels", R"(<Relationships><Relationship Id="a" Type="x/worksheet" Target=")" + target
            + R"("/><Relationship Id="b" Type="x/sharedStrings" Target="texts.xml"/></Relationships>)");
    archive.add("book.xml", R"(<workbook xmlns:r="r"><sheets><sheet name="one" r:id="a"/></sheets></workbook>)");
    archive.add("sheet.xml", sheet);
    if (!texts.isEmpty())
        archive.add("texts.xml", texts);
    return *archive.finish();
}

QByteArray sheetOf(const QByteArray &rows)
{
    return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
}

/// The kind of failure when the first sheet is read; nothing when it can be read.
std::optional<ErrorKind> failureOf(const QByteArray &bytes, const Limits &limits = {})
{
    Result<Workbook> book = Workbook::open(bytes, limits);
    if (!book)
        return book.error().kind;
    const auto grid = book->grid(book->sheets().first());
    return grid ? std::nullopt : std::optional(grid.error().kind);
}

} // namespace

/// Files that were made to do harm end in an error, soon and without much memory.
class HostileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBombIsNotUnpacked()
    {
        const QByteArray bomb = bookOf(sheetOf("<row><c><v>" + QByteArray(20'000'000, '1') + "</v></c></row>"));
        QVERIFY(bomb.size() < 100'000);

        QVERIFY(failureOf(bomb) == ErrorKind::TooLarge);
    }

    void allPartsTogetherHaveALimit()
    {
        Limits limits;
        limits.unpacked = 1'000;

        QVERIFY(failureOf(bookOf(sheetOf(QByteArray(2'000, ' '))), limits) == ErrorKind::TooLarge);
    }

    void entitiesAreNotExpanded()
    {
        const QByteArray laughs = R"(<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>)"
            + sheetOf("<row><c t=\"str\"><v>&b;</v></c></row>");

        QVERIFY(failureOf(bookOf(laughs)) == ErrorKind::Malformed);
    }

    void nothingOutsideTheFileIsRead()
    {
        const QByteArray foreign = R"(<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>)" + sheetOf("<row>&a;</row>");

        QVERIFY(failureOf(bookOf(foreign)) == ErrorKind::Malformed);
        QVERIFY(failureOf(bookOf(sheetOf({}), {}, "../../../etc/passwd")) == ErrorKind::NotFound);
    }

    void aCellFarAwayNeedsNoMemory()
    {
        QVERIFY(failureOf(bookOf(sheetOf(R"(<row><c r="XFD1048576"><v>1</v></c></row>)"))) == ErrorKind::TooLarge);
        QVERIFY(failureOf(bookOf(sheetOf(R"(<row><c r="ZZZZZZZZZZZ99999999999999"><v>1</v></c></row>)"))) == ErrorKind::TooLarge);
        QVERIFY(!failureOf(bookOf(sheetOf(R"(<row><c r="XFD1048576"/></row>)"))));
    }

    void cellsOddlyPlacedDoNoHarm_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::newRow("row zero") << QByteArray(R"(<row r="0"><c r="A0"><v>1</v></c></row>)");
        QTest::newRow("negative row") << QByteArray(R"(<row r="-5"><c><v>1</v></c></row>)");
        QTest::newRow("no row") << QByteArray(R"(<c r="B2"><v>1</v></c>)");
        QTest::newRow("neither row nor place") << QByteArray(R"(<c><v>1</v></c>)");
        QTest::newRow("the greatest row") << QByteArray(R"(<row r="9223372036854775807"/><row/><row><c/></row>)");
        QTest::newRow("same place twice") << QByteArray(R"(<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>)");
        QTest::newRow("text that is not there") << QByteArray(R"(<row><c t="s"><v>99</v></c><c t="s"><v>-1</v></c></row>)");
        QTest::newRow("style that is not there") << QByteArray(R"(<row><c s="-7"><v>1</v></c><c s="9999999"><v>1</v></c></row>)");
        QTest::newRow("element in a value") << QByteArray(R"(<row><c><v>1<v>2</v></v></c></row>)");
    }
    void cellsOddlyPlacedDoNoHarm()
    {
        QFETCH(QByteArray, rows);

        QVERIFY(!failureOf(bookOf(sheetOf(rows))));
    }

    void oneTextInEveryCellIsCounted()
    {
        QByteArray rows;
        for (int row = 0; row < 3'000; ++row)
            rows += "<row><c t=\"s\"><v>0</v></c></row>";
        const QByteArray texts = "<sst><si><t>" + QByteArray(30'000, 'x') + "</t></si></sst>";

        QVERIFY(failureOf(bookOf(sheetOf(rows), texts)) == ErrorKind::TooLarge);
    }

    void aFileThatIsNoWorkbookIsMalformed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("text") << QByteArray("a,b,c");
        QTest::newRow("a beginning only") << QByteArray("PK\x03\x04");
        sheets::ArchiveWriter other;
        other.add("readme.txt", "hello");
        QTest::newRow("another archive") << *other.finish();
        QTest::newRow("cut off") << bookOf(sheetOf({})).left(300);
        QTest::newRow("broken XML") << bookOf("<worksheet><sheetData><row>");
    }
    void aFileThatIsNoWorkbookIsMalformed()
    {
        QFETCH(QByteArray, bytes);

        QVERIFY(failureOf(bytes) == ErrorKind::Malformed);
    }

    void anOldWorkbookIsUnsupported()
    {
        QVERIFY(failureOf(QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8)) == ErrorKind::Unsupported);
    }

    void anyDamageEndsInAnAnswer()
    {
        const auto seed = qEnvironmentVariableIntValue("EFORMS_SEED");
        QRandomGenerator random(static_cast<quint32>(seed != 0 ? seed : 20250708));
        qInfo("EFORMS_SEED=%d", seed != 0 ? seed : 20250708);
        const QByteArray good = *sheets::writeWorkbook({u"a"_s, {u"b"_s}, {{u"1"_s}, {u"two"_s}}, {}});
        for (int round = 0; round < 3'000; ++round) {
            QByteArray bytes = good;
            for (int left = 1 + random.bounded(4); left > 0; --left)
                bytes[random.bounded(static_cast<int>(bytes.size()))] = static_cast<char>(random.bounded(256));
            if (random.bounded(4) == 0)
                bytes.truncate(random.bounded(static_cast<int>(bytes.size())));
            std::ignore = failureOf(bytes);
        }
    }

    void longRowsAndCellsOfTextAreTooLarge()
    {
        Limits limits;
        limits.rows = 10;
        limits.columns = 10;
        limits.cellLength = 10;
        const auto failure = [&limits](const QString &text) {
            const auto read = sheets::readBlock(text, limits);
            return read ? std::nullopt : std::optional(read.error().kind);
        };

        QVERIFY(failure(u"a\n"_s.repeated(11)) == ErrorKind::TooLarge);
        QVERIFY(failure(u"a\t"_s.repeated(11)) == ErrorKind::TooLarge);
        QVERIFY(failure(QString(11, u'x')) == ErrorKind::TooLarge);
        QVERIFY(!failure(u"a\n"_s.repeated(10)));
    }

    void quotationsThatNeverEndAreReadInOneGo()
    {
        QString text;
        for (int i = 0; i < 300'000; ++i)
            text += u"\"x\"\"y\t\n"_s;
        Limits limits;
        limits.rows = limits.cells = 1'000'000;
        QElapsedTimer timer;
        timer.start();

        std::ignore = sheets::readBlock(text, limits);

        QVERIFY2(timer.elapsed() < 5'000, "quadratic");
    }
};

QTEST_APPLESS_MAIN(HostileTest)
#include "tst_hostile.moc"
