#include "server/workers.h"

namespace eforms::server {

Workers::Workers(int threads, int waitingLimit)
    : m_waitingLimit(static_cast<size_t>(waitingLimit))
{
    m_threads.reserve(static_cast<size_t>(threads));
    for (int i = 0; i < threads; ++i)
        m_threads.emplace_back([this] { work(); });
}

Workers::~Workers()
{
    finish();
}

void Workers::add(std::function<void()> job)
{
    std::unique_lock lock(m_mutex);
    m_taken.wait(lock, [this] { return m_jobs.size() < m_waitingLimit || m_finishing; });
    m_jobs.push_back(std::move(job));
    m_arrived.notify_one();
}

void Workers::finish()
{
    {
        const std::lock_guard lock(m_mutex);
        m_finishing = true;
    }
    m_arrived.notify_all();
    m_taken.notify_all();
    for (std::thread &thread : m_threads) {
        if (thread.joinable())
            thread.join();
    }
}

void Workers::work()
{
    for (;;) {
        std::function<void()> job;
        {
            std::unique_lock lock(m_mutex);
            m_arrived.wait(lock, [this] { return !m_jobs.empty() || m_finishing; });
            if (m_jobs.empty())
                return;
            job = std::move(m_jobs.front());
            m_jobs.pop_front();
        }
        m_taken.notify_one();
        job();
    }
}

} // namespace eforms::server
