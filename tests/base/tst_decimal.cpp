#include "base/decimal.h"

#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace eforms;

namespace {

Decimal decimal(const QString &text)
{
    const auto value = Decimal::parse(text);
    return value ? *value : Decimal(-987654321);
}

/// A number small enough for 64-bit arithmetic to follow: units × 10^-places.
struct Fixed {
    qint64 units = 0;
    int places = 0;

    [[nodiscard]] Decimal toDecimal() const
    {
        const QString digits = QString::number(qAbs(units)).rightJustified(places + 1, u'0');
        const QString text = digits.chopped(places) + (places > 0 ? u'.' + digits.right(places) : QString());
        return decimal(units < 0 ? u'-' + text : text);
    }
};

constexpr qint64 powers[] = {1, 10, 100, 1000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000};

qint64 aligned(const Fixed &value, int places)
{
    return value.units * powers[places - value.places];
}

qint64 roundedQuotient(qint64 a, qint64 b)
{
    const qint64 down = qAbs(a) / qAbs(b);
    const qint64 up = 2 * (qAbs(a) % qAbs(b)) >= qAbs(b) ? 1 : 0;
    return ((a < 0) != (b < 0) ? -1 : 1) * (down + up);
}

} // namespace

class TestDecimal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsReadAndWrittenCanonically_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("canonical");
        const auto row = [](const char *text, const char *canonical) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(canonical);
        };
        row("0", "0");
        row("-0", "0");
        row("0.00", "0");
        row("1.10", "1.1");
        row("100", "100");
        row("1e3", "1000");
        row("1.5E+2", "150");
        row("-2.50e-3", "-0.0025");
        row("123456789012345678901234567890.123456789", "123456789012345678901234567890.123456789");
    }

    void textIsReadAndWrittenCanonically()
    {
        QFETCH(QString, text);
        QFETCH(QString, canonical);

        const auto value = Decimal::parse(text);

        QVERIFY(value);
        QCOMPARE(value->toString(), canonical);
    }

    void otherTextIsNoNumber_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "-", "+1", "01", "-01", ".5", "1.", "1e", "1e+", "1,000", " 1", "1 ", "0x1", "NaN",
                 "1e1001", "1e-1001", "1.2.3"})
            QTest::newRow(text) << QString::fromLatin1(text);
        QTest::newRow("digits of another script") << u"１２"_s;
        QTest::newRow("1,001 digits") << QString(1001, u'9');
    }

    void otherTextIsNoNumber()
    {
        QFETCH(QString, text);

        QVERIFY(!Decimal::parse(text));
    }

    void fixedDecimalsAreRoundedHalfAwayFromZero_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("scale");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *value, int scale, const char *text) {
            QTest::addRow("%s to %d", value, scale) << QString::fromLatin1(value) << scale << QString::fromLatin1(text);
        };
        row("1", 2, "1.00");
        row("0.005", 2, "0.01");
        row("-0.005", 2, "-0.01");
        row("0.0049", 2, "0.00");
        row("-0.004", 2, "0.00");
        row("9.995", 2, "10.00");
        row("2.5", 0, "3");
        row("-2.5", 0, "-3");
        row("0.5", 0, "1");
        row("0.05", 0, "0");
        row("0", 3, "0.000");
    }

    void fixedDecimalsAreRoundedHalfAwayFromZero()
    {
        QFETCH(QString, value);
        QFETCH(int, scale);
        QFETCH(QString, text);

        QCOMPARE(decimal(value).toString(scale), text);
    }

    void wholeNumbersFitOrDoNot()
    {
        QCOMPARE(decimal(u"9223372036854775807"_s).toInteger(), std::numeric_limits<qint64>::max());
        QCOMPARE(decimal(u"-9223372036854775808"_s).toInteger(), std::numeric_limits<qint64>::min());
        QCOMPARE(Decimal(std::numeric_limits<qint64>::min()).toString(), u"-9223372036854775808"_s);
        QCOMPARE(decimal(u"7.0"_s).toInteger(), 7);
        QVERIFY(!decimal(u"9223372036854775808"_s).toInteger());
        QVERIFY(!decimal(u"7.5"_s).toInteger());
    }

    void numbersCompareByValue()
    {
        QVERIFY(decimal(u"1.10"_s) == decimal(u"1.1"_s));
        QVERIFY(decimal(u"-0"_s) == Decimal());
        QVERIFY(decimal(u"-2"_s) < decimal(u"-1.5"_s));
        QVERIFY(decimal(u"0.1"_s) > decimal(u"0.09999"_s));
        QVERIFY(decimal(u"10"_s) > decimal(u"9.9"_s));
    }

    void sumsOfMoneyAreExact()
    {
        Decimal sum;
        for (int i = 0; i < 10; ++i)
            sum = sum + decimal(u"0.1"_s);

        QCOMPARE(sum.toString(), u"1"_s);
        QCOMPARE((decimal(u"99999999999999999999.99"_s) + decimal(u"0.01"_s)).toString(), u"100000000000000000000"_s);
        QCOMPARE((decimal(u"0.3"_s) - decimal(u"0.3"_s)).toString(), u"0"_s);
        QCOMPARE((decimal(u"123456789.01"_s) * decimal(u"-0.0285"_s)).toString(), u"-3518518.486785"_s);
    }

    void quotientsAreRoundedAsAskedFor()
    {
        QCOMPARE(Decimal::divide(1, 3, 4)->toString(), u"0.3333"_s);
        QCOMPARE(Decimal::divide(2, 3, 4)->toString(), u"0.6667"_s);
        QCOMPARE(Decimal::divide(-1, 8, 2)->toString(), u"-0.13"_s);
        QCOMPARE(Decimal::divide(1, 3)->toString(), u"0.33333333333333333333"_s);
        QCOMPARE(
            Decimal::divide(decimal(u"0.00000000000000000000000123"_s), decimal(u"1000"_s), 2)->toString(), u"0"_s);
        QVERIFY(!Decimal::divide(1, 0));
        QVERIFY(!Decimal::remainder(1, 0));
    }

    void floorGoesDown()
    {
        QCOMPARE(decimal(u"1.9"_s).floor().toString(), u"1"_s);
        QCOMPARE(decimal(u"-1.1"_s).floor().toString(), u"-2"_s);
        QCOMPARE(decimal(u"-0.5"_s).floor().toString(), u"-1"_s);
        QCOMPARE(decimal(u"0.5"_s).floor().toString(), u"0"_s);
    }

    /// Against 64-bit arithmetic on random numbers. Set EFORMS_SEED to repeat a failure.
    void arithmeticAgreesWithIntegers()
    {
        const int wished = qEnvironmentVariableIntValue("EFORMS_SEED");
        const unsigned seed = wished != 0 ? static_cast<unsigned>(wished) : std::random_device()();
        qInfo("EFORMS_SEED=%u", seed);
        std::mt19937_64 random(seed);
        std::uniform_int_distribution<qint64> anyUnits(-2'000'000'000, 2'000'000'000);
        std::uniform_int_distribution<qint64> fewUnits(-20, 20);
        std::uniform_int_distribution<int> anyPlaces(0, 4);

        for (int i = 0; i < 3000; ++i) {
            const Fixed a {i % 3 == 0 ? fewUnits(random) : anyUnits(random), anyPlaces(random)};
            const Fixed b {i % 2 == 0 ? fewUnits(random) : anyUnits(random), anyPlaces(random)};
            const qint64 left = aligned(a, 4);
            const qint64 right = aligned(b, 4);
            const Decimal x = a.toDecimal();
            const Decimal y = b.toDecimal();

            QCOMPARE((x + y).toString(), (Fixed {left + right, 4}.toDecimal().toString()));
            QCOMPARE((x - y).toString(), (Fixed {left - right, 4}.toDecimal().toString()));
            QCOMPARE((x * y).toString(), (Fixed {a.units * b.units, a.places + b.places}.toDecimal().toString()));
            QCOMPARE(x < y, left < right);
            QCOMPARE(x == y, left == right);
            if (right != 0) {
                QCOMPARE(Decimal::divide(x, y, 2)->toString(),
                    (Fixed {roundedQuotient(left * 100, right), 2}.toDecimal().toString()));
                QCOMPARE(Decimal::remainder(x, y)->toString(), (Fixed {left % right, 4}.toDecimal().toString()));
            }
            QCOMPARE(Decimal::parse(x.toString()), x);
        }
    }
};

QTEST_APPLESS_MAIN(TestDecimal)
#include "tst_decimal.moc"
