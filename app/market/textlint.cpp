#include "market/formlintparts.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace eforms::market {

using namespace Qt::StringLiterals;
using engine::FieldPlan;
using Kind = Finding::Kind;

namespace {

constexpr Language languages[] = {Language::English, Language::TraditionalChinese};

QString fileOf(Language language)
{
    return languageTag(language) + u".json"_s;
}

QStringList blanks(const QString &text)
{
    static const QRegularExpression blank(u"\\{[^{}]*\\}"_s);
    QStringList found;
    for (const auto &match : blank.globalMatch(text))
        found.append(match.captured());
    found.sort();
    found.removeDuplicates();
    return found;
}

/// Compares what the documents of a form ask for with what its language files say.
class TextLint
{
public:
    TextLint(FormUnderLint &form, const engine::FormStructure &structure) : m_form(form), m_structure(structure) { }

    void all()
    {
        ofForm();
        for (const FieldPlan &field : m_structure.fields)
            ofField(field);
        for (const auto &constraint : m_structure.constraints)
            ofRule(constraint);
        ofLayout(m_form.layout, {}, 0);
        compareLanguages();
        for (const Language language : languages)
            orphans(language);
    }

private:
    FormUnderLint &m_form;
    const engine::FormStructure &m_structure;
    QSet<QString> m_asked;          ///< keys that something looks for
    QSet<QString> m_askedPrefixes;  ///< beginnings of such keys: `positions.quantity.error.`

    QString text(const QString &key, Language language) const
    {
        const Json &own = m_form.texts[language][key];
        return own.isAbsent() ? m_form.commonTexts[language][key].toString() : own.toString();
    }

    /// One of these keys must have a text in each language; @p why names who asks.
    void need(const QStringList &keys, const QString &why, Kind kind = Kind::MissingText)
    {
        m_asked.unite(QSet<QString>(keys.begin(), keys.end()));
        for (const Language language : languages) {
            const bool found = std::any_of(keys.begin(), keys.end(),
                [&](const QString &key) { return !text(key, language).trimmed().isEmpty(); });
            if (!found)
                m_form.add(kind, fileOf(language), pointerTo(QString(), keys.first()), u"no text for "_s + why);
        }
    }

    void ofForm()
    {
        const Json &about = m_form.form;
        for (const QString &key : {u"title"_s, u"purpose"_s, u"deadline"_s, u"fee"_s})
            need({key}, u"the form"_s);
        for (const QString &list : {u"stages"_s, u"other_stages"_s})
            ofCodes(about[list], u"stage"_s, u"form.json#/"_s + list);
        ofCodes(about["row_decisions"_L1]["results"_L1], u"result"_s, u"form.json#/row_decisions/results"_s);
        ofCodes(about["attachments"_L1]["doc_types"_L1], u"attachments.doc_type"_s, u"form.json#/attachments/doc_types"_s);
        for (const auto &[type, flow] : about["flows"_L1].object()) {
            const QString place = u"form.json#/flows/"_s + type;
            for (const QString &list : {u"stages"_s, u"other_stages"_s})
                ofCodes(flow[list], u"stage"_s, place + u'/' + list);
            ofCodes(flow["row_decisions"_L1]["results"_L1], u"result"_s, place + u"/row_decisions/results"_s);
        }
        QString variant = about["discriminator"_L1].toString();
        variant.remove(u'*').replace(u"//"_s, u"/"_s);
        if (variant.startsWith(u'/'))
            variant = variant.mid(1).replace(u'/', u'.');
        if (!variant.isEmpty())
            ofCodes(about["variants"_L1], variant, u"form.json#/variants"_s);
        if (const QString fee = about["fee"_L1]["text"_L1].toString(); !fee.isEmpty())
            need({fee}, u"form.json#/fee/text"_s);
    }

    void ofCodes(const Json &codes, const QString &prefix, const QString &why)
    {
        for (const Json &code : codes.array())
            need({prefix + u'.' + code.toString()}, why, Kind::CodeWithoutText);
    }

    void ofField(const FieldPlan &field)
    {
        QString key = field.pointer.mid(1);
        key.replace(u'/', u'.');
        const QString name = field.keys.last();
        const QString why = u"schema.json#"_s + field.schemas.front()->place;
        need({key + u".label"_s, name + u".label"_s}, why);
        for (const QString &prefix : {key, name}) {
            m_asked.insert(prefix + u".description"_s);
            m_askedPrefixes.insert(prefix + u".error."_s);
        }
        if (field.type == engine::ValueType::Bool)
            m_asked.unite({key + u".true"_s, key + u".false"_s, name + u".true"_s, name + u".false"_s});
        for (const engine::SchemaNode *schema : field.adopted) {
            ofChoices(schema->items ? *schema->items : *schema, key, name, why);
            ofKeywords(*schema, key, name, why);
            if (const QString unit = schema->source["x-unit"_L1].toString(); !unit.isEmpty())
                need({unit}, why + u"/x-unit"_s);
        }
        ofStates(field, key, name, why);
    }

    void ofChoices(const engine::SchemaNode &schema, const QString &key, const QString &name, const QString &why)
    {
        for (const Json &choice : schema.enumeration.value_or(Json::Array())) {
            const QString code = choice.isString() ? choice.toString() : QString::fromUtf8(choice.toBytes());
            if (!choice.isEmpty())
                need({key + u'.' + code, name + u'.' + code}, why, Kind::CodeWithoutText);
        }
        for (const Json &alternative : schema.source["oneOf"_L1].array()) {
            if (const QString code = alternative["const"_L1].toString(); !code.isEmpty())
                m_asked.unite({key + u'.' + code, name + u'.' + code});
        }
    }

    void ofStates(const FieldPlan &field, const QString &key, const QString &name, const QString &why)
    {
        if (field.required || field.requiredWhen)
            needError(u"required"_s, key, name, why);
        if (field.lookup)
            needError(u"lookup"_s, key, name, why);
        if (field.attachment)
            needError(u"attachment"_s, key, name, why);
        if (field.calculation && field.calculation->always)
            needError(u"calculated"_s, key, name, why);
    }

    void ofKeywords(const engine::SchemaNode &schema, const QString &key, const QString &name, const QString &why)
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
                needError(reported.value(keyword, keyword), key, name, why);
        }
    }

    void needError(const QString &keyword, const QString &key, const QString &name, const QString &why)
    {
        need({u"error."_s + keyword, key + u".error."_s + keyword, name + u".error."_s + keyword}, why);
    }

    void ofRule(const engine::ConstraintPlan &constraint)
    {
        if (constraint.id != namelessRule)
            need({constraint.message, u"rule."_s + constraint.id}, u"schema.json#"_s + constraint.schemaPath);
    }

    void ofLayout(const Json &element, const QString &place, int depth)
    {
        constexpr int deepest = 64;
        if (depth > deepest)
            return;
        const QString why = u"layout.json#"_s + place;
        const QString i18n = element["i18n"_L1].toString();
        const QString type = element["type"_L1].toString();
        const bool section = type == "Category"_L1 || type == "Group"_L1;
        if (!i18n.isEmpty()) {
            need({i18n + u".label"_s, i18n + u".text"_s, i18n}, why);
            m_asked.insert(i18n + u".description"_s);
        } else if (section && element["label"_L1] != Json(false)) {
            const QString label = element["label"_L1].toString();
            need({label.isEmpty() ? u"section.….label"_s : label}, why + u", which has no i18n"_s);
        }
        for (qsizetype i = 0; i < element["elements"_L1].size(); ++i)
            ofLayout(element["elements"_L1][i], pointerTo(place + u"/elements"_s, i), depth + 1);
        if (const Json &detail = element["options"_L1]["detail"_L1]; detail.isObject())
            ofLayout(detail, place + u"/options/detail"_s, depth + 1);
    }

    /// What one language has the other has as well, with the same blanks.
    void compareLanguages()
    {
        for (const Language language : languages) {
            const Language other = language == Language::English ? Language::TraditionalChinese : Language::English;
            for (const auto &[key, written] : m_form.texts[language].object()) {
                const QString place = pointerTo(QString(), key);
                if (!written.isString())
                    m_form.add(Kind::BadKeyword, fileOf(language), place, u"is no text"_s);
                else if (text(key, other).trimmed().isEmpty())
                    needHere(fileOf(other), place);
                else if (language == Language::English && blanks(written.toString()) != blanks(text(key, other)))
                    m_form.add(Kind::DifferentBlanks, fileOf(other), place, u"{…} differs from the English text"_s);
            }
        }
    }

    /// Said already when something asks for the text.
    void needHere(const QString &file, const QString &place)
    {
        const bool known = std::any_of(m_form.findings.begin(), m_form.findings.end(), [&](const Finding &finding) {
            return finding.file == file && finding.place == place;
        });
        if (!known)
            m_form.add(Kind::MissingText, file, place, u"the other language has a text"_s);
    }

    void orphans(Language language)
    {
        for (const auto &[key, written] : m_form.texts[language].object()) {
            const qsizetype error = key.lastIndexOf(".error."_L1);
            const bool general = key.startsWith("error."_L1) || m_form.commonTexts[language].contains(key);
            const bool ofProblem = error > 0 && m_askedPrefixes.contains(key.left(error + 7));
            if (!m_asked.contains(key) && !general && !ofProblem)
                m_form.add(Kind::OrphanText, fileOf(language), pointerTo(QString(), key),
                    u"nothing asks for this text"_s, engine::Severity::Warning);
        }
    }
};

} // namespace

void lintTexts(FormUnderLint &form, const engine::FormStructure &structure)
{
    TextLint(form, structure).all();
}

} // namespace eforms::market
