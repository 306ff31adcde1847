#include "engine/history.h"

#include <numeric>

namespace eforms::engine {

namespace {

/// Beyond these the oldest steps are forgotten: nobody steps back that far, and large tables take memory.
constexpr std::size_t mostSteps = 1000;
constexpr std::size_t mostWeight = 500'000;

std::size_t weightOf(const Step &step)
{
    return std::accumulate(step.begin(), step.end(), std::size_t(0),
        [](std::size_t sum, const Change &change) { return sum + change.weight; });
}

} // namespace

void History::begin()
{
    ++m_depth;
    m_typing = false;
}

void History::end()
{
    Q_ASSERT(m_depth > 0);
    m_typing = false;
    if (--m_depth == 0 && !m_open.empty())
        push(std::exchange(m_open, {}));
}

void History::add(Change change)
{
    if (isOpen()) {
        m_open.push_back(std::move(change));
        return;
    }
    const bool letter = change.kind == Change::Kind::Value;
    const bool joins = m_typing && change.typing && m_position > 0 && m_position == m_steps.size()
        && m_steps.back().back().path == change.path;
    m_typing = letter;
    if (joins)
        m_steps.back().back().after = change.after;
    else
        push({std::move(change)});
}

void History::push(Step step)
{
    while (m_steps.size() > m_position) {
        m_weight -= weightOf(m_steps.back());
        m_steps.pop_back();
    }
    m_weight += weightOf(step);
    m_steps.push_back(std::move(step));
    while (m_steps.size() > 1 && (m_steps.size() > mostSteps || m_weight > mostWeight)) {
        m_weight -= weightOf(m_steps.front());
        m_steps.pop_front();
    }
    m_position = m_steps.size();
}

void History::endTyping()
{
    m_typing = false;
}

Step &History::stepBack()
{
    m_typing = false;
    return m_steps[--m_position];
}

Step &History::stepForward()
{
    m_typing = false;
    return m_steps[m_position++];
}

} // namespace eforms::engine
