#include "widgets/controlform.h"
#include "widgets/daycalendar.h"
#include "widgets/sampleform.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;
using namespace eforms;
using widgets::DayMark;

namespace {

/// 8 July 2025 is a holiday, the 9th a half-day.
DayMark sampleDays(const QString &calendar, QDate day, Language language)
{
    if (calendar != "HKMK"_L1)
        return {};
    if (day == QDate(2025, 7, 8))
        return {DayMark::Kind::Closed, language == Language::English ? u"Founders' Day"_s : u"創辦日"_s};
    return {day == QDate(2025, 7, 9) ? DayMark::Kind::HalfDay : DayMark::Kind::Business, {}};
}

} // namespace

/// Picking a day with keys, and what the days are.
class CalendarTest : public QObject
{
    Q_OBJECT

private:
    static widgets::DayCalendar *open(Desk &desk, const QString &field)
    {
        desk.view.setDaySource(sampleDays);
        desk.find(field)->setFocus();
        desk.key(Qt::Key_Down, Qt::AltModifier);
        return desk.view.findChild<widgets::DayCalendar *>(u"calendar"_s);
    }

private Q_SLOTS:
    void aDayIsPickedByKeys()
    {
        Desk desk({}, controlForm());
        auto *calendar = open(desk, u"field.day"_s);
        QVERIFY(calendar != nullptr);

        QTRY_VERIFY(calendar->isAncestorOf(QApplication::focusWidget()));
        desk.key(Qt::Key_Right);
        desk.key(Qt::Key_Down);
        desk.key(Qt::Key_Return);

        QCOMPARE(desk.value(u"/day"_s).toString(), u"2025-07-16"_s); // today is the 8th
    }

    void escapeClosesAndChangesNothing()
    {
        Desk desk({}, controlForm());
        auto *calendar = open(desk, u"field.day"_s);
        QTRY_VERIFY(calendar->isAncestorOf(QApplication::focusWidget()));

        desk.key(Qt::Key_Escape);

        QTRY_VERIFY(desk.view.findChild<widgets::DayCalendar *>(u"calendar"_s) == nullptr);
        QVERIFY(desk.value(u"/day"_s).isAbsent());
    }

    void theDayOfAMomentIsPickedAndItsTimeKept()
    {
        Desk desk(Json::of({{u"moment"_s, Json(u"2025-07-08T09:30"_s)}}), controlForm());
        auto *calendar = open(desk, u"field.moment"_s);

        QTRY_VERIFY(calendar->isAncestorOf(QApplication::focusWidget()));
        desk.key(Qt::Key_Right);
        desk.key(Qt::Key_Return);

        QCOMPARE(desk.value(u"/moment"_s).toString(), u"2025-07-09T09:30"_s);
    }

    void theChosenDayIsSaidInWords()
    {
        Desk desk({}, controlForm());
        auto *calendar = open(desk, u"field.day"_s);
        auto *note = desk.find<QLabel>(u"calendar.note"_s);

        QCOMPARE(note->text(), u"Tuesday, 8 Jul 2025: Founders' Day – not a business day"_s);
        calendar->setSelectedDate(QDate(2025, 7, 9));
        QCOMPARE(note->text(), u"Wednesday, 9 Jul 2025 – morning only, no settlement"_s);
        calendar->setSelectedDate(QDate(2025, 7, 10));

        QCOMPARE(note->text(), u"Thursday, 10 Jul 2025 – business day"_s);
        QCOMPARE(calendar->accessibleDescription(), note->text());
    }

    void monthsAndWeekdaysAreInTheLanguageOfTheForm()
    {
        Desk desk({}, controlForm());
        desk.view.setLanguage(Language::TraditionalChinese);

        auto *calendar = open(desk, u"field.day"_s);

        QCOMPARE(calendar->locale().monthName(7), u"7月"_s);
        QVERIFY(calendar->words(QDate(2025, 7, 8)).startsWith(u"2025年7月8日星期二"_s));
        QVERIFY(calendar->words(QDate(2025, 7, 8)).contains(u"創辦日"_s));
    }
};

QTEST_MAIN(CalendarTest)
#include "tst_calendar.moc"
