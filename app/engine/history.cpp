#include "engine/history.h"

namespace eforms::engine {

namespace {

/// Beyond this the oldest steps are forgotten: nobody steps back that far, and large tables take memory.
constexpr std::size_t mostSteps = 1000;

} // namespace

void History::add(Change change)
{
    m_changes.erase(m_changes.begin() + static_cast<std::ptrdiff_t>(m_position), m_changes.end());
    const bool joins = m_typing && change.typing && !m_changes.empty() && m_changes.back().path == change.path
        && m_changes.back().kind == Change::Kind::Value;
    m_typing = change.kind == Change::Kind::Value;
    if (joins) {
        m_changes.back().after = change.after;
        return;
    }
    m_changes.push_back(std::move(change));
    if (m_changes.size() > mostSteps)
        m_changes.erase(m_changes.begin());
    m_position = m_changes.size();
}

void History::endTyping()
{
    m_typing = false;
}

void History::clear()
{
    m_changes.clear();
    m_position = 0;
    m_typing = false;
}

Change &History::stepBack()
{
    m_typing = false;
    return m_changes[--m_position];
}

Change &History::stepForward()
{
    m_typing = false;
    return m_changes[m_position++];
}

} // namespace eforms::engine
