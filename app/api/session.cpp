#include "api/session.h"

#include "api/answering.h"
#include "base/clock.h"

#include <QLocale>

namespace eforms::api {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds longestPause = std::chrono::hours(1);

QDateTime fromHttpDate(const QByteArray &text)
{
    QDateTime utc = QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    utc.setTimeSpec(Qt::UTC);
    return utc;
}

/// Seconds or a date; a date counts from the server's own time, whose clock wrote it.
std::optional<std::chrono::seconds> pauseOf(const HttpAnswer &answer)
{
    const QByteArray field = answer.headers.value("retry-after").trimmed();
    bool isNumber = false;
    qint64 seconds = field.toLongLong(&isNumber);
    if (!isNumber) {
        const QDateTime until = fromHttpDate(field);
        const QDateTime now = fromHttpDate(answer.headers.value("date"));
        if (!until.isValid() || !now.isValid())
            return std::nullopt;
        seconds = now.secsTo(until);
    }
    return std::chrono::seconds(qBound(qint64(0), seconds, qint64(longestPause.count())));
}

} // namespace

domain::Refusal refusalOf(const HttpAnswer &answer)
{
    domain::Refusal refusal = domain::Refusal::fromJson(answer.status, answer.json);
    refusal.retryAfter = pauseOf(answer);
    return refusal;
}

Result<Tokens> Tokens::fromJson(const Json &json)
{
    const Tokens tokens {json["access_token"_L1].toString().toLatin1(),
        base::fromWire(json["access_expires_at"_L1].toString()), json["refresh_token"_L1].toString().toLatin1(),
        base::fromWire(json["refresh_expires_at"_L1].toString())};
    if (tokens.access.isEmpty() || tokens.refresh.isEmpty())
        return fail(ErrorKind::Malformed, u"tokens"_s);
    return tokens;
}

/// A call that waits for its answer, over a refresh if need be.
struct Session::Pending {
    HttpCall call;
    bool isRepeated = false;
    QPromise<Result<HttpAnswer>> promise;

    void end(const Result<HttpAnswer> &result)
    {
        promise.addResult(result);
        promise.finish();
    }
};

Session::Session(HttpClient &client, QObject *parent) : QObject(parent), m_client(client) { }

Session::~Session() = default;

void Session::begin(const Tokens &tokens, const QString &personId)
{
    m_tokens = tokens;
    m_personId = personId;
}

void Session::forget()
{
    m_tokens = {};
    m_personId.clear();
}

Async<HttpAnswer> Session::send(const HttpCall &call)
{
    if (!isSignedIn())
        return ready(Result<HttpAnswer>(fail(ErrorKind::SignInNeeded)));
    const auto pending = std::make_shared<Pending>();
    pending->call = call;
    pending->promise.start();
    dispatch(pending);
    return pending->promise.future();
}

void Session::dispatch(const std::shared_ptr<Pending> &pending)
{
    pending->call.bearer = m_tokens.access;
    then(m_client.send(pending->call), this,
        [this, pending](const Result<HttpAnswer> &answer) { onAnswer(pending, answer); });
}

void Session::onAnswer(const std::shared_ptr<Pending> &pending, const Result<HttpAnswer> &answer)
{
    if (!answer || answer->status != 401) {
        pending->end(answer);
        return;
    }
    const bool isCurrent = pending->call.bearer == m_tokens.access;
    if (!isSignedIn() || (pending->isRepeated && isCurrent)) {
        endByServer();
        pending->end(fail(ErrorKind::SignInNeeded));
        return;
    }
    pending->isRepeated = true;
    if (!isCurrent) { // renewed while this call was on its way
        dispatch(pending);
        return;
    }
    m_waiting.append(pending);
    if (!m_renewing)
        renew();
}

void Session::renew()
{
    m_renewing = true;
    HttpCall call;
    call.method = "POST";
    call.path = u"/v1/session/refresh"_s;
    call.body = Json::of({{u"refresh_token"_s, QString::fromLatin1(m_tokens.refresh)}}).toBytes();
    call.key = newKey();
    then(m_client.send(call), this,
        [this, used = m_tokens.refresh](const Result<HttpAnswer> &answer) { onRenewed(used, answer); });
}

void Session::onRenewed(const QByteArray &usedToken, const Result<HttpAnswer> &answer)
{
    m_renewing = false;
    if (m_tokens.refresh != usedToken) { // signed in anew, or out, in the meantime
        release(isSignedIn() ? std::nullopt : std::optional(Error {ErrorKind::SignInNeeded, {}}));
        return;
    }
    if (!answer || answer->status >= 500 || answer->status == 429 || answer->status == 408) {
        release(answer ? Error {ErrorKind::Offline, u"refresh"_s} : answer.error());
        return;
    }
    const auto tokens
        = answer->isGood() ? Tokens::fromJson(answer->json) : Result<Tokens>(fail(ErrorKind::SignInNeeded));
    if (!tokens) {
        endByServer();
        return;
    }
    m_tokens = *tokens;
    release(std::nullopt);
}

void Session::release(const std::optional<Error> &error)
{
    for (const auto &pending : std::exchange(m_waiting, {})) {
        if (error)
            pending->end(fail(*error));
        else
            dispatch(pending);
    }
}

void Session::endByServer()
{
    const bool wasSignedIn = isSignedIn();
    forget();
    release(Error {ErrorKind::SignInNeeded, {}});
    if (wasSignedIn)
        Q_EMIT ended();
}

} // namespace eforms::api
