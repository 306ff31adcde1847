#include "base/clock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace eforms;
using namespace eforms::base;

class TestClock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSystemClockTellsUtc()
    {
        const SystemClock clock;

        const QDateTime before = QDateTime::currentDateTimeUtc();
        const QDateTime now = clock.nowUtc();

        QCOMPARE(now.timeSpec(), Qt::UTC);
        QVERIFY(now >= before && now <= QDateTime::currentDateTimeUtc());
    }

    void hongKongIsEightHoursAhead_data()
    {
        QTest::addColumn<QString>("utc");
        QTest::addColumn<QString>("hongKong");
        QTest::newRow("morning") << u"2025-07-08T01:30:00.000Z"_s << u"2025-07-08 09:30"_s;
        QTest::newRow("next day") << u"2025-12-31T16:00:00.000Z"_s << u"2026-01-01 00:00"_s;
        // The last summer time ended on 21 October 1979; none since.
        QTest::newRow("no summer time") << u"2025-08-01T00:00:00.000Z"_s << u"2025-08-01 08:00"_s;
    }

    void hongKongIsEightHoursAhead()
    {
        QFETCH(QString, utc);
        QFETCH(QString, hongKong);

        const QDateTime there = inHongKong(fromWire(utc));

        QCOMPARE(there.toString(u"yyyy-MM-dd HH:mm"_s), hongKong);
        QCOMPARE(toWire(fromHongKong(there.date(), there.time())), utc);
    }

    void instantsGoOverTheWireAndBack()
    {
        const QDateTime instant(QDate(2025, 7, 8), QTime(2, 3, 4, 5), Qt::UTC);

        QCOMPARE(toWire(instant), u"2025-07-08T02:03:04.005Z"_s);
        QCOMPARE(toWire(inHongKong(instant)), u"2025-07-08T02:03:04.005Z"_s);
        QCOMPARE(fromWire(toWire(instant)), instant);
        QCOMPARE(fromWire(u"2025-07-08T02:03:04Z"_s), QDateTime(QDate(2025, 7, 8), QTime(2, 3, 4), Qt::UTC));
    }

    void otherTextIsNoInstant_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "Z", "2025-07-08", "2025-07-08T02:03:04.005", "2025-07-08T02:03:04.005+08:00",
                 "2025-02-30T00:00:00.000Z", "2025-07-08T25:00:00.000Z", "yesterdayZ"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }

    void otherTextIsNoInstant()
    {
        QFETCH(QString, text);

        QVERIFY(!fromWire(text).isValid());
    }
};

QTEST_APPLESS_MAIN(TestClock)
#include "tst_clock.moc"
