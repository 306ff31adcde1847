#include "sync/puller.h"

namespace eforms::sync {

Puller::Puller(store::Vault &vault, api::Session &session, const Pace &pace, QObject *parent)
    : QObject(parent)
    , m_vault(vault)
    , m_pace(pace)
    , m_api(session)
{
}

void Puller::start(const QStringList &participants)
{
    std::erase_if(m_feeds, [&participants](const auto &entry) { return !participants.contains(entry.first); });
    for (const QString &participant : participants) {
        auto &feed = m_feeds[participant];
        if (!feed) {
            feed = std::make_unique<Feed>(m_vault, m_api, participant, m_pace, nullptr);
            connect(feed.get(), &Feed::reached, this, &Puller::reached);
            connect(feed.get(), &Feed::caughtUp, this, &Puller::caughtUp);
            connect(feed.get(), &Feed::failed, this, &Puller::failed);
        }
        feed->ask();
    }
}

void Puller::stop()
{
    for (const auto &[participant, feed] : m_feeds)
        feed->stop();
}

void Puller::resume()
{
    for (const auto &[participant, feed] : m_feeds)
        feed->ask();
}

} // namespace eforms::sync
