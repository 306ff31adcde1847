#include "journeys/openapi.h"

#include "journeys/contractschemas.h"
#include "journeys/yaml.h"

#include <QCryptographicHash>
#include <QFile>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>
#include <optional>

namespace eforms::journeys {

using namespace Qt::StringLiterals;

namespace {

/// Headers of HTTP itself, which an OpenAPI document does not describe (it ignores Accept, Content-Type and
/// Authorization by rule).
const QList<QByteArray> sentByHttp {"host", "user-agent", "accept", "accept-encoding", "accept-language", "connection",
    "content-type", "content-length", "authorization", "cache-control", "pragma"};
const QList<QByteArray> answeredByHttp {"connection", "keep-alive", "content-type", "content-length"};

std::optional<QByteArray> headerIn(const Exchange::Headers &headers, const QByteArray &name)
{
    const auto found = std::find_if(headers.begin(), headers.end(),
        [&name](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
    return found == headers.end() ? std::nullopt : std::optional(found->second);
}

QByteArray mediaType(const Exchange::Headers &headers)
{
    return headerIn(headers, "Content-Type").value_or(QByteArray()).split(';').first().trimmed().toLower();
}

bool isJson(const QByteArray &type)
{
    return type == "application/json" || type.endsWith("+json");
}

/// A place of the document that a call leads to.
struct Operation {
    QString path; ///< the template
    Json pathItem;
    Json operation;
    QList<std::pair<QString, QByteArray>> arguments; ///< of the path
};

} // namespace

class OpenApi::Document
{
public:
    Document(Json document, ContractSchemas schemas) : m_json(std::move(document)), m_schemas(std::move(schemas)) { }

    [[nodiscard]] const Json &json() const { return m_json; }
    [[nodiscard]] std::optional<Operation> find(const Exchange &exchange) const;
    [[nodiscard]] QStringList judgeRequest(const Exchange &exchange) const;
    [[nodiscard]] QStringList judgeAnswer(const Exchange &exchange) const;
    [[nodiscard]] QStringList judgeExamples(const Json &part, const QString &place) const;

private:
    [[nodiscard]] const Json &resolved(const Json &part) const;
    [[nodiscard]] QList<Json> parametersOf(const Operation &operation) const;
    [[nodiscard]] QStringList judgeParameters(const Operation &operation, const Exchange &exchange) const;
    [[nodiscard]] QStringList judgeText(const Json &declared, const QString &what, const QByteArray &text) const;
    [[nodiscard]] QStringList judgeSentBody(const Operation &operation, const Exchange &exchange) const;
    [[nodiscard]] QStringList judgeReceivedHeaders(const Json &answer, const Exchange &exchange) const;
    [[nodiscard]] QStringList judgeReceivedBody(const Json &answer, const Exchange &exchange) const;
    [[nodiscard]] QStringList judgeContent(const Json &content, const QByteArray &type, const QByteArray &body) const;
    [[nodiscard]] bool needsSession(const Operation &operation) const;

    Json m_json;
    ContractSchemas m_schemas;
};

const Json &OpenApi::Document::resolved(const Json &part) const
{
    const QString reference = part["$ref"_L1].toString();
    return reference.startsWith(u'#') ? resolved(m_json.at(QStringView(reference).mid(1))) : part;
}

std::optional<Operation> OpenApi::Document::find(const Exchange &exchange) const
{
    const QList<QByteArray> segments = exchange.target.split('?').first().split('/');
    std::optional<Operation> best;
    for (const auto &[path, item] : m_json["paths"_L1].object()) {
        const QStringList wanted = path.split(u'/');
        if (wanted.size() != segments.size())
            continue;
        Operation candidate {path, item, item[QString::fromLatin1(exchange.method.toLower())], {}};
        bool fits = true;
        for (qsizetype i = 0; i < wanted.size() && fits; ++i) {
            const QByteArray value = QByteArray::fromPercentEncoding(segments[i]);
            if (wanted[i].startsWith(u'{'))
                candidate.arguments.append({wanted[i].mid(1, wanted[i].size() - 2), value});
            else
                fits = wanted[i].toUtf8() == value;
        }
        // A path written out wins over a template, as the specification says.
        if (fits && candidate.operation.isObject() && (!best || candidate.arguments.size() < best->arguments.size()))
            best = candidate;
    }
    return best;
}

QList<Json> OpenApi::Document::parametersOf(const Operation &operation) const
{
    QList<Json> parameters;
    for (const Json &list : {operation.pathItem["parameters"_L1], operation.operation["parameters"_L1]}) {
        for (const Json &parameter : list.array())
            parameters.append(resolved(parameter));
    }
    return parameters;
}

QStringList OpenApi::Document::judgeText(const Json &declared, const QString &what, const QByteArray &text) const
{
    QStringList complaints;
    const Json &schema = declared["schema"_L1];
    for (const QString &wrong : m_schemas.judge(schema, m_schemas.typed(schema, text)))
        complaints.append(u"%1 \"%2\" does not fit %3"_s.arg(what, QString::fromUtf8(text), wrong));
    return complaints;
}

QStringList OpenApi::Document::judgeParameters(const Operation &operation, const Exchange &exchange) const
{
    QStringList complaints;
    QList<QByteArray> headers = sentByHttp;
    QUrlQuery query(QString::fromUtf8(exchange.target.mid(exchange.target.indexOf('?') + 1)));
    if (!exchange.target.contains('?'))
        query.clear();
    for (const Json &parameter : parametersOf(operation)) {
        const QString name = parameter["name"_L1].toString();
        const QString where = parameter["in"_L1].toString();
        const QString what = where + u" parameter "_s + name;
        std::optional<QByteArray> value;
        if (where == "header"_L1) {
            headers.append(name.toLatin1().toLower());
            value = headerIn(exchange.sentHeaders, name.toLatin1());
        } else if (where == "query"_L1) {
            if (query.hasQueryItem(name))
                value = query.queryItemValue(name, QUrl::FullyDecoded).toUtf8();
            query.removeQueryItem(name);
        } else {
            const auto found = std::find_if(operation.arguments.begin(), operation.arguments.end(),
                [&name](const auto &argument) { return argument.first == name; });
            if (found != operation.arguments.end())
                value = found->second;
        }
        if (value)
            complaints.append(judgeText(parameter, what, *value));
        else if (parameter["required"_L1].toBool())
            complaints.append(what + u" is missing"_s);
    }
    for (const auto &[name, value] : query.queryItems())
        complaints.append(u"query parameter %1 is not declared"_s.arg(name));
    for (const auto &[name, value] : exchange.sentHeaders) {
        if (!headers.contains(name.toLower()))
            complaints.append(u"header %1 is not declared for the call"_s.arg(QString::fromLatin1(name)));
    }
    return complaints;
}

bool OpenApi::Document::needsSession(const Operation &operation) const
{
    const Json &own = operation.operation["security"_L1];
    return (own.isAbsent() ? m_json["security"_L1] : own).size() > 0;
}

QStringList OpenApi::Document::judgeContent(const Json &content, const QByteArray &type, const QByteArray &body) const
{
    const Json &media = content[QString::fromLatin1(type)];
    if (!media.isObject())
        return {u"content type \"%1\" is not declared"_s.arg(QString::fromLatin1(type))};
    if (!isJson(type))
        return {};
    const auto json = Json::parse(body);
    if (!json)
        return {u"the body is not JSON: %1"_s.arg(json.error().detail)};
    return m_schemas.judge(media["schema"_L1], *json);
}

QStringList OpenApi::Document::judgeSentBody(const Operation &operation, const Exchange &exchange) const
{
    QStringList complaints;
    const Json &body = resolved(operation.operation["requestBody"_L1]);
    if (!exchange.sentBody.isEmpty() && !body.isObject())
        complaints.append(u"a body is not declared for the call"_s);
    else if (!exchange.sentBody.isEmpty())
        complaints.append(judgeContent(body["content"_L1], mediaType(exchange.sentHeaders), exchange.sentBody));
    else if (body["required"_L1].toBool())
        complaints.append(u"the body is missing"_s);
    const auto digest = headerIn(exchange.sentHeaders, "Content-Digest");
    const QByteArray hash = QCryptographicHash::hash(exchange.sentBody, QCryptographicHash::Sha256).toBase64();
    if (digest && *digest != "sha-256=:" + hash + ':')
        complaints.append(u"Content-Digest is not that of the body"_s);
    return complaints;
}

QStringList OpenApi::Document::judgeRequest(const Exchange &exchange) const
{
    const auto operation = find(exchange);
    if (!operation)
        return {u"no such operation"_s};
    QStringList complaints = judgeParameters(*operation, exchange) + judgeSentBody(*operation, exchange);
    if (needsSession(*operation)
        && !headerIn(exchange.sentHeaders, "Authorization").value_or(QByteArray()).startsWith("Bearer "))
        complaints.append(u"Authorization: Bearer is missing"_s);
    return complaints;
}

QStringList OpenApi::Document::judgeReceivedHeaders(const Json &answer, const Exchange &exchange) const
{
    QStringList complaints;
    QList<QByteArray> declared = answeredByHttp;
    for (const auto &[name, header] : answer["headers"_L1].object()) {
        const Json &description = resolved(header);
        declared.append(name.toLatin1().toLower());
        if (const auto value = headerIn(exchange.receivedHeaders, name.toLatin1()))
            complaints.append(judgeText(description, u"header "_s + name, *value));
        else if (description["required"_L1].toBool())
            complaints.append(u"header %1 is missing"_s.arg(name));
    }
    for (const auto &[name, value] : exchange.receivedHeaders) {
        if (!declared.contains(name.toLower()))
            complaints.append(u"header %1 is not declared for the answer"_s.arg(QString::fromLatin1(name)));
    }
    const auto echo = headerIn(exchange.receivedHeaders, "Idempotency-Key");
    if (echo && echo != headerIn(exchange.sentHeaders, "Idempotency-Key"))
        complaints.append(u"Idempotency-Key is not that of the call"_s);
    return complaints;
}

QStringList OpenApi::Document::judgeReceivedBody(const Json &answer, const Exchange &exchange) const
{
    const QByteArray &body = exchange.receivedBody;
    const Json &content = answer["content"_L1];
    if (exchange.method == "HEAD" || !content.isObject())
        return body.isEmpty() ? QStringList() : QStringList {u"a body is not declared for the answer"_s};
    QStringList complaints = judgeContent(content, mediaType(exchange.receivedHeaders), body);
    const auto length = headerIn(exchange.receivedHeaders, "Content-Length");
    if (length && *length != QByteArray::number(body.size()))
        complaints.append(u"Content-Length %1 for %2 bytes"_s.arg(QString::fromLatin1(*length)).arg(body.size()));
    return complaints;
}

QStringList OpenApi::Document::judgeAnswer(const Exchange &exchange) const
{
    const auto operation = find(exchange);
    if (!operation)
        return {u"no such operation"_s};
    const Json &answers = operation->operation["responses"_L1];
    const Json *answer = &answers[QString::number(exchange.status)];
    if (answer->isAbsent() && exchange.status >= 400)
        answer = &answers["default"_L1];
    if (answer->isAbsent())
        return {u"status %1 is not declared"_s.arg(exchange.status)};
    const Json &description = resolved(*answer);
    return judgeReceivedHeaders(description, exchange) + judgeReceivedBody(description, exchange);
}

QStringList OpenApi::Document::judgeExamples(const Json &part, const QString &place) const
{
    QStringList complaints;
    const Json &schema = part["schema"_L1];
    QList<Json> examples {part["example"_L1]};
    for (const auto &[name, example] : part["examples"_L1].object())
        examples.append(resolved(example)["value"_L1]);
    for (const Json &example : std::as_const(examples)) {
        if (schema.isAbsent() || example.isAbsent())
            continue;
        for (const QString &wrong : m_schemas.judge(schema, example))
            complaints.append(u"%1: example %2"_s.arg(place, wrong));
    }
    for (const auto &[key, value] : part.object()) {
        if (!schema.isAbsent() && (key == "schema"_L1 || key == "examples"_L1 || key == "example"_L1))
            continue;
        complaints.append(judgeExamples(value, pointerTo(place, key)));
    }
    for (qsizetype i = 0; i < part.array().size(); ++i)
        complaints.append(judgeExamples(part[i], pointerTo(place, i)));
    return complaints;
}

OpenApi::OpenApi(std::unique_ptr<Document> document) : m_document(std::move(document)) { }
OpenApi::OpenApi(OpenApi &&) noexcept = default;
OpenApi &OpenApi::operator=(OpenApi &&) noexcept = default;
OpenApi::~OpenApi() = default;

Result<OpenApi> OpenApi::load(const QString &file)
{
    QFile document(file);
    if (!document.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, document.errorString());
    return read(document.readAll());
}

Result<OpenApi> OpenApi::read(const QByteArray &yaml)
{
    auto document = readYaml(yaml);
    if (!document)
        return fail(document.error());
    auto schemas = ContractSchemas::compile(*document);
    if (!schemas)
        return fail(schemas.error());
    return OpenApi(std::make_unique<Document>(*std::move(document), *std::move(schemas)));
}

QStringList OpenApi::operations() const
{
    static const QStringList methods {u"get"_s, u"put"_s, u"post"_s, u"delete"_s, u"options"_s, u"head"_s, u"patch"_s};
    QStringList all;
    for (const auto &[path, item] : m_document->json()["paths"_L1].object()) {
        for (const QString &method : item.object().keys()) {
            if (methods.contains(method))
                all.append(method.toUpper() + u' ' + path);
        }
    }
    return all;
}

QString OpenApi::operationOf(const Exchange &exchange) const
{
    const auto operation = m_document->find(exchange);
    return operation ? QString::fromLatin1(exchange.method) + u' ' + operation->path : QString();
}

QStringList OpenApi::requestComplaints(const Exchange &exchange) const
{
    return m_document->judgeRequest(exchange);
}

QStringList OpenApi::answerComplaints(const Exchange &exchange) const
{
    return m_document->judgeAnswer(exchange);
}

QStringList OpenApi::complaints(const Exchange &exchange) const
{
    QStringList all;
    for (const QString &wrong : requestComplaints(exchange))
        all.append(u"%1 %2: %3"_s.arg(QString::fromLatin1(exchange.method), QString::fromUtf8(exchange.target), wrong));
    for (const QString &wrong : answerComplaints(exchange)) {
        all.append(u"%1 %2 -> %3: %4"_s.arg(QString::fromLatin1(exchange.method), QString::fromUtf8(exchange.target),
            QString::number(exchange.status), wrong));
    }
    return all;
}

QStringList OpenApi::exampleComplaints() const
{
    return m_document->judgeExamples(m_document->json(), {});
}

} // namespace eforms::journeys
