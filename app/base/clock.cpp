#include "base/clock.h"

#include <QTimeZone>

namespace eforms::base {

namespace {
constexpr int hongKongOffsetSeconds = 8 * 60 * 60;
}

QDateTime SystemClock::nowUtc() const
{
    return QDateTime::currentDateTimeUtc();
}

QDateTime inHongKong(const QDateTime &utc)
{
    return utc.toOffsetFromUtc(hongKongOffsetSeconds);
}

QDateTime fromHongKong(QDate date, QTime time)
{
    return QDateTime(date, time, Qt::OffsetFromUTC, hongKongOffsetSeconds).toUTC();
}

QString toWire(const QDateTime &utc)
{
    return utc.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime fromWire(const QString &text)
{
    if (!text.endsWith(QLatin1Char('Z')))
        return {};
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

} // namespace eforms::base
