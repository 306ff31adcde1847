#include "journeys/recordingnetwork.h"

#include <QNetworkReply>

namespace eforms::journeys {

namespace {

/// Passes a body on as it is read and keeps a copy. As sequential as the client's own, so that Qt cannot send it twice.
class CopiedBody : public QIODevice
{
public:
    CopiedBody(QIODevice &source, QByteArray &copy, QObject *parent)
        : QIODevice(parent)
        , m_source(source)
        , m_copy(copy)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_source.atEnd(); }
    qint64 bytesAvailable() const override { return m_source.bytesAvailable(); }

protected:
    qint64 readData(char *data, qint64 limit) override
    {
        const qint64 count = m_source.read(data, limit);
        if (count > 0)
            m_copy.append(data, count);
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QIODevice &m_source;
    QByteArray &m_copy;
};

QByteArray methodOf(QNetworkAccessManager::Operation operation, const QNetworkRequest &request)
{
    switch (operation) {
    case QNetworkAccessManager::HeadOperation:
        return "HEAD";
    case QNetworkAccessManager::GetOperation:
        return "GET";
    case QNetworkAccessManager::PutOperation:
        return "PUT";
    case QNetworkAccessManager::PostOperation:
        return "POST";
    case QNetworkAccessManager::DeleteOperation:
        return "DELETE";
    default:
        return request.attribute(QNetworkRequest::CustomVerbAttribute).toByteArray();
    }
}

} // namespace

QNetworkReply *RecordingNetwork::createRequest(
    Operation operation, const QNetworkRequest &request, QIODevice *body)
{
    auto exchange = std::make_shared<Exchange>();
    exchange->method = methodOf(operation, request);
    exchange->target = request.url().toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority);
    for (const QByteArray &name : request.rawHeaderList())
        exchange->sentHeaders.append({name, request.rawHeader(name)});
    CopiedBody *copied = body ? new CopiedBody(*body, exchange->sentBody, nullptr) : nullptr;
    QNetworkReply *reply = QNetworkAccessManager::createRequest(operation, request, copied);
    if (copied)
        copied->setParent(reply);
    watch(reply, exchange);
    return reply;
}

void RecordingNetwork::watch(QNetworkReply *reply, const std::shared_ptr<Exchange> &exchange)
{
    // Connected before the client, and so called before it takes the bytes out.
    connect(reply, &QNetworkReply::readyRead, this,
        [reply, exchange] { exchange->receivedBody += reply->peek(reply->bytesAvailable()); });
    connect(reply, &QNetworkReply::finished, this, [this, reply, exchange] {
        exchange->status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (exchange->status == 0)
            return;
        for (const QNetworkReply::RawHeaderPair &header : reply->rawHeaderPairs())
            exchange->receivedHeaders.append({header.first, header.second});
        m_exchanges.append(*exchange);
    });
}

} // namespace eforms::journeys
