#pragma once

#include "api/changesapi.h"
#include "store/vault.h"
#include "sync/feed.h"
#include "sync/pace.h"

#include <QObject>

#include <map>
#include <memory>

namespace eforms::sync {

/// Fetches what changed, for every participant somebody works for.
class Puller : public QObject
{
    Q_OBJECT

public:
    Puller(store::Vault &vault, api::Session &session, const Pace &pace, QObject *parent = nullptr);

    /// Follows exactly these participants.
    void start(const QStringList &participants);
    void stop();
    /// Asks at once where a pause or a sign-in is waited for.
    void resume();

Q_SIGNALS:
    void reached();
    /// One participant is up to date.
    void caughtUp();
    void failed(const eforms::base::Error &error);

private:
    store::Vault &m_vault;
    Pace m_pace;
    api::ChangesApi m_api;
    std::map<QString, std::unique_ptr<Feed>> m_feeds; ///< by participant
};

} // namespace eforms::sync
