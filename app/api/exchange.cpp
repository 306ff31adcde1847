#include "api/exchange.h"

#include "api/oneshotbody.h"

#include <QLoggingCategory>

namespace eforms::api {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(log, "eforms.api", QtWarningMsg)

constexpr qsizetype parsedInPlace = 32 * 1024; // bytes; larger bodies are parsed off the screen's thread
constexpr qint64 readAhead = 1024 * 1024;      // bytes held for us by Qt
constexpr int depthLimit = 64;

/// What kept the answer from coming; nothing where an answer came, whatever it says.
std::optional<ErrorKind> silence(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError:
        return ErrorKind::Untrusted;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return ErrorKind::NotOurServer;
    case QNetworkReply::ContentReSendError: // the connection broke; the call was not sent again
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::ProtocolFailure:
        return ErrorKind::Offline;
    default: // 1 – 199 are about connections and proxies, the rest says what the status says
        break;
    }
    if (error != QNetworkReply::NoError && error < QNetworkReply::ContentAccessDenied)
        return ErrorKind::Offline;
    return std::nullopt;
}

bool isBare(const QByteArray &method, int status)
{
    return method == "HEAD" || status == 204 || status == 304;
}

QByteArray mediaTypeOf(const QNetworkReply &reply)
{
    return reply.rawHeader("Content-Type").split(';').first().trimmed().toLower();
}

} // namespace

Exchange::Exchange(HttpClient &client, const HttpCall &call) : QObject(&client), m_client(client), m_call(call)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { end(fail(ErrorKind::Timeout)); });
}

Exchange::~Exchange()
{
    m_ended = true; // aborting the reply must not come back to us
}

Async<HttpAnswer> Exchange::start()
{
    m_promise.start();
    m_reply = dispatch();
    m_reply->setParent(this);
    m_reply->setReadBufferSize(readAhead);
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::onReadable);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::onFinished);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this] { m_untrusted = true; });
    m_deadline.start(m_call.deadline);
    return m_promise.future();
}

QNetworkReply *Exchange::dispatch()
{
    QNetworkAccessManager &network = m_client.m_network;
    QNetworkRequest request = m_client.requestFor(m_call);
    if (m_call.method == "GET")
        return network.get(request);
    if (m_call.method == "HEAD")
        return network.head(request);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    request.setHeader(QNetworkRequest::ContentLengthHeader, m_call.body.size());
    auto *body = new OneShotBody(m_call.body, this);
    if (m_call.method == "POST")
        return network.post(request, body);
    if (m_call.method == "PUT")
        return network.put(request, body);
    return network.sendCustomRequest(request, m_call.method, body);
}

void Exchange::onReadable()
{
    if (m_ended)
        return;
    const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    m_body.append(m_reply->readAll());
    if (m_body.size() > m_call.answerLimit || announced > m_call.answerLimit)
        end(fail(ErrorKind::TooLarge, u"answer"_s));
}

void Exchange::onFinished()
{
    if (m_ended)
        return;
    onReadable();
    if (m_ended)
        return;
    if (m_untrusted) {
        end(fail(ErrorKind::Untrusted));
        return;
    }
    HttpAnswer answer;
    answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    // Qt would like to send the body again to where a 307 or 308 points, and cannot.
    const bool isRedirect = answer.status >= 300 && answer.status < 400;
    if (const auto kind = isRedirect ? std::nullopt : silence(m_reply->error())) {
        end(fail(*kind, u"network error %1"_s.arg(m_reply->error())));
        return;
    }
    for (const Status &status : {checkSource(answer.status), checkLength(answer.status), checkKey(answer.status)}) {
        if (!status) {
            end(fail(status.error()));
            return;
        }
    }
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        answer.headers.insert(name.toLower(), value);
    m_client.learnTime(m_reply->rawHeader("Date"));
    read(std::move(answer));
}

Status Exchange::checkSource(int status) const
{
    const bool isMarked = m_reply->rawHeader("Eforms-Server") == "1";
    const bool isConditional = status == 304 && m_call.method == "GET";
    if (status < 200 || (status >= 300 && status < 400 && !isConditional))
        return fail(ErrorKind::NotOurServer, u"status %1"_s.arg(status));
    if (isMarked)
        return ok();
    // A gateway in front of our server speaks for itself while the server is down; 511 is a network that wants a login.
    const bool isGateway = status >= 500 && status != 511;
    return fail(isGateway ? ErrorKind::Offline : ErrorKind::NotOurServer, u"no marker, status %1"_s.arg(status));
}

Status Exchange::checkLength(int status) const
{
    if (isBare(m_call.method, status))
        return ok();
    // Without a length an answer cut short looks like a whole one, chunked or not (F11). JSON shows its own end; the
    // chunks of anything else do not.
    const QByteArray announced = m_reply->rawHeader("Content-Length");
    if (isChunked() && m_call.accepts == "application/json")
        return ok();
    if (announced.isEmpty() || announced.toLongLong() != m_body.size())
        return fail(ErrorKind::Offline, u"cut short, or no length"_s);
    return ok();
}

bool Exchange::isChunked() const
{
    return m_reply->rawHeader("Transfer-Encoding").toLower().contains("chunked");
}

Status Exchange::checkKey(int status) const
{
    if (m_call.key.isEmpty())
        return ok();
    const QByteArray echo = m_reply->rawHeader("Idempotency-Key");
    const bool isGood = status >= 200 && status < 300;
    if (echo == m_call.key.toLatin1() || (echo.isEmpty() && !isGood))
        return ok();
    qCWarning(log) << "an answer for another call";
    return fail(ErrorKind::NotOurServer, u"another call's answer"_s);
}

void Exchange::read(HttpAnswer answer)
{
    const QByteArray type = mediaTypeOf(*m_reply);
    if (isBare(m_call.method, answer.status)) {
        end(std::move(answer));
        return;
    }
    if (!answer.isGood()) {
        // The status alone decides where the problem is not described as agreed.
        if (type == "application/problem+json")
            parse(answer);
        else
            end(std::move(answer));
        return;
    }
    if (type != m_call.accepts) {
        end(fail(ErrorKind::NotOurServer, u"media type"_s));
        return;
    }
    if (type == "application/json") {
        parse(answer);
        return;
    }
    answer.body = m_body;
    end(std::move(answer));
}

void Exchange::parse(const HttpAnswer &answer)
{
    const auto parseBody
        = [body = m_body, limits = Json::Limits {m_call.answerLimit, depthLimit}] { return Json::parse(body, limits); };
    const auto use = [this, answer](const Result<Json> &json) {
        HttpAnswer whole = answer;
        if (json)
            whole.json = *json;
        else if (answer.isGood())
            return end(isChunked() ? fail(ErrorKind::Offline, u"cut short"_s) : fail(json.error()));
        end(std::move(whole));
    };
    if (m_body.size() <= parsedInPlace)
        use(parseBody());
    else
        then(inBackground(parseBody), this, use);
}

void Exchange::end(const Result<HttpAnswer> &result)
{
    if (std::exchange(m_ended, true))
        return;
    m_deadline.stop();
    if (!result)
        qCInfo(log) << m_call.method << m_call.path << "error" << static_cast<int>(result.error().kind)
                    << result.error().detail;
    m_promise.addResult(result);
    m_promise.finish();
    m_reply->abort();
    deleteLater();
}

} // namespace eforms::api
