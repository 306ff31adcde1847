#pragma once

#include "base/clock.h"

#include <chrono>
#include <mutex>

namespace eforms::support {

/// Time that moves only when told to.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(const QDateTime &utc = QDateTime(QDate(2026, 11, 20), QTime(2, 0), Qt::UTC)) : m_now(utc) { }

    [[nodiscard]] QDateTime nowUtc() const override
    {
        const std::scoped_lock lock(m_mutex);
        return m_now;
    }
    void set(const QDateTime &utc)
    {
        const std::scoped_lock lock(m_mutex);
        m_now = utc;
    }
    void advance(std::chrono::milliseconds by)
    {
        const std::scoped_lock lock(m_mutex);
        m_now = m_now.addMSecs(by.count());
    }

private:
    mutable std::mutex m_mutex;
    QDateTime m_now;
};

} // namespace eforms::support
