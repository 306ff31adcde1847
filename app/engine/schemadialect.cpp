#include "engine/schemadialect.h"

#include <QFile>
#include <QHash>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

constexpr unsigned draft7 = static_cast<unsigned>(SchemaDialect::Draft7);
constexpr unsigned draft2019 = static_cast<unsigned>(SchemaDialect::Draft2019);
constexpr unsigned draft2020 = static_cast<unsigned>(SchemaDialect::Draft2020);
constexpr unsigned since2019 = draft2019 | draft2020;
constexpr unsigned before2020 = draft7 | draft2019;
constexpr unsigned always = draft7 | since2019;

using Keywords = QHash<QString, Keyword>;

void add(Keywords &all, Vocabulary vocabulary, unsigned dialects, KeywordShape shape, const QStringList &names)
{
    for (const QString &name : names)
        all.insert(name, {shape, dialects, vocabulary});
}

Keywords coreKeywords()
{
    Keywords all;
    using enum KeywordShape;
    add(all, Vocabulary::Core, always, Value, {u"$schema"_s, u"$id"_s, u"$ref"_s, u"$comment"_s});
    add(all, Vocabulary::Core, since2019, Value, {u"$anchor"_s, u"$vocabulary"_s});
    add(all, Vocabulary::Core, draft2020, Value, {u"$dynamicRef"_s, u"$dynamicAnchor"_s});
    add(all, Vocabulary::Core, draft2019, Value, {u"$recursiveRef"_s, u"$recursiveAnchor"_s});
    add(all, Vocabulary::Core, since2019, SchemaMap, {u"$defs"_s});
    add(all, Vocabulary::Core, always, SchemaMap, {u"definitions"_s});
    return all;
}

void addApplicators(Keywords &all)
{
    using enum KeywordShape;
    const auto applicator = Vocabulary::Applicator;
    add(all, applicator, always, SchemaMap, {u"properties"_s, u"patternProperties"_s});
    add(all, applicator, since2019, SchemaMap, {u"dependentSchemas"_s});
    // 2020-12 no longer lists it, its metaschema still does, and validators honour it.
    add(all, applicator, always, Dependencies, {u"dependencies"_s});
    add(all, applicator, always, SchemaList, {u"allOf"_s, u"anyOf"_s, u"oneOf"_s});
    add(all, applicator, draft2020, SchemaList, {u"prefixItems"_s});
    add(all, applicator, draft2020, Schema, {u"items"_s});
    add(all, applicator, always, Schema,
        {u"contains"_s, u"additionalProperties"_s, u"propertyNames"_s, u"not"_s, u"if"_s, u"then"_s, u"else"_s});
    add(all, applicator, before2020, Schema, {u"additionalItems"_s});
    add(all, Vocabulary::Unevaluated, since2019, Schema, {u"unevaluatedItems"_s, u"unevaluatedProperties"_s});
}

void addOthers(Keywords &all)
{
    using enum KeywordShape;
    add(all, Vocabulary::Validation, always, Value,
        {u"type"_s, u"enum"_s, u"const"_s, u"multipleOf"_s, u"maximum"_s, u"exclusiveMaximum"_s, u"minimum"_s,
            u"exclusiveMinimum"_s, u"maxLength"_s, u"minLength"_s, u"pattern"_s, u"maxItems"_s, u"minItems"_s,
            u"uniqueItems"_s, u"maxProperties"_s, u"minProperties"_s, u"required"_s});
    add(all, Vocabulary::Validation, since2019, Value, {u"maxContains"_s, u"minContains"_s, u"dependentRequired"_s});
    add(all, Vocabulary::Format, always, Value, {u"format"_s});
    add(all, Vocabulary::Annotation, always, Value,
        {u"title"_s, u"description"_s, u"default"_s, u"examples"_s, u"readOnly"_s, u"writeOnly"_s,
            u"contentMediaType"_s, u"contentEncoding"_s});
    add(all, Vocabulary::Annotation, since2019, Value, {u"deprecated"_s});
    add(all, Vocabulary::Annotation, since2019, Schema, {u"contentSchema"_s});
    add(all, Vocabulary::Own, always, Value,
        {u"x-relevant"_s, u"x-required"_s, u"x-readonly"_s, u"x-calculate"_s, u"x-lookup"_s, u"x-prefill"_s,
            u"x-constraint"_s, u"x-submission-only"_s, u"x-unit"_s, u"x-mask"_s, u"x-server"_s, u"x-header"_s, u"x-attachment"_s,
            u"x-scale"_s, u"x-min"_s, u"x-max"_s, u"x-exclusive-min"_s, u"x-exclusive-max"_s});
}

const Keywords &keywords()
{
    static const Keywords made = [] {
        Keywords all = coreKeywords();
        addApplicators(all);
        addOthers(all);
        return all;
    }();
    return made;
}

const Keyword &olderItems()
{
    static const Keyword items {KeywordShape::SchemaOrList, before2020, Vocabulary::Applicator};
    return items;
}

} // namespace

const Keyword *findKeyword(const QString &name, const SchemaRules &rules)
{
    const auto found = keywords().constFind(name);
    if (found == keywords().cend())
        return nullptr;
    const Keyword *keyword = &*found;
    if (rules.dialect != SchemaDialect::Draft2020 && name == "items"_L1)
        keyword = &olderItems();
    const bool known = (keyword->dialects & static_cast<unsigned>(rules.dialect)) != 0 && rules.has(keyword->vocabulary);
    return known ? keyword : nullptr;
}

std::optional<SchemaDialect> dialectOf(const QString &metaschema)
{
    const QString uri = metaschema.endsWith(u'#') ? metaschema.chopped(1) : metaschema;
    // The name without a draft stands for the latest one.
    if (uri == "https://json-schema.org/draft/2020-12/schema"_L1 || uri == "https://json-schema.org/schema"_L1
        || uri == "http://json-schema.org/schema"_L1)
        return SchemaDialect::Draft2020;
    if (uri == "https://json-schema.org/draft/2019-09/schema"_L1)
        return SchemaDialect::Draft2019;
    if (uri == "http://json-schema.org/draft-07/schema"_L1 || uri == "https://json-schema.org/draft-07/schema"_L1)
        return SchemaDialect::Draft7;
    return {};
}

std::optional<unsigned> vocabulariesOf(const Json &metaschema)
{
    static const QHash<QString, Vocabulary> known {{u"core"_s, Vocabulary::Core},
        {u"applicator"_s, Vocabulary::Applicator}, {u"unevaluated"_s, Vocabulary::Unevaluated},
        {u"validation"_s, Vocabulary::Validation}, {u"meta-data"_s, Vocabulary::Annotation},
        {u"content"_s, Vocabulary::Annotation}, {u"format-annotation"_s, Vocabulary::Format},
        {u"format-assertion"_s, Vocabulary::FormatAssertion}};
    const auto bits = [](Vocabulary vocabulary) { return static_cast<unsigned>(vocabulary); };
    unsigned all = bits(Vocabulary::Core) | bits(Vocabulary::Own);
    for (const auto &[uri, demanded] : metaschema["$vocabulary"_L1].object()) {
        const QString prefix = u"https://json-schema.org/draft/2020-12/vocab/"_s;
        const auto found = uri.startsWith(prefix) ? known.constFind(uri.mid(prefix.size())) : known.cend();
        if (found != known.cend())
            all |= bits(*found);
        else if (demanded.toBool())
            return {};
    }
    if (all & bits(Vocabulary::FormatAssertion))
        all |= bits(Vocabulary::Format);
    return all;
}

Json metaschema(const QString &uri)
{
    static const QHash<QString, QString> files {
        {u"http://json-schema.org/draft-07/schema"_s, u"draft-07.json"_s},
        {u"https://json-schema.org/draft/2020-12/schema"_s, u"draft2020-12/schema.json"_s}};
    const QString parts = u"https://json-schema.org/draft/2020-12/meta/"_s;
    QString name = files.value(uri);
    if (uri.startsWith(parts) && !uri.contains(".."_L1))
        name = "draft2020-12/meta/"_L1 + uri.mid(parts.size()) + ".json"_L1;
    QFile file(":/eforms/metaschemas/"_L1 + name);
    if (name.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    return Json::parse(file.readAll()).value_or(Json());
}

} // namespace eforms::engine
