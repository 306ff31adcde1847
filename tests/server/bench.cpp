#include "server/bench.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QSslCertificate>
#include <QTest>
#include <QUuid>

using namespace Qt::StringLiterals;
using namespace eforms;

namespace {

constexpr int patience = 30'000;

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray fromBase32(const QString &text)
{
    QByteArray bytes;
    quint32 buffer = 0;
    unsigned bits = 0;
    for (const QChar character : text) {
        const qsizetype value = u"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"_s.indexOf(character);
        buffer = (buffer << 5U) | static_cast<quint32>(value);
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            bytes.append(static_cast<char>((buffer >> bits) & 0xffU));
        }
    }
    return bytes;
}

} // namespace

QString Answer::code() const
{
    return json["type"_L1].toString().section(u':', -1);
}

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QByteArray digestOf(const QByteArray &body)
{
    return "sha-256=:" + QCryptographicHash::hash(body, QCryptographicHash::Sha256).toBase64() + ':';
}

Client::Client(server::Address address, QString mailbox)
    : m_tls(QSslConfiguration::defaultConfiguration())
    , m_address(std::move(address))
    , m_mailbox(std::move(mailbox))
{
    m_tls.setCaCertificates(QSslCertificate::fromPath(m_address.caFile));
}

Answer Client::call(const QByteArray &method, const QString &path, const QByteArray &body, const Headers &headers)
{
    const auto reply = begin(method, path, body, headers);
    return finish(*reply);
}

std::unique_ptr<QNetworkReply> Client::begin(
    const QByteArray &method, const QString &path, const QByteArray &body, const Headers &headers)
{
    QNetworkRequest request((QUrl(m_address.url + path)));
    request.setSslConfiguration(m_tls);
    request.setRawHeader("Eforms-Device", device);
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token);
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    if (!body.isEmpty() && !request.hasRawHeader("Content-Type"))
        request.setRawHeader("Content-Type", "application/json");
    return std::unique_ptr<QNetworkReply>(method == "GET" ? m_network.get(request)
            : method == "HEAD"                            ? m_network.head(request)
                                                          : m_network.sendCustomRequest(request, method, body));
}

Answer Client::finish(QNetworkReply &reply)
{
    if (!QTest::qWaitFor([&reply] { return reply.isFinished(); }, patience))
        return {};
    Answer answer;
    answer.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    for (const auto &[name, value] : reply.rawHeaderPairs())
        answer.headers.insert(name.toLower(), value);
    answer.body = reply.readAll();
    answer.json = Json::parse(answer.body).value_or(Json());
    return answer;
}

Answer Client::get(const QString &path, const Headers &headers)
{
    return call("GET", path, {}, headers);
}

Answer Client::change(const QByteArray &method, const QString &path, const Json &body, const Headers &headers)
{
    const QByteArray bytes = body.isAbsent() ? QByteArray() : body.toBytes();
    Headers all {{"Idempotency-Key", newId().toLatin1()}, {"Content-Digest", digestOf(bytes)}};
    all += headers;
    return call(method, path, bytes, all);
}

Answer Client::command(const Json &request, const QString &type, const Json &payload, const Headers &headers)
{
    const QByteArray revision = '"' + QByteArray::number(request["revision"_L1].toInteger()) + '"';
    Headers all {{"If-Match", revision}};
    all += headers;
    return change("POST", u"/v1/requests/%1/commands"_s.arg(request["id"_L1].toString()),
        Json::of({{u"type"_s, type}, {u"payload"_s, payload}}), all);
}

Answer Client::startSignIn(const QString &user, const QString &password)
{
    return change("POST", u"/v1/sign-in"_s,
        Json::of({{u"user"_s, user}, {u"password"_s, password}, {u"device"_s, QString::fromLatin1(device)}}));
}

Answer Client::enterCode(const QString &challenge, const QString &code)
{
    return change("POST", u"/v1/sign-in/%1/code"_s.arg(challenge), Json::of({{u"code"_s, code}}));
}

bool Client::signIn(const QString &user)
{
    const auto known = static_cast<int>(mails(user).size());
    const Answer started = startSignIn(user, u"Training2026Ab"_s);
    const Answer done = enterCode(started[u"challenge"_s].toString(), mailedCode(user, known));
    token = done[u"access_token"_s].toString().toLatin1();
    return done.status == 200;
}

QString Client::mailedCode(const QString &user, int known) const
{
    QString code;
    const auto arrived = [&] {
        const auto all = mails(user);
        for (qsizetype i = known; i < all.size(); ++i) {
            if (all[i].contains(u"code"))
                code = all[i]["code"_L1].toString();
        }
        return !code.isEmpty();
    };
    return QTest::qWaitFor(arrived, patience) ? code : QString();
}

QList<Json> Client::mails(const QString &to) const
{
    QList<Json> found;
    const QDir box(m_mailbox);
    for (const QString &name : box.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        const Json mail = Json::parse(readAll(box.filePath(name))).value_or(Json());
        if (mail["to"_L1].toString() == to)
            found.append(mail);
    }
    return found;
}

server::Options Bench::quick()
{
    server::Options options;
    options.seedTraining = true;
    options.passwordWorkFactor = 10;
    options.clearingHouseStep = std::chrono::milliseconds(30);
    options.signInsPerMinute = 1000;
    return options;
}

Bench::Bench(server::Options changed)
    : m_options(std::move(changed))
{
    m_options.dataDir = folder.path() + u"/data"_s;
    restart();
}

void Bench::restart()
{
    server.reset();
    server = std::make_unique<server::Server>(m_options, clock);
    const auto started = server->start();
    if (!started)
        qFatal("the server did not start: %s", qPrintable(started.error().detail));
    address = *started;
}

Client Bench::client() const
{
    return Client(address, m_options.dataDir + u"/mailbox"_s);
}

std::unique_ptr<Client> Bench::person(const QString &user)
{
    auto person = std::make_unique<Client>(address, m_options.dataDir + u"/mailbox"_s);
    person->device = "device-of-" + user.section(u'@', 0, 0).toLatin1();
    if (!person->signIn(user))
        qFatal("%s could not sign in", qPrintable(user));
    return person;
}

QString Bench::authenticatorCode(const QString &user) const
{
    const Json secrets = Json::parse(readAll(m_options.dataDir + u"/authenticators.json"_s)).value_or(Json());
    return domain::oneTimeCode(fromBase32(secrets[user].toString()), domain::oneTimeCodeStep(clock.nowUtc()));
}

void Bench::sql(const QString &statement)
{
    if (!trySql(statement))
        qFatal("%s", qPrintable(statement));
}

bool Bench::trySql(const QString &statement)
{
    bool done = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"bench"_s);
        database.setDatabaseName(m_options.dataDir + u"/server.sqlite"_s);
        database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
        done = database.open() && QSqlQuery(database).exec(statement);
    }
    QSqlDatabase::removeDatabase(u"bench"_s);
    return done;
}

Json example(const QString &form, const QString &name)
{
    const QString path = u"%1/forms/settlement-depository/%2/examples/%3.json"_s.arg(
        QStringLiteral(EFORMS_SOURCE_DIR), form, name);
    return Json::parse(readAll(path)).value_or(Json())["data"_L1];
}

Json exemption(const QString &reference)
{
    // Two rows that need no evidence.
    Json data = example(u"buy-in-exemption"_s, u"valid-hong-kong-all-reasons"_s);
    Json rows;
    for (const Json &row : data["positions"_L1].array()) {
        if (!row.contains(u"evidence") && rows.size() < 2)
            rows.append(row);
    }
    data.set(u"positions"_s, rows);
    data.set(u"attachments"_s, {});
    if (!reference.isEmpty())
        data.set(u"client_ref"_s, reference);
    return data;
}

Json transfer()
{
    return example(u"cmu-transfer-instruction"_s, u"valid-deliver-dvp"_s);
}

Json created(Client &maker, const QString &form, const Json &data)
{
    const Json body = Json::of({{u"participant"_s, u"B01234"_s}, {u"form"_s, form}, {u"form_version"_s, 1},
        {u"data"_s, data}});
    return maker.change("PUT", u"/v1/requests/"_s + newId(), body, {{"If-None-Match", "*"}}).json;
}

Json submitted(Client &maker, const QString &form, const Json &data)
{
    const Json draft = created(maker, form, data);
    const Answer answer = maker.command(
        draft, u"submit"_s, Json::of({{u"content_hash"_s, draft["content_hash"_L1].toString()}}));
    if (answer.status != 200)
        qWarning("not submitted: %s", answer.body.constData());
    return answer.json;
}

Json awaitState(Client &client, const QString &id, const QString &state)
{
    QString cursor;
    for (int page = 0; page < 60; ++page) {
        const Answer answer = client.get(u"/v1/participants/B01234/changes?wait=10&cursor="_s + cursor);
        for (const Json &item : answer[u"items"_s].array()) {
            if (item["id"_L1].toString() == id && item["body"_L1]["state"_L1].toString() == state)
                return item["body"_L1];
        }
        if (answer.status != 200 || (answer[u"items"_s].size() == 0 && page > 0))
            break;
        cursor = answer[u"next"_s].toString();
    }
    return {};
}
