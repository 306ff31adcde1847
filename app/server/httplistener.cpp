// The library's header brings the system's socket headers along; nothing else of ours may include it.
#define CPPHTTPLIB_OPENSSL_SUPPORT
#include <httplib.h>

#include "server/connections.h"
#include "server/httplistener.h"
#include "server/workers.h"

#include <QLoggingCategory>

namespace eforms::server {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t headerCountLimit = 64;
constexpr size_t headerBytesLimit = 8 * 1024;
constexpr size_t targetLimit = 2 * 1024;
// A body over the limit is still read to its end, unseen, so that the client gets to read the refusal; not for ever.
constexpr qint64 drainLimit = 16 * 1024 * 1024;

/// Lets the library run its calls on our bounded workers.
class Queue : public httplib::TaskQueue
{
public:
    Queue(int threads, int waiting)
        : m_workers(threads, waiting)
    {
    }
    void enqueue(std::function<void()> job) override { m_workers.add(std::move(job)); }
    void shutdown() override { m_workers.finish(); }

private:
    Workers m_workers;
};

void setOptions(socket_t socket)
{
    // Not SO_REUSEPORT, the library's own choice: two servers on one port must not happen unnoticed.
    int on = 1;
#ifdef _WIN32
    setsockopt(socket, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, reinterpret_cast<const char *>(&on), sizeof on);
#else
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
#endif
}

qint64 announcedLength(const httplib::Request &request)
{
    bool valid = false;
    const qint64 length = QByteArray::fromStdString(request.get_header_value("Content-Length")).toLongLong(&valid);
    return valid ? length : -1;
}

bool isBodyTypeTaken(const std::string &type)
{
    return type.rfind("application/json", 0) == 0 || type == "application/offset+octet-stream";
}

/// What is wrong with the head of a call, before any of its body is read; nothing if it is fine.
std::optional<HttpResponse> judgeHead(const httplib::Request &request)
{
    size_t bytes = 0;
    for (const auto &[name, value] : request.headers)
        bytes += name.size() + value.size() + 4;
    if (request.headers.size() > headerCountLimit + 4 || bytes > headerBytesLimit)
        return problem(431, u"headers-too-large"_s);
    if (request.target.size() > targetLimit)
        return problem(414, u"uri-too-long"_s);
    if (request.get_header_value_count("Content-Length") > 1)
        return problem(400, u"bad-request"_s);
    if (request.has_header("Transfer-Encoding"))
        return problem(411, u"length-required"_s);
    const qint64 length = announcedLength(request);
    if (request.has_header("Content-Length") && length < 0)
        return problem(400, u"bad-request"_s);
    if (length > drainLimit)
        return problem(413, u"too-large"_s, Json::of({{u"limit"_s, HttpListener::bodyLimit}}));
    const bool encoded = request.has_header("Content-Encoding");
    if (length > 0 && (encoded || !isBodyTypeTaken(request.get_header_value("Content-Type"))))
        return problem(415, u"media-type"_s);
    return {};
}

HttpRequest translate(const httplib::Request &request)
{
    HttpRequest call;
    call.method = QByteArray::fromStdString(request.method);
    call.path = QString::fromStdString(request.path);
    for (const auto &[name, value] : request.params)
        call.query.insert(QString::fromStdString(name), QString::fromStdString(value));
    for (const auto &[name, value] : request.headers)
        call.headers.insert(QByteArray::fromStdString(name).toLower(), QByteArray::fromStdString(value));
    call.body = QByteArray::fromStdString(request.body);
    call.remoteAddress = QString::fromStdString(request.remote_addr);
    return call;
}

void translate(const HttpResponse &answer, httplib::Response &response)
{
    response.status = answer.status;
    for (const auto &[name, value] : answer.headers)
        response.set_header(name.toStdString(), value.toStdString());
    if (answer.contentType.isEmpty())
        return;
    // A provider, because the library would compress a plain string: no Content-Length of ours, and secrets beside
    // attacker-chosen text.
    const auto body = std::make_shared<const QByteArray>(answer.body);
    response.set_content_provider(static_cast<size_t>(body->size()), answer.contentType.toStdString(),
        [body](size_t offset, size_t length, httplib::DataSink &sink) {
            return sink.write(body->constData() + offset, length);
        });
}

HttpResponse libraryRefusal(int status)
{
    if (status == 413)
        return problem(413, u"too-large"_s, Json::of({{u"limit"_s, HttpListener::bodyLimit}}));
    if (status == 404) // there is a handler for every path, so it is the method that is unknown
        return problem(405, u"method"_s);
    return status >= 500 ? problem(500, u"internal"_s) : problem(status, u"bad-request"_s);
}

} // namespace

struct HttpListener::Parts {
    Connections connections {Connections::Limits {}};
    std::unique_ptr<httplib::SSLServer> server;
    std::thread thread;
    std::atomic<bool> ended {false};
};

HttpListener::HttpListener(Handler handler, Finish finish)
    : m_handler(std::move(handler))
    , m_finish(std::move(finish))
{
}

HttpListener::~HttpListener()
{
    stop();
}

Result<quint16> HttpListener::start(const Settings &settings)
{
    auto parts = std::make_unique<Parts>();
    Connections *connections = &parts->connections;
    const auto prepare = [&settings, connections](SSL_CTX &context) {
        SSL_CTX_set_min_proto_version(&context, TLS1_2_VERSION);
        SSL_CTX_set_session_cache_mode(&context, SSL_SESS_CACHE_OFF);
        connections->watch(&context);
        return SSL_CTX_use_certificate_chain_file(&context, settings.certificateFile.toLocal8Bit().constData()) == 1
            && SSL_CTX_use_PrivateKey_file(&context, settings.keyFile.toLocal8Bit().constData(), SSL_FILETYPE_PEM) == 1
            && SSL_CTX_check_private_key(&context) == 1;
    };
    parts->server = std::make_unique<httplib::SSLServer>(prepare);
    httplib::SSLServer &server = *parts->server;
    if (!server.is_valid())
        return fail(ErrorKind::Malformed, u"TLS certificate or key"_s);

    limit(*parts, settings);
    route(*parts);

    const std::string address = settings.address.toStdString();
    int port = settings.port;
    if (port == 0)
        port = server.bind_to_any_port(address);
    else if (!server.bind_to_port(address, port))
        port = -1;
    if (port <= 0)
        return fail(ErrorKind::Offline, u"cannot listen on "_s + settings.address);
    parts->thread = std::thread([p = parts.get()] {
        p->server->listen_after_bind();
        p->ended = true;
    });
    m_parts = std::move(parts);
    return static_cast<quint16>(port);
}

void HttpListener::limit(Parts &parts, const Settings &settings) const
{
    httplib::SSLServer &server = *parts.server;
    server.new_task_queue = [settings] { return new Queue(settings.threads, settings.waitingConnections); };
    server.set_socket_options(setOptions);
    server.set_tcp_nodelay(true);
    server.set_payload_max_length(static_cast<size_t>(bodyLimit));
    server.set_read_timeout(10);
    server.set_write_timeout(10);
    server.set_keep_alive_timeout(30);
    server.set_keep_alive_max_count(1000);
}

void HttpListener::route(Parts &parts) const
{
    httplib::SSLServer &server = *parts.server;
    Connections *connections = &parts.connections;
    server.set_logger([connections](const auto &, const auto &) { connections->answered(); });

    // Judged before the body is read.
    server.set_pre_routing_handler([this, connections](const httplib::Request &request, httplib::Response &response) {
        // Answers are given whole; the library would cut any of them, refusals too. The call is its own variable.
        const_cast<httplib::Request &>(request).ranges.clear();
        const auto refusal = judgeHead(request);
        connections->headComplete(refusal ? 0 : std::max<qint64>(announcedLength(request), 0));
        if (!refusal)
            return httplib::Server::HandlerResponse::Unhandled;
        translate(m_finish(*refusal), response);
        connections->endAfterAnswer();
        return httplib::Server::HandlerResponse::Handled;
    });
    const auto serve = [this, connections](const httplib::Request &request, httplib::Response &response) {
        connections->callComplete();
        const HttpResponse answer = m_finish(m_handler(translate(request)));
        translate(answer, response);
        if (answer.closes)
            connections->endAfterAnswer();
    };
    server.Get(".*", serve);
    server.Post(".*", serve);
    server.Put(".*", serve);
    server.Patch(".*", serve);
    server.Delete(".*", serve);
    // What the library refuses by itself: a body over the limit, a method it does not know, a damaged head.
    const httplib::Server::HandlerWithResponse refuse
        = [this](const httplib::Request &, httplib::Response &response) {
              if (response.has_header("Eforms-Server"))
                  return httplib::Server::HandlerResponse::Unhandled;
              translate(m_finish(libraryRefusal(response.status)), response);
              return httplib::Server::HandlerResponse::Handled;
          };
    server.set_error_handler(refuse);
    server.set_exception_handler([](const httplib::Request &, httplib::Response &response, std::exception_ptr) {
        response.status = 500;
    });
}

void HttpListener::stop()
{
    if (!m_parts)
        return;
    while (!m_parts->server->is_running() && !m_parts->ended)
        std::this_thread::yield();
    m_parts->server->stop();
    m_parts->connections.endAll();
    m_parts->thread.join();
    m_parts.reset();
}

} // namespace eforms::server
