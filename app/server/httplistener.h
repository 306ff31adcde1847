#pragma once

#include "server/http.h"

#include <functional>
#include <memory>

namespace eforms::server {

/// Takes HTTPS calls and hands them on, each in a thread of its pool. The only user of the HTTP library.
///
/// Whatever a client does, nothing is thrown out of it and no limit is passed: size and number of headers, body, time
/// for a call, number of threads and of connections that wait.
class HttpListener
{
public:
    using Handler = std::function<HttpResponse(const HttpRequest &)>;
    /// Adds what every answer carries, also one that the listener gives by itself.
    using Finish = std::function<HttpResponse(HttpResponse)>;

    struct Settings {
        QString address;
        quint16 port = 0; ///< 0: any free one
        QString certificateFile;
        QString keyFile;
        int threads = 64;
        int waitingConnections = 256;
    };

    /// Bodies over this are refused with 413.
    static constexpr qint64 bodyLimit = 2 * 1024 * 1024;

    /// Both are called from many threads at once.
    HttpListener(Handler handler, Finish finish);
    /// Stops.
    ~HttpListener();
    HttpListener(const HttpListener &) = delete;
    HttpListener &operator=(const HttpListener &) = delete;

    /// The port that is listened on. Fails with Malformed (certificate or key) or Offline (address in use or not ours).
    [[nodiscard]] Result<quint16> start(const Settings &settings);
    void stop();

private:
    struct Parts;
    void limit(Parts &parts, const Settings &settings) const;
    void route(Parts &parts) const;

    Handler m_handler;
    Finish m_finish;
    std::unique_ptr<Parts> m_parts;
};

} // namespace eforms::server
