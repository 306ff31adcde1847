#include "sheets/cellformats.h"

#include "base/decimal.h"

#include <QDateTime>

#include <cmath>

using namespace Qt::StringLiterals;

namespace eforms::sheets {

namespace {

constexpr double secondsOfDay = 86'400.0;

/// A format code without its literal texts; elapsed times `[h]` stay recognisable as `h`.
QString bareCode(QStringView code)
{
    QString bare;
    for (qsizetype at = 0; at < code.size(); ++at) {
        const QChar c = code[at];
        if (c == u'"') {
            const qsizetype end = code.indexOf(u'"', at + 1);
            at = end < 0 ? code.size() : end;
        } else if (c == u'\\' || c == u'_' || c == u'*') {
            ++at;
        } else if (c == u'[') {
            const qsizetype end = code.indexOf(u']', at + 1);
            const QStringView inside = end < 0 ? QStringView() : code.mid(at + 1, end - at - 1);
            const bool elapsed = !inside.isEmpty() && (inside[0].toLower() == u'h' || inside[0].toLower() == u's');
            if (elapsed)
                bare += u'h';
            at = end < 0 ? code.size() : end;
        } else {
            bare += c.toLower();
        }
    }
    return bare.section(u';', 0, 0); // how positive numbers are shown
}

QString timeText(qint64 seconds)
{
    const QTime time = QTime(0, 0).addSecs(static_cast<int>(seconds));
    return time.toString(time.second() == 0 ? u"HH:mm"_s : u"HH:mm:ss"_s);
}

/// Days since the start of a workbook's time as ISO text; the token when it is none.
QString dateText(const QString &token, NumberKind kind, bool from1904)
{
    constexpr double lastDay = 2'958'466.0; // the year 10000
    bool isNumber = false;
    const double serial = token.toDouble(&isNumber);
    if (!isNumber || !(serial >= 0) || serial >= lastDay)
        return token;
    const auto seconds = static_cast<qint64>(std::llround(serial * secondsOfDay));
    const qint64 days = seconds / static_cast<qint64>(secondsOfDay);
    const qint64 rest = seconds % static_cast<qint64>(secondsOfDay);
    if (kind == NumberKind::Time)
        return days == 0 ? timeText(rest) : token;
    // Serial 60 is 29 February 1900, a day that never was; what is later is counted one too many.
    constexpr qint64 fictionalDay = 60;
    const QDate start = from1904 ? QDate(1904, 1, 1) : (days < fictionalDay ? QDate(1899, 12, 31) : QDate(1899, 12, 30));
    const QString day = start.addDays(days).toString(Qt::ISODate);
    return kind == NumberKind::Date && rest == 0 ? day : day + u'T' + timeText(rest);
}

QString plainNumber(const QString &token)
{
    constexpr int shownDigits = 15;
    const std::optional<Decimal> exact = Decimal::parse(token);
    if (!exact)
        return token;
    const QString text = exact->toString();
    qsizetype digits = 0;
    for (const QChar c : text)
        digits += c.isDigit() && (digits > 0 || c != u'0') ? 1 : 0;
    if (exact->isInteger() || digits <= shownDigits)
        return token.contains(u'e', Qt::CaseInsensitive) ? text : token;
    const std::optional<Decimal> shown = Decimal::parse(QString::number(token.toDouble(), 'g', shownDigits));
    return shown ? shown->toString() : token;
}

} // namespace

NumberKind kindOfFormat(QStringView code)
{
    const QString bare = bareCode(code);
    if (bare.contains("general"_L1))
        return NumberKind::Number;
    if (bare.contains(u'%'))
        return NumberKind::Percent;
    bool day = false;
    bool time = false;
    bool month = false;
    for (qsizetype at = 0; at < bare.size(); ++at) {
        const QChar c = bare[at];
        const QChar next = at + 1 < bare.size() ? bare[at + 1] : QChar();
        const bool exponent = c == u'e' && (next == u'+' || next == u'-');
        day = day || c == u'y' || c == u'd' || (c == u'e' && !exponent);
        time = time || c == u'h' || c == u's';
        month = month || c == u'm';
    }
    if (day || (month && !time))
        return time ? NumberKind::DateTime : NumberKind::Date;
    return time ? NumberKind::Time : NumberKind::Number;
}

NumberKind kindOfBuiltIn(int id)
{
    const auto within = [id](int first, int last) { return id >= first && id <= last; };
    if (id == 9 || id == 10)
        return NumberKind::Percent;
    if (within(14, 17) || within(27, 31) || id == 36 || within(50, 54) || within(57, 58))
        return NumberKind::Date;
    if (within(18, 21) || within(32, 35) || within(45, 47) || within(55, 56))
        return NumberKind::Time;
    return id == 22 ? NumberKind::DateTime : NumberKind::Number;
}

QString numberText(const QString &token, NumberKind kind, bool from1904)
{
    switch (kind) {
    case NumberKind::Date:
    case NumberKind::Time:
    case NumberKind::DateTime:
        return dateText(token, kind, from1904);
    case NumberKind::Percent:
        if (const auto value = Decimal::parse(plainNumber(token)))
            return (*value * Decimal(100)).toString() + u'%';
        return token;
    case NumberKind::Number:
        break;
    }
    return plainNumber(token);
}

} // namespace eforms::sheets
