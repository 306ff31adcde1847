#pragma once

#include "base/async.h"
#include "base/clock.h"
#include "base/json.h"

#include <QHash>
#include <QNetworkAccessManager>
#include <QObject>
#include <QSslCertificate>
#include <QUrl>
#include <QUrlQuery>

#include <chrono>

namespace eforms::api {

/// Where the server is and whom we believe.
struct ServerAddress {
    QUrl url;                           ///< origin, `https://portal.example.hk:8443`; plain http only for loopback
    QList<QSslCertificate> authorities; ///< the only ones trusted; empty: those of the operating system
    QString
        name {}; ///< what stores and commands know the server by where its address changes (training); empty: its origin
};

/// One call as it goes out.
struct HttpCall {
    QByteArray method = "GET";
    QString path; ///< `/v1/…`, not percent-encoded
    QUrlQuery query;
    QByteArray body; ///< of a call that changes state
    QByteArray mediaType = "application/json";
    QList<std::pair<QByteArray, QByteArray>> headers;
    QString key;                                                   ///< idempotency key; must come back in the answer
    QByteArray bearer;                                             ///< access token; empty: none
    QByteArray accepts = "application/json";                       ///< media type of a good answer
    qint64 answerLimit = 8 * 1024 * 1024;                          ///< bytes
    std::chrono::milliseconds deadline = std::chrono::seconds(30); ///< for the whole answer
    bool longPoll = false;                                         ///< waits on the server: uses connections of its own
};

/// A complete answer of a Client Portal server, good or not.
struct HttpAnswer {
    int status = 0;
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;                       ///< of another media type than JSON
    Json json;                             ///< parsed body where it is JSON or problem details

    [[nodiscard]] bool isGood() const { return status >= 200 && status < 300; }
};

/// Sends calls to one server and tells an answer from silence.
///
/// Sends every call once (Qt would repeat it after a lost connection: finding F1), follows no redirect (F2), keeps no
/// cookie and no cache, ends every call by its own deadline and accepts no answer cut short (F11). What comes from
/// anything but a Client Portal server is no answer.
class HttpClient : public QObject
{
    Q_OBJECT

public:
    /// @p network and @p clock must outlive this.
    HttpClient(QNetworkAccessManager &network, const ServerAddress &server, const QString &deviceId, const Clock &clock,
        QObject *parent = nullptr);
    ~HttpClient() override;

    /// Fails with Offline, Timeout, Untrusted, NotOurServer, Malformed, TooLarge or Cancelled. Except for Untrusted, the
    /// outcome of a changing call is then unknown.
    [[nodiscard]] Async<HttpAnswer> send(const HttpCall &call);

    /// `https://host:port` without a slash at the end.
    [[nodiscard]] QString origin() const;
    /// What stores and commands know the server by: its name if it has one, else its origin.
    [[nodiscard]] QString identity() const { return m_server.name.isEmpty() ? origin() : m_server.name; }
    /// What the server's clock is ahead of ours, by the `Date` of its last answer; whole seconds. Zero before.
    [[nodiscard]] std::chrono::seconds serverAhead() const { return m_serverAhead; }

private:
    friend class Exchange;

    [[nodiscard]] QNetworkRequest requestFor(const HttpCall &call) const;
    void learnTime(const QByteArray &date);

    QNetworkAccessManager &m_network;
    ServerAddress m_server;
    QString m_deviceId;
    const Clock &m_clock;
    std::chrono::seconds m_serverAhead {0};
};

} // namespace eforms::api
