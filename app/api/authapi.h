#pragma once

#include "api/answer.h"
#include "api/session.h"
#include "domain/identity.h"

namespace eforms::api {

/// What answers at the address.
struct About {
    QString name;
    QString version;
    QDateTime timeUtc;
    bool training = false; ///< nothing there is real
    QString epoch;         ///< another one after the server was restored from a backup
    QByteArray formKey;    ///< public key that signs form packages
};

/// The password was right; a one-time code is asked for.
struct Challenge {
    QString id;
    QString channel; ///< `email` or `totp`
    QString sentTo;  ///< masked address; empty for an app
    QDateTime expiresUtc;
    QDateTime resendAtUtc; ///< from when a new code may be asked for; invalid for an app
};

/// The code was right.
struct SignedIn {
    domain::User user;
};

/// Sign-in with password and one-time code, and the session after it. The refusal codes are in openapi.yaml.
class AuthApi
{
public:
    explicit AuthApi(Session &session, const QString &deviceId);

    [[nodiscard]] Async<Answer<About>> about();
    [[nodiscard]] Async<Answer<Challenge>> signIn(const QString &userName, const QString &password);
    /// On success the session has begun.
    [[nodiscard]] Async<Answer<SignedIn>> sendCode(const QString &challenge, const QString &code);
    [[nodiscard]] Async<Answer<Challenge>> resend(const QString &challenge);
    /// Forgets the tokens at once and tells the server; an error means that the server learns it by its own timeout.
    [[nodiscard]] Async<Answer<Done>> signOut();
    [[nodiscard]] Async<Answer<domain::User>> me();

private:
    Session &m_session;
    QString m_deviceId;
};

} // namespace eforms::api
