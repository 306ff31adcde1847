#include "support/scriptedserver.h"

#include <QDateTime>
#include <QLocale>
#include <QTcpSocket>
#include <QTimer>

namespace eforms::support {

using namespace Qt::StringLiterals;

namespace {

QByteArray routeOf(const SeenCall &call)
{
    return call.method + ' ' + call.target.split('?').first();
}

QByteArray headOf(const SeenCall &call, const Scripted &scripted)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(scripted.status) + " Whatever\r\n";
    const auto add = [&head](const QByteArray &name, const QByteArray &value) { head += name + ": " + value + "\r\n"; };
    add("Date",
        QLocale::c().toString(QDateTime::currentDateTimeUtc(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1());
    if (scripted.marker)
        add("Eforms-Server", "1");
    if (scripted.echo && !call.key().isEmpty())
        add("Idempotency-Key", call.key());
    const bool isBare = scripted.status == 204 || scripted.status == 304;
    if (!isBare)
        add("Content-Type", scripted.mediaType);
    if (scripted.fault == Scripted::Fault::CutShortChunked)
        add("Transfer-Encoding", "chunked");
    else if (scripted.fault != Scripted::Fault::CloseDelimited && !isBare)
        add("Content-Length", QByteArray::number(scripted.body.size()));
    for (const auto &[name, value] : scripted.headers)
        add(name, value);
    return head + "\r\n";
}

} // namespace

Scripted Scripted::json(const Json &body, int status)
{
    Scripted scripted;
    scripted.status = status;
    scripted.body = body.toBytes();
    return scripted;
}

Scripted Scripted::refusal(int status, const QString &code, const Json &extra)
{
    Json problem = Json::of({{u"type"_s, u"urn:eforms:problem:"_s + code}, {u"title"_s, code}, {u"status"_s, status}});
    for (const auto &member : extra.object())
        problem.set(member.key, member.value);
    Scripted scripted = json(problem, status);
    scripted.mediaType = "application/problem+json";
    return scripted;
}

Scripted Scripted::failing(Fault fault)
{
    Scripted scripted;
    scripted.body = "{\"some\":\"value\"}";
    scripted.fault = fault;
    return scripted;
}

ScriptedServer::ScriptedServer()
{
    connect(&m_server, &QTcpServer::newConnection, this, &ScriptedServer::accept);
    m_server.listen(QHostAddress::LocalHost);
    m_port = m_server.serverPort();
}

ScriptedServer::~ScriptedServer()
{
    // Sockets go with m_server and must not tell us then.
    const auto sockets = m_buffers.keys();
    for (QTcpSocket *socket : sockets)
        socket->disconnect(this);
}

QUrl ScriptedServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port));
}

void ScriptedServer::next(const QByteArray &route, const Scripted &scripted)
{
    m_next[route].append(scripted);
}

void ScriptedServer::always(const QByteArray &route, const Answerer &answerer)
{
    m_always.insert(route, answerer);
}

void ScriptedServer::always(const QByteArray &route, const Scripted &scripted)
{
    always(route, [scripted](const SeenCall &) { return scripted; });
}

QList<SeenCall> ScriptedServer::calls(const QByteArray &route) const
{
    QList<SeenCall> found;
    for (const SeenCall &call : m_calls) {
        if (routeOf(call) == route)
            found.append(call);
    }
    return found;
}

void ScriptedServer::goAway()
{
    m_server.close();
    const auto sockets = m_buffers.keys();
    for (QTcpSocket *socket : sockets)
        socket->abort();
}

void ScriptedServer::comeBack()
{
    m_server.listen(QHostAddress::LocalHost, m_port);
}

void ScriptedServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        ++m_connections;
        m_buffers.insert(socket, {});
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onReadable(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_buffers.remove(socket);
            socket->deleteLater();
        });
    }
}

void ScriptedServer::onReadable(QTcpSocket *socket)
{
    if (!m_buffers.contains(socket))
        return;
    m_buffers[socket] += socket->readAll();
    SeenCall call;
    while (m_buffers.contains(socket) && takeCall(m_buffers[socket], call)) {
        answer(socket, call);
        call = {};
    }
}

bool ScriptedServer::takeCall(QByteArray &buffer, SeenCall &call)
{
    const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return false;
    const QList<QByteArray> lines = buffer.left(headEnd).split('\n');
    const QList<QByteArray> start = lines.first().trimmed().split(' ');
    call.method = start.value(0);
    call.target = start.value(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        call.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = call.headers.value("content-length").toLongLong();
    if (buffer.size() < headEnd + 4 + length)
        return false;
    call.body = buffer.mid(headEnd + 4, length);
    buffer.remove(0, headEnd + 4 + length);
    return true;
}

void ScriptedServer::answer(QTcpSocket *socket, const SeenCall &call)
{
    m_calls.append(call);
    Q_EMIT called();
    const QByteArray route = routeOf(call);
    if (auto &waiting = m_next[route]; !waiting.isEmpty())
        perform(socket, call, waiting.takeFirst());
    else if (m_always.contains(route))
        perform(socket, call, m_always.value(route)(call));
    else
        perform(socket, call, m_otherwise ? m_otherwise(call) : Scripted::refusal(404, u"not-found"_s));
}

void ScriptedServer::perform(QTcpSocket *socket, const SeenCall &call, const Scripted &scripted)
{
    using Fault = Scripted::Fault;
    const QByteArray head = headOf(call, scripted);
    const bool isBare = call.method == "HEAD" || scripted.status == 204 || scripted.status == 304;
    const QByteArray body = isBare ? QByteArray() : scripted.body;
    switch (scripted.fault) {
    case Fault::None:
        socket->write(head + body);
        if (scripted.closes)
            socket->disconnectFromHost();
        break;
    case Fault::Drop:
        socket->disconnectFromHost();
        break;
    case Fault::Reset:
        socket->abort();
        break;
    case Fault::CutShort:
        socket->write(head + body.left(body.size() / 2));
        socket->disconnectFromHost();
        break;
    case Fault::CutShortChunked:
        socket->write(head + QByteArray::number(body.size() / 2, 16) + "\r\n" + body.left(body.size() / 2) + "\r\n");
        socket->disconnectFromHost();
        break;
    case Fault::CloseDelimited:
        socket->write(head + body);
        socket->disconnectFromHost();
        break;
    case Fault::Trickle: {
        socket->write(
            QByteArray(head).replace("Content-Length: " + QByteArray::number(body.size()), "Content-Length: 1000000"));
        auto *timer = new QTimer(socket);
        connect(timer, &QTimer::timeout, socket, [socket] { socket->write(" "); });
        timer->start(20);
        break;
    }
    case Fault::Hold:
        break;
    }
}

} // namespace eforms::support
