#include "engine/schemabuilder.h"

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

using Reader = void (*)(SchemaBuilder &builder, SchemaNode &made, const Json &value);

void readType(SchemaBuilder &builder, SchemaNode &made, const Json &value)
{
    const auto bit = [](Json::Type type) { return 1U << static_cast<unsigned>(type); };
    static const QHash<QString, unsigned> known {{u"null"_s, bit(Json::Type::Null)},
        {u"boolean"_s, bit(Json::Type::Bool)}, {u"object"_s, bit(Json::Type::Object)},
        {u"array"_s, bit(Json::Type::Array)}, {u"number"_s, bit(Json::Type::Number)},
        {u"string"_s, bit(Json::Type::String)}, {u"integer"_s, SchemaNode::integerType}};
    made.types = value.isString() ? QStringList {value.toString()} : value.toStringList();
    for (const QString &type : made.types)
        made.typeMask |= known.value(type);
    if (made.types.isEmpty() || !std::all_of(made.types.begin(), made.types.end(), [](const QString &type) {
            return known.contains(type);
        }))
        builder.refuse(ErrorKind::Malformed, u"type"_s);
}

void readEnum(SchemaBuilder &builder, SchemaNode &made, const Json &value)
{
    constexpr qsizetype indexedSize = 8;
    if (!value.isArray())
        return builder.refuse(ErrorKind::Malformed, u"enum is a list"_s);
    made.enumeration = value.array();
    if (value.size() <= indexedSize)
        return;
    made.enumerationIndex.emplace();
    for (qsizetype i = 0; i < value.size(); ++i)
        made.enumerationIndex->insert(value[i], i);
}

void readConst(SchemaBuilder &, SchemaNode &made, const Json &value)
{
    made.constant = value;
}

void readPattern(SchemaBuilder &builder, SchemaNode &made, const Json &value)
{
    if (!value.isString())
        return builder.refuse(ErrorKind::Malformed, u"pattern is a text"_s);
    made.pattern = builder.pattern(value.toString());
}

void readFormat(SchemaBuilder &builder, SchemaNode &made, const Json &value)
{
    made.format = value.toString();
    if (!builder.assertsFormats())
        return;
    made.checkFormat = formatCheck(made.format);
    made.decimal = made.format == "decimal"_L1;
    if (!made.checkFormat && builder.isStrict())
        builder.refuse(ErrorKind::Unsupported, u"unknown format "_s + made.format);
}

void readScale(SchemaBuilder &builder, SchemaNode &made, const Json &value)
{
    const qint64 scale = value.toInteger(-1);
    if (scale < 0 || scale > 100 || !made.decimal)
        return builder.refuse(ErrorKind::Malformed, u"x-scale is a whole number and needs format decimal"_s);
    made.scale = static_cast<int>(scale);
    made.limitsNumbers = true;
}

void readUniqueItems(SchemaBuilder &builder, SchemaNode &made, const Json &value)
{
    if (!value.isBool())
        builder.refuse(ErrorKind::Malformed, u"uniqueItems is true or false"_s);
    made.uniqueItems = value.toBool();
}

SchemaNode::List readList(SchemaBuilder &builder, const QString &keyword, const Json &value)
{
    SchemaNode::List list;
    if (!value.isArray() || value.size() == 0)
        builder.refuse(ErrorKind::Malformed, keyword + u" is a list of schemas"_s);
    for (qsizetype i = 0; i < value.array().size(); ++i)
        list.push_back(builder.child(pointerTo(u'/' + keyword, i), value[i]));
    return list;
}

SchemaNode::Named readNamed(SchemaBuilder &builder, const QString &keyword, const Json &value)
{
    SchemaNode::Named named;
    if (!value.isObject())
        builder.refuse(ErrorKind::Malformed, keyword + u" is an object of schemas"_s);
    for (const auto &[name, schema] : value.object())
        named.emplace_back(name, builder.child(pointerTo(u'/' + keyword, name), schema));
    return named;
}

void readItems(SchemaBuilder &builder, SchemaNode &made, const Json &value)
{
    const bool list = value.isArray() && builder.rules().dialect != SchemaDialect::Draft2020;
    if (!list)
        made.items = builder.child(u"/items"_s, value);
    for (qsizetype i = 0; list && i < value.size(); ++i)
        made.prefixItems.push_back(builder.child(pointerTo(u"/items"_s, i), value[i]));
}

void readAdditionalItems(SchemaBuilder &builder, SchemaNode &made, const Json &value)
{
    const SchemaNode *rest = builder.child(u"/additionalItems"_s, value);
    if (!made.source["items"_L1].isArray())
        return;
    made.items = rest;
    made.additionalItems = true;
}

void readContains(SchemaBuilder &builder, SchemaNode &made, const Json &value)
{
    made.contains = builder.child(u"/contains"_s, value);
    made.containsEvaluates = builder.rules().dialect == SchemaDialect::Draft2020;
}

void readProperties(SchemaBuilder &builder, SchemaNode &made, const Json &value)
{
    constexpr std::size_t indexedSize = 8;
    made.properties = readNamed(builder, u"properties"_s, value);
    if (made.properties.size() > indexedSize)
        made.propertyIndex = QHash<QString, const SchemaNode *>(made.properties.begin(), made.properties.end());
}

void readPatternProperties(SchemaBuilder &builder, SchemaNode &made, const Json &value)
{
    for (const auto &[source, schema] : readNamed(builder, u"patternProperties"_s, value)) {
        auto pattern = builder.pattern(source);
        if (!pattern)
            return;
        made.patternProperties.emplace_back(*std::move(pattern), schema);
    }
}

QStringList readNames(SchemaBuilder &builder, const QString &keyword, const Json &value)
{
    const bool names = std::all_of(
        value.array().begin(), value.array().end(), [](const Json &name) { return name.isString(); });
    if (!value.isArray() || !names)
        builder.refuse(ErrorKind::Malformed, keyword + u" is a list of names"_s);
    return value.toStringList();
}

void readRequired(SchemaBuilder &builder, SchemaNode &made, const Json &value)
{
    made.required = readNames(builder, u"required"_s, value);
}

void readDependentRequired(SchemaBuilder &builder, SchemaNode &made, const Json &value)
{
    if (!value.isObject())
        builder.refuse(ErrorKind::Malformed, u"dependentRequired is an object of lists"_s);
    for (const auto &[name, others] : value.object())
        made.dependentRequired.emplace_back(name, readNames(builder, u"dependentRequired"_s, others));
}

void readDependentSchemas(SchemaBuilder &builder, SchemaNode &made, const Json &value)
{
    for (auto &[name, schema] : readNamed(builder, u"dependentSchemas"_s, value))
        made.dependentSchemas.emplace_back(name, schema);
}

void readDependencies(SchemaBuilder &builder, SchemaNode &made, const Json &value)
{
    if (!value.isObject())
        builder.refuse(ErrorKind::Malformed, u"dependencies is an object"_s);
    for (const auto &[name, other] : value.object()) {
        if (other.isArray()) {
            made.dependentRequired.emplace_back(name, readNames(builder, u"dependencies"_s, other));
            made.dependencies = true;
        } else {
            made.dependentSchemas.emplace_back(name, builder.child(pointerTo(u"/dependencies"_s, name), other));
        }
    }
}

void readReference(SchemaBuilder &builder, SchemaNode &made, const Json &value)
{
    if (!value.isString())
        return builder.refuse(ErrorKind::Malformed, u"$ref is a text"_s);
    made.reference = builder.target(value.toString());
}

void readDynamicReference(SchemaBuilder &builder, SchemaNode &made, const Json &value)
{
    if (!value.isString())
        return builder.refuse(ErrorKind::Malformed, u"$dynamicRef is a text"_s);
    made.dynamicReference = builder.target(value.toString(), &made.dynamicAnchor);
}

void refuseRecursiveReference(SchemaBuilder &builder, SchemaNode &, const Json &)
{
    builder.refuse(ErrorKind::Unsupported, u"$recursiveRef"_s);
}

/// The definitions of a form are compiled even when nothing refers to them, so that a mistake in them is found.
template <bool Older>
void readDefinitions(SchemaBuilder &builder, SchemaNode &, const Json &value)
{
    if (builder.isStrict())
        readNamed(builder, Older ? u"definitions"_s : u"$defs"_s, value);
}

template <SchemaNode::List SchemaNode::*Member>
Reader listReader(const QString &keyword)
{
    static QString name;
    name = keyword;
    return [](SchemaBuilder &builder, SchemaNode &made, const Json &value) {
        made.*Member = readList(builder, name, value);
    };
}

template <const SchemaNode *SchemaNode::*Member>
Reader singleReader(const QString &keyword)
{
    static QString pointer;
    pointer = u'/' + keyword;
    return [](SchemaBuilder &builder, SchemaNode &made, const Json &value) {
        made.*Member = builder.child(pointer, value);
    };
}

QHash<QString, Reader> madeReaders()
{
    return {{u"type"_s, readType}, {u"enum"_s, readEnum}, {u"const"_s, readConst}, {u"pattern"_s, readPattern},
        {u"x-scale"_s, readScale}, {u"uniqueItems"_s, readUniqueItems}, {u"items"_s, readItems},
        {u"additionalItems"_s, readAdditionalItems}, {u"contains"_s, readContains},
        {u"properties"_s, readProperties}, {u"patternProperties"_s, readPatternProperties},
        {u"required"_s, readRequired}, {u"dependentRequired"_s, readDependentRequired},
        {u"dependentSchemas"_s, readDependentSchemas}, {u"dependencies"_s, readDependencies},
        {u"$ref"_s, readReference}, {u"$dynamicRef"_s, readDynamicReference},
        {u"$recursiveRef"_s, refuseRecursiveReference}, {u"$defs"_s, readDefinitions<false>},
        {u"definitions"_s, readDefinitions<true>},
        {u"prefixItems"_s, listReader<&SchemaNode::prefixItems>(u"prefixItems"_s)},
        {u"allOf"_s, listReader<&SchemaNode::allOf>(u"allOf"_s)},
        {u"anyOf"_s, listReader<&SchemaNode::anyOf>(u"anyOf"_s)},
        {u"oneOf"_s, listReader<&SchemaNode::oneOf>(u"oneOf"_s)},
        {u"additionalProperties"_s, singleReader<&SchemaNode::additionalProperties>(u"additionalProperties"_s)},
        {u"propertyNames"_s, singleReader<&SchemaNode::propertyNames>(u"propertyNames"_s)},
        {u"unevaluatedItems"_s, singleReader<&SchemaNode::unevaluatedItems>(u"unevaluatedItems"_s)},
        {u"unevaluatedProperties"_s, singleReader<&SchemaNode::unevaluatedProperties>(u"unevaluatedProperties"_s)},
        {u"not"_s, singleReader<&SchemaNode::notSchema>(u"not"_s)},
        {u"if"_s, singleReader<&SchemaNode::ifSchema>(u"if"_s)},
        {u"then"_s, singleReader<&SchemaNode::thenSchema>(u"then"_s)},
        {u"else"_s, singleReader<&SchemaNode::elseSchema>(u"else"_s)}};
}

/// Limits that are whole numbers. True when the keyword is one of them.
bool readCount(SchemaBuilder &builder, SchemaNode &made, const QString &keyword, const Json &value)
{
    static const QHash<QString, std::optional<qint64> SchemaNode::*> counts {
        {u"minLength"_s, &SchemaNode::minLength}, {u"maxLength"_s, &SchemaNode::maxLength},
        {u"minItems"_s, &SchemaNode::minItems}, {u"maxItems"_s, &SchemaNode::maxItems},
        {u"minContains"_s, &SchemaNode::minContains}, {u"maxContains"_s, &SchemaNode::maxContains},
        {u"minProperties"_s, &SchemaNode::minProperties}, {u"maxProperties"_s, &SchemaNode::maxProperties}};
    const auto member = counts.constFind(keyword);
    if (member == counts.cend())
        return false;
    const auto number = value.toDecimal();
    if (!number || !number->isInteger() || number->isNegative())
        builder.refuse(ErrorKind::Malformed, keyword + u" is a whole number, not negative"_s);
    else
        made.*(*member) = number->toInteger().value_or(std::numeric_limits<qint64>::max());
    return true;
}

/// Limits that are numbers of any kind. True when the keyword is one of them.
bool readNumber(SchemaBuilder &builder, SchemaNode &made, const QString &keyword, const Json &value)
{
    static const QHash<QString, std::optional<Decimal> SchemaNode::*> numbers {
        {u"minimum"_s, &SchemaNode::minimum}, {u"maximum"_s, &SchemaNode::maximum},
        {u"exclusiveMinimum"_s, &SchemaNode::exclusiveMinimum}, {u"exclusiveMaximum"_s, &SchemaNode::exclusiveMaximum},
        {u"multipleOf"_s, &SchemaNode::multipleOf}, {u"x-min"_s, &SchemaNode::minimum},
        {u"x-max"_s, &SchemaNode::maximum}, {u"x-exclusive-min"_s, &SchemaNode::exclusiveMinimum},
        {u"x-exclusive-max"_s, &SchemaNode::exclusiveMaximum}};
    const auto member = numbers.constFind(keyword);
    if (member == numbers.cend())
        return false;
    const bool own = keyword.startsWith("x-"_L1);
    const auto number = own ? decimalOf(value) : value.toDecimal();
    if (!number || (keyword == "multipleOf"_L1 && (number->isZero() || number->isNegative())))
        builder.refuse(ErrorKind::Malformed, keyword + u" is a number"_s);
    else if (own && !made.decimal)
        builder.refuse(ErrorKind::Malformed, keyword + u" needs format decimal"_s);
    made.*(*member) = number;
    made.limitsNumbers = true;
    return true;
}

void readKeyword(SchemaBuilder &builder, SchemaNode &made, const QString &keyword, const Json &value)
{
    static const QHash<QString, Reader> readers = madeReaders();
    if (!findKeyword(keyword, builder.rules())) {
        if (builder.isStrict())
            builder.refuse(ErrorKind::Unsupported, u"unknown keyword "_s + keyword);
        return;
    }
    // Our own keywords mean nothing in a schema that was not written for us.
    const bool foreign = !builder.isStrict() && keyword.startsWith("x-"_L1) && !made.decimal;
    if (foreign || keyword == "format"_L1)
        return;
    if (const Reader reader = readers.value(keyword))
        reader(builder, made, value);
    else if (!readCount(builder, made, keyword, value))
        readNumber(builder, made, keyword, value);
}

SchemaParts partsOf(const SchemaNode &node)
{
    SchemaParts parts = 0;
    const auto add = [&parts](SchemaPart part, bool there) { parts = there ? parts | part : parts; };
    add(SchemaPart::Own,
        node.typeMask || node.enumeration || node.constant || node.limitsNumbers || node.minLength || node.maxLength
            || node.pattern || node.checkFormat || node.minItems || node.maxItems || node.minProperties
            || node.maxProperties);
    add(SchemaPart::Elements, node.items || !node.prefixItems.empty());
    add(SchemaPart::Collection, node.contains || node.uniqueItems || node.unevaluatedItems);
    add(SchemaPart::Members, !node.properties.empty() || !node.required.isEmpty());
    add(SchemaPart::OtherMembers,
        !node.patternProperties.empty() || node.additionalProperties || node.propertyNames
            || !node.dependentRequired.empty() || !node.dependentSchemas.empty() || node.unevaluatedProperties);
    add(SchemaPart::Inheritance, node.reference || node.dynamicReference || !node.allOf.empty());
    add(SchemaPart::Alternatives, !node.anyOf.empty() || !node.oneOf.empty() || node.notSchema || node.ifSchema);
    return parts;
}

} // namespace

void readKeywords(SchemaBuilder &builder, SchemaNode &made, const Json &source)
{
    // Draft-07: what stands beside a reference does not count.
    if (builder.rules().dialect == SchemaDialect::Draft7 && source.contains(u"$ref")) {
        readReference(builder, made, source["$ref"_L1]);
    } else {
        if (source.contains(u"format") && builder.rules().has(Vocabulary::Format))
            readFormat(builder, made, source["format"_L1]);
        for (const auto &[keyword, value] : source.object()) {
            if (builder.failed())
                return;
            readKeyword(builder, made, keyword, value);
        }
    }
    made.parts = partsOf(made);
}

} // namespace eforms::engine
