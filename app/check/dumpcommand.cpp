#include "check/dumpcommand.h"

#include "check/dataedits.h"
#include "engine/compiledschema.h"
#include "engine/layoutparser.h"
#include "engine/schemacompiler.h"
#include "engine/viewtree.h"
#include "market/formrules.h"
#include "market/ruleoperators.h"

#include <QCommandLineParser>
#include <QFile>

#include <algorithm>

namespace eforms::check {

using namespace Qt::StringLiterals;

namespace {

constexpr auto usage = "dump --schema S.json [--layout U.json] [--data D.json] [--i18n T.json] [--edits E.json]\n"
                       "  T.json: one flat object, key to text, keys as in JSON Forms\n"
                       "  E.json: list of {\"path\",\"value\"} (without value: emptied), {\"op\":\"add-row\",\"path\"},\n"
                       "          {\"op\":\"remove-row\",\"path\":\"/rows/0\"}, {\"op\":\"readonly\",\"value\":true};\n"
                       "          a row that is not there, or a path through a value that cannot hold it, fails"_L1;

/// Schemas nest two or three JSON levels for each of their own.
constexpr Json::Limits documentLimits {8 * 1024 * 1024, 100};

/// Absent when the option is not given.
Result<Json> document(const QCommandLineParser &parser, const QString &option)
{
    if (!parser.isSet(option))
        return Json();
    const QString path = parser.value(option);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound, path + u": cannot be read"_s);
    auto json = Json::parse(file.readAll(), documentLimits);
    if (!json)
        return fail(json.error().kind, path + u": "_s + json.error().detail);
    return json;
}

/// `{"a":{"label":"A"}}` counts as `{"a.label":"A"}`.
Status addTexts(QHash<QString, QString> &texts, const QString &prefix, const Json &source)
{
    for (const auto &[key, value] : source.object()) {
        if (value.isString()) {
            texts.insert(prefix + key, value.toString());
            continue;
        }
        if (!value.isObject())
            return fail(ErrorKind::Malformed, u"i18n: "_s + prefix + key + u" is no text"_s);
        if (const Status status = addTexts(texts, prefix + key + u'.', value); !status)
            return status;
    }
    return ok();
}

Result<engine::ViewTexts> textsOf(const Json &source)
{
    QHash<QString, QString> texts;
    if (!source.isAbsent() && !source.isObject())
        return fail(ErrorKind::Malformed, u"i18n: one object, key to text"_s);
    if (const Status status = addTexts(texts, {}, source); !status)
        return fail(status.error());
    return engine::ViewTexts([texts](const QString &key) {
        const auto found = texts.constFind(key);
        return found == texts.cend() ? std::nullopt : std::optional<QString>(*found);
    });
}

bool isWrittenAsDraft7(const Json &schema)
{
    const auto &members = schema.object();
    return schema["items"_L1].isArray() || schema.contains(u"dependencies")
        || std::any_of(
            members.begin(), members.end(), [](const auto &member) { return isWrittenAsDraft7(member.value); })
        || std::any_of(schema.array().begin(), schema.array().end(), isWrittenAsDraft7);
}

/// Anybody's schema. One that names no dialect is draft-07 if it uses what only that has.
engine::SchemaOptions readingOf(const Json &schema)
{
    engine::SchemaOptions options;
    options.reading = engine::SchemaOptions::Reading::Open;
    if (isWrittenAsDraft7(schema))
        options.dialect = engine::SchemaDialect::Draft7;
    return options;
}

bool hasBusinessRules(const Json &schema)
{
    static const QStringList keywords {u"x-relevant"_s, u"x-required"_s, u"x-readonly"_s, u"x-calculate"_s,
        u"x-constraint"_s, u"x-lookup"_s, u"x-server"_s, u"x-attachment"_s};
    const auto &members = schema.object();
    return std::any_of(members.begin(), members.end(),
               [](const auto &member) { return keywords.contains(member.key) || hasBusinessRules(member.value); })
        || std::any_of(schema.array().begin(), schema.array().end(), hasBusinessRules);
}

/// The state of the fields by business rules, on the data as they are; null where the schema has none.
Result<std::unique_ptr<engine::FormModel>> modelOf(const Json &schema, const Json &data, const QDateTime &nowUtc)
{
    if (!hasBusinessRules(schema))
        return std::unique_ptr<engine::FormModel>();
    auto reference = market::ReferenceData::open();
    if (!reference)
        return fail(reference.error());
    engine::FormBundle bundle;
    bundle.form = Json::of({{u"id"_s, u"dump"_s}, {u"version"_s, 1}});
    bundle.schema = schema;
    const auto form = engine::FormDefinition::load(bundle, market::ruleOperators(reference->calendar));
    if (!form)
        return fail(form.error());
    market::RuleFacts facts;
    facts.nowUtc = nowUtc;
    const auto shared = std::make_shared<const market::ReferenceData>(*std::move(reference));
    auto model = std::make_unique<engine::FormModel>(*form, data, market::ruleContext(**form, facts, shared));
    return model;
}

/// What a new form starts from.
Json emptyData(const engine::SchemaNode &schema)
{
    const QStringList types = engine::SchemaView(&schema).types();
    return types.isEmpty() || types.contains("object"_L1) ? Json::emptyObject() : Json();
}

struct Documents {
    Json schema;
    Json layout;
    Json data;
    Json i18n;
    Json edits;
};

Result<Documents> documentsOf(const QCommandLineParser &parser)
{
    Documents documents;
    const std::pair<Json *, QString> wanted[] {{&documents.schema, u"schema"_s}, {&documents.layout, u"layout"_s},
        {&documents.data, u"data"_s}, {&documents.i18n, u"i18n"_s}, {&documents.edits, u"edits"_s}};
    for (const auto &[target, option] : wanted) {
        auto json = document(parser, option);
        if (!json)
            return fail(json.error());
        *target = *std::move(json);
    }
    return documents;
}

Result<engine::ViewNode> treeOf(const Documents &documents, const QDateTime &nowUtc)
{
    const auto schemas = engine::compileSchema(documents.schema, {}, readingOf(documents.schema));
    if (!schemas)
        return fail(schemas.error());
    const engine::SchemaNode &root = *schemas->root;
    auto texts = textsOf(documents.i18n);
    if (!texts)
        return fail(texts.error());
    std::optional<engine::LayoutElement> layout;
    if (!documents.layout.isAbsent()) {
        auto parsed = engine::parseForeignLayout(documents.layout);
        if (!parsed)
            return fail(parsed.error());
        layout = *std::move(parsed);
    }
    EditedData edited {documents.data.isAbsent() ? emptyData(root) : documents.data};
    if (!documents.edits.isAbsent()) {
        if (const Status done = applyEdits(edited, documents.edits, root, nowUtc); !done)
            return fail(done.error());
    }
    const auto model = modelOf(documents.schema, edited.data, nowUtc);
    if (!model)
        return fail(model.error());
    const Json data = *model ? (*model)->data() : edited.data;
    return engine::viewTree(
        {root, layout ? &*layout : nullptr, data, *std::move(texts), edited.readonly, model->get()});
}

} // namespace

Answer dumpCommand(const QStringList &arguments, const QDateTime &nowUtc)
{
    QCommandLineParser parser;
    parser.addOptions({{u"schema"_s, u"JSON Schema"_s, u"file"_s}, {u"layout"_s, u"JSON Forms UI schema"_s, u"file"_s},
        {u"data"_s, u"values"_s, u"file"_s}, {u"i18n"_s, u"texts of one language"_s, u"file"_s},
        {u"edits"_s, u"edits made before"_s, u"file"_s}, {u"help"_s, u"how to use it"_s}});
    const bool understood = parser.parse(QStringList {u"dump"_s} + arguments) && parser.positionalArguments().isEmpty();
    if (understood && parser.isSet(u"help"_s))
        return {Answer::Good, QByteArray(usage.data(), usage.size()) + '\n', {}};
    if (!understood || !parser.isSet(u"schema"_s))
        return failed(usage);
    const auto documents = documentsOf(parser);
    if (!documents)
        return failed(documents.error().detail);
    const auto tree = treeOf(*documents, nowUtc);
    if (!tree)
        return failed(tree.error().detail);
    return {Answer::Good, engine::toJson(*tree).toPrettyBytes(), {}};
}

} // namespace eforms::check
