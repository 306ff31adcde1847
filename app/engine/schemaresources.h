#pragma once

#include "base/result.h"
#include "engine/schemadialect.h"

#include <QHash>

#include <memory>
#include <vector>

namespace eforms::engine {

/// What a schema from a stranger may cost.
struct SchemaLimits {
    qsizetype bytes = 2 * 1024 * 1024; ///< all documents together that are in use
    int depth = 32;                    ///< nested schemas
    std::size_t nodes = 20000;
    int chain = 200;                   ///< schemas that apply to the same value, one through the other (`$ref`, allOf …)
};

/// The documents of one compilation, and where in them resources (`$id`) and anchors stand. Documents are looked at
/// when something first refers to them; nothing is ever fetched.
class SchemaResources
{
public:
    /// A place in a document. @p json lives as long as the document does.
    struct Place {
        int resource = 0;
        QString document; ///< empty for the schema itself, else its key
        QString pointer;  ///< within the document
        const Json *json = nullptr;
    };
    struct Anchor {
        Place place;
        bool dynamic = false;
    };
    struct Resource {
        QString uri; ///< without fragment
        SchemaRules rules;
        Place root;
        QHash<QString, Anchor> anchors;
    };

    /// @p documents by absolute URI; @p common by name, known as `common/<name>`.
    SchemaResources(QHash<QString, Json> documents, const QHash<QString, Json> &common, const SchemaLimits &limits);

    /// Reads the schema itself. Fails with Unsupported (dialect, vocabulary), Malformed or TooLarge.
    [[nodiscard]] Result<Place> begin(const Json &schema, SchemaDialect fallback);
    /// Where a reference leads that stands in resource @p from. @p anchor is what a dynamic reference asks for, if it
    /// leads to an anchor that takes part in that. Fails with Malformed where it leads nowhere, or as begin().
    [[nodiscard]] Result<Place> find(const QString &reference, int from, QString *dynamicAnchor = nullptr);

    [[nodiscard]] const Resource &resource(int index) const { return *m_resources[static_cast<std::size_t>(index)]; }
    /// The resource that a place belongs to which lies below another one of the same document.
    [[nodiscard]] int resourceAt(const QString &document, const QString &pointer, int outer) const;

private:
    struct Document {
        Json json;
        QHash<QString, int> resources; ///< by the pointer at which they begin
    };
    struct Scan {
        Document *document = nullptr;
        QString name;
        int resource = -1;
        int depth = 0;
    };

    [[nodiscard]] Result<int> load(const QString &name, const QString &uri, const Json &json);
    [[nodiscard]] Status scan(const Json &json, const QString &pointer, Scan at);
    [[nodiscard]] Status scanChildren(const Json &json, const QString &pointer, const Scan &at);
    [[nodiscard]] Status scanBelow(const Json &value, const QString &pointer, KeywordShape shape, const Scan &at);
    [[nodiscard]] Result<SchemaRules> rulesOf(const Json &schema, const SchemaRules &outer);
    [[nodiscard]] Result<int> open(const QString &uri);
    void addAnchors(const Json &json, const QString &pointer, const Scan &at);

    QHash<QString, Json> m_given;
    SchemaLimits m_limits;
    SchemaDialect m_fallback = SchemaDialect::Draft2020;
    qsizetype m_bytes = 0;
    std::size_t m_schemas = 0;
    QHash<QString, std::shared_ptr<Document>> m_documents;
    std::vector<std::unique_ptr<Resource>> m_resources;
    QHash<QString, int> m_byUri;
};

} // namespace eforms::engine
