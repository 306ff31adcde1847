#include "engine/forms.h"

#include "engine/schemacompiler.h"
#include "engine/validator.h"

using namespace forms;

namespace {

SchemaSet compiled(const QByteArray &schema)
{
    auto made = compileSchema(json(schema), {});
    if (!made)
        qFatal("%s: %s", schema.constData(), qPrintable(made.error().detail));
    return *std::move(made);
}

Problems problemsOf(const QByteArray &schema, const QByteArray &value, ProblemDetail detail = ProblemDetail::Plain)
{
    const SchemaSet set = compiled(schema);
    Problems problems;
    validateValue({*set.root, allSchemaParts, detail}, json(value), {}, problems);
    return problems;
}

} // namespace

class ProblemsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keywordAndParamsAreAjvs_data();
    void keywordAndParamsAreAjvs();
    void aFailingAlternativeIsOneProblemForAForm();
    void completeDetailAddsWhatEachAlternativeLacks();
    void completeDetailNamesTheBranchThatFails();
    void completeDetailAddsWhatIsWrongWithAName();
    void thePathLeadsThroughListsAndEscapedNames();
    void theBestAlternativeFitsOrComesNearest_data();
    void theBestAlternativeFitsOrComesNearest();
    void partsOfASchemaKnowWhatTheOthersEvaluate();
};

/// As printed by Ajv 8 for the same schema and value.
void ProblemsTest::keywordAndParamsAreAjvs_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("keyword");
    QTest::addColumn<QByteArray>("params");
    const auto row = [](const char *keyword, const char *schema, const char *value, const char *params) {
        const QByteArray named = QByteArray(keyword) + ' ' + schema;
        QTest::newRow(named.constData())
            << QByteArray(schema) << QByteArray(value) << QString::fromUtf8(keyword) << QByteArray(params);
    };
    row("type", R"({"type":"string"})", "1", R"({"type":"string"})");
    row("type", R"({"type":["string","null"]})", "1", R"({"type":["string","null"]})");
    row("enum", R"({"enum":["A",1]})", "2", R"({"allowedValues":["A",1]})");
    row("const", R"({"const":{"a":1}})", "2", R"({"allowedValue":{"a":1}})");
    row("minLength", R"({"minLength":2})", R"("a")", R"({"limit":2})");
    row("maxLength", R"({"maxLength":1})", R"("ab")", R"({"limit":1})");
    row("pattern", R"({"pattern":"^a"})", R"("b")", R"({"pattern":"^a"})");
    row("format", R"({"format":"date"})", R"("b")", R"({"format":"date"})");
    row("minimum", R"({"minimum":2})", "1", R"({"comparison":">=","limit":2})");
    row("maximum", R"({"maximum":2})", "3", R"({"comparison":"<=","limit":2})");
    row("exclusiveMinimum", R"({"exclusiveMinimum":2})", "2", R"({"comparison":">","limit":2})");
    row("exclusiveMaximum", R"({"exclusiveMaximum":2})", "2", R"({"comparison":"<","limit":2})");
    row("multipleOf", R"({"multipleOf":0.5})", "0.7", R"({"multipleOf":0.5})");
    row("minItems", R"({"minItems":2})", "[1]", R"({"limit":2})");
    row("maxItems", R"({"maxItems":1})", "[1,2]", R"({"limit":1})");
    row("uniqueItems", R"({"uniqueItems":true})", "[5,6,5]", R"({"i":2,"j":0})");
    row("uniqueItems", R"({"uniqueItems":true,"items":{"type":"integer"}})", "[5,6,5]", R"({"i":0,"j":2})");
    row("contains", R"({"contains":{"const":1}})", "[2]", R"({"minContains":1})");
    row("contains", R"({"contains":{"const":1},"minContains":2,"maxContains":3})", "[1]",
        R"({"maxContains":3,"minContains":2})");
    row("items", R"({"prefixItems":[true,true],"items":false})", "[1,2,3]", R"({"limit":2})");
    row("additionalItems",
        R"({"$schema":"http://json-schema.org/draft-07/schema#","items":[true],"additionalItems":false})", "[1,2]",
        R"({"limit":1})");
    row("unevaluatedItems", R"({"prefixItems":[true],"unevaluatedItems":false})", "[1,2]", R"({"limit":1})");
    row("required", R"({"required":["a"]})", "{}", R"({"missingProperty":"a"})");
    row("minProperties", R"({"minProperties":1})", "{}", R"({"limit":1})");
    row("maxProperties", R"({"maxProperties":0})", R"({"a":1})", R"({"limit":0})");
    row("additionalProperties", R"({"additionalProperties":false})", R"({"a":1})", R"({"additionalProperty":"a"})");
    row("unevaluatedProperties", R"({"unevaluatedProperties":false})", R"({"a":1})", R"({"unevaluatedProperty":"a"})");
    row("propertyNames", R"({"propertyNames":{"maxLength":1}})", R"({"ab":1})", R"({"propertyName":"ab"})");
    row("dependentRequired", R"({"dependentRequired":{"a":["b","c"]}})", R"({"a":1,"b":1})",
        R"({"property":"a","missingProperty":"c","depsCount":2,"deps":"b, c"})");
    row("dependencies", R"({"$schema":"http://json-schema.org/draft-07/schema#","dependencies":{"a":["b"]}})",
        R"({"a":1})", R"({"property":"a","missingProperty":"b","depsCount":1,"deps":"b"})");
    row("anyOf", R"({"anyOf":[{"type":"null"}]})", "1", "{}");
    row("oneOf", R"({"oneOf":[{"type":"null"}]})", "1", R"({"passingSchemas":null})");
    row("oneOf", R"({"oneOf":[{"type":"null"},true,{"minimum":0}]})", "1", R"({"passingSchemas":[1,2]})");
    row("not", R"({"not":true})", "1", "{}");
    row("false schema", "false", "1", "{}");
}

void ProblemsTest::keywordAndParamsAreAjvs()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, value);
    QFETCH(QString, keyword);
    QFETCH(QByteArray, params);

    const Problems problems = problemsOf(schema, value);

    QCOMPARE(problems.size(), 1);
    QCOMPARE(problems[0].keyword, keyword);
    QCOMPARE(problems[0].params, json(params));
}

void ProblemsTest::aFailingAlternativeIsOneProblemForAForm()
{
    QCOMPARE(listed(problemsOf(R"({"anyOf":[{"type":"null"},{"minimum":5}]})", "1")), QStringList {u" anyOf"_s});
    QCOMPARE(listed(problemsOf(R"({"if":true,"then":{"minimum":5}})", "1")), QStringList {u" minimum"_s});
}

void ProblemsTest::completeDetailAddsWhatEachAlternativeLacks()
{
    const QByteArray schema = R"({"anyOf":[{"type":"null"},{"properties":{"a":{"minimum":5}}}]})";
    const QStringList expected {u" type"_s, u"/a minimum"_s, u" anyOf"_s};

    QCOMPARE(listed(problemsOf(schema, R"({"a":1})", ProblemDetail::Complete)), expected);
    QCOMPARE(listed(problemsOf(R"({"oneOf":[{"type":"null"},false]})", "1", ProblemDetail::Complete)),
        (QStringList {u" type"_s, u" false schema"_s, u" oneOf"_s}));
    QVERIFY(problemsOf(schema, R"({"a":5})", ProblemDetail::Complete).isEmpty());
}

void ProblemsTest::completeDetailNamesTheBranchThatFails()
{
    const Problems problems
        = problemsOf(R"({"if":{"minimum":9},"else":{"const":2}})", "1", ProblemDetail::Complete);

    QCOMPARE(listed(problems), (QStringList {u" const"_s, u" if"_s}));
    QCOMPARE(problems[1].params, json(R"({"failingKeyword":"else"})"));
}

void ProblemsTest::completeDetailAddsWhatIsWrongWithAName()
{
    const Problems problems
        = problemsOf(R"({"propertyNames":{"maxLength":1}})", R"({"ab":1})", ProblemDetail::Complete);

    QCOMPARE(listed(problems), (QStringList {u" maxLength"_s, u" propertyNames"_s}));
}

void ProblemsTest::thePathLeadsThroughListsAndEscapedNames()
{
    const QByteArray schema = R"({"properties":{"a/b~c":{"items":{"required":["d/e"]}}}})";

    QCOMPARE(listed(problemsOf(schema, R"({"a/b~c":[{"d/e":1},{}]})")), QStringList {u"/a~1b~0c/1/d~1e required"_s});
}

void ProblemsTest::theBestAlternativeFitsOrComesNearest_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<int>("index");
    QTest::addColumn<bool>("fits");
    QTest::newRow("first that fits") << QByteArray(R"({"kind":"b","n":5})") << 1 << true;
    QTest::newRow("the kind decides") << QByteArray(R"({"kind":"b","n":1})") << 1 << false;
    QTest::newRow("the type decides") << QByteArray("7") << 2 << false;
    QTest::newRow("several fit") << QByteArray(R"("x")") << 2 << true;
}

void ProblemsTest::theBestAlternativeFitsOrComesNearest()
{
    QFETCH(QByteArray, value);
    QFETCH(int, index);
    QFETCH(bool, fits);
    const SchemaSet set = compiled(R"({"anyOf":[{"type":"object","properties":{"kind":{"const":"a"}},"required":["n"]},
        {"type":"object","properties":{"kind":{"const":"b"},"n":{"minimum":5}},"required":["n"]},
        {"type":["string","number"],"maximum":5},{"type":"string"}]})");

    const auto best = bestAlternative(set.root->anyOf, json(value));

    QVERIFY(best);
    QCOMPARE(static_cast<int>(best->index), index);
    QCOMPARE(best->fits, fits);
    QVERIFY(!bestAlternative({}, json(value)));
}

void ProblemsTest::partsOfASchemaKnowWhatTheOthersEvaluate()
{
    const SchemaSet set = compiled(R"({"properties":{"a":{"type":"string"}},"unevaluatedProperties":false})");
    Problems problems;

    validateValue({*set.root, SchemaPart::Own | SchemaPart::OtherMembers}, json(R"({"a":1,"b":1})"), {}, problems);

    QCOMPARE(listed(problems), QStringList {u" unevaluatedProperties"_s});
    QCOMPARE(problems[0].params, json(R"({"unevaluatedProperty":"b"})"));
}

QTEST_GUILESS_MAIN(ProblemsTest)
#include "tst_problems.moc"
