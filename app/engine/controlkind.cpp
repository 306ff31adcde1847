#include "engine/controlkind.h"

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

/// One reason for a control. The highest rank wins, among equals the first.
struct Tester {
    int rank;
    ControlKind kind;
    bool (*fits)(const SchemaView &schema, const Json &options);
};

bool isRadio(const SchemaView &schema, const Json &options)
{
    return options["format"_L1] == Json(u"radio"_s) && (schema.isEnum() || schema.isOneOfEnum());
}

bool isMultiChoice(const SchemaView &schema, const Json &)
{
    if (!schema.hasType(u"array"_s) || !schema.items() || !schema.tuple().empty()
        || schema.keyword(u"uniqueItems"_s) != Json(true))
        return false;
    const SchemaView items(schema.items());
    return items.isOneOfEnum() || (items.keyword(u"type"_s) == Json(u"string"_s) && items.has(u"enum"_s));
}

bool isSuggestion(const SchemaView &schema, const Json &)
{
    bool free = false;
    bool listed = false;
    for (const SchemaNode *alternative : schema.combination(u"anyOf"_s)) {
        const QStringList types = alternative->types;
        if (!types.isEmpty() && types != QStringList {u"string"_s})
            return false;
        listed = listed || alternative->enumeration;
        free = free || (!types.isEmpty() && !alternative->enumeration);
    }
    return free && listed;
}

bool hasFormat(const SchemaView &schema, const Json &options, QLatin1StringView format)
{
    return options["format"_L1] == Json(format)
        || (schema.keyword(u"format"_s) == Json(format) && schema.hasType(u"string"_s));
}

bool isSlider(const SchemaView &schema, const Json &options)
{
    return options["slider"_L1] == Json(true) && (schema.hasType(u"number"_s) || schema.hasType(u"integer"_s))
        && schema.has(u"minimum"_s) && schema.has(u"maximum"_s) && schema.has(u"default"_s);
}

bool isDecimal(const SchemaView &schema, const Json &)
{
    return schema.keyword(u"format"_s) == Json(u"decimal"_s);
}

const std::vector<Tester> &testers()
{
    using Kind = ControlKind;
    using View = const SchemaView &;
    using Options = const Json &;
    static const std::vector<Tester> all {
        {20, Kind::Radio, isRadio},
        {5, Kind::Choice, [](View schema, Options) { return schema.isOneOfEnum(); }},
        {5, Kind::Text, isSuggestion},
        {5, Kind::MultiChoice, isMultiChoice},
        {4, Kind::Date, [](View schema, Options options) { return hasFormat(schema, options, "date"_L1); }},
        {4, Kind::Time, [](View schema, Options options) { return hasFormat(schema, options, "time"_L1); }},
        {4, Kind::Time, [](View schema, Options options) { return hasFormat(schema, options, "time-hkt"_L1); }},
        {4, Kind::Slider, isSlider},
        {4, Kind::Number, isDecimal},
        {3, Kind::Array, [](View schema, Options) { return schema.hasType(u"array"_s); }},
        {3, Kind::AllOf, [](View schema, Options) { return !schema.combination(u"allOf"_s).empty(); }},
        {3, Kind::AnyOf, [](View schema, Options) { return !schema.combination(u"anyOf"_s).empty(); }},
        {3, Kind::OneOf, [](View schema, Options) { return !schema.combination(u"oneOf"_s).empty(); }},
        {2, Kind::Boolean, [](View schema, Options) { return schema.hasType(u"boolean"_s); }},
        {2, Kind::Choice, [](View schema, Options) { return schema.isEnum(); }},
        {2, Kind::Integer, [](View schema, Options) { return schema.hasType(u"integer"_s); }},
        {2, Kind::Number, [](View schema, Options) { return schema.hasType(u"number"_s); }},
        {2, Kind::DateTime, [](View schema, Options options) { return hasFormat(schema, options, "date-time"_L1); }},
        {2, Kind::Object, [](View schema, Options) { return schema.hasType(u"object"_s); }},
        {1, Kind::Text, [](View schema, Options) { return schema.hasType(u"string"_s); }},
    };
    return all;
}

/// Looks for what does not fit into a cell, in the order of JSON Forms: the second object, an array, a combination.
bool nests(const SchemaNode *node, int &objects, int depth)
{
    if (!node || node->always || depth > 64)
        return false;
    const SchemaView schema(node);
    if (!schema.combination(u"anyOf"_s).empty() || !schema.combination(u"allOf"_s).empty()
        || (!schema.combination(u"oneOf"_s).empty() && !schema.isOneOfEnum()) || schema.hasType(u"array"_s))
        return true;
    if (schema.hasType(u"object"_s) && ++objects == 2)
        return true;
    const auto members = schema.properties();
    return std::any_of(members.begin(), members.end(),
        [&](const auto &member) { return nests(member.second, objects, depth + 1); });
}

} // namespace

ControlKind controlKind(const SchemaView &schema, const Json &options)
{
    const Tester *best = nullptr;
    for (const Tester &tester : testers()) {
        if ((!best || tester.rank > best->rank) && tester.fits(schema, options))
            best = &tester;
    }
    if (!best)
        return ControlKind::None;
    const bool multi = best->kind == ControlKind::Text && options["multi"_L1].toBool();
    return multi ? ControlKind::MultiLine : best->kind;
}

QString controlName(ControlKind kind)
{
    switch (kind) {
    case ControlKind::None:
        return u"none"_s;
    case ControlKind::Text:
        return u"text"_s;
    case ControlKind::MultiLine:
        return u"multi-line"_s;
    case ControlKind::Integer:
        return u"integer"_s;
    case ControlKind::Number:
        return u"number"_s;
    case ControlKind::Boolean:
        return u"boolean"_s;
    case ControlKind::Date:
        return u"date"_s;
    case ControlKind::Time:
        return u"time"_s;
    case ControlKind::DateTime:
        return u"date-time"_s;
    case ControlKind::Choice:
        return u"choice"_s;
    case ControlKind::Radio:
        return u"radio"_s;
    case ControlKind::MultiChoice:
        return u"multi-choice"_s;
    case ControlKind::Slider:
        return u"slider"_s;
    case ControlKind::Array:
        return u"array"_s;
    case ControlKind::ListWithDetail:
        return u"list-with-detail"_s;
    case ControlKind::Object:
    case ControlKind::OneOf:
    case ControlKind::AnyOf:
    case ControlKind::AllOf:
        break;
    }
    return u"object"_s;
}

bool isTable(const SchemaView &array, const Json &options)
{
    int objects = 0;
    if (!array.tuple().empty() || !array.items() || nests(array.items(), objects, 0))
        return false;
    const Json &detail = options["detail"_L1];
    return !detail["type"_L1].isString() && (!detail.isString() || detail.toString().toUpper() == "DEFAULT"_L1);
}

Json::Array choiceValues(const SchemaView &schema)
{
    if (isMultiChoice(schema, {}))
        return choiceValues(SchemaView(schema.items()));
    if (schema.isOneOfEnum()) {
        Json::Array values;
        for (const SchemaNode *alternative : schema.combination(u"oneOf"_s))
            values.append(*alternative->constant);
        return values;
    }
    if (schema.keyword(u"enum"_s).isArray())
        return schema.keyword(u"enum"_s).array();
    return schema.has(u"const"_s) ? Json::Array {schema.keyword(u"const"_s)} : Json::Array();
}

} // namespace eforms::engine
