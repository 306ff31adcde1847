#include "engine/formats.h"

#include "engine/hostnames.h"
#include "engine/networkformats.h"
#include "engine/pattern.h"

#include <QDate>
#include <QHash>
#include <QRegularExpression>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

bool fits(const QRegularExpression &expression, const QString &text)
{
    return expression.match(text).hasMatch();
}

bool isDate(const QString &text)
{
    static const QRegularExpression shape(u"\\A[0-9]{4}-[0-9]{2}-[0-9]{2}\\z"_s);
    return fits(shape, text) && QDate(text.left(4).toInt(), text.mid(5, 2).toInt(), text.mid(8, 2).toInt()).isValid();
}

bool isShortTime(const QString &text)
{
    static const QRegularExpression shape(u"\\A([01][0-9]|2[0-3]):[0-5][0-9]\\z"_s);
    return fits(shape, text);
}

/// RFC 3339 full-time; a leap second only where it is 23:59:60 in UTC.
bool isFullTime(const QString &text)
{
    static const QRegularExpression shape(
        u"\\A([0-9]{2}):([0-9]{2}):([0-9]{2})(\\.[0-9]+)?([zZ]|([+-])([0-9]{2}):([0-9]{2}))\\z"_s);
    const auto match = shape.match(text);
    if (!match.hasMatch())
        return false;
    const int hour = match.captured(1).toInt();
    const int minute = match.captured(2).toInt();
    const int second = match.captured(3).toInt();
    const int offsetHour = match.captured(7).toInt();
    const int offsetMinute = match.captured(8).toInt();
    if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59)
        return false;
    if (second < 60)
        return true;
    const int sign = match.captured(6) == "-"_L1 ? -1 : 1;
    const int utc = hour * 60 + minute - sign * (offsetHour * 60 + offsetMinute);
    return (utc + 2 * 1440) % 1440 == 1439;
}

bool isTime(const QString &text)
{
    return isShortTime(text) || isFullTime(text);
}

bool isDateTime(const QString &text)
{
    return text.size() > 11 && (text[10] == u'T' || text[10] == u't') && isDate(text.left(10))
        && isFullTime(text.mid(11));
}

bool isHongKongDateTime(const QString &text)
{
    return text.size() == 16 && text[10] == u'T' && isDate(text.left(10)) && isShortTime(text.mid(11));
}

/// RFC 3339, appendix A: units without gaps between the largest and the smallest.
bool isDuration(const QString &text)
{
    static const QRegularExpression shape(
        u"\\AP(?!\\z)([0-9]+W|([0-9]+Y([0-9]+M([0-9]+D)?)?|[0-9]+M([0-9]+D)?|[0-9]+D)?"
        u"(T([0-9]+H([0-9]+M([0-9]+S)?)?|[0-9]+M([0-9]+S)?|[0-9]+S))?)\\z"_s);
    return fits(shape, text);
}

bool isUuid(const QString &text)
{
    static const QRegularExpression shape(u"\\A[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\z"_s);
    return fits(shape, text);
}

bool isJsonPointer(const QString &text)
{
    static const QRegularExpression shape(u"\\A(/([^~/]|~[01])*)*\\z"_s);
    return fits(shape, text);
}

bool isRelativeJsonPointer(const QString &text)
{
    static const QRegularExpression shape(u"\\A(0|[1-9][0-9]*)(#|(/([^~/]|~[01])*)*)\\z"_s);
    return fits(shape, text);
}

bool isDecimal(const QString &text)
{
    static const QRegularExpression shape(u"\\A-?(0|[1-9][0-9]*)(\\.[0-9]+)?\\z"_s);
    return fits(shape, text) && Decimal::parse(text).has_value();
}

} // namespace

FormatCheck formatCheck(const QString &name)
{
    static const QHash<QString, FormatCheck> checks {{u"date"_s, isDate}, {u"time"_s, isTime},
        {u"time-hkt"_s, isShortTime}, {u"date-time"_s, isDateTime}, {u"date-time-hkt"_s, isHongKongDateTime},
        {u"duration"_s, isDuration}, {u"email"_s, isEmail}, {u"idn-email"_s, isInternationalEmail},
        {u"hostname"_s, isHostname}, {u"idn-hostname"_s, isInternationalHostname}, {u"ipv4"_s, isIpv4},
        {u"ipv6"_s, isIpv6}, {u"uri"_s, isUri}, {u"uri-reference"_s, isUriReference}, {u"iri"_s, isIri},
        {u"iri-reference"_s, isIriReference}, {u"uri-template"_s, isUriTemplate}, {u"uuid"_s, isUuid},
        {u"json-pointer"_s, isJsonPointer}, {u"relative-json-pointer"_s, isRelativeJsonPointer},
        {u"regex"_s, isPattern}, {u"decimal"_s, isDecimal}};
    return checks.value(name, nullptr);
}

std::optional<Decimal> decimalOf(const Json &value)
{
    if (value.isNumber())
        return value.toDecimal();
    if (value.isString() && isDecimal(value.toString()))
        return Decimal::parse(value.toString());
    return {};
}

} // namespace eforms::engine
