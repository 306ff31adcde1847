#include "server/changebell.h"

namespace eforms::server {

void ChangeBell::ring()
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_rings;
    }
    m_rang.notify_all();
}

void ChangeBell::silence()
{
    {
        const std::lock_guard lock(m_mutex);
        m_silent = true;
    }
    m_rang.notify_all();
}

quint64 ChangeBell::rings()
{
    const std::lock_guard lock(m_mutex);
    return m_rings;
}

bool ChangeBell::waitBeyond(quint64 seen, std::chrono::steady_clock::time_point deadline)
{
    std::unique_lock lock(m_mutex);
    m_rang.wait_until(lock, deadline, [this, seen] { return m_rings > seen || m_silent; });
    return m_rings > seen && !m_silent;
}

bool ChangeBell::enter(int places)
{
    const std::lock_guard lock(m_mutex);
    if (m_waiting >= places)
        return false;
    ++m_waiting;
    return true;
}

void ChangeBell::leave()
{
    const std::lock_guard lock(m_mutex);
    --m_waiting;
}

} // namespace eforms::server
