#include "server/router.h"

#include <QLocale>
#include <QLoggingCategory>

#include <algorithm>

namespace eforms::server {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(log, "eforms.server", QtInfoMsg)

constexpr int depthLimit = 32;
constexpr qsizetype bodyLimit = 2 * 1024 * 1024;

bool isUuid(const QString &text)
{
    if (text.size() != 36)
        return false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool dash = at == 8 || at == 13 || at == 18 || at == 23;
        const QChar character = text[at];
        const bool hex = (character >= u'0' && character <= u'9') || (character >= u'a' && character <= u'f');
        if (dash ? character != u'-' : !hex)
            return false;
    }
    return true;
}

bool isName(const QByteArray &text)
{
    return text.size() <= 100 && std::all_of(text.begin(), text.end(), [](char character) {
        return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z')
            || (character >= 'A' && character <= 'Z') || character == '.' || character == '_' || character == '-';
    });
}

/// The parts that a path names; nothing if it is another path.
std::optional<QStringList> match(const QStringList &pattern, const QStringList &path)
{
    if (pattern.size() != path.size())
        return {};
    QStringList parts;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == "{}"_L1 || pattern[i] == "{id}"_L1)
            parts.append(path[i]);
        else if (pattern[i] != path[i])
            return {};
    }
    return parts;
}

/// What is missing or wrong about the headers of a changing call.
std::optional<HttpResponse> judgeChange(const HttpRequest &request, bool keyNeeded)
{
    const QByteArray key = request.header("idempotency-key");
    if (key.isEmpty() && keyNeeded)
        return problem(428, u"key-required"_s);
    if (!key.isEmpty() && !isUuid(QString::fromLatin1(key)))
        return problem(400, u"bad-request"_s);
    const QByteArray expected = "sha-256=:" + sha256(request.body).toBase64() + ':';
    if (request.header("content-digest") != expected)
        return problem(400, u"digest-mismatch"_s);
    return {};
}

} // namespace

std::optional<int> expectedRevision(const Call &call)
{
    const QByteArray tag = call.http.header("if-match");
    bool valid = false;
    const int revision = tag.mid(1, tag.size() - 2).toInt(&valid);
    return valid && tag.startsWith('"') && tag.endsWith('"') ? std::optional(revision) : std::nullopt;
}

Router::Router(Backend &backend)
    : m_backend(backend)
    , m_signIn(backend)
    , m_catalogue(backend)
    , m_requests(backend)
    , m_commands(backend)
    , m_changes(backend)
    , m_uploads(backend)
{
    const std::pair open {Access::Anyone, Change::None};
    const std::pair entering {Access::Anyone, Change::OptionalKey};
    const std::pair reads {Access::SignedIn, Change::None};
    const std::pair changes {Access::SignedIn, Change::Key};
    add("GET", u"/v1/about"_s, open, [this](const Call &call) { return m_catalogue.about(call); });
    add("POST", u"/v1/sign-in"_s, entering, [this](const Call &call) { return m_signIn.start(call); });
    add("POST", u"/v1/sign-in/{id}/code"_s, entering, [this](const Call &call) { return m_signIn.enterCode(call); });
    add("POST", u"/v1/sign-in/{id}/resend"_s, entering, [this](const Call &call) { return m_signIn.resend(call); });
    add("POST", u"/v1/session/refresh"_s, entering, [this](const Call &call) { return m_signIn.refresh(call); });
    add("DELETE", u"/v1/session"_s, changes, [this](const Call &call) { return m_signIn.end(call); });
    add("GET", u"/v1/me"_s, reads, [this](const Call &call) { return m_signIn.me(call); });
    add("GET", u"/v1/services"_s, reads, [this](const Call &call) { return m_catalogue.services(call); });
    add("GET", u"/v1/forms/{}/{}"_s, reads, [this](const Call &call) { return m_catalogue.form(call); });
    add("GET", u"/v1/reference/{}"_s, reads, [this](const Call &call) { return m_catalogue.reference(call); });
    add("GET", u"/v1/params"_s, reads, [this](const Call &call) { return m_catalogue.parameters(call); });
    add("GET", u"/v1/participants/{}/changes"_s, reads, [this](const Call &call) { return m_changes.read(call); });
    add("GET", u"/v1/requests/{id}"_s, reads, [this](const Call &call) { return m_requests.read(call); });
    add("PUT", u"/v1/requests/{id}"_s, changes, [this](const Call &call) { return m_requests.save(call); });
    add("GET", u"/v1/requests/{id}/audit"_s, reads, [this](const Call &call) { return m_requests.audit(call); });
    add("POST", u"/v1/requests/{id}/commands"_s, changes,
        [this](const Call &call) { return m_commands.command(call); });
    add("PUT", u"/v1/uploads/{id}"_s, changes, [this](const Call &call) { return m_uploads.create(call); });
    add("HEAD", u"/v1/uploads/{id}"_s, reads, [this](const Call &call) { return m_uploads.offset(call); });
    add("PATCH", u"/v1/uploads/{id}"_s, changes, [this](const Call &call) { return m_uploads.append(call); });
    add("GET", u"/v1/uploads/{id}"_s, reads, [this](const Call &call) { return m_uploads.content(call); });
}

void Router::add(
    const QByteArray &method, const QString &path, std::pair<Access, Change> conditions, Handler handler)
{
    m_routes.append({method, path.split(u'/'), conditions.first, conditions.second, std::move(handler)});
}

HttpResponse Router::handle(const HttpRequest &request)
{
    const QStringList path = request.path.split(u'/');
    QStringList methods;
    HttpResponse response;
    bool served = false;
    for (const Route &route : m_routes) {
        const auto parts = match(route.path, path);
        if (!parts)
            continue;
        methods.append(QString::fromLatin1(route.method));
        if (route.method != request.method)
            continue;
        response = route.path.contains(u"{id}"_s) && !isUuid(parts->front()) ? problem(404, u"not-found"_s)
                                                                             : serve(route, request, *parts);
        served = true;
        break;
    }
    if (!served && methods.isEmpty()) {
        response = problem(404, u"not-found"_s);
    } else if (!served) {
        response = problem(405, u"method"_s);
        response.addHeader("Allow", methods.join(u", "_s).toLatin1());
    }
    const QByteArray key = request.header("idempotency-key");
    if (isUuid(QString::fromLatin1(key)))
        response.addHeader("Idempotency-Key", key);
    qCDebug(log) << request.method.constData() << path.value(2) << response.status;
    return response;
}

HttpResponse Router::serve(const Route &route, const HttpRequest &request, const QStringList &parts)
{
    const QByteArray device = request.header("eforms-device");
    if (!isName(device))
        return problem(400, u"bad-request"_s);
    Call call {request, parts, {}, QString::fromLatin1(device), {}};
    // Who is asking comes first: a stranger learns nothing from the rest.
    if (route.access == Access::SignedIn) {
        auto found = session(request);
        if (!found)
            return problem(found.error());
        if (!*found)
            return problem(401, u"session-ended"_s);
        call.session = **found;
        if (call.device.isEmpty())
            call.device = call.session.device;
    }
    if (route.change == Change::None)
        return route.handler(call);
    if (const auto refused = judgeChange(request, route.change == Change::Key))
        return *refused;
    if (!request.body.isEmpty() && request.header("content-type").startsWith("application/json")) {
        auto body = Json::parse(request.body, {bodyLimit, depthLimit});
        if (!body)
            return problem(400, u"malformed"_s);
        call.body = *std::move(body);
    }
    return route.handler(call);
}

Result<std::optional<Session>> Router::session(const HttpRequest &request)
{
    const QByteArray authorization = request.header("authorization");
    if (!authorization.startsWith("Bearer "))
        return std::optional<Session>();
    return m_backend.database.transact(
        [&](Sql &sql) { return m_backend.sessions.find(sql, authorization.mid(7)); });
}

HttpResponse Router::finish(HttpResponse response) const
{
    response.addHeader("Eforms-Server", "1");
    const QDateTime now = m_backend.clock.nowUtc();
    response.addHeader("Date", QLocale::c().toString(now, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1());
    response.addHeader("Cache-Control", "no-store");
    return response;
}

} // namespace eforms::server
