#pragma once

#include "base/json.h"

#include <QByteArray>
#include <QList>

#include <memory>
#include <utility>

namespace eforms::journeys {

/// One call and its answer, as they went over the wire.
struct Exchange {
    using Headers = QList<std::pair<QByteArray, QByteArray>>;

    QByteArray method; ///< `GET`
    QByteArray target; ///< path and query as sent, percent-encoded: `/v1/services?participant=B01234`
    Headers sentHeaders;
    QByteArray sentBody;
    int status = 0;
    Headers receivedHeaders;
    QByteArray receivedBody;
};

/// The contract: app/api/openapi.yaml, to hold real traffic against, in both directions.
///
/// Nothing passes by being undeclared: operations, statuses, headers, query parameters, content types and members of
/// bodies must all stand in the document. Schemas are judged by the engine of the forms, which refuses keywords that
/// it does not know.
class OpenApi
{
public:
    /// Fails with Storage, Malformed, or as engine::compileSchema does for a schema it cannot compile.
    [[nodiscard]] static Result<OpenApi> load(const QString &file);
    [[nodiscard]] static Result<OpenApi> read(const QByteArray &yaml);

    OpenApi(OpenApi &&) noexcept;
    OpenApi &operator=(OpenApi &&) noexcept;
    ~OpenApi();

    /// `GET /v1/requests/{id}`, for all operations of the document.
    [[nodiscard]] QStringList operations() const;
    /// The operation of a call in the same form; empty where the document has none.
    [[nodiscard]] QString operationOf(const Exchange &exchange) const;

    /// What the call does that the document does not allow, one sentence each.
    [[nodiscard]] QStringList requestComplaints(const Exchange &exchange) const;
    /// The same for the answer.
    [[nodiscard]] QStringList answerComplaints(const Exchange &exchange) const;
    [[nodiscard]] QStringList complaints(const Exchange &exchange) const;

    /// Examples of the document that do not fit their own schemas.
    [[nodiscard]] QStringList exampleComplaints() const;

private:
    class Document;
    explicit OpenApi(std::unique_ptr<Document> document);

    std::unique_ptr<Document> m_document;
};

} // namespace eforms::journeys
