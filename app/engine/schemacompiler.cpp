#include "engine/schemacompiler.h"

#include "engine/schemacircles.h"

#include <QSet>
#include <QUrl>

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

const QSet<QString> &annotations()
{
    static const QSet<QString> names {u"$schema"_s, u"$id"_s, u"$anchor"_s, u"$comment"_s, u"$defs"_s, u"title"_s,
        u"description"_s, u"default"_s, u"examples"_s, u"deprecated"_s, u"readOnly"_s, u"writeOnly"_s,
        u"x-relevant"_s, u"x-required"_s, u"x-readonly"_s, u"x-calculate"_s, u"x-lookup"_s, u"x-prefill"_s,
        u"x-constraint"_s, u"x-submission-only"_s, u"x-unit"_s, u"x-server"_s, u"x-header"_s, u"x-attachment"_s};
    return names;
}

class Compiler
{
public:
    Compiler(const Json &schema, const QHash<QString, Json> &common, const SchemaLimits &limits)
        : m_documents(common)
        , m_limits(limits)
    {
        m_documents.insert(QString(), schema);
    }

    Result<SchemaSet> compile()
    {
        if (const Status status = checkDocuments(); !status)
            return fail(status.error());
        m_set.root = node({}, {}, m_documents.value({}), 0);
        if (!m_failure.detail.isEmpty())
            return fail(m_failure);
        if (const QString circle = findCircle(m_set); !circle.isEmpty())
            return fail(ErrorKind::Malformed, circle + u": refers to itself"_s);
        return std::move(m_set);
    }

private:
    using Reader = void (Compiler::*)(SchemaNode &, const Json &);

    struct Position {
        QString document; ///< empty for the form's own schema
        QString pointer;
        int depth = 0;
    };

    Status checkDocuments()
    {
        qsizetype bytes = 0;
        for (auto it = m_documents.cbegin(); it != m_documents.cend(); ++it) {
            bytes += it.value().toBytes().size();
            const QString dialect = it.value()["$schema"_L1].toString(u"https://json-schema.org/draft/2020-12/schema"_s);
            if (dialect != "https://json-schema.org/draft/2020-12/schema"_L1)
                return fail(ErrorKind::Unsupported, place({it.key(), u"/$schema"_s}) + u": "_s + dialect);
        }
        if (bytes > m_limits.bytes)
            return fail(ErrorKind::TooLarge, u"schemas of %1 bytes"_s.arg(bytes));
        return ok();
    }

    [[nodiscard]] static QString place(const Position &position)
    {
        return position.document.isEmpty() ? position.pointer : "common/"_L1 + position.document + u'#' + position.pointer;
    }

    void refuse(ErrorKind kind, const QString &detail)
    {
        if (m_failure.detail.isEmpty())
            m_failure = {kind, (m_at.isEmpty() ? u"schema"_s : m_at) + u": "_s + detail};
    }

    const SchemaNode *node(const QString &document, const QString &pointer, const Json &source, int depth)
    {
        const Position position {document, pointer, depth};
        const QString at = place(position);
        if (const SchemaNode *known = m_known.value(at))
            return known;
        if (depth > m_limits.depth || m_set.nodes.size() >= m_limits.nodes) {
            refuse(ErrorKind::TooLarge, u"schemas nested too deep, or too many"_s);
            return nullptr;
        }
        m_set.nodes.push_back(std::make_unique<SchemaNode>());
        SchemaNode &made = *m_set.nodes.back();
        made.place = at;
        made.source = source;
        m_known.insert(at, &made);
        const Position outer = std::exchange(m_position, position);
        const QString outerAt = std::exchange(m_at, at);
        if (source.isBool())
            made.always = source.toBool();
        else if (source.isObject())
            readKeywords(made, source);
        else
            refuse(ErrorKind::Malformed, u"a schema is an object or true or false"_s);
        m_position = outer;
        m_at = outerAt;
        return &made;
    }

    const SchemaNode *child(const QString &pointer, const Json &source)
    {
        return node(m_position.document, m_position.pointer + pointer, source, m_position.depth + 1);
    }

    void readKeywords(SchemaNode &made, const Json &source)
    {
        made.decimal = source["format"_L1].toString() == "decimal"_L1;
        for (const auto &[keyword, value] : source.object()) {
            if (!m_failure.detail.isEmpty())
                return;
            if (keyword == "$id"_L1 && !m_position.pointer.isEmpty())
                refuse(ErrorKind::Unsupported, u"$id inside a document"_s);
            else if (const Reader reader = readers().value(keyword))
                (this->*reader)(made, value);
            else if (!readLimit(made, keyword, value) && !annotations().contains(keyword))
                refuse(ErrorKind::Unsupported, u"unknown keyword "_s + keyword);
        }
    }

    bool readLimit(SchemaNode &made, const QString &keyword, const Json &value)
    {
        const QHash<QString, std::optional<qint64> SchemaNode::*> counts {
            {u"minLength"_s, &SchemaNode::minLength}, {u"maxLength"_s, &SchemaNode::maxLength},
            {u"minItems"_s, &SchemaNode::minItems}, {u"maxItems"_s, &SchemaNode::maxItems},
            {u"minContains"_s, &SchemaNode::minContains}, {u"maxContains"_s, &SchemaNode::maxContains},
            {u"minProperties"_s, &SchemaNode::minProperties}, {u"maxProperties"_s, &SchemaNode::maxProperties}};
        const QHash<QString, std::optional<Decimal> SchemaNode::*> numbers {
            {u"minimum"_s, &SchemaNode::minimum}, {u"maximum"_s, &SchemaNode::maximum},
            {u"exclusiveMinimum"_s, &SchemaNode::exclusiveMinimum},
            {u"exclusiveMaximum"_s, &SchemaNode::exclusiveMaximum}, {u"multipleOf"_s, &SchemaNode::multipleOf},
            {u"x-min"_s, &SchemaNode::minimum}, {u"x-max"_s, &SchemaNode::maximum},
            {u"x-exclusive-min"_s, &SchemaNode::exclusiveMinimum},
            {u"x-exclusive-max"_s, &SchemaNode::exclusiveMaximum}};
        if (counts.contains(keyword)) {
            const auto count = value.toDecimal() ? value.toDecimal()->toInteger() : std::nullopt;
            if (!count || *count < 0)
                refuse(ErrorKind::Malformed, keyword + u" is a whole number, not negative"_s);
            made.*counts.value(keyword) = count;
            return true;
        }
        if (!numbers.contains(keyword))
            return false;
        const auto number = keyword.startsWith("x-"_L1) ? decimalOf(value) : value.toDecimal();
        if (!number || (keyword == "multipleOf"_L1 && (number->isZero() || number->isNegative())))
            refuse(ErrorKind::Malformed, keyword + u" is a number"_s);
        else if (keyword.startsWith("x-"_L1) && !made.decimal)
            refuse(ErrorKind::Malformed, keyword + u" needs format decimal"_s);
        made.*numbers.value(keyword) = number;
        return true;
    }

    static const QHash<QString, Reader> &readers()
    {
        static const QHash<QString, Reader> all {
            {u"type"_s, &Compiler::readType}, {u"enum"_s, &Compiler::readEnum}, {u"const"_s, &Compiler::readConst},
            {u"pattern"_s, &Compiler::readPattern}, {u"format"_s, &Compiler::readFormat},
            {u"x-scale"_s, &Compiler::readScale}, {u"uniqueItems"_s, &Compiler::readUniqueItems},
            {u"prefixItems"_s, &Compiler::readPrefixItems}, {u"properties"_s, &Compiler::readProperties},
            {u"patternProperties"_s, &Compiler::readPatternProperties},
            {u"required"_s, &Compiler::readRequired}, {u"dependentRequired"_s, &Compiler::readDependentRequired},
            {u"dependentSchemas"_s, &Compiler::readDependentSchemas}, {u"$ref"_s, &Compiler::readReference},
            {u"$defs"_s, &Compiler::readDefinitions},
            {u"allOf"_s, &Compiler::readAllOf}, {u"anyOf"_s, &Compiler::readAnyOf}, {u"oneOf"_s, &Compiler::readOneOf},
            {u"items"_s, &Compiler::readSingle<&SchemaNode::items>},
            {u"contains"_s, &Compiler::readSingle<&SchemaNode::contains>},
            {u"additionalProperties"_s, &Compiler::readSingle<&SchemaNode::additionalProperties>},
            {u"propertyNames"_s, &Compiler::readSingle<&SchemaNode::propertyNames>},
            {u"not"_s, &Compiler::readSingle<&SchemaNode::notSchema>},
            {u"if"_s, &Compiler::readSingle<&SchemaNode::ifSchema>},
            {u"then"_s, &Compiler::readSingle<&SchemaNode::thenSchema>},
            {u"else"_s, &Compiler::readSingle<&SchemaNode::elseSchema>}};
        return all;
    }

    template <const SchemaNode *SchemaNode::*Member>
    void readSingle(SchemaNode &made, const Json &value)
    {
        // The keyword's own name is the last part of the place; every reader is called for exactly one name.
        static const std::vector<std::pair<const SchemaNode *SchemaNode::*, QString>> names {
            {&SchemaNode::items, u"items"_s}, {&SchemaNode::contains, u"contains"_s},
            {&SchemaNode::additionalProperties, u"additionalProperties"_s},
            {&SchemaNode::propertyNames, u"propertyNames"_s}, {&SchemaNode::notSchema, u"not"_s},
            {&SchemaNode::ifSchema, u"if"_s}, {&SchemaNode::thenSchema, u"then"_s},
            {&SchemaNode::elseSchema, u"else"_s}};
        for (const auto &[member, name] : names) {
            if (member == Member)
                made.*Member = child(u'/' + name, value);
        }
    }

    void readType(SchemaNode &made, const Json &value)
    {
        static const QSet<QString> known {u"null"_s, u"boolean"_s, u"object"_s, u"array"_s, u"number"_s, u"string"_s,
            u"integer"_s};
        made.types = value.isString() ? QStringList {value.toString()} : value.toStringList();
        if (made.types.isEmpty() || !std::all_of(made.types.begin(), made.types.end(), [](const QString &type) {
                return known.contains(type);
            }))
            refuse(ErrorKind::Malformed, u"type"_s);
    }

    void readEnum(SchemaNode &made, const Json &value)
    {
        if (!value.isArray())
            refuse(ErrorKind::Malformed, u"enum is a list"_s);
        made.enumeration = value.array();
    }

    void readConst(SchemaNode &made, const Json &value) { made.constant = value; }

    void readPattern(SchemaNode &made, const Json &value)
    {
        auto pattern = Pattern::compile(value.toString(), Pattern::Anchoring::Anywhere);
        if (!value.isString() || !pattern)
            refuse(pattern ? ErrorKind::Malformed : pattern.error().kind, u"pattern"_s);
        else
            made.pattern = *std::move(pattern);
    }

    void readFormat(SchemaNode &made, const Json &value)
    {
        made.format = value.toString();
        made.checkFormat = formatCheck(made.format);
        if (!made.checkFormat)
            refuse(ErrorKind::Unsupported, u"unknown format "_s + made.format);
    }

    void readScale(SchemaNode &made, const Json &value)
    {
        const qint64 scale = value.toInteger(-1);
        if (scale < 0 || scale > 100 || !made.decimal)
            refuse(ErrorKind::Malformed, u"x-scale is a whole number and needs format decimal"_s);
        made.scale = static_cast<int>(scale);
    }

    void readUniqueItems(SchemaNode &made, const Json &value)
    {
        if (!value.isBool())
            refuse(ErrorKind::Malformed, u"uniqueItems is true or false"_s);
        made.uniqueItems = value.toBool();
    }

    void readList(SchemaNode::List &list, const QString &keyword, const Json &value)
    {
        if (!value.isArray() || value.size() == 0)
            refuse(ErrorKind::Malformed, keyword + u" is a list of schemas"_s);
        for (qsizetype i = 0; i < value.size(); ++i)
            list.push_back(child(pointerTo(u'/' + keyword, i), value[i]));
    }

    void readPrefixItems(SchemaNode &made, const Json &value) { readList(made.prefixItems, u"prefixItems"_s, value); }
    void readAllOf(SchemaNode &made, const Json &value) { readList(made.allOf, u"allOf"_s, value); }
    void readAnyOf(SchemaNode &made, const Json &value) { readList(made.anyOf, u"anyOf"_s, value); }
    void readOneOf(SchemaNode &made, const Json &value) { readList(made.oneOf, u"oneOf"_s, value); }

    void readNamed(SchemaNode::Named &named, const QString &keyword, const Json &value)
    {
        if (!value.isObject())
            refuse(ErrorKind::Malformed, keyword + u" is an object of schemas"_s);
        for (const auto &[name, schema] : value.object())
            named.emplace_back(name, child(pointerTo(u'/' + keyword, name), schema));
    }

    void readProperties(SchemaNode &made, const Json &value) { readNamed(made.properties, u"properties"_s, value); }
    void readDependentSchemas(SchemaNode &made, const Json &value)
    {
        readNamed(made.dependentSchemas, u"dependentSchemas"_s, value);
    }
    /// Definitions are compiled even when nothing refers to them, so that a mistake in them is found.
    void readDefinitions(SchemaNode &, const Json &value)
    {
        SchemaNode::Named unused;
        readNamed(unused, u"$defs"_s, value);
    }

    void readPatternProperties(SchemaNode &made, const Json &value)
    {
        SchemaNode::Named named;
        readNamed(named, u"patternProperties"_s, value);
        for (const auto &[source, schema] : named) {
            auto pattern = Pattern::compile(source, Pattern::Anchoring::Anywhere);
            if (!pattern)
                return refuse(pattern.error().kind, u"patternProperties"_s);
            made.patternProperties.emplace_back(*std::move(pattern), schema);
        }
    }

    QStringList names(const QString &keyword, const Json &value)
    {
        for (const Json &name : value.array()) {
            if (!name.isString())
                refuse(ErrorKind::Malformed, keyword + u" is a list of names"_s);
        }
        if (!value.isArray())
            refuse(ErrorKind::Malformed, keyword + u" is a list of names"_s);
        return value.toStringList();
    }

    void readRequired(SchemaNode &made, const Json &value) { made.required = names(u"required"_s, value); }

    void readDependentRequired(SchemaNode &made, const Json &value)
    {
        for (const auto &[name, others] : value.object())
            made.dependentRequired.emplace_back(name, names(u"dependentRequired"_s, others));
    }

    void readReference(SchemaNode &made, const Json &value)
    {
        const QString reference = value.toString();
        const qsizetype hash = reference.indexOf(u'#');
        QString document = hash < 0 ? reference : reference.left(hash);
        const QString fragment = hash < 0 ? QString() : QUrl::fromPercentEncoding(reference.mid(hash + 1).toUtf8());
        if (document.isEmpty())
            document = m_position.document;
        else if (document.startsWith("common/"_L1) && m_documents.contains(document.mid(7)))
            document = document.mid(7);
        else
            return refuse(ErrorKind::Malformed, u"$ref leads nowhere: "_s + reference);
        const QString pointer = fragment.isEmpty() || fragment.startsWith(u'/') ? fragment : anchor(document, fragment);
        const Json &target = m_documents[document].at(pointer);
        if (target.isAbsent())
            return refuse(ErrorKind::Malformed, u"$ref leads nowhere: "_s + reference);
        // A target is compiled at its own depth, so that a chain of references is no nesting.
        made.reference = node(document, pointer, target, static_cast<int>(pointer.count(u'/')) / 2);
    }

    /// Where `$anchor: name` stands in a document; `/?` (nowhere) if it does not.
    QString anchor(const QString &document, const QString &name)
    {
        const QString found = findAnchor(m_documents[document], name, {}, 0);
        return found.isNull() ? u"/?"_s : found;
    }

    QString findAnchor(const Json &json, const QString &name, const QString &pointer, int depth)
    {
        if (depth > 2 * m_limits.depth)
            return {};
        if (json["$anchor"_L1] == Json(name))
            return pointer.isNull() ? u""_s : pointer;
        for (const auto &[key, value] : json.object()) {
            if (const QString found = findAnchor(value, name, pointerTo(pointer, key), depth + 1); !found.isNull())
                return found;
        }
        for (qsizetype i = 0; i < json.array().size(); ++i) {
            if (const QString found = findAnchor(json[i], name, pointerTo(pointer, i), depth + 1); !found.isNull())
                return found;
        }
        return {};
    }

    QHash<QString, Json> m_documents;
    SchemaLimits m_limits;
    SchemaSet m_set;
    QHash<QString, const SchemaNode *> m_known;
    Position m_position;
    QString m_at;
    Error m_failure;
};

} // namespace

Result<SchemaSet> compileSchema(const Json &schema, const QHash<QString, Json> &common, const SchemaLimits &limits)
{
    return Compiler(schema, common, limits).compile();
}

} // namespace eforms::engine
