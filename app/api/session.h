#pragma once

#include "api/httpclient.h"

#include <QDateTime>
#include <QObject>

#include <memory>
#include <optional>

namespace eforms::api {

/// What a sign-in yields. Lives in memory only.
struct Tokens {
    QByteArray access;
    QDateTime accessExpiresUtc;
    QByteArray refresh;
    QDateTime refreshExpiresUtc;

    /// Fails with Malformed.
    [[nodiscard]] static Result<Tokens> fromJson(const Json &json);
};

/// The signed-in session: sends calls with its token and renews it when the server no longer takes it.
///
/// However many calls meet a 401, one refresh runs; each is then repeated once under its own key.
class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(HttpClient &client, QObject *parent = nullptr);
    ~Session() override;

    [[nodiscard]] HttpClient &client() { return m_client; }
    [[nodiscard]] bool isSignedIn() const { return !m_tokens.access.isEmpty(); }
    /// Person::id of who signed in; empty when nobody is.
    [[nodiscard]] const QString &personId() const { return m_personId; }

    /// Empty when nobody is signed in.
    [[nodiscard]] const QByteArray &accessToken() const { return m_tokens.access; }

    void begin(const Tokens &tokens, const QString &personId);
    /// Forgets the tokens, here only; AuthApi::signOut() also tells the server. Does not emit ended().
    void forget();

    /// As HttpClient::send(), with the token. Fails also with SignInNeeded: nobody is signed in, or the session ended.
    [[nodiscard]] Async<HttpAnswer> send(const HttpCall &call);

Q_SIGNALS:
    /// The server has ended the session; tokens are forgotten.
    void ended();

private:
    struct Pending;

    void dispatch(const std::shared_ptr<Pending> &pending);
    void onAnswer(const std::shared_ptr<Pending> &pending, const Result<HttpAnswer> &answer);
    void renew();
    void onRenewed(const QByteArray &usedToken, const Result<HttpAnswer> &answer);
    void release(const std::optional<Error> &error);
    void endByServer();

    HttpClient &m_client;
    Tokens m_tokens;
    QString m_personId;
    bool m_renewing = false;
    QList<std::shared_ptr<Pending>> m_waiting; ///< for the refresh that runs
};

} // namespace eforms::api
