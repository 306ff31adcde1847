#include "engine/validation.h"

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

Json dependencyOf(const QString &name, const QString &missing, const QStringList &all)
{
    return Json::of({{u"property"_s, name}, {u"missingProperty"_s, missing}, {u"depsCount"_s, all.size()},
        {u"deps"_s, all.join(u", "_s)}});
}

} // namespace

bool Validation::checkMembers(const SchemaNode &schema, const Json &value, Evaluated *evaluated)
{
    bool good = true;
    for (const QString &name : schema.required) {
        if (!goesOn(good))
            return good;
        if (!value.contains(name))
            good = missing(schema, name, "required"_L1,
                [&name = name] { return Json::of({{u"missingProperty"_s, name}}); });
    }
    for (const auto &[name, schemaOfMember] : schema.properties) {
        if (!goesOn(good))
            return good;
        if (const Json &member = value[name]; !member.isAbsent())
            good = below(name, *schemaOfMember, member) && good;
    }
    if (!evaluated)
        return good;
    qsizetype index = 0;
    for (const auto &[name, member] : value.object()) {
        if (schema.property(name))
            evaluated->add(index);
        ++index;
    }
    return good;
}

bool Validation::checkOtherMembers(const SchemaNode &schema, const Json &value, Evaluated *evaluated)
{
    bool good = true;
    const bool everyMember
        = schema.propertyNames || !schema.patternProperties.empty() || schema.additionalProperties;
    qsizetype index = 0;
    for (const auto &[name, member] : value.object()) {
        if (!everyMember || !goesOn(good))
            break;
        bool known = false;
        good = checkOtherMember(schema, name, member, known) && good;
        if (evaluated && known)
            evaluated->add(index);
        ++index;
    }
    return goesOn(good) ? checkDependents(schema, value, evaluated) && good : good;
}

/// @p known: a pattern or additionalProperties has looked at the member.
bool Validation::checkOtherMember(const SchemaNode &schema, const QString &name, const Json &member, bool &known)
{
    bool good = !schema.propertyNames || checkName(schema, name);
    for (const auto &[pattern, other] : schema.patternProperties) {
        if (!goesOn(good))
            return good;
        if (!matches(schema, pattern, name, "patternProperties"_L1))
            continue;
        known = true;
        good = below(name, *other, member) && good;
    }
    if (known || !schema.additionalProperties || !goesOn(good) || schema.property(name))
        return good;
    known = true;
    if (schema.additionalProperties->always == false)
        return failed(
            schema, "additionalProperties"_L1, [&] { return Json::of({{u"additionalProperty"_s, name}}); });
    return below(name, *schema.additionalProperties, member) && good;
}

bool Validation::checkName(const SchemaNode &schema, const QString &name)
{
    Problems found;
    if (tries(*schema.propertyNames, Json(name), nullptr, found))
        return true;
    if (m_problems)
        m_problems->append(found);
    return failed(schema, "propertyNames"_L1, [&] { return Json::of({{u"propertyName"_s, name}}); });
}

bool Validation::checkDependents(const SchemaNode &schema, const Json &value, Evaluated *evaluated)
{
    bool good = true;
    for (const auto &[name, others] : schema.dependentRequired) {
        if (!value.contains(name))
            continue;
        for (const QString &other : others) {
            if (value.contains(other))
                continue;
            good = missing(schema, other, schema.dependencies ? "dependencies"_L1 : "dependentRequired"_L1,
                [&name = name, &other, &others = others] { return dependencyOf(name, other, others); });
        }
    }
    for (const auto &[name, other] : schema.dependentSchemas) {
        if (!goesOn(good))
            return good;
        if (value.contains(name))
            good = run(*other, value, evaluated) && good;
    }
    return good;
}

bool Validation::checkUnevaluatedProperties(const SchemaNode &schema, const Json &value, Evaluated &evaluated)
{
    bool good = true;
    qsizetype index = -1;
    for (const auto &[name, member] : value.object()) {
        if (evaluated.contains(++index) || !goesOn(good))
            continue;
        if (schema.unevaluatedProperties->always == false)
            good = failed(
                schema, "unevaluatedProperties"_L1, [&name = name] { return Json::of({{u"unevaluatedProperty"_s, name}}); });
        else
            good = below(name, *schema.unevaluatedProperties, member) && good;
    }
    evaluated.addAll();
    return good;
}

} // namespace eforms::engine
