#pragma once

#include "base/json.h"

#include <QDate>
#include <QHash>
#include <QSet>

#include <memory>
#include <optional>

namespace eforms::market {

/// The days on which Hong Kong and Mainland markets work, from a calendars document, never computed from rules.
///
/// Nothing is guessed: about a year that the document does not hold there is no answer, unless the other calendar
/// already settles the matter (a day closed in Hong Kong is no Northbound trading day, whatever the Mainland does).
/// Immutable; may be used from any thread.
///
/// Codes, as the rules of the forms write them: `HKBD` business day, `HKMK` settlement day, `NBTD` Northbound trading
/// day, `MAMK` and `SZMK` China Connect settlement day.
class Calendar
{
public:
    using Answer = std::optional<bool>;

    /// A day with a name, in both languages.
    struct NamedDay {
        QDate date;
        QString nameEn;
        QString nameZh;
    };

    /// What a day is in one calendar, for people who pick one.
    struct DayMark {
        enum class Kind {
            Unknown, ///< no calendar for that year, or no such code
            Business,
            HalfDay, ///< Hong Kong trades in the morning; nothing is settled
            Closed,
        };
        Kind kind = Kind::Unknown;
        NamedDay named; ///< empty for an ordinary day and a weekend
    };

    /// Fails with Malformed (a date or list that cannot be); the detail names the place.
    [[nodiscard]] static Result<std::shared_ptr<const Calendar>> load(const Json &json);

    /// Monday to Friday and no general holiday.
    [[nodiscard]] Answer hkBusinessDay(QDate date) const;
    /// The same days: since 23 September 2024 trading goes on in severe weather. Half-days count.
    [[nodiscard]] Answer hkTradingDay(QDate date) const;
    /// Trading in the morning only, no settlement: the eves of Lunar New Year, Christmas and New Year.
    [[nodiscard]] Answer hkHalfDay(QDate date) const;
    /// A trading day that is no half-day.
    [[nodiscard]] Answer hkSettlementDay(QDate date) const;
    /// Shanghai and Shenzhen. Make-up working weekends are no trading days.
    [[nodiscard]] Answer mlTradingDay(QDate date) const;
    /// Both sides trade. No answer before 24 April 2023, when another rule held.
    [[nodiscard]] Answer nbTradingDay(QDate date) const;
    /// Hong Kong works and the Mainland trades; a Hong Kong half-day does count.
    [[nodiscard]] Answer ccSettlementDay(QDate date) const;

    /// By calendar code; no answer for a code that is not known.
    [[nodiscard]] Answer isBusinessDay(QStringView code, QDate date) const;
    /// The @p count-th day of the calendar after @p date, before it when negative. With 0 the day itself, or the next
    /// one where it is none. Nothing when the way leads through a year that is not known, or beyond 10,000 days.
    [[nodiscard]] std::optional<QDate> addBusinessDays(QStringView code, QDate date, qint64 count) const;
    /// How many days of the calendar lie after @p from up to and including @p to; negative when @p to is earlier.
    [[nodiscard]] std::optional<qint64> businessDaysBetween(QStringView code, QDate from, QDate to) const;

    /// The general holiday or half-day of Hong Kong on this date.
    [[nodiscard]] std::optional<NamedDay> hkNamedDay(QDate date) const;
    /// The closure of the Mainland exchanges that this date belongs to.
    [[nodiscard]] std::optional<NamedDay> mlNamedDay(QDate date) const;
    /// The day in the calendar of a code.
    [[nodiscard]] DayMark mark(QStringView code, QDate date) const;

private:
    using Rule = Answer (Calendar::*)(QDate) const;

    Calendar() = default;
    [[nodiscard]] static Rule rule(QStringView code);
    [[nodiscard]] Status readHongKong(const QString &year, const Json &json);
    [[nodiscard]] Status readMainland(const QString &year, const Json &json);

    QSet<int> m_hkYears;
    QSet<int> m_mlYears;
    QHash<QDate, NamedDay> m_hkHolidays;
    QHash<QDate, NamedDay> m_hkHalfDays;
    QHash<QDate, NamedDay> m_mlClosed;
};

} // namespace eforms::market
