#include "widgets/datetext.h"
#include "widgets/maskedtext.h"
#include "widgets/typedvalue.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace eforms;
using namespace eforms::widgets;

/// How values are written for people, and read from what they type.
class WrittenValues : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDateIsWrittenInTheReadersLanguage()
    {
        QCOMPARE(dateWords(u"2025-07-08"_s, Language::English), u"8 Jul 2025"_s);
        QCOMPARE(dateWords(u"2025-07-08"_s, Language::TraditionalChinese), u"2025年7月8日"_s);
        QCOMPARE(dateWords(u"soon"_s, Language::English), u"soon"_s);
        QCOMPARE(dateTimeWords(u"2025-07-08T09:30"_s, Language::English), u"8 Jul 2025 09:30"_s);
        QCOMPARE(dateTimeWords(u"2025-07-08"_s, Language::English), u"2025-07-08"_s);
    }

    void aMomentIsReadAsTyped_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("value"); // empty: none
        QTest::newRow("ISO") << u"2025-07-08T09:30"_s << u"2025-07-08T09:30"_s;
        QTest::newRow("space") << u"2025-07-08 9:30"_s << u"2025-07-08T09:30"_s;
        QTest::newRow("day first") << u"8/7/2025 0930"_s << u"2025-07-08T09:30"_s;
        QTest::newRow("named month") << u"8 Jul 2025 9.30"_s << u"2025-07-08T09:30"_s;
        QTest::newRow("Chinese") << u"2025年7月8日 9時30分"_s << u"2025-07-08T09:30"_s;
        QTest::newRow("Chinese, nothing between") << u"2025年7月8日9:30"_s << u"2025-07-08T09:30"_s;
        QTest::newRow("full width") << u"２０２５/７/８　９：３０"_s << u"2025-07-08T09:30"_s;
        QTest::newRow("only a day") << u"2025-07-08"_s << QString();
        QTest::newRow("no such hour") << u"2025-07-08 25:00"_s << QString();
    }

    void aMomentIsReadAsTyped()
    {
        QFETCH(QString, typed);
        QFETCH(QString, value);

        QCOMPARE(dateTime(typed).value_or(QString()), value);
    }

    void aMaskPutsItsSignsBetween_data()
    {
        QTest::addColumn<QString>("plain");
        QTest::addColumn<QString>("masked");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("before the first sign") << u"123"_s << u"123"_s;
        QTest::newRow("after it") << u"1234"_s << u"123-4"_s;
        QTest::newRow("whole") << u"123456789001"_s << u"123-456789-001"_s;
        QTest::newRow("with its signs already") << u"123-456789-001"_s << u"123-456789-001"_s;
        QTest::newRow("too long") << u"1234567890012"_s << u"1234567890012"_s;
        QTest::newRow("a letter") << u"12a"_s << u"12a"_s;
        QTest::newRow("other signs") << u"12/3"_s << u"12/3"_s;
    }

    void aMaskPutsItsSignsBetween()
    {
        QFETCH(QString, plain);
        QFETCH(QString, masked);

        QCOMPARE(maskedText(plain, u"###-######-###"_s), masked);
    }

    void thePatternSaysWhetherTheSignsAreStored()
    {
        QVERIFY(!storesSigns(u"###-###"_s, u"^[0-9]{6}$"_s));
        QVERIFY(storesSigns(u"###-###"_s, u"^[0-9]{3}-[0-9]{3}$"_s));
        QVERIFY(!storesSigns(u"###-###"_s, QString()));
    }

    void emptyNumbersAreAbsentAndOtherTextStays()
    {
        FieldFacts facts;
        facts.element = FieldFacts::Kind::Decimal;

        QVERIFY(typedValue(facts, u"  "_s).isAbsent());
        QCOMPARE(typedValue(facts, u"１,２３４"_s).toString(), u"1234"_s);
        QCOMPARE(typedValue(facts, u"a few"_s).toString(), u"a few"_s);
    }
};

QTEST_MAIN(WrittenValues)
#include "tst_writtenvalues.moc"
