#include "engine/compiledschema.h"

#include "engine/schemacompiler.h"

namespace eforms::engine {

Result<std::shared_ptr<const CompiledSchema>> CompiledSchema::compile(
    const Json &schema, const QHash<QString, Json> &common, const Operators &operators)
{
    const std::shared_ptr<CompiledSchema> made(new CompiledSchema);
    auto schemas = compileSchema(schema, common);
    if (!schemas)
        return fail(schemas.error());
    made->m_schemas = std::make_shared<const SchemaSet>(*std::move(schemas));
    auto structure = buildStructure(*made->m_schemas);
    if (!structure)
        return fail(structure.error());
    made->m_structure = *std::move(structure);
    if (const RuleFaults faults = compileRules(made->m_structure, operators); !faults.isEmpty())
        return fail(faults.first().error());
    auto index = indexDependencies(made->m_structure);
    if (!index)
        return fail(index.error());
    made->m_index = *std::move(index);
    return std::shared_ptr<const CompiledSchema>(made);
}

} // namespace eforms::engine
