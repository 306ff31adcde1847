#include "engine/schemaview.h"

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

/// References in place cannot go round in a circle (refused on load); this only bounds the walk.
constexpr int longestChain = 64;

const QStringList &combinations()
{
    static const QStringList all {u"oneOf"_s, u"anyOf"_s, u"allOf"_s};
    return all;
}

const SchemaNode::List *combinationOf(const SchemaNode &node, const QString &keyword)
{
    if (keyword == "oneOf"_L1)
        return &node.oneOf;
    if (keyword == "anyOf"_L1)
        return &node.anyOf;
    return keyword == "allOf"_L1 ? &node.allOf : nullptr;
}

QStringList enumTypes(const Json &values)
{
    const bool text
        = std::any_of(values.array().begin(), values.array().end(), [](const Json &value) { return value.isString(); });
    return text ? QStringList {u"string"_s} : QStringList();
}

} // namespace

SchemaView::SchemaView(const SchemaNode *node)
{
    for (int i = 0; node && i < longestChain; ++i) {
        m_chain.insert(m_chain.begin(), node);
        node = node->reference;
    }
}

SchemaView SchemaView::without(const QString &combination) const
{
    SchemaView rest = *this;
    rest.m_left.append(combination);
    return rest;
}

const Json &SchemaView::keyword(const QString &name) const
{
    static const Json absent;
    if (m_left.contains(name))
        return absent;
    for (const SchemaNode *node : m_chain) {
        if (const Json &value = node->source[name]; !value.isAbsent())
            return value;
    }
    return absent;
}

QStringList SchemaView::types() const
{
    if (const Json &type = keyword(u"type"_s); type.isString() && !type.toString().isEmpty())
        return {type.toString()};
    else if (type.isArray())
        return type.toStringList();
    if (keyword(u"properties"_s).size() > 0 || keyword(u"additionalProperties"_s).size() > 0)
        return {u"object"_s};
    if (items() || !tuple().empty())
        return {u"array"_s};
    if (keyword(u"enum"_s).size() > 0)
        return enumTypes(keyword(u"enum"_s));
    for (const SchemaNode *part : combination(u"allOf"_s)) {
        if (const QStringList types = SchemaView(part).types(); !types.isEmpty())
            return types;
    }
    return {};
}

SchemaView::Members SchemaView::properties() const
{
    Members members;
    for (const SchemaNode *node : m_chain) {
        for (const auto &property : node->properties) {
            const bool known = std::any_of(members.begin(), members.end(),
                [&property](const auto &member) { return member.first == property.first; });
            if (!known)
                members.push_back(property);
        }
    }
    return members;
}

const SchemaNode *SchemaView::items() const
{
    for (const SchemaNode *node : m_chain) {
        if (node->items && node->items->source.isObject() && node->items->source.size() > 0)
            return node->items;
    }
    return nullptr;
}

const SchemaNode::List &SchemaView::tuple() const
{
    static const SchemaNode::List none;
    for (const SchemaNode *node : m_chain) {
        if (!node->prefixItems.empty())
            return node->prefixItems;
    }
    return none;
}

const SchemaNode *SchemaView::element(qsizetype index) const
{
    const auto &first = tuple();
    const auto place = static_cast<std::size_t>(index);
    return place < first.size() ? first[place] : items();
}

const SchemaNode::List &SchemaView::combination(const QString &keyword) const
{
    static const SchemaNode::List none;
    for (const SchemaNode *node : m_chain) {
        const SchemaNode::List *schemas = combinationOf(*node, keyword);
        if (!m_left.contains(keyword) && schemas && !schemas->empty())
            return *schemas;
    }
    return none;
}

QString SchemaView::firstCombination() const
{
    for (const QString &keyword : combinations()) {
        if (!combination(keyword).empty())
            return keyword;
    }
    return {};
}

bool SchemaView::isEnum() const
{
    return has(u"enum"_s) || has(u"const"_s);
}

bool SchemaView::isOneOfEnum() const
{
    const SchemaNode::List &alternatives = combination(u"oneOf"_s);
    return !alternatives.empty() && std::all_of(alternatives.begin(), alternatives.end(), [](const SchemaNode *node) {
        return node->constant.has_value();
    });
}

namespace {

const SchemaNode *stepInto(const SchemaNode &node, QStringList &rest)
{
    const QString part = rest.takeFirst();
    if (part == "properties"_L1 && !rest.isEmpty())
        return node.property(rest.takeFirst());
    if (part == "items"_L1) {
        bool index = false;
        const int place = rest.value(0).toInt(&index);
        if (index && !node.prefixItems.empty()) {
            rest.removeFirst();
            return SchemaView(&node).element(place);
        }
        return node.items;
    }
    if (const SchemaNode::List *schemas = combinationOf(node, part); schemas && !rest.isEmpty()) {
        const auto place = static_cast<std::size_t>(rest.takeFirst().toInt());
        return place < schemas->size() ? (*schemas)[place] : nullptr;
    }
    return part == "then"_L1 ? node.thenSchema : part == "else"_L1 ? node.elseSchema : nullptr;
}

SchemaNode::List alternativesOf(const SchemaNode &node)
{
    SchemaNode::List all;
    for (const QString &keyword : {u"oneOf"_s, u"allOf"_s, u"anyOf"_s}) {
        const SchemaNode::List &schemas = *combinationOf(node, keyword);
        all.insert(all.end(), schemas.begin(), schemas.end());
    }
    for (const SchemaNode *branch : {node.thenSchema, node.elseSchema}) {
        if (branch)
            all.push_back(branch);
    }
    return all;
}

const SchemaNode *find(const SchemaNode *from, const QStringList &scope, int depth)
{
    if (scope.isEmpty() || depth > longestChain)
        return scope.isEmpty() ? from : nullptr;
    const SchemaView view(from);
    for (const SchemaNode *node : view.chain()) {
        QStringList rest = scope;
        if (const SchemaNode *next = stepInto(*node, rest)) {
            if (const SchemaNode *found = find(next, rest, depth + 1))
                return found;
        }
    }
    for (const SchemaNode *node : view.chain()) {
        for (const SchemaNode *alternative : alternativesOf(*node)) {
            if (const SchemaNode *found = find(alternative, scope, depth + 1))
                return found;
        }
    }
    return nullptr;
}

} // namespace

const SchemaNode *schemaAt(const SchemaNode *from, const QStringList &scope)
{
    return from ? find(from, scope, 0) : nullptr;
}

const SchemaNode *schemaOfValue(const SchemaNode *root, const Json &data, const QString &pointer)
{
    const SchemaNode *schema = root;
    QString path;
    for (const QString &part : pointerParts(pointer)) {
        if (!schema)
            return nullptr;
        bool index = false;
        const int place = part.toInt(&index);
        const bool array = data.at(path).isArray() || (data.at(path).isAbsent() && SchemaView(schema).hasType(u"array"_s));
        if (index && array) {
            const SchemaNode *element = SchemaView(schema).element(place);
            schema = element ? element : schemaAt(schema, {u"items"_s});
        } else {
            schema = schemaAt(schema, {u"properties"_s, part});
        }
        path = pointerTo(path, part);
    }
    return schema;
}

namespace {

Json momentOf(const QString &format, const QDateTime &nowUtc)
{
    if (format == "date"_L1)
        return nowUtc.toUTC().toString(u"yyyy-MM-dd"_s);
    if (format == "time"_L1)
        return nowUtc.toUTC().toString(u"HH:mm:ss"_s);
    return nowUtc.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.zzzZ"_s);
}

void addDefaults(Json &object, const SchemaView &schema)
{
    for (const auto &[name, member] : schema.properties()) {
        if (const Json &value = SchemaView(member).keyword(u"default"_s); !value.isAbsent())
            object.set(name, value);
    }
    for (const SchemaNode *part : schema.combination(u"allOf"_s))
        addDefaults(object, SchemaView(part));
}

/// Absent where the schema says nothing of its type.
Json typedDefault(const SchemaView &schema, const QDateTime &nowUtc, int depth)
{
    if (const Json &value = schema.keyword(u"default"_s); !value.isAbsent())
        return value;
    const QStringList types = schema.types();
    const QString format = schema.keyword(u"format"_s).toString();
    if (types.contains("string"_L1)) {
        const bool moment = format == "date"_L1 || format == "time"_L1 || format == "date-time"_L1;
        return moment ? momentOf(format, nowUtc) : Json(QString());
    }
    if (types.contains("integer"_L1) || types.contains("number"_L1))
        return 0;
    if (types.contains("boolean"_L1))
        return false;
    if (types.contains("array"_L1))
        return Json::Array();
    if (types.contains("object"_L1)) {
        Json object = Json::emptyObject();
        addDefaults(object, schema);
        return object;
    }
    if (types.contains("null"_L1))
        return Json::null();
    for (const QString &keyword : combinations()) {
        for (const SchemaNode *part : schema.combination(keyword)) {
            if (depth > longestChain)
                return {};
            if (const Json value = typedDefault(SchemaView(part), nowUtc, depth + 1); !value.isAbsent())
                return value;
        }
    }
    return {};
}

} // namespace

Json defaultValue(const SchemaNode *schema, const QDateTime &nowUtc)
{
    const Json value = schema ? typedDefault(SchemaView(schema), nowUtc, 0) : Json();
    return value.isAbsent() ? Json::emptyObject() : value;
}

} // namespace eforms::engine
