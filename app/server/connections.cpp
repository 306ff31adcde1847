#include "server/connections.h"

#include <openssl/bio.h>
#include <openssl/ssl.h>

#ifdef _WIN32
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace eforms::server {

using Steady = std::chrono::steady_clock;

struct Connections::Connection {
    Connections *owner = nullptr;
    int socket = -1;
    Phase phase = Phase::Handshake;
    Steady::time_point since = Steady::now();
    qint64 bytesLeft = 0; ///< only its own thread counts
    bool ends = false;    ///< likewise
};

namespace {

// The library serves a connection in one thread from handshake to end.
thread_local void *servedHere = nullptr;

// How to say "both ways" and "no more from us" differs in name only.
constexpr int bothWays = 2;
constexpr int sending = 1;

#ifdef _WIN32
void shutDownSocket(int socket, int ways) { ::shutdown(static_cast<SOCKET>(socket), ways); }
#else
void shutDownSocket(int socket, int ways) { ::shutdown(socket, ways); }
#endif

} // namespace

/// What OpenSSL calls back.
struct ConnectionCallbacks {
    using Connection = Connections::Connection;

    static int contextIndex()
    {
        static const int index = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
        return index;
    }

    static int connectionIndex()
    {
        static const int index = SSL_get_ex_new_index(0, nullptr, nullptr, nullptr, &onFree);
        return index;
    }

    static void onFree(void *, void *pointer, CRYPTO_EX_DATA *, int, long, void *)
    {
        if (auto *connection = static_cast<Connection *>(pointer))
            connection->owner->forget(connection);
    }

    static void onInfo(const SSL *ssl, int where, int)
    {
        auto *owner = static_cast<Connections *>(SSL_CTX_get_ex_data(SSL_get_SSL_CTX(ssl), contextIndex()));
        const bool known = SSL_get_ex_data(ssl, connectionIndex()) != nullptr;
        if ((where & SSL_CB_HANDSHAKE_START) != 0 && !known)
            owner->adopt(const_cast<SSL *>(ssl));
        else if ((where & SSL_CB_HANDSHAKE_DONE) != 0 && known && SSL_is_init_finished(ssl) != 0)
            owner->enter(Connections::Phase::Head, owner->m_limits.headBytes);
    }

    static long onRead(
        BIO *bio, int operation, const char *, size_t, int, long, int result, size_t *processed)
    {
        auto *connection = reinterpret_cast<Connection *>(BIO_get_callback_arg(bio));
        if (operation == BIO_CB_READ && connection && connection->ends)
            return -1;
        if (operation == (BIO_CB_READ | BIO_CB_RETURN) && connection && result > 0 && processed) {
            connection->bytesLeft -= static_cast<qint64>(*processed);
            if (connection->bytesLeft < 0)
                return -1;
        }
        return result;
    }
};

Connections::Connections(Limits limits)
    : m_limits(limits)
    , m_patrol([this] { patrol(); })
{
}

Connections::~Connections()
{
    endAll();
    m_patrol.join();
}

void Connections::watch(ssl_ctx_st *context)
{
    SSL_CTX_set_ex_data(context, ConnectionCallbacks::contextIndex(), this);
    SSL_CTX_set_info_callback(context, &ConnectionCallbacks::onInfo);
}

void Connections::endAll()
{
    const std::lock_guard lock(m_mutex);
    m_ended = true;
    for (const Connection *connection : m_open)
        shutDownSocket(connection->socket, bothWays);
    m_stopped.notify_all();
}

void Connections::headComplete(qint64 bodyBytes)
{
    enter(Phase::Body, bodyBytes + m_limits.headBytes);
}

void Connections::callComplete()
{
    enter(Phase::Serving, m_limits.headBytes);
}

void Connections::answered()
{
    enter(Phase::Head, m_limits.headBytes);
    const auto *connection = static_cast<Connection *>(servedHere);
    if (connection && connection->ends)
        shutDownSocket(connection->socket, sending);
}

void Connections::endAfterAnswer()
{
    if (auto *connection = static_cast<Connection *>(servedHere))
        connection->ends = true;
}

void Connections::adopt(ssl_st *ssl)
{
    auto *connection = new Connection;
    connection->owner = this;
    connection->socket = SSL_get_fd(ssl);
    connection->bytesLeft = m_limits.headBytes;
    SSL_set_ex_data(ssl, ConnectionCallbacks::connectionIndex(), connection);
    BIO_set_callback_ex(SSL_get_rbio(ssl), &ConnectionCallbacks::onRead);
    BIO_set_callback_arg(SSL_get_rbio(ssl), reinterpret_cast<char *>(connection));
    servedHere = connection;

    const std::lock_guard lock(m_mutex);
    m_open.insert(connection);
    if (m_ended)
        shutDownSocket(connection->socket, bothWays);
}

void Connections::forget(Connection *connection)
{
    {
        const std::lock_guard lock(m_mutex);
        m_open.erase(connection);
    }
    if (servedHere == connection)
        servedHere = nullptr;
    delete connection;
}

void Connections::enter(Phase phase, qint64 bytesAllowed)
{
    auto *connection = static_cast<Connection *>(servedHere);
    if (!connection)
        return;
    const std::lock_guard lock(m_mutex);
    connection->phase = phase;
    connection->since = Steady::now();
    connection->bytesLeft = bytesAllowed;
}

void Connections::patrol()
{
    std::unique_lock lock(m_mutex);
    while (!m_ended) {
        m_stopped.wait_for(lock, std::chrono::seconds(1));
        const auto now = Steady::now();
        for (const Connection *connection : m_open) {
            // Each connection holds a thread; idle ones must not keep others waiting at the door.
            const bool idle = connection->phase == Phase::Handshake || connection->phase == Phase::Head;
            const bool crowded = idle && m_open.size() >= m_limits.crowd;
            const auto limit = crowded                  ? m_limits.crowded
                : connection->phase == Phase::Handshake ? m_limits.handshake
                                                        : m_limits.call;
            if (connection->phase != Phase::Serving && now - connection->since > limit)
                shutDownSocket(connection->socket, bothWays);
        }
    }
}

} // namespace eforms::server
