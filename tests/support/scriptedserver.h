#pragma once

#include "base/json.h"

#include <QHash>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <functional>

namespace eforms::support {

/// A call as it arrived.
struct SeenCall {
    QByteArray method;
    QByteArray target;                     ///< path with query, as sent
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

    [[nodiscard]] QByteArray key() const { return headers.value("idempotency-key"); }
};

/// What the server does with a call.
struct Scripted {
    enum class Fault {
        None,
        Drop,            ///< closes without an answer
        Reset,           ///< breaks the connection off
        CutShort,        ///< announces the whole body, sends half, closes
        CutShortChunked, ///< ends before the last chunk
        CloseDelimited,  ///< no length at all; the end of the connection is the end of the body
        Trickle,         ///< a byte every 20 ms, for ever
        Hold,            ///< never answers
    };

    int status = 200;
    QByteArray body = "{}";
    QByteArray mediaType = "application/json";
    QList<std::pair<QByteArray, QByteArray>> headers;
    bool marker = true; ///< says that it is a Client Portal server
    bool echo = true;   ///< gives the idempotency key back
    Fault fault = Fault::None;
    bool closes = false; ///< closes the connection after the answer without having said so

    [[nodiscard]] static Scripted json(const Json &body, int status = 200);
    [[nodiscard]] static Scripted refusal(int status, const QString &code, const Json &extra = {});
    [[nodiscard]] static Scripted failing(Fault fault);
};

/// A small HTTP/1.1 server over real sockets that does what a test tells it, mischief included.
class ScriptedServer : public QObject
{
    Q_OBJECT

public:
    using Answerer = std::function<Scripted(const SeenCall &)>;

    ScriptedServer();
    ~ScriptedServer() override;

    [[nodiscard]] QUrl url() const;
    /// Routes read `POST /v1/…`, without query. The next call of a route gets this; several wait in order.
    void next(const QByteArray &route, const Scripted &scripted);
    /// What a route gets when nothing waits for it. Without it: 404.
    void always(const QByteArray &route, const Answerer &answerer);
    void always(const QByteArray &route, const Scripted &scripted);
    /// For routes without a rule of their own.
    void otherwise(const Answerer &answerer) { m_otherwise = answerer; }

    [[nodiscard]] const QList<SeenCall> &calls() const { return m_calls; }
    [[nodiscard]] QList<SeenCall> calls(const QByteArray &route) const;
    [[nodiscard]] int connections() const { return m_connections; }
    /// Refuses connections from now on, and ends those there are.
    void goAway();
    void comeBack();

Q_SIGNALS:
    /// A call arrived whole; it is answered right after.
    void called();

private:
    void accept();
    void onReadable(QTcpSocket *socket);
    [[nodiscard]] static bool takeCall(QByteArray &buffer, SeenCall &call);
    void answer(QTcpSocket *socket, const SeenCall &call);
    void perform(QTcpSocket *socket, const SeenCall &call, const Scripted &scripted);

    QTcpServer m_server;
    quint16 m_port = 0;
    QHash<QByteArray, QList<Scripted>> m_next;
    QHash<QByteArray, Answerer> m_always;
    Answerer m_otherwise;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    QList<SeenCall> m_calls;
    int m_connections = 0;
};

} // namespace eforms::support
