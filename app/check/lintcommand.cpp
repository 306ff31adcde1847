#include "check/lintcommand.h"

#include "engine/compiledschema.h"
#include "engine/formdefinition.h"
#include "market/formlibrary.h"
#include "market/referencedata.h"
#include "market/ruleoperators.h"

#include <QCommandLineParser>
#include <QSet>

#include <algorithm>

namespace eforms::check {

using namespace Qt::StringLiterals;
using engine::FieldPlan;
using engine::LayoutElement;

namespace {

/// Looks through one form that could be loaded.
class Inspection
{
public:
    explicit Inspection(const engine::FormDefinition &form) : m_form(form) { }

    QStringList findings()
    {
        needText({u"title"_s}, {});
        for (const FieldPlan &field : m_form.schema().structure().fields)
            inspectField(field);
        for (const auto &constraint : m_form.schema().structure().constraints)
            needText({constraint.message}, constraint.schemaPath);
        inspectLayout(m_form.layout());
        for (const FieldPlan &field : m_form.schema().structure().fields)
            inspectReach(field);
        m_findings.removeDuplicates();
        return m_findings;
    }

private:
    const engine::FormDefinition &m_form;
    QStringList m_findings;
    QSet<QString> m_shown;        ///< pointers of what has a control of its own
    QSet<QString> m_shownWhole;   ///< tables whose every field is shown

    /// One of these keys must have a text in each language.
    void needText(const QStringList &keys, const QString &place)
    {
        for (const Language language : {Language::English, Language::TraditionalChinese}) {
            const bool found = std::any_of(keys.begin(), keys.end(),
                [&](const QString &key) { return !m_form.text(key, language).isEmpty(); });
            if (!found)
                m_findings.append(place + u": no text "_s + keys.first() + u" in "_s + languageTag(language));
        }
    }

    void inspectField(const FieldPlan &field)
    {
        QString key = field.pointer.mid(1);
        key.replace(u'/', u'.');
        const QString name = field.keys.last();
        needText({key + u".label"_s, name + u".label"_s}, field.pointer);
        for (const engine::SchemaNode *schema : field.adopted) {
            const engine::SchemaNode *choices = schema->items ? schema->items : schema;
            for (const Json &choice : choices->enumeration.value_or(Json::Array())) {
                const QString code = choice.toString();
                if (choice.isString() && !code.isEmpty())
                    needText({key + u'.' + code, name + u'.' + code}, field.pointer);
            }
            inspectKeywords(*schema, key, name);
        }
        if (field.required || field.requiredWhen)
            needError(u"required"_s, key, name);
        if (field.lookup)
            needError(u"lookup"_s, key, name);
        if (field.attachment)
            needError(u"attachment"_s, key, name);
        if (field.calculation && field.calculation->always)
            needError(u"calculated"_s, key, name);
    }

    void inspectKeywords(const engine::SchemaNode &schema, const QString &key, const QString &name)
    {
        static const QHash<QString, QString> reported {{u"x-min"_s, u"minimum"_s}, {u"x-max"_s, u"maximum"_s},
            {u"x-exclusive-min"_s, u"exclusiveMinimum"_s}, {u"x-exclusive-max"_s, u"exclusiveMaximum"_s},
            {u"x-scale"_s, u"scale"_s}};
        static const QSet<QString> wordless {u"title"_s, u"description"_s, u"default"_s, u"examples"_s, u"properties"_s,
            u"items"_s, u"required"_s, u"allOf"_s, u"if"_s, u"then"_s, u"else"_s, u"prefixItems"_s,
            u"dependentSchemas"_s, u"minContains"_s, u"maxContains"_s, u"readOnly"_s, u"writeOnly"_s, u"deprecated"_s,
            u"patternProperties"_s};
        for (const QString &keyword : schema.source.object().keys()) {
            const bool extension = keyword.startsWith("x-"_L1) && !reported.contains(keyword);
            if (!extension && !keyword.startsWith(u'$') && !wordless.contains(keyword))
                needError(reported.value(keyword, keyword), key, name);
        }
    }

    void needError(const QString &keyword, const QString &key, const QString &name)
    {
        needText({u"error."_s + keyword, key + u".error."_s + keyword, name + u".error."_s + keyword},
            u'/' + QString(key).replace(u'.', u'/'));
    }

    void inspectLayout(const LayoutElement &element)
    {
        if (element.type == LayoutElement::Type::Unknown)
            m_findings.append(u"layout: unknown element "_s + element.typeName);
        if (!element.i18n.isEmpty())
            needText({element.i18n + u".label"_s, element.i18n}, u"layout"_s);
        if (!element.pointer.isEmpty()) {
            m_shown.insert(element.pointer);
            const Json &columns = element.options["columns"_L1];
            for (const Json &column : columns.array())
                m_shown.insert(element.pointer + u'/' + column["scope"_L1].toString().section(u'/', -1));
            if (columns.isAbsent() && element.children.isEmpty())
                m_shownWhole.insert(element.pointer);
        }
        for (const LayoutElement &child : element.children)
            inspectLayout(child);
    }

    void inspectReach(const FieldPlan &field)
    {
        if (field.server || field.kind == FieldPlan::Kind::Object || m_shown.contains(field.pointer))
            return;
        // Attachments and what is drawn on its own (the declaration) have no need of a control.
        if (field.pointer.startsWith("/attachments"_L1) || field.submissionOnly)
            return;
        for (QString above = field.pointer; !above.isEmpty(); above.truncate(above.lastIndexOf(u'/'))) {
            if (m_shownWhole.contains(above))
                return;
        }
        m_findings.append(field.pointer + u": no control of the layout shows it"_s);
    }
};

QStringList findingsOf(const market::FormLibrary &library, const QString &slug, const engine::Operators &operators)
{
    const auto bundle = library.bundle(slug);
    if (!bundle)
        return {bundle.error().detail};
    const auto form = engine::FormDefinition::load(*bundle, operators);
    if (!form)
        return {form.error().detail};
    return Inspection(**form).findings();
}

} // namespace

Answer lintCommand(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption({u"json"_s, u"print JSON"_s});
    if (!parser.parse(QStringList {u"lint"_s} + arguments) || parser.positionalArguments().size() != 1)
        return failed(u"lint DIR [--json]"_s);
    const auto library = market::FormLibrary::open(parser.positionalArguments().first());
    if (!library)
        return failed(library.error().detail);
    const auto reference = market::ReferenceData::open();
    if (!reference)
        return failed(reference.error().detail);
    const engine::Operators operators = market::ruleOperators(reference->calendar);

    Json::Array list;
    QString lines;
    for (const QString &slug : library->available()) {
        for (const QString &finding : findingsOf(*library, slug, operators)) {
            list.append(Json::of({{u"form"_s, slug}, {u"finding"_s, finding}}));
            lines += slug + u": "_s + finding + u'\n';
        }
    }
    Answer answer;
    answer.status = list.isEmpty() ? Answer::Good : Answer::Faulty;
    const Json report = Json::of({{u"forms"_s, qint64(library->available().size())}, {u"findings"_s, Json(list)}});
    answer.output = parser.isSet(u"json"_s) ? report.toPrettyBytes() : lines.toUtf8();
    return answer;
}

} // namespace eforms::check
