#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace eforms::server {

/// Threads that run jobs in the order they came. When too many wait, add() waits too: whoever accepts connections
/// then slows down, and the system's backlog says no to the rest.
class Workers
{
public:
    Workers(int threads, int waitingLimit);
    /// Finishes.
    ~Workers();
    Workers(const Workers &) = delete;
    Workers &operator=(const Workers &) = delete;

    void add(std::function<void()> job);
    /// Runs what waits and ends the threads.
    void finish();

private:
    void work();

    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::condition_variable m_taken;
    std::deque<std::function<void()>> m_jobs;
    size_t m_waitingLimit;
    bool m_finishing = false;
    std::vector<std::thread> m_threads;
};

} // namespace eforms::server
