#include "market/referencedata.h"

#include <QTest>

using namespace eforms;
using namespace eforms::market;
using namespace Qt::StringLiterals;

namespace {

QDate day(const char *text)
{
    return QDate::fromString(QString::fromLatin1(text), Qt::ISODate);
}

/// Days of a year on which @p question is answered with yes.
template <typename Question>
QList<QDate> daysOf(int year, Question question)
{
    QList<QDate> days;
    for (QDate date(year, 1, 1); date.year() == year; date = date.addDays(1)) {
        if (question(date) == true)
            days.append(date);
    }
    return days;
}

} // namespace

class CalendarTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<const Calendar> m_calendar;

private Q_SLOTS:
    void initTestCase()
    {
        const auto data = ReferenceData::open();
        QVERIFY2(data.has_value(), qPrintable(data ? QString() : data.error().detail));
        m_calendar = data->calendar;
    }

    void yearsHaveThePublishedNumberOfDays_data()
    {
        QTest::addColumn<int>("year");
        QTest::addColumn<int>("trading");
        QTest::addColumn<int>("settlement");
        QTest::newRow("2025") << 2025 << 246 << 243;
        QTest::newRow("2026") << 2026 << 247 << 244;
        QTest::newRow("2027") << 2027 << 248 << 245;
    }

    void yearsHaveThePublishedNumberOfDays()
    {
        QFETCH(int, year);
        QFETCH(int, trading);
        QFETCH(int, settlement);

        QCOMPARE(daysOf(year, [&](QDate d) { return m_calendar->hkTradingDay(d); }).size(), trading);
        QCOMPARE(daysOf(year, [&](QDate d) { return m_calendar->hkSettlementDay(d); }).size(), settlement);
    }

    void mainlandAndNorthboundYearsHaveThePublishedNumberOfDays()
    {
        QCOMPARE(daysOf(2025, [&](QDate d) { return m_calendar->mlTradingDay(d); }).size(), 243);
        QCOMPARE(daysOf(2026, [&](QDate d) { return m_calendar->mlTradingDay(d); }).size(), 242);
        QCOMPARE(daysOf(2025, [&](QDate d) { return m_calendar->nbTradingDay(d); }).size(), 237);
        QCOMPARE(daysOf(2026, [&](QDate d) { return m_calendar->nbTradingDay(d); }).size(), 236);
    }

    void theTwoCalendarsDifferOnThePublishedDays_data()
    {
        QTest::addColumn<int>("year");
        QTest::addColumn<QString>("hongKongOnly");
        QTest::addColumn<QString>("mainlandOnly");
        QTest::newRow("2025") << 2025 << u"01-28 02-03 02-04 05-02 06-02 10-02 10-03 10-06 10-08"_s
                              << u"04-18 04-21 07-01 10-29 12-25 12-26"_s;
        QTest::newRow("2026") << 2026 << u"01-02 02-16 02-20 02-23 05-04 05-05 09-25 10-02 10-05 10-06 10-07"_s
                              << u"04-03 04-07 05-25 07-01 10-19 12-25"_s;
    }

    void theTwoCalendarsDifferOnThePublishedDays()
    {
        QFETCH(int, year);
        QStringList hongKong;
        QStringList mainland;

        for (const QDate date : daysOf(year, [](QDate d) { return Calendar::Answer(d.isValid()); })) {
            const bool hk = *m_calendar->hkTradingDay(date);
            const bool ml = *m_calendar->mlTradingDay(date);
            if (hk && !ml)
                hongKong.append(date.toString(u"MM-dd"_s));
            if (ml && !hk)
                mainland.append(date.toString(u"MM-dd"_s));
        }

        QTEST(hongKong.join(u' '), "hongKongOnly");
        QTEST(mainland.join(u' '), "mainlandOnly");
    }

    void monthsBeginWithThePublishedBusinessDays_data()
    {
        QTest::addColumn<int>("year");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::newRow("2025") << 2025 << u"02 03 03 01 02 02 02 01 01 02 03 01"_s << u"03 04 04 02 06 03 03 04 02 03 04 02"_s;
        QTest::newRow("2026") << 2026 << u"02 02 02 01 04 01 02 03 01 02 02 01"_s << u"05 03 03 02 05 02 03 04 02 05 03 02"_s;
        QTest::newRow("2027") << 2027 << u"04 01 01 01 03 01 02 02 01 04 01 01"_s << u"05 02 02 02 04 02 05 03 02 05 02 02"_s;
    }

    void monthsBeginWithThePublishedBusinessDays()
    {
        QFETCH(int, year);
        QStringList first;
        QStringList second;

        for (int month = 1; month <= 12; ++month) {
            const auto one = m_calendar->addBusinessDays(u"HKBD", QDate(year, month, 1), 0);
            first.append(one->toString(u"dd"_s));
            second.append(m_calendar->addBusinessDays(u"HKBD", *one, 1)->toString(u"dd"_s));
        }

        QTEST(first.join(u' '), "first");
        QTEST(second.join(u' '), "second");
    }

    void aHalfDayIsATradingDayButNotASettlementDay()
    {
        const QDate eve = day("2026-02-16");

        QCOMPARE(m_calendar->hkBusinessDay(eve), true);
        QCOMPARE(m_calendar->hkTradingDay(eve), true);
        QCOMPARE(m_calendar->hkHalfDay(eve), true);
        QCOMPARE(m_calendar->hkSettlementDay(eve), false);
        QCOMPARE(m_calendar->isBusinessDay(u"HKBD", eve), true);
        QCOMPARE(m_calendar->isBusinessDay(u"HKMK", eve), false);
        QCOMPARE(m_calendar->hkNamedDay(eve)->nameZh, u"農曆年除夕"_s);
    }

    void aHalfDayIsAChinaConnectSettlementDayWhenTheMainlandTrades()
    {
        const QDate eve = day("2026-12-24");

        QCOMPARE(m_calendar->ccSettlementDay(eve), true);
        QCOMPARE(m_calendar->hkSettlementDay(eve), false);
    }

    void makeUpWeekendsAreNoTradingDays()
    {
        for (const char *date : {"2025-01-26", "2025-02-08", "2025-10-11", "2026-02-14", "2026-02-28", "2026-10-10"})
            QCOMPARE(m_calendar->mlTradingDay(day(date)), false);
    }

    void settlementDaysAreCounted_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QDate>("from");
        QTest::addColumn<int>("count");
        QTest::addColumn<QDate>("expected");
        QTest::newRow("T+2 in an ordinary week") << u"HKMK"_s << day("2025-07-04") << 2 << day("2025-07-08");
        QTest::newRow("T+2 over Lunar New Year") << u"HKMK"_s << day("2026-02-13") << 2 << day("2026-02-23");
        QTest::newRow("T+1 over Lunar New Year") << u"HKMK"_s << day("2026-02-13") << 1 << day("2026-02-20");
        QTest::newRow("T+2 of a trade on the eve") << u"HKMK"_s << day("2026-02-16") << 2 << day("2026-02-23");
        QTest::newRow("T+2 over Christmas") << u"HKMK"_s << day("2025-12-23") << 2 << day("2025-12-30");
        QTest::newRow("T+2 over New Year") << u"HKMK"_s << day("2025-12-30") << 2 << day("2026-01-05");
        QTest::newRow("T+2 over Easter and Ching Ming") << u"HKMK"_s << day("2026-04-02") << 2 << day("2026-04-09");
        QTest::newRow("business days count the eve") << u"HKBD"_s << day("2026-02-13") << 1 << day("2026-02-16");
        QTest::newRow("China Connect T+1 over Lunar New Year") << u"MAMK"_s << day("2026-02-13") << 1 << day("2026-02-24");
        QTest::newRow("China Connect T stays") << u"SZMK"_s << day("2025-07-08") << 0 << day("2025-07-08");
        QTest::newRow("zero rolls forward from a Saturday") << u"MAMK"_s << day("2025-07-05") << 0 << day("2025-07-07");
        QTest::newRow("zero rolls forward over National Day") << u"MAMK"_s << day("2025-10-01") << 0 << day("2025-10-09");
        QTest::newRow("Northbound over National Day") << u"NBTD"_s << day("2025-09-30") << 1 << day("2025-10-09");
        QTest::newRow("backwards over Lunar New Year") << u"HKMK"_s << day("2026-02-23") << -2 << day("2026-02-13");
        QTest::newRow("backwards from a holiday") << u"HKBD"_s << day("2026-02-18") << -1 << day("2026-02-16");
    }

    void settlementDaysAreCounted()
    {
        QFETCH(QString, code);
        QFETCH(QDate, from);
        QFETCH(int, count);
        QFETCH(QDate, expected);

        QCOMPARE(m_calendar->addBusinessDays(code, from, count), expected);
    }

    void theDifferenceCountsTheLastDayAndNotTheFirst()
    {
        QCOMPARE(m_calendar->businessDaysBetween(u"HKMK", day("2026-02-13"), day("2026-02-23")), 2);
        QCOMPARE(m_calendar->businessDaysBetween(u"HKMK", day("2026-02-23"), day("2026-02-13")), -2);
        QCOMPARE(m_calendar->businessDaysBetween(u"HKMK", day("2025-07-08"), day("2025-07-08")), 0);
    }

    void anUnknownYearGetsNoAnswer()
    {
        const QDate unknown = day("2031-03-04");

        QVERIFY(!m_calendar->hkBusinessDay(unknown));
        QVERIFY(!m_calendar->hkSettlementDay(unknown));
        QVERIFY(!m_calendar->mlTradingDay(day("2027-03-04")));
        QVERIFY(!m_calendar->nbTradingDay(day("2027-03-04")));
        QVERIFY(!m_calendar->ccSettlementDay(day("2027-03-04")));
        QVERIFY(!m_calendar->addBusinessDays(u"HKMK", day("2027-12-30"), 2));
        QVERIFY(!m_calendar->addBusinessDays(u"MAMK", day("2026-12-31"), 1));
        QVERIFY(!m_calendar->businessDaysBetween(u"HKMK", day("2027-12-01"), unknown));
    }

    void aHongKongHolidaySettlesTheQuestionEvenWhenTheMainlandIsUnknown()
    {
        QCOMPARE(m_calendar->nbTradingDay(day("2027-01-01")), false);
        QCOMPARE(m_calendar->ccSettlementDay(day("2027-07-01")), false);
    }

    void anUnknownCodeOrAnInvalidDateGetsNoAnswer()
    {
        QVERIFY(!m_calendar->isBusinessDay(u"NYSE", day("2025-07-08")));
        QVERIFY(!m_calendar->isBusinessDay(u"HKMK", QDate()));
        QVERIFY(!m_calendar->addBusinessDays(u"HKMK", QDate(), 1));
        QVERIFY(!m_calendar->addBusinessDays(u"HKMK", day("2025-07-08"), 1000000000000));
    }

    void holidaysHaveNamesInBothLanguages()
    {
        QCOMPARE(m_calendar->hkNamedDay(day("2027-02-09"))->nameEn, u"The fourth day of Lunar New Year"_s);
        QCOMPARE(m_calendar->hkNamedDay(day("2026-10-19"))->nameZh, u"重陽節翌日"_s);
        QCOMPARE(m_calendar->mlNamedDay(day("2026-02-20"))->nameZh, u"春節"_s);
        QVERIFY(!m_calendar->hkNamedDay(day("2025-07-08")));
    }

    void aDayIsMarkedForTheCalendarOneAsksIn()
    {
        using Kind = Calendar::DayMark::Kind;

        QCOMPARE(m_calendar->mark(u"HKMK", day("2025-07-08")).kind, Kind::Business);
        QCOMPARE(m_calendar->mark(u"HKMK", day("2025-07-06")).kind, Kind::Closed);
        QCOMPARE(m_calendar->mark(u"HKMK", day("2026-02-16")).kind, Kind::HalfDay);
        QCOMPARE(m_calendar->mark(u"HKMK", day("2026-02-16")).named.nameZh, u"農曆年除夕"_s);
        QCOMPARE(m_calendar->mark(u"HKBD", day("2026-02-16")).kind, Kind::Business);
        QCOMPARE(m_calendar->mark(u"MAMK", day("2026-02-20")).kind, Kind::Closed);
        QCOMPARE(m_calendar->mark(u"HKMK", day("1990-01-02")).kind, Kind::Unknown);
        QCOMPARE(m_calendar->mark(u"XXXX", day("2025-07-08")).kind, Kind::Unknown);
    }

    void aBrokenDocumentIsRefused_data()
    {
        QTest::addColumn<QByteArray>("document");
        QTest::newRow("no mainland") << QByteArray(R"({"hong_kong":{}})");
        QTest::newRow("not a date") << QByteArray(
            R"({"hong_kong":{"2025":{"holidays":[{"date":"2025-13-01"}],"half_days":[]}},"mainland":{}})");
        QTest::newRow("a date of another year") << QByteArray(
            R"({"hong_kong":{"2025":{"holidays":[{"date":"2026-01-01"}],"half_days":[]}},"mainland":{}})");
        QTest::newRow("a holiday twice") << QByteArray(
            R"({"hong_kong":{"2025":{"holidays":[{"date":"2025-01-01"},{"date":"2025-01-01"}],"half_days":[]}},"mainland":{}})");
        QTest::newRow("a closure that ends before it begins") << QByteArray(
            R"({"hong_kong":{},"mainland":{"2025":{"closures":[{"from":"2025-10-08","to":"2025-10-01"}]}}})");
    }

    void aBrokenDocumentIsRefused()
    {
        QFETCH(QByteArray, document);

        const auto calendar = Calendar::load(*Json::parse(document));

        QVERIFY(!calendar);
        QCOMPARE(calendar.error().kind, ErrorKind::Malformed);
    }
};

QTEST_GUILESS_MAIN(CalendarTest)
#include "tst_calendar.moc"
