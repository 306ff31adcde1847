#include "market/formlintparts.h"

#include "engine/schemacompiler.h"

#include <QUrl>

namespace eforms::market {

using namespace Qt::StringLiterals;
using Kind = Finding::Kind;

namespace {

/// How the value of a keyword holds schemas.
enum class Holds { Nothing, Schema, List, Named };

Holds holds(const QString &keyword, const Json &value)
{
    static const QHash<QString, Holds> known {{u"additionalProperties"_s, Holds::Schema},
        {u"propertyNames"_s, Holds::Schema}, {u"contains"_s, Holds::Schema}, {u"not"_s, Holds::Schema},
        {u"if"_s, Holds::Schema}, {u"then"_s, Holds::Schema}, {u"else"_s, Holds::Schema},
        {u"unevaluatedItems"_s, Holds::Schema}, {u"unevaluatedProperties"_s, Holds::Schema},
        {u"additionalItems"_s, Holds::Schema}, {u"contentSchema"_s, Holds::Schema}, {u"prefixItems"_s, Holds::List},
        {u"allOf"_s, Holds::List}, {u"anyOf"_s, Holds::List}, {u"oneOf"_s, Holds::List},
        {u"properties"_s, Holds::Named}, {u"patternProperties"_s, Holds::Named}, {u"$defs"_s, Holds::Named},
        {u"definitions"_s, Holds::Named}, {u"dependentSchemas"_s, Holds::Named}, {u"dependencies"_s, Holds::Named}};
    if (keyword == "items"_L1)
        return value.isArray() ? Holds::List : Holds::Schema;
    const Holds shape = known.value(keyword, Holds::Nothing);
    const bool fits = shape == Holds::Schema || (shape == Holds::List && value.isArray())
        || (shape == Holds::Named && value.isObject());
    return fits ? shape : Holds::Nothing;
}

bool isSchema(const Json &json)
{
    return json.isObject() || json.isBool();
}

/// Walks one schema document. Each keyword is compiled alone, the schemas inside it replaced by `true`.
class KeywordWalk
{
public:
    /// @p document as SchemaNode::place begins: empty, or `common/blocks.json#`.
    KeywordWalk(FormUnderLint &form, QString document) : m_form(form), m_document(std::move(document)) { }

    Json sound(const Json &schema)
    {
        m_dialect = schema["$schema"_L1];
        return walk(schema, {}, 0);
    }

private:
    FormUnderLint &m_form;
    QString m_document;
    Json m_dialect;

    Json walk(const Json &schema, const QString &pointer, int depth)
    {
        constexpr int deepest = 64; // the compiler refuses much earlier
        if (!schema.isObject() || depth > deepest)
            return schema;
        Json kept = Json::emptyObject();
        for (const auto &[keyword, value] : schema.object()) {
            const QString at = pointerTo(pointer, keyword);
            if (keyword == "x-constraint"_L1)
                kept.set(keyword, constraints(value, at));
            else if (accepts(schema, keyword, value, at))
                kept.set(keyword, inside(keyword, value, at, depth));
        }
        return kept;
    }

    Json inside(const QString &keyword, const Json &value, const QString &at, int depth)
    {
        switch (holds(keyword, value)) {
        case Holds::Nothing:
            return value;
        case Holds::Schema:
            return walk(value, at, depth + 1);
        case Holds::List: {
            Json list = Json(Json::Array());
            for (qsizetype i = 0; i < value.size(); ++i)
                list.append(walk(value[i], pointerTo(at, i), depth + 1));
            return list;
        }
        case Holds::Named: {
            Json named = Json::emptyObject();
            for (const auto &[name, schema] : value.object())
                named.set(name, walk(schema, pointerTo(at, name), depth + 1));
            return named;
        }
        }
        return value;
    }

    static Json hollow(const QString &keyword, const Json &value)
    {
        const auto anySchema = [](const Json &schema) { return isSchema(schema) ? Json(true) : schema; };
        switch (holds(keyword, value)) {
        case Holds::Nothing:
            return value;
        case Holds::Schema:
            return anySchema(value);
        case Holds::List: {
            Json list = Json(Json::Array());
            for (const Json &schema : value.array())
                list.append(anySchema(schema));
            return list;
        }
        case Holds::Named: {
            Json named = Json::emptyObject();
            for (const auto &[name, schema] : value.object())
                named.set(name, anySchema(schema));
            return named;
        }
        }
        return value;
    }

    /// False when the keyword is at fault, which is noted.
    bool accepts(const Json &schema, const QString &keyword, const Json &value, const QString &at)
    {
        if (keyword == "$ref"_L1)
            return leadsSomewhere(value, at);
        if (keyword == "$dynamicRef"_L1)
            return true;
        Json alone = Json::of({{u"$schema"_s, m_dialect}});
        if (keyword.startsWith("x-"_L1) && schema["format"_L1].toString() == "decimal"_L1)
            alone.set(u"format"_s, u"decimal"_s);
        alone.set(keyword, hollow(keyword, value));
        const auto compiled = engine::compileSchema(alone, {});
        if (!compiled)
            report(keyword, compiled.error(), at);
        else if (keyword == "x-lookup"_L1)
            return members(value, at, {u"source"_s, u"as"_s, u"open"_s});
        else if (keyword == "x-calculate"_L1)
            return members(value, at, {u"rule"_s, u"mode"_s, u"presence"_s});
        return compiled.has_value();
    }

    void report(const QString &keyword, const Error &error, const QString &at)
    {
        const bool unknown = error.kind == ErrorKind::Unsupported;
        Kind kind = unknown ? Kind::UnknownKeyword : Kind::BadKeyword;
        if (keyword == "format"_L1 && unknown)
            kind = Kind::UnknownFormat;
        else if (keyword == "pattern"_L1 || keyword == "patternProperties"_L1)
            kind = Kind::BadPattern;
        m_form.addInSchema(kind, m_document + at, error.detail.section(u": "_s, 1));
    }

    bool members(const Json &value, const QString &at, const QStringList &known)
    {
        if (!value.isObject()) {
            m_form.addInSchema(Kind::BadKeyword, m_document + at, u"is an object"_s);
            return false;
        }
        for (const QString &key : value.object().keys()) {
            if (!known.contains(key) && key != "$comment"_L1)
                m_form.addInSchema(Kind::UnknownKeyword, m_document + pointerTo(at, key), u"unknown member "_s + key);
        }
        return true;
    }

    bool leadsSomewhere(const Json &value, const QString &at)
    {
        const QString reference = value.toString();
        const QString document = reference.section(u'#', 0, 0);
        const QString fragment = QUrl::fromPercentEncoding(reference.section(u'#', 1).toUtf8());
        const bool own = document.isEmpty() && m_document.isEmpty();
        const Json &target = own ? m_form.schema : m_form.blocks;
        const bool known = document.isEmpty() || document == "common/blocks.json"_L1;
        const bool pointer = fragment.isEmpty() || fragment.startsWith(u'/');
        // Anchors and identifiers are for the compiler to find.
        if (value.isString() && ((known && !pointer) || (known && isSchema(target.at(fragment)))))
            return true;
        m_form.addInSchema(Kind::BadKeyword, m_document + at, u"$ref leads nowhere: "_s + reference);
        return false;
    }

    /// The business rules with their mistakes taken out and without targets, which are looked up later.
    Json constraints(const Json &list, const QString &at)
    {
        Json kept = Json(Json::Array());
        if (!list.isArray())
            m_form.addInSchema(Kind::BadRule, m_document + at, u"x-constraint is a list"_s);
        for (qsizetype i = 0; i < list.size(); ++i) {
            const QString place = pointerTo(at, i);
            members(list[i], place,
                {u"id"_s, u"rule"_s, u"targets"_s, u"severity"_s, u"message"_s, u"presence"_s});
            Json rule = list[i].isObject() ? list[i] : Json::emptyObject();
            const QString severity = rule["severity"_L1].toString(u"error"_s);
            if (rule["id"_L1].toString().isEmpty())
                m_form.addInSchema(Kind::BadRule, m_document + place, u"the rule has no id"_s);
            if (rule["rule"_L1].isAbsent())
                m_form.addInSchema(Kind::BadRule, m_document + place, u"there is no rule"_s);
            if (severity != "error"_L1 && severity != "warning"_L1)
                m_form.addInSchema(Kind::BadRule, m_document + place + u"/severity"_s, u"is error or warning"_s);
            rule.set(u"id"_s, rule["id"_L1].isEmpty() ? Json(namelessRule) : rule["id"_L1]);
            rule.set(u"rule"_s, rule["rule"_L1].isAbsent() ? Json(true) : rule["rule"_L1]);
            rule.set(u"severity"_s, Json());
            rule.set(u"targets"_s, Json());
            kept.append(rule);
        }
        return kept;
    }
};

} // namespace

SoundSchema lintKeywords(FormUnderLint &form)
{
    SoundSchema sound;
    sound.schema = KeywordWalk(form, {}).sound(form.schema);
    if (!form.blocks.isAbsent())
        sound.blocks = KeywordWalk(form, u"common/blocks.json#"_s).sound(form.blocks);
    return sound;
}

} // namespace eforms::market
