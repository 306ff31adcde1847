#pragma once

#include "base/json.h"
#include "engine/schemanode.h"

#include <map>

namespace eforms::journeys {

/// The schemas of an OpenAPI document, ready to judge values.
class ContractSchemas
{
public:
    /// Compiles all of components/schemas and every schema inside @p document, so that a bad one is found at once.
    [[nodiscard]] static Result<ContractSchemas> compile(const Json &document);

    /// What is wrong with @p value, as `/pointer: keyword params`. @p schema must be part of the document.
    [[nodiscard]] QStringList judge(const Json &schema, const Json &value) const;
    /// A parameter or header as its schema types it: `12` is a number where the schema says integer.
    [[nodiscard]] Json typed(const Json &schema, const QByteArray &text) const;

private:
    Status add(const Json &schema);
    Status addAllIn(const Json &part);

    Json m_definitions;
    std::map<QByteArray, engine::SchemaSet> m_sets; ///< by the canonical text of the schema
};

} // namespace eforms::journeys
