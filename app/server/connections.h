#pragma once

#include <QtGlobal>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

struct ssl_ctx_st;
struct ssl_st;

namespace eforms::server {

/// Watches the TLS connections of a listener: ends those that are too slow or send too much before a call is
/// complete, and all of them when the server stops.
///
/// The HTTP library bounds single reads only; without this a client that trickles, or sends headers without end, would hold
/// a thread or fill the memory (fault S14).
class Connections
{
public:
    struct Limits {
        std::chrono::seconds call {120};  ///< from one answer to the next complete call, waiting included
        std::chrono::seconds handshake {15};
        size_t crowd = 56;                ///< so many connections: those that only wait have to go
        std::chrono::seconds crowded {2}; ///< what they are left then
        qint64 headBytes = 64 * 1024; ///< received before the head of a call is complete, handshake included
    };

    explicit Connections(Limits limits);
    ~Connections();
    Connections(const Connections &) = delete;
    Connections &operator=(const Connections &) = delete;

    /// Must be called before the context accepts connections.
    void watch(ssl_ctx_st *context);
    /// Ends every connection at once, and those that come later.
    void endAll();

    // For the thread that serves a connection: where it stands.
    /// @p bodyBytes are to follow, not more.
    void headComplete(qint64 bodyBytes);
    void callComplete();
    void answered();
    /// No further call is read from the connection after the present answer.
    void endAfterAnswer();

private:
    enum class Phase { Handshake, Head, Body, Serving };
    struct Connection;

    friend struct ConnectionCallbacks;

    void adopt(ssl_st *ssl);
    void forget(Connection *connection);
    void enter(Phase phase, qint64 bytesAllowed);
    void patrol();

    Limits m_limits;
    std::mutex m_mutex;
    std::condition_variable m_stopped;
    std::set<Connection *> m_open;
    bool m_ended = false;
    std::thread m_patrol;
};

} // namespace eforms::server
