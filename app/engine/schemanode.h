#pragma once

#include "base/json.h"
#include "engine/formats.h"
#include "engine/pattern.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace eforms::engine {

/// One schema of a JSON Schema document, compiled: what is absent in the text is empty here.
/// Nodes are owned by their SchemaSet and refer to each other freely, also in circles (`$ref`).
struct SchemaNode {
    using Named = std::vector<std::pair<QString, const SchemaNode *>>;
    using List = std::vector<const SchemaNode *>;

    QString place; ///< JSON pointer in the form's own schema, or `common/<name>#<pointer>`
    Json source;   ///< as written; annotations and `x-…` keywords are read from here
    std::optional<bool> always; ///< a boolean schema

    QStringList types;
    std::optional<Json::Array> enumeration;
    std::optional<Json> constant;

    std::optional<Decimal> minimum;
    std::optional<Decimal> maximum;
    std::optional<Decimal> exclusiveMinimum;
    std::optional<Decimal> exclusiveMaximum;
    std::optional<Decimal> multipleOf;

    std::optional<qint64> minLength; ///< in Unicode code points
    std::optional<qint64> maxLength;
    std::optional<Pattern> pattern;
    QString format;
    FormatCheck checkFormat = nullptr;
    bool decimal = false;     ///< text of format `decimal`; a number is taken as well, and the numeric limits apply
    std::optional<int> scale; ///< most decimals (`x-scale`)

    const SchemaNode *items = nullptr;
    List prefixItems;
    const SchemaNode *contains = nullptr;
    std::optional<qint64> minContains;
    std::optional<qint64> maxContains;
    std::optional<qint64> minItems;
    std::optional<qint64> maxItems;
    bool uniqueItems = false;

    Named properties;
    std::vector<std::pair<Pattern, const SchemaNode *>> patternProperties;
    const SchemaNode *additionalProperties = nullptr;
    const SchemaNode *propertyNames = nullptr;
    QStringList required;
    std::vector<std::pair<QString, QStringList>> dependentRequired;
    Named dependentSchemas;
    std::optional<qint64> minProperties;
    std::optional<qint64> maxProperties;

    const SchemaNode *reference = nullptr;
    List allOf;
    List anyOf;
    List oneOf;
    const SchemaNode *notSchema = nullptr;
    const SchemaNode *ifSchema = nullptr;
    const SchemaNode *thenSchema = nullptr;
    const SchemaNode *elseSchema = nullptr;

    [[nodiscard]] const SchemaNode *property(QStringView name) const
    {
        for (const auto &[key, node] : properties) {
            if (key == name)
                return node;
        }
        return nullptr;
    }
};

/// All nodes of one bundle of schema documents.
struct SchemaSet {
    std::vector<std::unique_ptr<SchemaNode>> nodes;
    const SchemaNode *root = nullptr;
};

} // namespace eforms::engine
