#pragma once

#include "api/httpclient.h"

#include <QNetworkReply>
#include <QTimer>

namespace eforms::api {

/// One call and its answer. Ends exactly once: with a complete answer of our server, or with the reason why there is none.
class Exchange : public QObject
{
    Q_OBJECT

public:
    Exchange(HttpClient &client, const HttpCall &call);
    ~Exchange() override;

    /// Deletes itself when it is over.
    [[nodiscard]] Async<HttpAnswer> start();

private:
    [[nodiscard]] QNetworkReply *dispatch();
    void onReadable();
    void onFinished();
    [[nodiscard]] Status checkSource(int status) const;
    [[nodiscard]] Status checkLength(int status) const;
    [[nodiscard]] bool isChunked() const;
    [[nodiscard]] Status checkKey(int status) const;
    void read(HttpAnswer answer);
    void parse(const HttpAnswer &answer);
    void end(const Result<HttpAnswer> &result);

    HttpClient &m_client;
    HttpCall m_call;
    QNetworkReply *m_reply = nullptr;
    QTimer m_deadline;
    QByteArray m_body;
    bool m_untrusted = false;
    bool m_ended = false;
    QPromise<Result<HttpAnswer>> m_promise;
};

} // namespace eforms::api
