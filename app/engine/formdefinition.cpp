#include "engine/formdefinition.h"

#include "engine/compiledschema.h"
#include "engine/layoutparser.h"
#include "engine/texts.h"

#include <QCryptographicHash>

namespace eforms::engine {

using namespace Qt::StringLiterals;

struct FormDefinition::Parts {
    Json about;
    Json migrations = Json::emptyObject();
    QString hash;
    LayoutElement layout;
    std::shared_ptr<const CompiledSchema> schema;
    Texts texts;
};

namespace {

const QList<Language> &languages()
{
    static const QList<Language> all {Language::English, Language::TraditionalChinese};
    return all;
}

} // namespace

Result<FormBundle> FormBundle::fromJson(const Json &json)
{
    FormBundle bundle;
    bundle.form = json["form"_L1];
    bundle.schema = json["schema"_L1];
    bundle.layout = json["layout"_L1];
    if (!bundle.form.isObject() || !bundle.schema.isObject())
        return fail(ErrorKind::Malformed, u"a form bundle has form and schema"_s);
    for (const Language language : languages()) {
        if (const Json &texts = json["texts"_L1][languageTag(language)]; !texts.isAbsent())
            bundle.texts.insert(language, texts);
    }
    for (const auto &[name, document] : json["common"_L1].object())
        bundle.common.insert(name, document);
    bundle.migrations = json["migrations"_L1];
    return bundle;
}

Json FormBundle::toJson() const
{
    Json json = Json::of({{u"form"_s, form}, {u"schema"_s, schema}, {u"layout"_s, layout}});
    Json allTexts = Json::emptyObject();
    for (const Language language : languages()) {
        if (texts.contains(language))
            allTexts.set(languageTag(language), texts.value(language));
    }
    json.set(u"texts"_s, allTexts);
    Json documents = Json::emptyObject();
    QStringList names = common.keys();
    names.sort();
    for (const QString &name : names)
        documents.set(name, common.value(name));
    json.set(u"common"_s, documents);
    if (migrations.size() > 0) // an Absent one leaves the hash of a first version as it always was
        json.set(u"migrations"_s, migrations);
    return json;
}

QString FormBundle::hash() const
{
    return QString::fromLatin1(
        QCryptographicHash::hash(toJson().canonical(), QCryptographicHash::Sha256).toHex());
}

FormDefinition::FormDefinition() : m_parts(std::make_unique<Parts>()) { }
FormDefinition::~FormDefinition() = default;

Result<std::shared_ptr<const FormDefinition>> FormDefinition::load(
    const FormBundle &bundle, const Operators &operators)
{
    if (bundle.form["id"_L1].toString().isEmpty() || bundle.form["version"_L1].toInteger() < 1)
        return fail(ErrorKind::Malformed, u"form.json names id and version"_s);
    auto schema = CompiledSchema::compile(bundle.schema, bundle.common, operators);
    if (!schema)
        return fail(schema.error());
    auto texts = Texts::read(bundle.texts);
    if (!texts)
        return fail(texts.error());
    LayoutElement layout;
    if (bundle.layout.isAbsent()) {
        layout = generatedLayout((*schema)->structure());
    } else {
        auto parsed = parseLayout(bundle.layout, (*schema)->structure(), bundle.common);
        if (!parsed)
            return fail(parsed.error());
        layout = *std::move(parsed);
    }
    const std::shared_ptr<FormDefinition> made(new FormDefinition);
    made->m_parts->about = bundle.form;
    if (bundle.migrations.isObject())
        made->m_parts->migrations = bundle.migrations;
    made->m_parts->hash = bundle.hash();
    made->m_parts->layout = std::move(layout);
    made->m_parts->schema = *std::move(schema);
    made->m_parts->texts = *std::move(texts);
    return std::shared_ptr<const FormDefinition>(made);
}

QString FormDefinition::id() const
{
    return m_parts->about["id"_L1].toString();
}

int FormDefinition::version() const
{
    return static_cast<int>(m_parts->about["version"_L1].toInteger());
}

QString FormDefinition::hash() const
{
    return m_parts->hash;
}

const Json &FormDefinition::about() const
{
    return m_parts->about;
}

const Json &FormDefinition::migrations() const
{
    return m_parts->migrations;
}

const LayoutElement &FormDefinition::layout() const
{
    return m_parts->layout;
}

const CompiledSchema &FormDefinition::schema() const
{
    return *m_parts->schema;
}

QString FormDefinition::text(const QString &key, Language language) const
{
    return m_parts->texts.text(key, language);
}

QString FormDefinition::label(const QString &pointer, Language language) const
{
    QString plain;
    for (const QString &part : Texts::keyOf(pointer).split(u'.', Qt::SkipEmptyParts))
        plain = pointerTo(plain, part);
    QString title;
    if (const FieldPlan *field = schema().structure().field(plain)) {
        for (const SchemaNode *node : field->adopted) {
            if (title.isEmpty())
                title = node->source["title"_L1].toString();
        }
    }
    return m_parts->texts.label(pointer, title, language);
}

QString FormDefinition::hint(const QString &pointer, Language language) const
{
    return m_parts->texts.hint(pointer, language);
}

QString FormDefinition::choiceLabel(const QString &pointer, const Json &value, Language language) const
{
    const QString key = value.isString() ? value.toString() : QString::fromUtf8(value.toBytes());
    return m_parts->texts.choice(pointer, key, language);
}

QString FormDefinition::problemText(const Problem &problem, Language language) const
{
    return m_parts->texts.problem(problem, label(problem.path, language), language);
}

} // namespace eforms::engine
