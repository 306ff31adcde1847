#include "workflow/connection.h"

namespace eforms::workflow {

Connection::Connection(Place place, QNetworkAccessManager &network, store::KeyStore &keys, const Clock &clock)
    : m_place(std::move(place))
    , m_keys(keys)
    , m_clock(clock)
    , m_client(network, m_place.server, m_place.deviceId, clock)
    , m_session(m_client)
    , m_auth(m_session, m_place.deviceId)
    , m_requests(m_session)
    , m_forms(m_session)
    , m_uploads(m_session)
{
}

QDateTime Connection::serverNowUtc() const
{
    return m_clock.nowUtc().addSecs(m_client.serverAhead().count());
}

store::VaultPlace Connection::vaultPlace(const QString &userName) const
{
    return {m_place.dataDirectory, server(), userName};
}

store::Tuning Connection::tuning(bool passwordConfirmed) const
{
    store::Tuning tuning;
    tuning.passwordWorkFactor = m_place.passwordWorkFactor;
    tuning.passwordConfirmed = passwordConfirmed;
    return tuning;
}

} // namespace eforms::workflow
