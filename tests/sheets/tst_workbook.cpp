#include "sheets/naughty.h"
#include "sheets/workbook.h"
#include "sheets/workbookwriter.h"

#include <QtTest>

#include <xlsxwriter.h>

using namespace Qt::StringLiterals;
using namespace eforms;
using sheets::Grid;
using sheets::NumberKind;
using sheets::Workbook;

namespace {

/// A workbook that another library writes.
class OtherWriter
{
public:
    OtherWriter() : m_path(m_folder.filePath(u"book.xlsx"_s).toUtf8()), m_book(workbook_new(m_path.constData())) { }

    lxw_workbook *book() const { return m_book; }
    lxw_worksheet *sheet(const char *name) const { return workbook_add_worksheet(m_book, name); }
    lxw_format *format(const char *code) const
    {
        lxw_format *made = workbook_add_format(m_book);
        format_set_num_format(made, code);
        return made;
    }
    QByteArray bytes() const
    {
        workbook_close(m_book);
        QFile file(QString::fromUtf8(m_path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    QTemporaryDir m_folder;
    QByteArray m_path;
    lxw_workbook *m_book;
};

Grid cellsOf(const QByteArray &bytes, const QString &sheet = {})
{
    Grid failed {{u"failed"_s}};
    Result<Workbook> book = Workbook::open(bytes);
    if (!book)
        return failed;
    return book->grid(sheet.isEmpty() ? book->sheets().first() : sheet).value_or(failed);
}

} // namespace

/// Workbooks of others are read as text; those we write are read back the same.
class WorkbookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cellsOfAllKindsAreRead()
    {
        const OtherWriter other;
        lxw_worksheet *sheet = other.sheet("Lines");
        worksheet_write_string(sheet, 0, 0, "數量 <b>", nullptr);
        worksheet_write_number(sheet, 0, 1, 1234.1, nullptr);
        worksheet_write_number(sheet, 0, 2, 500000, nullptr);
        worksheet_write_boolean(sheet, 0, 3, 1, nullptr);
        worksheet_write_formula_num(sheet, 1, 0, "=0.1+0.2", nullptr, 0.1 + 0.2);
        worksheet_write_formula_str(sheet, 1, 1, "=\"a\"&\"b\"", nullptr, "ab");
        worksheet_write_number(sheet, 1, 3, 0.125, other.format("0.00%"));
        worksheet_write_string(sheet, 3, 2, "00005", nullptr);

        QCOMPARE(cellsOf(other.bytes()),
            (Grid {{u"數量 <b>"_s, u"1234.1"_s, u"500000"_s, u"TRUE"_s}, {u"0.3"_s, u"ab"_s, u""_s, u"12.5%"_s}, {},
                {u""_s, u""_s, u"00005"_s}}));
    }

    void datesAreReadInIsoForm()
    {
        const OtherWriter other;
        lxw_worksheet *sheet = other.sheet("Days");
        lxw_datetime moment {2025, 7, 8, 9, 30, 0.0};
        worksheet_write_datetime(sheet, 0, 0, &moment, other.format("d/m/yyyy"));
        worksheet_write_datetime(sheet, 0, 1, &moment, other.format("yyyy\"年\"m\"月\"d\"日\" hh:mm"));
        lxw_datetime day {2025, 7, 8, 0, 0, 0.0};
        worksheet_write_datetime(sheet, 0, 2, &day, other.format("[$-404]e\"年\"m\"月\"d\"日\""));
        worksheet_write_number(sheet, 0, 3, 0.5, other.format("h:mm AM/PM"));
        worksheet_write_number(sheet, 0, 4, 45000, other.format("[Red]#,##0"));

        QCOMPARE(cellsOf(other.bytes()).first(),
            (QStringList {u"2025-07-08T09:30"_s, u"2025-07-08T09:30"_s, u"2025-07-08"_s, u"12:00"_s, u"45000"_s}));
    }

    void richTextAndMergedCellsAreRead()
    {
        const OtherWriter other;
        lxw_worksheet *sheet = other.sheet("Rich");
        lxw_format *bold = workbook_add_format(other.book());
        format_set_bold(bold);
        char plainText[] = "plain ";
        char boldText[] = "bold";
        lxw_rich_string_tuple first {nullptr, plainText};
        lxw_rich_string_tuple second {bold, boldText};
        lxw_rich_string_tuple *runs[] {&first, &second, nullptr};
        worksheet_write_rich_string(sheet, 0, 0, runs, nullptr);
        worksheet_merge_range(sheet, 1, 0, 2, 1, "merged", nullptr);

        QCOMPARE(cellsOf(other.bytes()), (Grid {{u"plain bold"_s}, {u"merged"_s}}));
    }

    void sheetsAreFoundByName()
    {
        const OtherWriter other;
        other.sheet("Empty");
        worksheet_write_string(other.sheet("第二頁"), 0, 0, "here", nullptr);
        const QByteArray bytes = other.bytes();

        QCOMPARE(Workbook::open(bytes)->sheets(), (QStringList {u"Empty"_s, u"第二頁"_s}));
        QCOMPARE(cellsOf(bytes, u"第二頁"_s), (Grid {{u"here"_s}}));
        QCOMPARE(cellsOf(bytes, u"Empty"_s), Grid());
        QVERIFY(Workbook::open(bytes)->grid(u"third"_s).error().kind == ErrorKind::NotFound);
    }

    void numberFormatsAreUnderstood_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *code, NumberKind kind) { QTest::newRow(code) << QString::fromUtf8(code) << int(kind); };
        row("General", NumberKind::Number);
        row("#,##0.00;[Red]-#,##0.00", NumberKind::Number);
        row("0.00E+00", NumberKind::Number);
        row("\"days\" 0", NumberKind::Number);
        row("0\\d", NumberKind::Number);
        row("0%", NumberKind::Percent);
        row("yyyy-mm-dd", NumberKind::Date);
        row("mmm", NumberKind::Date);
        row("[$-404]aaaa;@", NumberKind::Number);
        row("mm:ss", NumberKind::Time);
        row("[h]:mm", NumberKind::Time);
        row("上午/下午h\"時\"mm\"分\"", NumberKind::Time);
        row("d/m/yy h:mm", NumberKind::DateTime);
        row("\"unclosed", NumberKind::Number);
        row("[", NumberKind::Number);
    }
    void numberFormatsAreUnderstood()
    {
        QFETCH(QString, code);
        QFETCH(int, kind);

        QCOMPARE(int(sheets::kindOfFormat(code)), kind);
    }

    void numbersKeepTheirDigits_data()
    {
        QTest::addColumn<QString>("token");
        QTest::addColumn<int>("kind");
        QTest::addColumn<bool>("from1904");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const char *token, NumberKind kind, const char *text, bool from1904 = false) {
            QTest::newRow(name) << QString::fromLatin1(token) << int(kind) << from1904 << QString::fromLatin1(text);
        };
        row("as written", "1.10", NumberKind::Number, "1.10");
        row("twenty digits", "12345678901234567890", NumberKind::Number, "12345678901234567890");
        row("stored inexactly", "1234.0999999999999", NumberKind::Number, "1234.1");
        row("exponent", "1E+3", NumberKind::Number, "1000");
        row("tiny", "1E-7", NumberKind::Number, "0.0000001");
        row("too great", "1E+9999", NumberKind::Number, "1E+9999");
        row("no number", "abc", NumberKind::Date, "abc");
        row("percent", "0.07", NumberKind::Percent, "7%");
        row("first day", "1", NumberKind::Date, "1900-01-01");
        row("before the day that never was", "59", NumberKind::Date, "1900-02-28");
        row("after it", "61", NumberKind::Date, "1900-03-01");
        row("Macintosh", "0", NumberKind::Date, "1904-01-01", true);
        row("negative date", "-1", NumberKind::Date, "-1");
        row("beyond the calendar", "99999999", NumberKind::Date, "99999999");
        row("not finite", "1e400", NumberKind::Date, "1e400");
        row("seconds", "45000.000011574", NumberKind::DateTime, "2023-03-15T00:00:01");
        row("longer than a day", "1.5", NumberKind::Time, "1.5");
    }
    void numbersKeepTheirDigits()
    {
        QFETCH(QString, token);
        QFETCH(int, kind);
        QFETCH(bool, from1904);
        QFETCH(QString, text);

        QCOMPARE(sheets::numberText(token, NumberKind(kind), from1904), text);
    }

    void whatIsWrittenIsReadBack()
    {
        sheets::SheetContent content;
        content.name = u"明細 [1]: a/b"_s;
        content.header = {u"股份代號"_s, u"Quantity"_s, u"Remark"_s};
        content.rows = {{u"00005"_s, u"500000"_s, u"=1+1"_s}, {u"'"_s, u"-12.5"_s, u" two\nlines\r "_s},
            {u""_s, u"1234567890123456789"_s, u"_x0041_ \u0001 \uFFFF"_s}, {u"1.50"_s, u"1.50"_s, u"😀"_s}};
        content.numeric = {false, true, false};

        const auto bytes = sheets::writeWorkbook(content);

        QVERIFY(bytes.has_value());
        QCOMPARE(Workbook::open(*bytes)->sheets(), QStringList {u"明細 1 a b"_s});
        QCOMPARE(cellsOf(*bytes), Grid {content.header} + content.rows);
    }

    void naughtyStringsComeBackUnchanged()
    {
        const QStringList all = naughtyStrings();
        if (all.isEmpty())
            QSKIP("the list of naughty strings is not here");
        sheets::SheetContent content;
        content.header = {u"text"_s, u"end"_s};
        for (const QString &each : all)
            content.rows.append({each, u"x"_s});

        const auto bytes = sheets::writeWorkbook(content);

        QVERIFY(bytes.has_value());
        QCOMPARE(cellsOf(*bytes), Grid {content.header} + content.rows);
    }
};

QTEST_APPLESS_MAIN(WorkbookTest)
#include "tst_workbook.moc"
