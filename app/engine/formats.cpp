#include "engine/formats.h"

#include <QDate>
#include <QHash>
#include <QRegularExpression>
#include <QUrl>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

bool fits(const QRegularExpression &expression, const QString &text)
{
    const auto match = expression.match(text);
    return match.isValid() && match.hasMatch();
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

bool isIpv4(const QString &text)
{
    static const QRegularExpression shape(
        u"\\A((25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(\\.(?!\\z)|\\z)){4}\\z"_s);
    return fits(shape, text);
}

bool isHostname(const QString &text)
{
    static const QRegularExpression shape(
        u"\\A(?=.{1,253}\\z)[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(\\.[a-zA-Z0-9]([a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*\\z"_s);
    return fits(shape, text);
}

bool isEmail(const QString &text)
{
    static const QRegularExpression local(
        u"\\A([a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]+)*|\"[^\"\\\\\\r\\n]+\")\\z"_s);
    const qsizetype at = text.lastIndexOf(u'@');
    if (at < 1 || text.size() > 254)
        return false;
    const QString domain = text.mid(at + 1);
    const bool literal = domain.startsWith(u'[') && domain.endsWith(u']') && isIpv4(domain.mid(1, domain.size() - 2));
    return fits(local, text.left(at)) && (literal || isHostname(domain));
}

bool isUuid(const QString &text)
{
    static const QRegularExpression shape(u"\\A[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\\z"_s);
    return fits(shape, text);
}

bool isUri(const QString &text)
{
    static const QRegularExpression shape(u"\\A[a-zA-Z][a-zA-Z0-9+.-]*:[!-~]*\\z"_s);
    return fits(shape, text) && QUrl(text, QUrl::StrictMode).isValid();
}

bool isDecimal(const QString &text)
{
    static const QRegularExpression shape(u"\\A-?(0|[1-9][0-9]*)(\\.[0-9]+)?\\z"_s);
    return fits(shape, text) && Decimal::parse(text).has_value();
}

} // namespace

FormatCheck formatCheck(const QString &name)
{
    static const QHash<QString, FormatCheck> checks {
        {u"date"_s, isDate},
        {u"time"_s, isTime},
        {u"time-hkt"_s, isShortTime},
        {u"date-time"_s, isDateTime},
        {u"date-time-hkt"_s, isHongKongDateTime},
        {u"email"_s, isEmail},
        {u"hostname"_s, isHostname},
        {u"ipv4"_s, isIpv4},
        {u"uuid"_s, isUuid},
        {u"uri"_s, isUri},
        {u"decimal"_s, isDecimal},
    };
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
