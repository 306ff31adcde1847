#include "base/clock.h"
#include "engine/compiledschema.h"
#include "engine/formmodel.h"
#include "engine/structure.h"
#include "market/formlibrary.h"
#include "market/formrules.h"
#include "market/referencedata.h"
#include "market/ruleoperators.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTest>

using namespace eforms;
using namespace Qt::StringLiterals;

namespace {

/// A problem as the examples name it: path, keyword and, for business rules, the rule's id.
QString named(const QString &path, const QString &keyword, const QString &rule)
{
    return path + u' ' + keyword + (rule.isEmpty() ? QString() : u' ' + rule);
}

QStringList expected(const Json &list)
{
    QStringList problems;
    for (const Json &problem : list.array())
        problems.append(named(
            problem["path"_L1].toString(), problem["keyword"_L1].toString(), problem["rule"_L1].toString()));
    problems.sort();
    return problems;
}

QStringList found(const engine::Problems &problems, engine::Severity severity)
{
    QStringList list;
    for (const engine::Problem &problem : problems) {
        if (problem.severity == severity)
            list.append(named(problem.path, problem.keyword, problem.rule));
    }
    list.sort();
    return list;
}

/// The ids of all business rules in a schema.
void gatherRules(const Json &json, QSet<QString> &rules)
{
    for (const Json &constraint : json["x-constraint"_L1].array())
        rules.insert(constraint["id"_L1].toString());
    for (const auto &[key, value] : json.object())
        gatherRules(value, rules);
}

/// A place that the schema can complain about: the field without row indices, and the keyword of the problem.
using Constraint = std::pair<QString, QString>;

void gatherKeywords(const QString &pointer, const Json &schema, QSet<Constraint> &constraints)
{
    static const QHash<QString, QString> reported {{u"x-scale"_s, u"scale"_s}, {u"x-min"_s, u"minimum"_s},
        {u"x-max"_s, u"maximum"_s}, {u"x-exclusive-min"_s, u"exclusiveMinimum"_s},
        {u"x-exclusive-max"_s, u"exclusiveMaximum"_s}, {u"pattern"_s, u"pattern"_s}, {u"format"_s, u"format"_s},
        {u"enum"_s, u"enum"_s}, {u"const"_s, u"const"_s}, {u"minLength"_s, u"minLength"_s},
        {u"maxLength"_s, u"maxLength"_s}, {u"minimum"_s, u"minimum"_s}, {u"maximum"_s, u"maximum"_s},
        {u"exclusiveMinimum"_s, u"exclusiveMinimum"_s}, {u"minItems"_s, u"minItems"_s}, {u"maxItems"_s, u"maxItems"_s},
        {u"uniqueItems"_s, u"uniqueItems"_s}};
    for (const auto &[keyword, value] : schema.object()) {
        // A list or text that may not be empty is a required one: that is what people are told.
        const bool implied = (keyword == "minLength"_L1 || keyword == "minItems"_L1) && value.toInteger() == 1;
        if (reported.contains(keyword) && !implied)
            constraints.insert({pointer, reported.value(keyword)});
    }
}

/// Everything that the schema of a form says about single fields.
QSet<Constraint> constraintsOf(const engine::FormDefinition &form)
{
    QSet<Constraint> constraints;
    for (const engine::FieldPlan &field : form.schema().structure().fields) {
        if (field.server)
            continue;
        for (const engine::SchemaNode *schema : field.adopted)
            gatherKeywords(field.pointer, schema->source, constraints);
        if (field.required || field.requiredWhen)
            constraints.insert({field.pointer, u"required"_s});
        if (field.attachment)
            constraints.insert({field.pointer, u"attachment"_s});
        if (field.lookup && !field.lookup->open)
            constraints.insert({field.pointer, u"lookup"_s});
        if (field.calculation && field.calculation->always)
            constraints.insert({field.pointer, u"calculated"_s});
    }
    return constraints;
}

} // namespace

/// Every example of every form, run through the engine with the real calendars and the sample security master.
class ExamplesTest : public QObject
{
    Q_OBJECT

    std::optional<market::FormLibrary> m_library;
    std::shared_ptr<const market::ReferenceData> m_reference;
    QHash<QString, engine::FormPointer> m_forms;

    [[nodiscard]] engine::FormContext context(const Json &values) const
    {
        const engine::FormPointer form = m_forms.begin().value(); // neither times nor look-ups depend on the form
        const QDate day = QDate::fromString(values["today"_L1].toString(), Qt::ISODate);
        const QTime time = QTime::fromString(values["time_hkt"_L1].toString(), u"HH:mm"_s);
        market::RuleFacts facts;
        facts.nowUtc = base::fromHongKong(day, time);
        facts.participant = values["participant"_L1];
        engine::FormContext context = market::ruleContext(*form, facts, m_reference);
        for (const auto &[name, value] : values.object())
            context.values.set(name, value);
        return context;
    }

    [[nodiscard]] QStringList exampleNames(const QString &slug) const
    {
        return QDir(m_library->folder(slug) + u"/examples"_s).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    }

    [[nodiscard]] Json example(const QString &slug, const QString &name) const
    {
        QFile file(m_library->folder(slug) + u"/examples/"_s + name);
        return file.open(QIODevice::ReadOnly) ? Json::parse(file.readAll()).value_or(Json()) : Json();
    }

    void everyExample_data(const QString &prefix)
    {
        QTest::addColumn<QString>("slug");
        QTest::addColumn<QString>("name");
        for (const QString &slug : m_library->available()) {
            for (const QString &name : exampleNames(slug)) {
                if (name.startsWith(prefix))
                    QTest::newRow((slug + u'/' + name).toUtf8().constData()) << slug << name;
            }
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto library = market::FormLibrary::open(QStringLiteral(EFORMS_SOURCE_DIR "/forms"));
        QVERIFY2(library.has_value(), qPrintable(library ? QString() : library.error().detail));
        m_library = *library;
        const auto reference = market::ReferenceData::open(QStringLiteral(EFORMS_SOURCE_DIR "/resources/reference"));
        QVERIFY2(reference.has_value(), qPrintable(reference ? QString() : reference.error().detail));
        m_reference = std::make_shared<const market::ReferenceData>(*reference);
        for (const QString &slug : m_library->available()) {
            const auto form = engine::FormDefinition::load(
                *m_library->bundle(slug), market::ruleOperators(m_reference->calendar));
            QVERIFY2(form.has_value(), qPrintable(form ? QString() : slug + u": "_s + form.error().detail));
            m_forms.insert(slug, *form);
        }
    }

    void aValidExampleHasNoErrors_data() { everyExample_data(u"valid-"_s); }

    void aValidExampleHasNoErrors()
    {
        QFETCH(QString, slug);
        QFETCH(QString, name);
        const Json written = example(slug, name);
        QVERIFY(written["data"_L1].isObject());

        const auto problems = engine::validate(
            *m_forms[slug], written["data"_L1], context(written["context"_L1]), engine::Purpose::Submission);

        QCOMPARE(found(problems, engine::Severity::Error).join(u'\n'), QString());
        QCOMPARE(found(problems, engine::Severity::Warning).join(u'\n'), expected(written["warnings"_L1]).join(u'\n'));
    }

    void aFaultyExampleHasExactlyTheErrorsItNames_data() { everyExample_data(u"faulty-"_s); }

    void aFaultyExampleHasExactlyTheErrorsItNames()
    {
        QFETCH(QString, slug);
        QFETCH(QString, name);
        const Json written = example(slug, name);
        QVERIFY(written["expect"_L1].size() > 0);

        const auto problems = engine::validate(
            *m_forms[slug], written["data"_L1], context(written["context"_L1]), engine::Purpose::Submission);

        QCOMPARE(found(problems, engine::Severity::Error).join(u'\n'), expected(written["expect"_L1]).join(u'\n'));
        for (const engine::Problem &problem : problems) {
            for (const Language language : {Language::English, Language::TraditionalChinese}) {
                const QString sentence = m_forms[slug]->problemText(problem, language);
                QVERIFY2(!sentence.isEmpty() && !sentence.contains(u'{'), qPrintable(problem.keyword + u": "_s + sentence));
            }
        }
    }

    void aDeclarationMayBeMissingInADraft()
    {
        for (const QString &slug : m_library->available()) {
            const Json written = example(slug, u"faulty-declaration-missing.json"_s);
            const auto problems = engine::validate(
                *m_forms[slug], written["data"_L1], context(written["context"_L1]), engine::Purpose::Draft);
            QCOMPARE(found(problems, engine::Severity::Error).join(u'\n'), QString());
        }
    }

    void everyVariantHasAValidExample()
    {
        for (const QString &slug : m_library->available()) {
            const Json &about = m_forms[slug]->about();
            QStringList missing = about["variants"_L1].toStringList();
            int valid = 0;
            for (const QString &name : exampleNames(slug)) {
                if (!name.startsWith("valid-"_L1))
                    continue;
                ++valid;
                for (const QString &type : market::requestTypes(*m_forms[slug], example(slug, name)["data"_L1]))
                    missing.removeAll(type);
            }
            QVERIFY2(missing.isEmpty(), qPrintable(slug + u": "_s + missing.join(u' ')));
            QVERIFY2(valid >= 3, qPrintable(u"%1 has %2 valid examples"_s.arg(slug).arg(valid)));
        }
    }

    void everyRuleAndConstraintIsBrokenByAnExample()
    {
        int variants = 0, fields = 0, allRules = 0, allConstraints = 0, examples = 0;
        for (const QString &slug : m_library->available()) {
            const engine::FormDefinition &form = *m_forms[slug];
            QSet<QString> rules;
            gatherRules(m_library->bundle(slug)->schema, rules);
            const QSet<Constraint> constraints = constraintsOf(form);
            QSet<QString> brokenRules;
            QSet<Constraint> broken;
            for (const QString &name : exampleNames(slug)) {
                const Json written = example(slug, name);
                ++examples;
                for (const QString &list : {u"expect"_s, u"warnings"_s}) {
                    for (const Json &problem : written[list].array()) {
                        brokenRules.insert(problem["rule"_L1].toString());
                        broken.insert({engine::withoutIndices(problem["path"_L1].toString()),
                            problem["keyword"_L1].toString()});
                    }
                }
            }
            brokenRules.remove(QString());
            QCOMPARE((rules - brokenRules).values().join(u' '), QString());
            QCOMPARE((brokenRules - rules).values().join(u' '), QString());
            QStringList whole;
            for (const auto &[pointer, keyword] : constraints - broken)
                whole.append(pointer + u' ' + keyword);
            whole.sort();
            QVERIFY2(whole.isEmpty(), qPrintable(u"%1 has no faulty example of %2"_s.arg(slug, whole.join(u", "_s))));
            variants += static_cast<int>(form.about()["variants"_L1].size());
            fields += static_cast<int>(form.schema().structure().fields.size());
            allRules += static_cast<int>(rules.size());
            allConstraints += static_cast<int>(constraints.size());
        }
        // tests/run.sh prints this line.
        qInfo("coverage: %d services, %d request types, %d fields, %d rules, %d constraints, %d examples",
            static_cast<int>(m_library->available().size()), variants, fields, allRules, allConstraints, examples);
    }

    void aNewFormIsPrefilledAndFollowsItsSources()
    {
        const Json values = example(u"cmu-transfer-instruction"_s, u"valid-deliver-dvp.json"_s)["context"_L1];
        engine::FormModel model(m_forms[u"cmu-transfer-instruction"_s], Json::emptyObject(), context(values));

        model.setValue(u"/variant"_s, Json(u"DELIVER_DVP"_s));
        QCOMPARE(model.addRow(u"/instructions"_s), 0);
        model.setValue(u"/instructions/0/stock_code"_s, Json(u"04252"_s));
        model.setValue(u"/instructions/0/cmu_counterparty_code"_s, Json(u"ABCD"_s));

        const auto value = [&model](const QString &path) { return model.state(path).value.toString(); };
        QCOMPARE(value(u"/participant_id"_s), u"B01234"_s);
        QCOMPARE(value(u"/contact_phone"_s), u"+852 2345 6789"_s);
        QCOMPARE(value(u"/clearing_house"_s), u"HKSCC"_s);
        QCOMPARE(value(u"/instructions/0/instrument_type"_s), u"GOV_BOND"_s);
        QCOMPARE(value(u"/instructions/0/cmu_issue_no"_s), u"10GB28030001"_s);
        QCOMPARE(value(u"/instructions/0/denomination"_s), u"50000"_s);
        QCOMPARE(value(u"/instructions/0/cmu_counterparty_name"_s), u"SAMPLE BANK"_s);
        QCOMPARE(value(u"/instructions/0/payment_currency"_s), u"HKD"_s);
        QCOMPARE(value(u"/instructions/0/ccass_account_no"_s), u"01"_s);
        QCOMPARE(value(u"/instructions/0/value_date"_s), u"2025-07-08"_s);
        QCOMPARE(value(u"/instructions/0/purpose_code"_s), u"TRADE"_s);
    }

    void theMarketFollowsTheRequestType()
    {
        const Json values = example(u"buy-in-exemption"_s, u"valid-hong-kong-one-row.json"_s)["context"_L1];
        engine::FormModel model(m_forms[u"buy-in-exemption"_s], Json::emptyObject(), context(values));

        model.setValue(u"/variant"_s, Json(u"HK_SECURITIES"_s));
        QCOMPARE(model.state(u"/market"_s).value.toString(), u"HKMK"_s);
        model.setValue(u"/variant"_s, Json(u"CHINA_CONNECT"_s));

        QVERIFY(model.state(u"/market"_s).value.isEmpty());
    }
};

QTEST_GUILESS_MAIN(ExamplesTest)
#include "tst_examples.moc"
