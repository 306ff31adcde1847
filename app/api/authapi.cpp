#include "api/authapi.h"

#include "api/answering.h"

namespace eforms::api {

using namespace Qt::StringLiterals;
using base::fromWire;

namespace {

HttpCall post(const QString &path, const Json &body)
{
    HttpCall call;
    call.method = "POST";
    call.path = path;
    call.body = body.isAbsent() ? QByteArray() : body.toBytes();
    call.key = newKey();
    // The server takes its time over passwords.
    call.deadline = std::chrono::seconds(60);
    return call;
}

Result<Challenge> readChallenge(const HttpAnswer &answer)
{
    const Json &json = answer.json;
    const Challenge challenge {json["challenge"_L1].toString(), json["channel"_L1].toString(),
        json["sent_to"_L1].toString(), fromWire(json["expires_at"_L1].toString()),
        fromWire(json["resend_at"_L1].toString())};
    if (challenge.id.isEmpty())
        return fail(ErrorKind::Malformed, u"challenge"_s);
    return challenge;
}

Result<domain::User> readUser(const HttpAnswer &answer)
{
    const domain::User user = domain::User::fromJson(answer.json["user"_L1]);
    if (user.person.id.isEmpty())
        return fail(ErrorKind::Malformed, u"user"_s);
    return user;
}

} // namespace

AuthApi::AuthApi(Session &session, const QString &deviceId) : m_session(session), m_deviceId(deviceId) { }

Async<Answer<About>> AuthApi::about()
{
    HttpCall call;
    call.path = u"/v1/about"_s;
    return answering<About>(m_session.client().send(call), &m_session, [](const HttpAnswer &answer) -> Result<About> {
        const Json &json = answer.json;
        return About {json["name"_L1].toString(), json["version"_L1].toString(), fromWire(json["time"_L1].toString()),
            json["training"_L1].toBool(), json["epoch"_L1].toString(),
            QByteArray::fromBase64(json["form_key"_L1].toString().toLatin1())};
    });
}

Async<Answer<Challenge>> AuthApi::signIn(const QString &userName, const QString &password)
{
    const Json body = Json::of({{u"user"_s, userName}, {u"password"_s, password}, {u"device"_s, m_deviceId}});
    return answering<Challenge>(m_session.client().send(post(u"/v1/sign-in"_s, body)), &m_session, readChallenge);
}

Async<Answer<SignedIn>> AuthApi::sendCode(const QString &challenge, const QString &code)
{
    const auto sent
        = m_session.client().send(post(u"/v1/sign-in/%1/code"_s.arg(challenge), Json::of({{u"code"_s, code}})));
    return answering<SignedIn>(sent, &m_session, [&session = m_session](const HttpAnswer &answer) -> Result<SignedIn> {
        const auto tokens = Tokens::fromJson(answer.json);
        const auto user = readUser(answer);
        if (!tokens || !user)
            return fail(tokens ? user.error() : tokens.error());
        session.begin(*tokens, user->person.id);
        return SignedIn {*user};
    });
}

Async<Answer<Challenge>> AuthApi::resend(const QString &challenge)
{
    const auto sent = m_session.client().send(post(u"/v1/sign-in/%1/resend"_s.arg(challenge), {}));
    return answering<Challenge>(sent, &m_session, readChallenge);
}

Async<Answer<Done>> AuthApi::signOut()
{
    HttpCall call;
    call.method = "DELETE";
    call.path = u"/v1/session"_s;
    call.key = newKey();
    call.bearer = m_session.accessToken();
    m_session.forget();
    if (call.bearer.isEmpty())
        return ready(Result<Answer<Done>>(Answer<Done>(Done {})));
    // 401: it had ended already.
    return answering<Done>(m_session.client().send(call), &m_session, [](const HttpAnswer &) { return ok(); }, {401});
}

Async<Answer<domain::User>> AuthApi::me()
{
    HttpCall call;
    call.path = u"/v1/me"_s;
    return answering<domain::User>(m_session.send(call), &m_session, readUser);
}

} // namespace eforms::api
