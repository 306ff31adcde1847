#include "widgets/numbertext.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace eforms::widgets;

/// What people type for numbers, dates and times.
class NumberText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNumberIsReadAsTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("plain"); // empty: no number
        QTest::newRow("plain") << u"1234.50"_s << u"1234.50"_s;
        QTest::newRow("grouped") << u"1,234,567.5"_s << u"1234567.5"_s;
        QTest::newRow("comma in the wrong place") << u"1,23"_s << QString();
        QTest::newRow("leading zeros") << u"007"_s << u"7"_s;
        QTest::newRow("only zeros") << u"00"_s << u"0"_s;
        QTest::newRow("point first") << u".5"_s << u"0.5"_s;
        QTest::newRow("point last, while typing") << u"5."_s << u"5"_s;
        QTest::newRow("sign") << u"-12"_s << u"-12"_s;
        QTest::newRow("plus") << u"+12"_s << u"12"_s;
        QTest::newRow("full width") << u"１２．５"_s << u"12.5"_s;
        QTest::newRow("spaces around") << u" 12 "_s << u"12"_s;
        QTest::newRow("letters") << u"12a"_s << QString();
        QTest::newRow("exponent") << u"1e3"_s << QString();
        QTest::newRow("only a sign") << u"-"_s << QString();
        QTest::newRow("twenty digits") << u"12345678901234567890"_s << u"12345678901234567890"_s;
    }

    void aNumberIsReadAsTyped()
    {
        QFETCH(QString, typed);
        QFETCH(QString, plain);

        QCOMPARE(plainNumber(typed).value_or(QString()), plain);
    }

    void aNumberIsWrittenInGroups()
    {
        QCOMPARE(groupedNumber(u"1234567.5"_s, 2), u"1,234,567.50"_s);
        QCOMPARE(groupedNumber(u"-1234"_s, std::nullopt), u"-1,234"_s);
        QCOMPARE(groupedNumber(u"123"_s, 0), u"123"_s);
        QCOMPARE(groupedNumber(u"about ten"_s, 2), u"about ten"_s);
    }

    void aDateIsReadInEveryUsualForm_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("iso");
        QTest::newRow("ISO") << u"2025-07-08"_s << u"2025-07-08"_s;
        QTest::newRow("ISO without zeros") << u"2025-7-8"_s << u"2025-07-08"_s;
        QTest::newRow("digits") << u"20250708"_s << u"2025-07-08"_s;
        QTest::newRow("day first") << u"8/7/2025"_s << u"2025-07-08"_s;
        QTest::newRow("month by name") << u"8 Jul 2025"_s << u"2025-07-08"_s;
        QTest::newRow("Chinese") << u"2025年7月8日"_s << u"2025-07-08"_s;
        QTest::newRow("full width") << u"２０２５－０７－０８"_s << u"2025-07-08"_s;
        QTest::newRow("no such day") << u"2025-02-30"_s << QString();
        QTest::newRow("words") << u"tomorrow"_s << QString();
        QTest::newRow("two-digit year") << u"8/7/25"_s << QString();
    }

    void aDateIsReadInEveryUsualForm()
    {
        QFETCH(QString, typed);
        QFETCH(QString, iso);

        QCOMPARE(isoDate(typed).value_or(QString()), iso);
    }

    void aTimeIsReadWithOrWithoutColon()
    {
        QCOMPARE(clockTime(u"930"_s).value_or(QString()), u"09:30"_s);
        QCOMPARE(clockTime(u"9.30"_s).value_or(QString()), u"09:30"_s);
        QCOMPARE(clockTime(u"23:59"_s).value_or(QString()), u"23:59"_s);
        QVERIFY(!clockTime(u"24:00"_s));
        QVERIFY(!clockTime(u"noon"_s));
    }
};

QTEST_APPLESS_MAIN(NumberText)
#include "tst_numbertext.moc"
