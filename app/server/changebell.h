#pragma once

#include <QtGlobal>

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace eforms::server {

/// Wakes those who wait for changes. It says that something changed; the database says what.
class ChangeBell
{
public:
    void ring();
    /// Nobody waits any more, now and later.
    void silence();
    [[nodiscard]] quint64 rings();
    /// True when it rang since @p seen, false at the deadline or when it was silenced.
    [[nodiscard]] bool waitBeyond(quint64 seen, std::chrono::steady_clock::time_point deadline);
    /// Takes a place among those who may wait; false when all are taken.
    [[nodiscard]] bool enter(int places);
    void leave();

private:
    std::mutex m_mutex;
    std::condition_variable m_rang;
    quint64 m_rings = 0;
    int m_waiting = 0;
    bool m_silent = false;
};

} // namespace eforms::server
