#pragma once

#include "api/authapi.h"
#include "api/formsapi.h"
#include "api/httpclient.h"
#include "api/requestapi.h"
#include "api/session.h"
#include "api/uploadapi.h"
#include "base/clock.h"
#include "store/keystore.h"
#include "store/vault.h"

class QNetworkAccessManager;

namespace eforms::workflow {

/// The way to one server, and where this computer keeps what belongs to it.
class Connection
{
public:
    struct Place {
        api::ServerAddress server;
        QString dataDirectory; ///< stores are kept here, one per person
        QString deviceId;      ///< names this installation in the audit trail
        QByteArray formKey;    ///< public key that signs this server's forms; empty: the one it names at the first contact
        int passwordWorkFactor = 17; ///< scrypt log2 N of the store's password slot
    };

    /// @p network, @p keys and @p clock are doors to the world and must outlive this.
    Connection(Place place, QNetworkAccessManager &network, store::KeyStore &keys, const Clock &clock);

    [[nodiscard]] const Clock &clock() const { return m_clock; }
    /// The instant by the server's clock, which alone decides cut-offs.
    [[nodiscard]] QDateTime serverNowUtc() const;
    [[nodiscard]] store::KeyStore &keys() { return m_keys; }
    [[nodiscard]] store::VaultPlace vaultPlace(const QString &userName) const;
    [[nodiscard]] store::Tuning tuning(bool passwordConfirmed) const;
    /// What stores and commands know the server by.
    [[nodiscard]] QString server() const { return m_client.identity(); }

    /// Empty when none was given.
    [[nodiscard]] QByteArray formKey() const { return m_place.formKey; }

    [[nodiscard]] api::Session &session() { return m_session; }
    [[nodiscard]] api::AuthApi &auth() { return m_auth; }
    [[nodiscard]] api::RequestApi &requests() { return m_requests; }
    [[nodiscard]] api::FormsApi &forms() { return m_forms; }
    [[nodiscard]] api::UploadApi &uploads() { return m_uploads; }

private:
    Place m_place;
    store::KeyStore &m_keys;
    const Clock &m_clock;
    api::HttpClient m_client;
    api::Session m_session;
    api::AuthApi m_auth;
    api::RequestApi m_requests;
    api::FormsApi m_forms;
    api::UploadApi m_uploads;
};

} // namespace eforms::workflow
