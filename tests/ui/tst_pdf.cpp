#include "ui/requestpdf.h"

#include <QBuffer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace eforms;
using namespace eforms::ui;
using namespace Qt::StringLiterals;

namespace {

Bilingual same(const QString &text)
{
    return {text, text};
}

/// A request with a table of @p rows rows and @p columns columns.
PdfContent sample(int rows, int columns = 4)
{
    PdfContent content;
    content.title = {u"Application for exemption from buy-in"_s, u"向香港結算遞交豁免補購申請"_s};
    content.organisation = {u"B01234 Sample Securities Limited"_s, u"B01234 示例證券有限公司"_s};
    content.draftId = u"0f8fad5b-d9cb-469f-a165-70867728950e"_s;
    content.printed = {u"8 Jul 2025 10:30 HKT"_s, u"2025年7月8日 10:30"_s};
    content.blocks.append(PdfContent::Heading {{u"Header"_s, u"表頭"_s}});
    content.blocks.append(PdfContent::Field {{u"Contact person"_s, u"聯絡人"_s}, same(u"陳大文"_s)});
    PdfContent::Table table;
    for (int column = 0; column < columns; ++column)
        table.columns.append({u"Column %1"_s.arg(column + 1), u"欄目 %1"_s.arg(column + 1)});
    for (int row = 0; row < rows; ++row) {
        QList<Bilingual> cells;
        for (int column = 0; column < columns; ++column)
            cells.append(same(u"r%1c%2"_s.arg(row + 1).arg(column + 1)));
        table.rows.append(cells);
    }
    content.blocks.append(table);
    return content;
}

QByteArray written(const PdfContent &content)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return writeRequestPdf(buffer, content) ? buffer.data() : QByteArray();
}

/// The text a reader's search finds; pages are separated by form feeds.
QString textOf(const QByteArray &pdf, const QString &order = u"-layout"_s)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"request.pdf"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(pdf) < 0)
        return {};
    file.close();
    QProcess reader;
    reader.start(u"pdftotext"_s, {order, file.fileName(), u"-"_s});
    if (!reader.waitForFinished())
        return {};
    return QString::fromUtf8(reader.readAllStandardOutput());
}

bool canRead()
{
    return !QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty();
}

} // namespace

class PdfTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chineseTextCanBeFound()
    {
        if (!canRead())
            QSKIP("pdftotext is not installed");

        const QString text = textOf(written(sample(3)));

        for (const QString &wanted : {u"向香港結算遞交豁免補購申請"_s, u"示例證券有限公司"_s, u"聯絡人"_s, u"陳大文"_s,
                 u"客戶平台"_s, u"Application for exemption"_s, u"欄目 2"_s, u"Column 3"_s})
            QVERIFY2(text.contains(wanted), qPrintable(wanted));
    }

    void everyPageNamesItsNumberAndTheDraft()
    {
        if (!canRead())
            QSKIP("pdftotext is not installed");

        const QStringList pages = textOf(written(sample(200))).split(u'\f', Qt::SkipEmptyParts);

        QVERIFY(pages.size() > 2);
        for (qsizetype i = 0; i < pages.size(); ++i) {
            QVERIFY(pages.at(i).contains(u"%1/%2"_s.arg(i + 1).arg(pages.size())));
            QVERIFY(pages.at(i).contains(u"0f8fad5b-d9cb-469f-a165-70867728950e"_s));
        }
    }

    void aTableKeepsAllRowsAndRepeatsItsHead()
    {
        if (!canRead())
            QSKIP("pdftotext is not installed");

        const QString text = textOf(written(sample(120)));

        for (int row = 1; row <= 120; ++row)
            QVERIFY2(text.contains(u"r%1c4"_s.arg(row)), qPrintable(QString::number(row)));
        const QStringList pages = text.split(u'\f', Qt::SkipEmptyParts);
        for (const QString &page : pages)
            QCOMPARE(page.count(u"Column 3"_s), 1);
    }

    void aTableTooWideForAPageIsContinuedBelow()
    {
        if (!canRead())
            QSKIP("pdftotext is not installed");

        const QString text = textOf(written(sample(4, 25)));

        QVERIFY(text.contains(u"r1c1"_s));
        QVERIFY(text.contains(u"r4c25"_s));
    }

    void aDraftIsMarkedAndASubmittedRequestIsNot()
    {
        PdfContent content = sample(2);
        content.isDraft = true;
        const QByteArray draft = written(content);
        content.isDraft = false;
        content.reference = u"CC-SND01-20250708-000123"_s;
        const QByteArray submitted = written(content);

        QVERIFY(draft.startsWith("%PDF-1.6"));
        if (!canRead())
            QSKIP("pdftotext is not installed");
        QVERIFY(textOf(draft, u"-raw"_s).contains(u"DRAFT"_s));
        QVERIFY(!textOf(submitted, u"-raw"_s).contains(u"DRAFT"_s));
        QVERIFY(textOf(submitted).contains(u"CC-SND01-20250708-000123"_s));
    }

    void aPlaceThatCannotBeWrittenIsAnError()
    {
        const Status status = writeRequestPdf(u"/nowhere/at/all.pdf"_s, sample(1));

        QVERIFY(!status);
        QCOMPARE(status.error().kind, ErrorKind::Storage);
    }
};

QTEST_MAIN(PdfTest)
#include "tst_pdf.moc"
