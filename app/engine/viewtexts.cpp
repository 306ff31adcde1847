#include "engine/viewtexts.h"

#include "engine/formdefinition.h"
#include "engine/startcase.h"

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

/// `persons.name` for `/persons/0/name`; `root` for the whole.
QString keyOf(const QString &path)
{
    QStringList parts = pointerParts(path);
    parts.removeIf([](const QString &part) {
        return !part.isEmpty()
            && std::all_of(part.begin(), part.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    });
    return parts.isEmpty() ? u"root"_s : parts.join(u'.');
}

QString written(const Json &value)
{
    return value.isString() ? value.toString() : QString::fromUtf8(value.toBytes());
}

QString withParams(QString sentence, const Json &params)
{
    for (const auto &[name, value] : params.object())
        sentence.replace(u'{' + name + u'}', written(value));
    return sentence;
}

/// The entry of a oneOf that stands for a value; null where there is none.
const SchemaNode *entryOf(const SchemaView &schema, const Json &value)
{
    for (const SchemaNode *entry : schema.combination(u"oneOf"_s)) {
        if (entry->constant == value)
            return entry;
    }
    return nullptr;
}

} // namespace

std::optional<QString> ViewTexts::text(const QString &key) const
{
    return m_textOfKey ? m_textOfKey(key) : std::nullopt;
}

QString ViewTexts::prefix(const Subject &subject)
{
    if (!subject.element.i18n.isEmpty())
        return subject.element.i18n;
    const QString own = subject.schema.isNull() ? QString() : subject.schema.keyword(u"i18n"_s).toString();
    return own.isEmpty() ? keyOf(subject.path) : own;
}

QString ViewTexts::label(const Subject &subject) const
{
    const Json &given = subject.element.label;
    const Json &show = given.isObject() ? given["show"_L1] : given;
    if (show == Json(false))
        return {};
    const Json &wording = given.isObject() ? given["text"_L1] : given;
    QString label = wording.toString();
    if (!wording.isString()) {
        const Json title = subject.schema.isNull() ? Json() : subject.schema.keyword(u"title"_s);
        const QStringList &scope = subject.element.scope;
        label = title.isString() ? title.toString() : scope.isEmpty() ? QString() : startCase(scope.last());
    }
    return text(prefix(subject) + u".label"_s).value_or(label);
}

QString ViewTexts::label(const LayoutElement &element) const
{
    if (element.label == Json(false))
        return {};
    const QString label = element.label.toString();
    if (element.i18n.isEmpty())
        return label.isEmpty() ? label : text(label).value_or(label);
    const bool plainText = element.type == LayoutElement::Type::Label;
    return text(element.i18n + (plainText ? u".text"_s : u".label"_s)).value_or(label);
}

QString ViewTexts::description(const Subject &subject) const
{
    const QString description
        = subject.schema.isNull() ? QString() : subject.schema.keyword(u"description"_s).toString();
    return text(prefix(subject) + u".description"_s).value_or(description);
}

QString ViewTexts::choice(const Subject &subject, const Json &value) const
{
    const bool many = subject.schema.hasType(u"array"_s) && subject.schema.items();
    const SchemaView schema = many ? SchemaView(subject.schema.items()) : subject.schema;
    const SchemaNode *entry = schema.isOneOfEnum() ? entryOf(schema, value) : nullptr;
    const QString plain = entry ? entry->source["title"_L1].toString(written(value)) : written(value);
    const QString own = entry ? entry->source["i18n"_L1].toString() : QString();
    return text(own.isEmpty() ? prefix(subject) + u'.' + plain : own).value_or(plain);
}

QString ViewTexts::message(const Subject &subject, const Problem &problem) const
{
    const QString key = prefix(subject);
    const QString english = englishMessage(problem);
    QStringList keys {key + u".error.custom"_s};
    if (!problem.rule.isEmpty())
        keys << key + u".error."_s + problem.rule << problem.params["message"_L1].toString()
             << u"rule."_s + problem.rule;
    keys << key + u".error."_s + problem.keyword << u"error."_s + problem.keyword << english;
    if (problem.keyword == "required"_L1)
        keys << u"is a required property"_s;
    for (const QString &candidate : keys) {
        if (const auto found = text(candidate))
            return withParams(*found, problem.params);
    }
    return problem.keyword == "required"_L1 ? u"is a required property"_s : english;
}

ViewTexts viewTexts(const FormDefinition &form, Language language)
{
    return ViewTexts([&form, language](const QString &key) {
        QString shorter = key;
        QString found = form.text(shorter, language);
        while (found.isEmpty() && shorter.count(u'.') > 1) {
            shorter = shorter.mid(shorter.indexOf(u'.') + 1);
            found = form.text(shorter, language);
        }
        return found.isEmpty() ? std::nullopt : std::optional<QString>(found);
    });
}

namespace {

QString countMessage(const QString &keyword, const QString &limit)
{
    const bool least = keyword.startsWith("min"_L1);
    const QString things = keyword.endsWith("Length"_L1) ? u"characters"_s
        : keyword.endsWith("Items"_L1)                   ? u"items"_s
                                                         : u"properties"_s;
    return (least ? u"must NOT have fewer than "_s : u"must NOT have more than "_s) + limit + u' ' + things;
}

QString containsMessage(const Json &params)
{
    const QString least = written(params["minContains"_L1]);
    const Json &most = params["maxContains"_L1];
    return u"must contain at least "_s + least
        + (most.isAbsent() ? QString() : u" and no more than "_s + written(most)) + u" valid item(s)"_s;
}

const QHash<QString, QString> &sentences()
{
    static const QHash<QString, QString> all {{u"enum"_s, u"must be equal to one of the allowed values"_s},
        {u"const"_s, u"must be equal to constant"_s},
        {u"required"_s, u"must have required property '{missingProperty}'"_s},
        {u"multipleOf"_s, u"must be multiple of {multipleOf}"_s}, {u"type"_s, u"must be {type}"_s},
        {u"pattern"_s, u"must match pattern \"{pattern}\""_s}, {u"format"_s, u"must match format \"{format}\""_s},
        {u"uniqueItems"_s, u"must NOT have duplicate items (items ## {j} and {i} are identical)"_s},
        {u"additionalProperties"_s, u"must NOT have additional properties"_s},
        {u"unevaluatedProperties"_s, u"must NOT have unevaluated properties"_s},
        {u"unevaluatedItems"_s, u"must NOT have unevaluated items"_s},
        {u"dependentRequired"_s, u"must have property {missingProperty} when property {property} is present"_s},
        {u"dependencies"_s, u"must have property {missingProperty} when property {property} is present"_s},
        {u"propertyNames"_s, u"property name must be valid"_s}, {u"not"_s, u"must NOT be valid"_s},
        {u"anyOf"_s, u"must match a schema in anyOf"_s}, {u"oneOf"_s, u"must match exactly one schema in oneOf"_s},
        {u"if"_s, u"must match \"{failingKeyword}\" schema"_s}, {u"false schema"_s, u"boolean schema is false"_s},
        {u"items"_s, u"must NOT have more than {limit} items"_s},
        {u"additionalItems"_s, u"must NOT have more than {limit} items"_s},
        {u"scale"_s, u"must NOT have more than {limit} decimals"_s}};
    return all;
}

} // namespace

QString englishMessage(const Problem &problem)
{
    static const QStringList counts {u"minLength"_s, u"maxLength"_s, u"minItems"_s, u"maxItems"_s, u"minProperties"_s,
        u"maxProperties"_s};
    if (counts.contains(problem.keyword))
        return countMessage(problem.keyword, written(problem.params["limit"_L1]));
    if (const Json &comparison = problem.params["comparison"_L1]; comparison.isString())
        return u"must be "_s + comparison.toString() + u' ' + written(problem.params["limit"_L1]);
    if (problem.keyword == "contains"_L1)
        return containsMessage(problem.params);
    const QString sentence = sentences().value(problem.keyword);
    if (sentence.isEmpty())
        return problem.rule.isEmpty() ? problem.keyword : problem.rule;
    Json params = problem.params;
    if (params["type"_L1].isArray())
        params.set(u"type"_s, params["type"_L1].toStringList().join(u','));
    return withParams(sentence, params);
}

} // namespace eforms::engine
