#pragma once

#include <QDateTime>

namespace eforms::base {

/// The only source of time: one of the four doors to the world.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    /// The present instant in UTC, to the millisecond. May be called from any thread.
    [[nodiscard]] virtual QDateTime nowUtc() const = 0;
};

/// The computer's clock.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] QDateTime nowUtc() const override;
};

/// Hong Kong time, UTC+8 all year (no summer time since 1979).
[[nodiscard]] QDateTime inHongKong(const QDateTime &utc);
/// The instant of a Hong Kong wall-clock time.
[[nodiscard]] QDateTime fromHongKong(QDate date, QTime time);
/// Wire format of instants: RFC 3339 in UTC with milliseconds, `2025-07-08T02:03:04.005Z`.
[[nodiscard]] QString toWire(const QDateTime &utc);
/// The reverse; invalid for anything else.
[[nodiscard]] QDateTime fromWire(const QString &text);

} // namespace eforms::base

namespace eforms {
using base::Clock;
} // namespace eforms
