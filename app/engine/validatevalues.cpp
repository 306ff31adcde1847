#include "engine/validation.h"

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

bool isIntegerToken(const QString &token)
{
    for (const QChar character : token) {
        if (character == u'.' || character == u'e' || character == u'E')
            return Decimal::parse(token).value_or(Decimal()).isInteger();
    }
    return true;
}

} // namespace

bool Validation::checkOwn(const SchemaNode &schema, const Json &value, Evaluated *)
{
    if (schema.typeMask && !checkType(schema, value))
        return false;
    bool good = true;
    if (schema.enumeration) {
        const bool listed
            = schema.enumerationIndex ? schema.enumerationIndex->find(value) >= 0 : schema.enumeration->contains(value);
        if (!listed)
            good = failed(schema, "enum"_L1, [&] { return Json::of({{u"allowedValues"_s, *schema.enumeration}}); });
    }
    if (schema.constant && *schema.constant != value)
        good = failed(schema, "const"_L1, [&] { return Json::of({{u"allowedValue"_s, *schema.constant}}); });
    if (!goesOn(good))
        return good;
    if (value.isString())
        return checkText(schema, value.toString()) && good;
    if (value.isNumber())
        return (!schema.limitsNumbers || checkNumber(schema, *value.toDecimal())) && good;
    if (value.isArray())
        return checkCount(schema, value.size(), {schema.minItems, schema.maxItems, "minItems"_L1, "maxItems"_L1})
            && good;
    if (value.isObject())
        return checkCount(schema, value.size(),
                   {schema.minProperties, schema.maxProperties, "minProperties"_L1, "maxProperties"_L1})
            && good;
    return good;
}

bool Validation::checkType(const SchemaNode &schema, const Json &value)
{
    const auto bit = [](Json::Type type) { return 1U << static_cast<unsigned>(type); };
    if (schema.typeMask & bit(value.type()))
        return true;
    if (value.isNumber()) {
        if ((schema.typeMask & SchemaNode::integerType) && isIntegerToken(value.numberToken()))
            return true;
        if (schema.decimal && (schema.typeMask & bit(Json::Type::String)))
            return true;
    }
    return failed(schema, "type"_L1, [&] {
        return Json::of({{u"type"_s, schema.types.size() == 1 ? Json(schema.types.first()) : Json::strings(schema.types)}});
    });
}

bool Validation::checkCount(const SchemaNode &schema, qint64 count, const Count &limits)
{
    if (limits.least && count < *limits.least)
        return failed(schema, limits.leastKeyword, [&] { return Json::of({{u"limit"_s, *limits.least}}); });
    if (limits.most && count > *limits.most)
        return failed(schema, limits.mostKeyword, [&] { return Json::of({{u"limit"_s, *limits.most}}); });
    return true;
}

bool Validation::checkText(const SchemaNode &schema, const QString &text)
{
    bool good = true;
    if (schema.minLength || schema.maxLength)
        good = checkCount(
            schema, codePoints(text), {schema.minLength, schema.maxLength, "minLength"_L1, "maxLength"_L1});
    if (schema.pattern && goesOn(good) && !matches(schema, *schema.pattern, text, "pattern"_L1))
        good = failed(schema, "pattern"_L1, [&] { return Json::of({{u"pattern"_s, schema.pattern->source()}}); });
    if (!schema.checkFormat || !goesOn(good))
        return good;
    if (!schema.checkFormat(text))
        return failed(schema, "format"_L1, [&] { return Json::of({{u"format"_s, schema.format}}); });
    if (schema.decimal && schema.limitsNumbers)
        return checkNumber(schema, *Decimal::parse(text)) && good;
    return good;
}

bool Validation::matches(
    const SchemaNode &schema, const Pattern &pattern, const QString &text, QLatin1StringView keyword)
{
    const Pattern::Match match = pattern.match(text);
    if (match == Pattern::Match::GivenUp)
        giveUp(schema, keyword);
    return match == Pattern::Match::Yes;
}

bool Validation::checkNumber(const SchemaNode &schema, const Decimal &number)
{
    bool good = true;
    const auto limit = [&](bool broken, QLatin1StringView keyword, QLatin1StringView comparison, const auto &bound) {
        if (broken)
            good = failed(schema, keyword,
                [&] { return Json::of({{u"comparison"_s, comparison}, {u"limit"_s, Json(*bound)}}); });
    };
    limit(schema.minimum && number < *schema.minimum, "minimum"_L1, ">="_L1, schema.minimum);
    limit(schema.maximum && number > *schema.maximum, "maximum"_L1, "<="_L1, schema.maximum);
    limit(schema.exclusiveMinimum && number <= *schema.exclusiveMinimum, "exclusiveMinimum"_L1, ">"_L1,
        schema.exclusiveMinimum);
    limit(schema.exclusiveMaximum && number >= *schema.exclusiveMaximum, "exclusiveMaximum"_L1, "<"_L1,
        schema.exclusiveMaximum);
    if (schema.multipleOf && !Decimal::remainder(number, *schema.multipleOf)->isZero())
        good = failed(schema, "multipleOf"_L1, [&] { return Json::of({{u"multipleOf"_s, Json(*schema.multipleOf)}}); });
    if (schema.scale && number.scale() > *schema.scale)
        good = failed(schema, "scale"_L1, [&] { return Json::of({{u"limit"_s, *schema.scale}}); });
    return good;
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
