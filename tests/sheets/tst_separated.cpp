#include "sheets/separated.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace eforms;
using sheets::Grid;

/// Blocks of cells as spreadsheets put them on the clipboard.
class SeparatedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cellsOfABlockAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Grid>("cells");
        QTest::newRow("one cell") << u"a"_s << Grid {{u"a"_s}};
        QTest::newRow("nothing") << QString() << Grid {};
        QTest::newRow("two rows") << u"a\tb\nc\td\n"_s << Grid {{u"a"_s, u"b"_s}, {u"c"_s, u"d"_s}};
        QTest::newRow("Windows line breaks") << u"a\r\nb\r\n"_s << Grid {{u"a"_s}, {u"b"_s}};
        QTest::newRow("old Macintosh line breaks") << u"a\rb"_s << Grid {{u"a"_s}, {u"b"_s}};
        QTest::newRow("empty cells") << u"\t\n\tb\n"_s << Grid {{u""_s, u""_s}, {u""_s, u"b"_s}};
        QTest::newRow("an empty row between") << u"a\n\nb\n"_s << Grid {{u"a"_s}, {u""_s}, {u"b"_s}};
        QTest::newRow("separator at the end") << u"a\t"_s << Grid {{u"a"_s, u""_s}};
        QTest::newRow("line break in a cell") << u"\"a\nb\"\tc\n"_s << Grid {{u"a\nb"_s, u"c"_s}};
        QTest::newRow("tab in a cell") << u"\"a\tb\"\tc\n"_s << Grid {{u"a\tb"_s, u"c"_s}};
        QTest::newRow("doubled marks") << u"\"say \"\"a\"\"\n\"\tc"_s << Grid {{u"say \"a\"\n"_s, u"c"_s}};
        QTest::newRow("marks that Excel did not add") << u"\"a\"\tb\"c"_s << Grid {{u"\"a\""_s, u"b\"c"_s}};
        QTest::newRow("a mark alone") << u"\"\tb\n"_s << Grid {{u"\""_s, u"b"_s}};
        QTest::newRow("a quotation never closed") << u"\"a\tb\nc"_s << Grid {{u"\"a"_s, u"b"_s}, {u"c"_s}};
        QTest::newRow("Chinese") << u"數量\t備註\n"_s << Grid {{u"數量"_s, u"備註"_s}};
    }
    void cellsOfABlockAreRead()
    {
        QFETCH(QString, text);
        QFETCH(Grid, cells);

        const auto read = sheets::readBlock(text);

        QVERIFY(read.has_value());
        QCOMPARE(*read, cells);
    }

    void whatIsCopiedIsPastedUnchanged()
    {
        const Grid cells {{u"a"_s, u""_s, u"\""_s, u"\"quoted\""_s}, {u"tab\there"_s, u"line\nbreak"_s, u"\r"_s, u"\"\""_s},
            {u" space "_s, u"=1+1"_s, u"-5"_s, u"'"_s}};

        const auto read = sheets::readBlock(sheets::toBlock(cells));

        QVERIFY(read.has_value());
        QCOMPARE(*read, cells);
    }

    void textMadeAtRandomIsReadWithoutLoss()
    {
        const auto seed = qEnvironmentVariableIntValue("EFORMS_SEED");
        QRandomGenerator random(static_cast<quint32>(seed != 0 ? seed : 20250708));
        qInfo("EFORMS_SEED=%d", seed != 0 ? seed : 20250708);
        const QString alphabet = u"\"\"\"\t\n\r,;a'= 中"_s;
        for (int round = 0; round < 2'000; ++round) {
            Grid cells(1 + random.bounded(4), QStringList(1 + random.bounded(4)));
            for (QStringList &row : cells) {
                for (QString &cell : row) {
                    for (int left = random.bounded(6); left > 0; --left)
                        cell += alphabet[random.bounded(static_cast<int>(alphabet.size()))];
                }
            }

            const auto read = sheets::readBlock(sheets::toBlock(cells));

            QVERIFY(read.has_value());
            QCOMPARE(*read, cells);
        }
    }

    void theSeparatorIsFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QChar>("separator");
        QTest::newRow("comma") << u"a,b\n1,2\n"_s << QChar(u',');
        QTest::newRow("semicolon") << u"a;b\n1,5;2,5\n"_s << QChar(u';');
        QTest::newRow("tab") << u"a\tb, c\n1\t2\n"_s << QChar(u'\t');
        QTest::newRow("in quotation marks it does not count") << u"\"a,b,c\";d\n\"1,2\";3\n"_s << QChar(u';');
        QTest::newRow("one column") << u"a\nb\n"_s << QChar(u',');
        QTest::newRow("nothing") << QString() << QChar(u',');
    }
    void theSeparatorIsFound()
    {
        QFETCH(QString, text);
        QFETCH(QChar, separator);

        QCOMPARE(sheets::detectSeparator(text), separator);
    }
};

QTEST_APPLESS_MAIN(SeparatedTest)
#include "tst_separated.moc"
