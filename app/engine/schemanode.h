#pragma once

#include "base/json.h"
#include "engine/formats.h"
#include "engine/pattern.h"
#include "engine/schemapart.h"
#include "engine/valueindex.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace eforms::engine {

struct SchemaNode;

/// A document, or a part of one that has an `$id` of its own. `$dynamicRef` asks the resources on the way for anchors.
struct SchemaResource {
    QString uri;
    const SchemaResource *entry = nullptr; ///< the resource in which validation begins
    QHash<QString, const SchemaNode *> dynamicAnchors;
};

/// One schema of a JSON Schema document, compiled: what is absent in the text is empty here. Draft-07's spellings are
/// turned into those of 2020-12: a list of `items` is prefixItems, `additionalItems` is items, `dependencies` are
/// dependentRequired and dependentSchemas.
/// Nodes are owned by their SchemaSet and refer to each other freely, also in circles (`$ref`).
struct SchemaNode {
    using Named = std::vector<std::pair<QString, const SchemaNode *>>;
    using List = std::vector<const SchemaNode *>;

    QString place; ///< JSON pointer in the form's own schema, else `<document>#<pointer>`
    Json source;   ///< as written; annotations and `x-…` keywords are read from here
    const SchemaResource *resource = nullptr;
    std::optional<bool> always; ///< a boolean schema
    SchemaParts parts = 0;      ///< those in which there is anything to check

    QStringList types;
    unsigned typeMask = 0; ///< the same for the validator: bit n is Json::Type n; integerType for integers only
    static constexpr unsigned integerType = 1U << 16;
    std::optional<Json::Array> enumeration;
    std::optional<ValueIndex> enumerationIndex; ///< only of long ones
    std::optional<Json> constant;

    std::optional<Decimal> minimum;
    std::optional<Decimal> maximum;
    std::optional<Decimal> exclusiveMinimum;
    std::optional<Decimal> exclusiveMaximum;
    std::optional<Decimal> multipleOf;
    bool limitsNumbers = false; ///< one of the five, or scale

    std::optional<qint64> minLength; ///< in Unicode code points
    std::optional<qint64> maxLength;
    std::optional<Pattern> pattern;
    QString format;
    FormatCheck checkFormat = nullptr;
    bool decimal = false;     ///< text of format `decimal`; a number is taken as well, and the numeric limits apply
    std::optional<int> scale; ///< most decimals (`x-scale`)

    const SchemaNode *items = nullptr;
    List prefixItems;
    bool additionalItems = false; ///< `items` was written as draft-07's additionalItems
    const SchemaNode *contains = nullptr;
    bool containsEvaluates = true; ///< what contains accepts counts as evaluated (2020-12)
    std::optional<qint64> minContains;
    std::optional<qint64> maxContains;
    std::optional<qint64> minItems;
    std::optional<qint64> maxItems;
    bool uniqueItems = false;
    const SchemaNode *unevaluatedItems = nullptr;

    Named properties;
    QHash<QString, const SchemaNode *> propertyIndex; ///< only of many properties
    std::vector<std::pair<Pattern, const SchemaNode *>> patternProperties;
    const SchemaNode *additionalProperties = nullptr;
    const SchemaNode *propertyNames = nullptr;
    const SchemaNode *unevaluatedProperties = nullptr;
    QStringList required;
    std::vector<std::pair<QString, QStringList>> dependentRequired;
    bool dependencies = false; ///< dependentRequired was written as draft-07's dependencies
    Named dependentSchemas;
    std::optional<qint64> minProperties;
    std::optional<qint64> maxProperties;

    const SchemaNode *reference = nullptr;
    const SchemaNode *dynamicReference = nullptr; ///< where `$dynamicRef` leads if nothing on the way takes it over
    QString dynamicAnchor;                        ///< asked for on the way; empty: dynamicReference it is
    List allOf;
    List anyOf;
    List oneOf;
    const SchemaNode *notSchema = nullptr;
    const SchemaNode *ifSchema = nullptr;
    const SchemaNode *thenSchema = nullptr;
    const SchemaNode *elseSchema = nullptr;

    [[nodiscard]] const SchemaNode *property(const QString &name) const
    {
        if (!propertyIndex.isEmpty())
            return propertyIndex.value(name);
        for (const auto &[key, node] : properties) {
            if (key == name)
                return node;
        }
        return nullptr;
    }
    [[nodiscard]] bool asksWhatIsEvaluated() const { return unevaluatedItems || unevaluatedProperties; }
};

/// All nodes of one bundle of schema documents.
struct SchemaSet {
    std::vector<std::unique_ptr<SchemaNode>> nodes;
    std::vector<std::unique_ptr<SchemaResource>> resources;
    const SchemaNode *root = nullptr;
};

} // namespace eforms::engine
