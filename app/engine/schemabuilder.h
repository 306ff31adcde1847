#pragma once

#include "engine/schemacompiler.h"

#include <QSet>

#include <deque>

namespace eforms::engine {

/// Makes the nodes of one compilation; readKeywords() fills them. The first failure stays.
class SchemaBuilder
{
public:
    SchemaBuilder(const QHash<QString, Json> &common, const SchemaOptions &options);

    [[nodiscard]] Result<SchemaSet> build(const Json &schema);

    /// The node of a schema inside the one that is being read, `/items` or `/allOf/0`.
    [[nodiscard]] const SchemaNode *child(const QString &pointer, const Json &source);
    /// The node that a reference leads to; null after a failure.
    [[nodiscard]] const SchemaNode *target(const QString &reference, QString *dynamicAnchor = nullptr);
    /// Patterns that stand in a schema more than once are compiled once. Nothing after a failure.
    [[nodiscard]] std::optional<Pattern> pattern(const QString &source);

    void refuse(ErrorKind kind, const QString &detail);
    [[nodiscard]] bool failed() const { return !m_failure.detail.isEmpty(); }
    [[nodiscard]] const SchemaRules &rules() const { return m_resources.resource(m_place.resource).rules; }
    [[nodiscard]] bool isStrict() const { return m_options.reading == SchemaOptions::Reading::Strict; }
    [[nodiscard]] bool assertsFormats() const { return m_options.formats || rules().has(Vocabulary::FormatAssertion); }

private:
    const SchemaNode *node(const SchemaResources::Place &place);
    void readPending();
    bool addDynamicAnchors();
    SchemaResource *resource(int index);

    struct Pending {
        SchemaNode *node;
        SchemaResources::Place place;
    };

    SchemaOptions m_options;
    SchemaResources m_resources;
    SchemaSet m_set;
    QHash<std::pair<QString, QString>, SchemaNode *> m_known; ///< by document and pointer
    QHash<int, SchemaResource *> m_entered;
    QSet<QString> m_dynamicNames;
    QHash<QString, Pattern> m_patterns;
    std::deque<Pending> m_pending;
    SchemaResources::Place m_place; ///< of the schema that is being read
    QString m_at;
    Error m_failure;
};

/// Reads all keywords of @p source, a schema that is no boolean, into @p made.
void readKeywords(SchemaBuilder &builder, SchemaNode &made, const Json &source);

} // namespace eforms::engine
