#include "api/httpclient.h"

#include "api/exchange.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QLocale>
#include <QSslConfiguration>

namespace eforms::api {

using namespace Qt::StringLiterals;

namespace {

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

} // namespace

HttpClient::HttpClient(QNetworkAccessManager &network, const ServerAddress &server, const QString &deviceId,
    const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_network(network)
    , m_server(server)
    , m_deviceId(deviceId)
    , m_clock(clock)
{
}

HttpClient::~HttpClient()
{
    // While this still is an HttpClient: an exchange speaks to it until it has gone.
    qDeleteAll(findChildren<Exchange *>(QString(), Qt::FindDirectChildrenOnly));
}

Async<HttpAnswer> HttpClient::send(const HttpCall &call)
{
    // Tokens and passwords travel encrypted, or not at all.
    const QString scheme = m_server.url.scheme();
    if (scheme != "https"_L1 && !(scheme == "http"_L1 && isLoopback(m_server.url.host())))
        return ready(Result<HttpAnswer>(fail(ErrorKind::Untrusted, u"not https"_s)));
    auto *exchange = new Exchange(*this, call);
    return exchange->start();
}

QString HttpClient::origin() const
{
    return m_server.url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo)
        .toString(QUrl::StripTrailingSlash);
}

QNetworkRequest HttpClient::requestFor(const HttpCall &call) const
{
    QUrl url(origin());
    url.setPath(call.path);
    url.setQuery(call.query);
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    if (url.scheme() == "https"_L1) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setProtocol(QSsl::TlsV1_2OrLater);
        if (!m_server.authorities.isEmpty())
            tls.setCaCertificates(m_server.authorities);
        request.setSslConfiguration(tls);
    }
    // Qt opens six connections to a host; a name of their own gives the waiting calls another six, so that they
    // never keep anybody from working.
    if (call.longPoll)
        request.setPeerVerifyName(url.host());

    request.setRawHeader("Accept", call.accepts);
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("Eforms-Device", m_deviceId.toLatin1());
    request.setRawHeader("Eforms-Client", EFORMS_VERSION);
    request.setRawHeader("User-Agent", "eforms/" EFORMS_VERSION);
    for (const auto &[name, value] : call.headers)
        request.setRawHeader(name, value);
    if (!call.bearer.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + call.bearer);
    if (call.method != "GET" && call.method != "HEAD") {
        const QByteArray digest = QCryptographicHash::hash(call.body, QCryptographicHash::Sha256).toBase64();
        request.setRawHeader("Content-Digest", "sha-256=:" + digest + ":");
        request.setRawHeader("Content-Type", call.mediaType);
    }
    if (!call.key.isEmpty())
        request.setRawHeader("Idempotency-Key", call.key.toLatin1());
    return request;
}

void HttpClient::learnTime(const QByteArray &date)
{
    QDateTime utc = QLocale::c().toDateTime(QString::fromLatin1(date), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    if (!utc.isValid())
        return;
    utc.setTimeSpec(Qt::UTC);
    m_serverAhead = std::chrono::seconds(m_clock.nowUtc().secsTo(utc));
}

} // namespace eforms::api
