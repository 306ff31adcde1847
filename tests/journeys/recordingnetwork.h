#pragma once

#include "journeys/openapi.h"

#include <QNetworkAccessManager>

namespace eforms::journeys {

/// The network, with every call and answer that passes written down. Changes nothing on the way.
class RecordingNetwork : public QNetworkAccessManager
{
    Q_OBJECT

public:
    using QNetworkAccessManager::QNetworkAccessManager;

    /// Complete exchanges in the order of their answers; calls that were never answered are left out.
    [[nodiscard]] const QList<Exchange> &exchanges() const { return m_exchanges; }

protected:
    QNetworkReply *createRequest(Operation operation, const QNetworkRequest &request, QIODevice *body) override;

private:
    void watch(QNetworkReply *reply, const std::shared_ptr<Exchange> &exchange);

    QList<Exchange> m_exchanges;
};

} // namespace eforms::journeys
