#include "engine/validator.h"

#include <QByteArray>
#include <QHash>

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

/// Values are at most 32 deep and in-place circles are refused at load, so this is never reached by a sane form.
constexpr int deepest = 400;

bool isType(const SchemaNode &schema, const QString &type, const Json &value)
{
    if (type == "null"_L1)
        return value.isNull();
    if (type == "boolean"_L1)
        return value.isBool();
    if (type == "object"_L1)
        return value.isObject();
    if (type == "array"_L1)
        return value.isArray();
    if (type == "number"_L1)
        return value.isNumber();
    if (type == "string"_L1)
        return value.isString() || (schema.decimal && value.isNumber());
    const auto number = value.toDecimal();
    return number && number->isInteger();
}

class Validation
{
public:
    Validation(QString path, Problems &problems) : m_path(std::move(path)), m_problems(problems) { }

    void run(const SchemaNode &schema, const Json &value, SchemaParts parts)
    {
        if (schema.always) {
            if (!*schema.always)
                report(schema, u"false schema"_s, Json::emptyObject());
            return;
        }
        if (++m_depth > deepest) {
            report(schema, u"limit"_s, Json::emptyObject());
            return;
        }
        const auto wanted = [parts](SchemaPart part) { return (parts & static_cast<SchemaParts>(part)) != 0; };
        if (wanted(SchemaPart::Inheritance))
            inherit(schema, value);
        if (wanted(SchemaPart::Own))
            checkOwn(schema, value);
        if (wanted(SchemaPart::Elements) && value.isArray())
            checkElements(schema, value);
        if (wanted(SchemaPart::Collection) && value.isArray())
            checkCollection(schema, value);
        if (wanted(SchemaPart::Members) && value.isObject())
            checkMembers(schema, value);
        if (wanted(SchemaPart::OtherMembers) && value.isObject())
            checkOtherMembers(schema, value);
        if (wanted(SchemaPart::Alternatives))
            checkAlternatives(schema, value);
        --m_depth;
    }

private:
    void report(const SchemaNode &schema, const QString &keyword, Json params)
    {
        reportAt(m_path, schema, keyword, std::move(params));
    }

    void reportAt(const QString &path, const SchemaNode &schema, const QString &keyword, Json params)
    {
        Problem problem;
        problem.path = path;
        problem.keyword = keyword;
        problem.schemaPath = schema.place + u'/' + keyword;
        problem.params = std::move(params);
        m_problems.append(std::move(problem));
    }

    void below(const QString &path, const SchemaNode &schema, const Json &value)
    {
        const QString outer = std::exchange(m_path, path);
        run(schema, value, allSchemaParts);
        m_path = outer;
    }

    bool passes(const SchemaNode &schema, const Json &value)
    {
        Problems found;
        Validation inner(m_path, found);
        inner.m_depth = m_depth;
        inner.run(schema, value, allSchemaParts);
        return found.isEmpty();
    }

    void inherit(const SchemaNode &schema, const Json &value)
    {
        if (schema.reference)
            run(*schema.reference, value, allSchemaParts);
        for (const SchemaNode *part : schema.allOf)
            run(*part, value, allSchemaParts);
    }

    void checkOwn(const SchemaNode &schema, const Json &value)
    {
        const auto hasType = [&](const QString &type) { return isType(schema, type, value); };
        if (!schema.types.isEmpty() && std::none_of(schema.types.begin(), schema.types.end(), hasType))
            return report(schema, u"type"_s, Json::of({{u"type"_s, schema.types.join(u',')}}));
        if (schema.enumeration && !schema.enumeration->contains(value))
            report(schema, u"enum"_s, Json::of({{u"allowedValues"_s, *schema.enumeration}}));
        if (schema.constant && *schema.constant != value)
            report(schema, u"const"_s, Json::of({{u"allowedValue"_s, *schema.constant}}));
        if (value.isNumber())
            checkNumber(schema, *value.toDecimal());
        else if (value.isString())
            checkText(schema, value.toString());
        else if (value.isArray())
            checkCount(schema, value.size(), {schema.minItems, schema.maxItems, u"minItems"_s, u"maxItems"_s});
        else if (value.isObject())
            checkCount(schema, value.size(),
                {schema.minProperties, schema.maxProperties, u"minProperties"_s, u"maxProperties"_s});
    }

    struct Bounds {
        std::optional<qint64> least;
        std::optional<qint64> most;
        QString leastKeyword;
        QString mostKeyword;
    };

    void checkCount(const SchemaNode &schema, qint64 count, const Bounds &bounds)
    {
        if (bounds.least && count < *bounds.least)
            report(schema, bounds.leastKeyword, Json::of({{u"limit"_s, *bounds.least}}));
        if (bounds.most && count > *bounds.most)
            report(schema, bounds.mostKeyword, Json::of({{u"limit"_s, *bounds.most}}));
    }

    void checkText(const SchemaNode &schema, const QString &text)
    {
        if (schema.minLength || schema.maxLength)
            checkCount(schema, codePoints(text), {schema.minLength, schema.maxLength, u"minLength"_s, u"maxLength"_s});
        if (schema.pattern && !schema.pattern->matches(text))
            report(schema, u"pattern"_s, Json::of({{u"pattern"_s, schema.pattern->source()}}));
        if (schema.checkFormat && !schema.checkFormat(text))
            report(schema, u"format"_s, Json::of({{u"format"_s, schema.format}}));
        else if (schema.decimal)
            checkNumber(schema, *Decimal::parse(text));
    }

    void checkNumber(const SchemaNode &schema, const Decimal &number)
    {
        const auto limit = [&](bool broken, const QString &keyword, const QString &comparison, const auto &bound) {
            if (broken)
                report(schema, keyword, Json::of({{u"comparison"_s, comparison}, {u"limit"_s, Json(*bound)}}));
        };
        limit(schema.minimum && number < *schema.minimum, u"minimum"_s, u">="_s, schema.minimum);
        limit(schema.maximum && number > *schema.maximum, u"maximum"_s, u"<="_s, schema.maximum);
        limit(schema.exclusiveMinimum && number <= *schema.exclusiveMinimum, u"exclusiveMinimum"_s, u">"_s,
            schema.exclusiveMinimum);
        limit(schema.exclusiveMaximum && number >= *schema.exclusiveMaximum, u"exclusiveMaximum"_s, u"<"_s,
            schema.exclusiveMaximum);
        if (schema.multipleOf && !Decimal::remainder(number, *schema.multipleOf)->isZero())
            report(schema, u"multipleOf"_s, Json::of({{u"multipleOf"_s, Json(*schema.multipleOf)}}));
        if (schema.scale && number.scale() > *schema.scale)
            report(schema, u"scale"_s, Json::of({{u"limit"_s, *schema.scale}}));
    }

    void checkElements(const SchemaNode &schema, const Json &value)
    {
        const auto prefix = static_cast<qsizetype>(schema.prefixItems.size());
        for (qsizetype i = 0; i < value.size(); ++i) {
            const SchemaNode *element
                = i < prefix ? schema.prefixItems[static_cast<std::size_t>(i)] : schema.items;
            if (element)
                below(pointerTo(m_path, i), *element, value[i]);
        }
    }

    void checkCollection(const SchemaNode &schema, const Json &value)
    {
        if (schema.uniqueItems)
            checkUnique(schema, value);
        if (schema.contains)
            checkContains(schema, value);
    }

    void checkUnique(const SchemaNode &schema, const Json &value)
    {
        // Equal values share their canonical form (not the other way round), so that long lists stay cheap.
        QHash<QByteArray, QList<qsizetype>> seen;
        for (qsizetype i = 0; i < value.size(); ++i) {
            QList<qsizetype> &alike = seen[value[i].canonical()];
            for (const qsizetype j : alike) {
                if (value[i] == value[j])
                    return report(schema, u"uniqueItems"_s, Json::of({{u"i"_s, i}, {u"j"_s, j}}));
            }
            alike.append(i);
        }
    }

    void checkContains(const SchemaNode &schema, const Json &value)
    {
        const qint64 count = std::count_if(value.array().begin(), value.array().end(),
            [&](const Json &element) { return passes(*schema.contains, element); });
        const qint64 least = schema.minContains.value_or(1);
        if (count >= least && (!schema.maxContains || count <= *schema.maxContains))
            return;
        Json params = Json::of({{u"minContains"_s, least}});
        if (schema.maxContains)
            params.set(u"maxContains"_s, *schema.maxContains);
        report(schema, u"contains"_s, params);
    }

    void checkMembers(const SchemaNode &schema, const Json &value)
    {
        for (const QString &name : schema.required) {
            if (!value.contains(name))
                reportAt(pointerTo(m_path, name), schema, u"required"_s, Json::of({{u"missingProperty"_s, name}}));
        }
        for (const auto &[name, member] : schema.properties) {
            if (value.contains(name))
                below(pointerTo(m_path, name), *member, value[name]);
        }
    }

    void checkOtherMembers(const SchemaNode &schema, const Json &value)
    {
        for (const auto &[name, member] : value.object()) {
            if (schema.propertyNames && !passes(*schema.propertyNames, Json(name)))
                report(schema, u"propertyNames"_s, Json::of({{u"propertyName"_s, name}}));
            bool known = schema.property(name) != nullptr;
            for (const auto &[pattern, other] : schema.patternProperties) {
                if (!pattern.matches(name))
                    continue;
                known = true;
                below(pointerTo(m_path, name), *other, member);
            }
            if (!known && schema.additionalProperties)
                checkAdditional(schema, name, member);
        }
        checkDependents(schema, value);
    }

    void checkAdditional(const SchemaNode &schema, const QString &name, const Json &member)
    {
        if (schema.additionalProperties->always == false)
            report(schema, u"additionalProperties"_s, Json::of({{u"additionalProperty"_s, name}}));
        else
            below(pointerTo(m_path, name), *schema.additionalProperties, member);
    }

    void checkDependents(const SchemaNode &schema, const Json &value)
    {
        for (const auto &[name, others] : schema.dependentRequired) {
            for (const QString &other : others) {
                if (value.contains(name) && !value.contains(other))
                    reportAt(pointerTo(m_path, other), schema, u"dependentRequired"_s,
                        Json::of({{u"property"_s, name}, {u"missingProperty"_s, other}}));
            }
        }
        for (const auto &[name, other] : schema.dependentSchemas) {
            if (value.contains(name))
                run(*other, value, allSchemaParts);
        }
    }

    void checkAlternatives(const SchemaNode &schema, const Json &value)
    {
        const auto fits = [&](const SchemaNode *other) { return passes(*other, value); };
        if (!schema.anyOf.empty() && std::none_of(schema.anyOf.begin(), schema.anyOf.end(), fits))
            report(schema, u"anyOf"_s, Json::emptyObject());
        if (!schema.oneOf.empty()) {
            const qint64 count = std::count_if(schema.oneOf.begin(), schema.oneOf.end(), fits);
            if (count != 1)
                report(schema, u"oneOf"_s, Json::of({{u"matching"_s, count}}));
        }
        if (schema.notSchema && fits(schema.notSchema))
            report(schema, u"not"_s, Json::emptyObject());
        if (!schema.ifSchema)
            return;
        const SchemaNode *branch = fits(schema.ifSchema) ? schema.thenSchema : schema.elseSchema;
        if (branch)
            run(*branch, value, allSchemaParts);
    }

    QString m_path;
    Problems &m_problems;
    int m_depth = 0;
};

} // namespace

void validateValue(const SchemaCheck &check, const Json &value, const QString &path, Problems &problems)
{
    Validation(path, problems).run(check.schema, value, check.parts);
}

bool isValid(const SchemaNode &schema, const Json &value)
{
    Problems problems;
    validateValue({schema}, value, {}, problems);
    return problems.isEmpty();
}

qint64 codePoints(const QString &text)
{
    qint64 count = text.size();
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text[i].isLowSurrogate() && text[i - 1].isHighSurrogate())
            --count;
    }
    return count;
}

} // namespace eforms::engine
