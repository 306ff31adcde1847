#include "market/calendar.h"

namespace eforms::market {

using namespace Qt::StringLiterals;

namespace {

using Answer = Calendar::Answer;

/// How far a count of business days may lead; no rule asks for more than a few weeks.
constexpr qint64 farthest = 10000;

/// Northbound trading days follow the present rule from this date.
QDate northboundRuleFrom()
{
    return {2023, 4, 24};
}

bool isWeekday(QDate date)
{
    return date.dayOfWeek() <= Qt::Friday;
}

/// Both must hold: one certain "no" settles it, even while the other is unknown.
Answer both(Answer a, Answer b)
{
    if (a == false || b == false)
        return false;
    return a && b ? Answer(true) : std::nullopt;
}

Answer negation(Answer a)
{
    return a ? Answer(!*a) : std::nullopt;
}

QDate dateOf(const Json &json)
{
    return QDate::fromString(json.toString(), Qt::ISODate);
}

Result<QHash<QDate, Calendar::NamedDay>> readDays(int year, const Json &list, const QString &place)
{
    QHash<QDate, Calendar::NamedDay> days;
    if (!list.isArray())
        return fail(ErrorKind::Malformed, place);
    for (const Json &day : list.array()) {
        const QDate date = dateOf(day["date"_L1]);
        if (!date.isValid() || date.year() != year || days.contains(date))
            return fail(ErrorKind::Malformed, place + u": "_s + day["date"_L1].toString());
        days.insert(date, {date, day["name_en"_L1].toString(), day["name_zh"_L1].toString()});
    }
    return days;
}

} // namespace

Result<std::shared_ptr<const Calendar>> Calendar::load(const Json &json)
{
    const std::shared_ptr<Calendar> calendar(new Calendar);
    if (!json["hong_kong"_L1].isObject() || !json["mainland"_L1].isObject())
        return fail(ErrorKind::Malformed, u"calendars need hong_kong and mainland"_s);
    for (const auto &[year, days] : json["hong_kong"_L1].object()) {
        if (const Status status = calendar->readHongKong(year, days); !status)
            return fail(status.error());
    }
    for (const auto &[year, days] : json["mainland"_L1].object()) {
        if (const Status status = calendar->readMainland(year, days); !status)
            return fail(status.error());
    }
    return std::shared_ptr<const Calendar>(calendar);
}

Status Calendar::readHongKong(const QString &year, const Json &json)
{
    const int number = year.toInt();
    const auto holidays = readDays(number, json["holidays"_L1], u"hong_kong/"_s + year + u"/holidays"_s);
    if (!holidays)
        return fail(holidays.error());
    const auto halfDays = readDays(number, json["half_days"_L1], u"hong_kong/"_s + year + u"/half_days"_s);
    if (!halfDays)
        return fail(halfDays.error());
    m_hkHolidays.insert(*holidays);
    m_hkHalfDays.insert(*halfDays);
    m_hkYears.insert(number);
    return ok();
}

Status Calendar::readMainland(const QString &year, const Json &json)
{
    const int number = year.toInt();
    const QString place = u"mainland/"_s + year + u"/closures"_s;
    if (!json["closures"_L1].isArray())
        return fail(ErrorKind::Malformed, place);
    for (const Json &closure : json["closures"_L1].array()) {
        const QDate from = dateOf(closure["from"_L1]);
        const QDate to = dateOf(closure["to"_L1]);
        if (!from.isValid() || !to.isValid() || from > to || from.year() != number || to.year() != number)
            return fail(ErrorKind::Malformed, place + u": "_s + closure["from"_L1].toString());
        for (QDate date = from; date <= to; date = date.addDays(1))
            m_mlClosed.insert(date, {date, closure["name_en"_L1].toString(), closure["name_zh"_L1].toString()});
    }
    m_mlYears.insert(number);
    return ok();
}

Answer Calendar::hkBusinessDay(QDate date) const
{
    if (!m_hkYears.contains(date.year()))
        return std::nullopt;
    return isWeekday(date) && !m_hkHolidays.contains(date);
}

Answer Calendar::hkTradingDay(QDate date) const
{
    return hkBusinessDay(date);
}

Answer Calendar::hkHalfDay(QDate date) const
{
    if (!m_hkYears.contains(date.year()))
        return std::nullopt;
    return m_hkHalfDays.contains(date);
}

Answer Calendar::hkSettlementDay(QDate date) const
{
    return both(hkTradingDay(date), negation(hkHalfDay(date)));
}

Answer Calendar::mlTradingDay(QDate date) const
{
    if (!m_mlYears.contains(date.year()))
        return std::nullopt;
    return isWeekday(date) && !m_mlClosed.contains(date);
}

Answer Calendar::nbTradingDay(QDate date) const
{
    if (date < northboundRuleFrom())
        return std::nullopt;
    return both(hkTradingDay(date), mlTradingDay(date));
}

Answer Calendar::ccSettlementDay(QDate date) const
{
    return both(hkBusinessDay(date), mlTradingDay(date));
}

Calendar::Rule Calendar::rule(QStringView code)
{
    if (code == "HKBD"_L1)
        return &Calendar::hkBusinessDay;
    if (code == "HKMK"_L1)
        return &Calendar::hkSettlementDay;
    if (code == "NBTD"_L1)
        return &Calendar::nbTradingDay;
    if (code == "MAMK"_L1 || code == "SZMK"_L1)
        return &Calendar::ccSettlementDay;
    return nullptr;
}

Answer Calendar::isBusinessDay(QStringView code, QDate date) const
{
    const Rule open = rule(code);
    return open && date.isValid() ? (this->*open)(date) : std::nullopt;
}

Calendar::DayMark Calendar::mark(QStringView code, QDate date) const
{
    const Answer open = isBusinessDay(code, date);
    if (!open)
        return {};
    DayMark mark;
    const bool mainland = code != u"HKBD" && code != u"HKMK";
    if (const auto named = hkNamedDay(date))
        mark.named = *named;
    else if (const auto closed = mlNamedDay(date); mainland && closed)
        mark.named = *closed;
    if (*open)
        mark.kind = DayMark::Kind::Business;
    else
        mark.kind = !mainland && hkHalfDay(date).value_or(false) ? DayMark::Kind::HalfDay : DayMark::Kind::Closed;
    return mark;
}

std::optional<QDate> Calendar::addBusinessDays(QStringView code, QDate date, qint64 count) const
{
    const Answer here = isBusinessDay(code, date);
    if (!here || count < -farthest || count > farthest)
        return std::nullopt;
    if (count == 0 && *here)
        return date;
    const qint64 step = count < 0 ? -1 : 1;
    qint64 left = count == 0 ? 1 : qAbs(count);
    while (left > 0) {
        date = date.addDays(step);
        const Answer open = isBusinessDay(code, date);
        if (!open)
            return std::nullopt;
        if (*open)
            --left;
    }
    return date;
}

std::optional<qint64> Calendar::businessDaysBetween(QStringView code, QDate from, QDate to) const
{
    if (!isBusinessDay(code, from) || !isBusinessDay(code, to) || qAbs(from.daysTo(to)) > farthest)
        return std::nullopt;
    if (to < from) {
        const auto reversed = businessDaysBetween(code, to, from);
        return reversed ? std::optional(-*reversed) : std::nullopt;
    }
    qint64 count = 0;
    for (QDate date = from.addDays(1); date <= to; date = date.addDays(1)) {
        const Answer open = isBusinessDay(code, date);
        if (!open)
            return std::nullopt;
        if (*open)
            ++count;
    }
    return count;
}

std::optional<Calendar::NamedDay> Calendar::hkNamedDay(QDate date) const
{
    for (const auto *days : {&m_hkHolidays, &m_hkHalfDays}) {
        if (const auto found = days->constFind(date); found != days->cend())
            return *found;
    }
    return std::nullopt;
}

std::optional<Calendar::NamedDay> Calendar::mlNamedDay(QDate date) const
{
    const auto found = m_mlClosed.constFind(date);
    return found == m_mlClosed.cend() ? std::nullopt : std::optional(*found);
}

} // namespace eforms::market
