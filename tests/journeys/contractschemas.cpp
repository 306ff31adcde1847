#include "journeys/contractschemas.h"

#include "engine/schemacompiler.h"
#include "engine/validator.h"

namespace eforms::journeys {

using namespace Qt::StringLiterals;

namespace {

constexpr auto componentSchemas = "#/components/schemas/"_L1;

/// Says how to show or read a value, nothing that a value could violate.
bool isHint(const QString &key, const Json &value)
{
    return key == "contentMediaType"_L1 || (key == "format"_L1 && value.toString() == "password"_L1);
}

/// The schema as the engine knows it: references into $defs, and without hints.
Json plainSchema(const Json &schema)
{
    if (schema.isArray()) {
        Json list {Json::Array()};
        for (const Json &element : schema.array())
            list.append(plainSchema(element));
        return list;
    }
    if (!schema.isObject())
        return schema;
    Json plain = Json::emptyObject();
    for (const auto &[key, value] : schema.object()) {
        if (key == "$ref"_L1 && value.toString().startsWith(componentSchemas))
            plain.set(key, u"#/$defs/"_s + value.toString().mid(componentSchemas.size()));
        else if (!isHint(key, value))
            plain.set(key, plainSchema(value));
    }
    return plain;
}

} // namespace

Result<ContractSchemas> ContractSchemas::compile(const Json &document)
{
    ContractSchemas schemas;
    const Json &components = document.at(u"/components/schemas");
    schemas.m_definitions = plainSchema(components);
    for (const auto &[name, schema] : components.object()) {
        if (const Status added = schemas.add(schema); !added)
            return fail(added.error().kind, name + u": "_s + added.error().detail);
    }
    Json rest = document;
    rest.setAt(u"/components/schemas", Json());
    if (const Status added = schemas.addAllIn(rest); !added)
        return fail(added.error());
    return schemas;
}

Status ContractSchemas::add(const Json &schema)
{
    const QByteArray key = schema.canonical();
    if (m_sets.contains(key))
        return ok();
    Json whole = plainSchema(schema);
    whole.set(u"$defs"_s, m_definitions);
    auto set = engine::compileSchema(whole, {});
    if (!set)
        return fail(set.error());
    m_sets.emplace(key, *std::move(set));
    return ok();
}

Status ContractSchemas::addAllIn(const Json &part)
{
    for (const Json &element : part.array()) {
        if (const Status added = addAllIn(element); !added)
            return added;
    }
    for (const auto &[key, value] : part.object()) {
        const Status added = key == "schema"_L1           ? add(value)
            : key == "example"_L1 || key == "examples"_L1 ? ok()
                                                          : addAllIn(value);
        if (!added)
            return added;
    }
    return ok();
}

QStringList ContractSchemas::judge(const Json &schema, const Json &value) const
{
    const auto set = m_sets.find(schema.canonical());
    if (set == m_sets.end())
        return {u"a schema that is not part of the document"_s};
    engine::Problems problems;
    engine::validateValue({*set->second.root}, value, {}, problems);
    QStringList complaints;
    for (const engine::Problem &problem : problems) {
        complaints.append(u"%1: %2 %3"_s.arg(problem.path.isEmpty() ? u"/"_s : problem.path, problem.keyword,
            QString::fromUtf8(problem.params.toBytes())));
    }
    return complaints;
}

Json ContractSchemas::typed(const Json &schema, const QByteArray &text) const
{
    Json resolved = plainSchema(schema);
    while (resolved.contains(u"$ref"_s))
        resolved = m_definitions.at(QStringView(resolved[u"$ref"_s].toString()).mid("#/$defs"_L1.size()));
    const QString type = resolved["type"_L1].toString();
    if (type != "string"_L1) {
        if (const auto value = Json::parse(text); value && !value->isString())
            return *value;
    }
    return QString::fromUtf8(text);
}

} // namespace eforms::journeys
