#pragma once

#include "engine/dependencies.h"

namespace eforms::engine {

/// Everything that a form's schema means, ready to run. Immutable and shared between threads.
class CompiledSchema
{
public:
    /// Fails as FormDefinition::load() does.
    [[nodiscard]] static Result<std::shared_ptr<const CompiledSchema>> compile(
        const Json &schema, const QHash<QString, Json> &common, const Operators &operators);

    [[nodiscard]] const SchemaNode &root() const { return *m_schemas->root; }
    [[nodiscard]] const FormStructure &structure() const { return m_structure; }
    [[nodiscard]] const DependencyIndex &index() const { return m_index; }

private:
    CompiledSchema() = default;

    std::shared_ptr<const SchemaSet> m_schemas;
    FormStructure m_structure;
    DependencyIndex m_index;
};

} // namespace eforms::engine
