#include "engine/forms.h"

#include "engine/schemacompiler.h"
#include "engine/validator.h"

using namespace forms;

namespace {

/// More than any of this takes on a slow machine, far less than it would take without limits.
constexpr qint64 patience = 5000;

ErrorKind refusal(const Json &schema)
{
    const auto made = compileSchema(schema, {});
    return made ? ErrorKind::Internal : made.error().kind;
}

QStringList problemsOf(const Json &schema, const Json &value)
{
    const auto compiled = compileSchema(schema, {});
    if (!compiled)
        return {u"load: "_s + compiled.error().detail};
    Problems problems;
    validateValue({*compiled->root}, value, {}, problems);
    return listed(problems);
}

} // namespace

/// Schemas and values made to cost time or memory, or to slip through.
class HostileSchemasTest : public QObject
{
    Q_OBJECT

    QElapsedTimer m_timer;

private Q_SLOTS:
    void init() { m_timer.start(); }
    void cleanup() { QVERIFY2(m_timer.elapsed() < patience, qPrintable(QString::number(m_timer.elapsed()))); }
    void aSchemaNestedTooDeepIsRefused();
    void tooManySchemasAreRefused();
    void aLongChainOfReferencesIsRefused();
    void referencesInACircleAreRefused_data();
    void referencesInACircleAreRefused();
    void aCircleThroughDynamicScopeIsGivenUp();
    void schemasThatMultiplyWithEachLevelAreGivenUp();
    void aPatternThatCanRunForEverIsARefusedSchema();
    void aMatchThatTakesTooLongPassesNothing_data();
    void aMatchThatTakesTooLongPassesNothing();
    void aMatchThatTakesTooLongStopsTheWholeCheck();
    void aLongEnumIsSearchedQuickly();
    void manyUniqueItemsAreComparedQuickly_data();
    void manyUniqueItemsAreComparedQuickly();
    void manyPropertiesAreFoundQuickly();
    void hugeExponentsAreExact_data();
    void hugeExponentsAreExact();
    void textThatIsNoJsonIsRefused_data();
    void textThatIsNoJsonIsRefused();
    void keywordsWithImpossibleValuesAreRefused_data();
    void keywordsWithImpossibleValuesAreRefused();
};

void HostileSchemasTest::aSchemaNestedTooDeepIsRefused()
{
    Json schema = json(R"({"type":"string"})");
    for (int i = 0; i < 1000; ++i)
        schema = Json::of({{u"items"_s, schema}});

    QCOMPARE(refusal(schema), ErrorKind::TooLarge);
}

void HostileSchemasTest::tooManySchemasAreRefused()
{
    Json::Array list;
    for (int i = 0; i < 30000; ++i)
        list.append(Json(true));

    QCOMPARE(refusal(Json::of({{u"allOf"_s, Json(list)}})), ErrorKind::TooLarge);
}

void HostileSchemasTest::aLongChainOfReferencesIsRefused()
{
    Json definitions = Json::emptyObject();
    for (int i = 0; i < 5000; ++i)
        definitions.set(u"d%1"_s.arg(i), Json::of({{u"$ref"_s, u"#/$defs/d%1"_s.arg(i + 1)}}));
    definitions.set(u"d5000"_s, Json(true));

    QCOMPARE(refusal(Json::of({{u"$ref"_s, u"#/$defs/d0"_s}, {u"$defs"_s, definitions}})), ErrorKind::TooLarge);
}

void HostileSchemasTest::referencesInACircleAreRefused_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::newRow("itself") << QByteArray(R"({"$ref":"#"})");
    QTest::newRow("by $id") << QByteArray(R"({"$id":"a","not":{"$ref":"a"}})");
    QTest::newRow("by $dynamicRef") << QByteArray(R"({"$dynamicAnchor":"a","anyOf":[{"$dynamicRef":"#a"}]})");
    QTest::newRow("in two steps") << QByteArray(
        R"({"$ref":"#/$defs/a","$defs":{"a":{"allOf":[{"$ref":"#/$defs/b"}]},"b":{"if":{"$ref":"#/$defs/a"}}}})");
}

void HostileSchemasTest::referencesInACircleAreRefused()
{
    QFETCH(QByteArray, schema);

    QCOMPARE(refusal(json(schema)), ErrorKind::Malformed);
}

void HostileSchemasTest::aCircleThroughDynamicScopeIsGivenUp()
{
    // The anchor that takes over is known only on the way.
    const Json schema = json(R"({"$id":"outer","$dynamicAnchor":"a","allOf":[{"$ref":"inner"}],
        "$defs":{"inner":{"$id":"inner","$ref":"#other","$defs":{"o":{"$anchor":"other","$dynamicRef":"#a"},
        "a":{"$dynamicAnchor":"a"}}}}})");

    QCOMPARE(problemsOf(schema, Json(1)), QStringList {u" limit"_s});
}

void HostileSchemasTest::schemasThatMultiplyWithEachLevelAreGivenUp()
{
    const Json schema = json(R"({"$defs":{"t":{"properties":{"a":{"allOf":[{"$ref":"#/$defs/t"},
        {"$ref":"#/$defs/t"},{"$ref":"#/$defs/t"}]}}}},"$ref":"#/$defs/t"})");
    Json value = Json::emptyObject();
    for (int i = 0; i < 30; ++i)
        value = Json::of({{u"a"_s, value}});

    const QStringList problems = problemsOf(schema, value);

    QCOMPARE(problems.size(), 1);
    QVERIFY(problems[0].endsWith(" limit"_L1));
}

void HostileSchemasTest::aPatternThatCanRunForEverIsARefusedSchema()
{
    QCOMPARE(refusal(json(R"({"pattern":"^(a+)+$"})")), ErrorKind::TooLarge);
    QCOMPARE(refusal(json(R"({"patternProperties":{"(a|a)*b":true}})")), ErrorKind::TooLarge);
}

void HostileSchemasTest::aMatchThatTakesTooLongPassesNothing_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::newRow("plain") << QByteArray(R"({"pattern":"^.*.*.*.*.*x$"})");
    QTest::newRow("not") << QByteArray(R"({"not":{"pattern":"^.*.*.*.*.*x$"}})");
    QTest::newRow("anyOf") << QByteArray(R"({"anyOf":[{"pattern":"^.*.*.*.*.*x$"},true]})");
    QTest::newRow("if") << QByteArray(R"({"if":{"pattern":"^.*.*.*.*.*x$"},"then":true})");
    QTest::newRow("oneOf") << QByteArray(R"({"oneOf":[{"pattern":"^.*.*.*.*.*x$"},true]})");
}

void HostileSchemasTest::aMatchThatTakesTooLongPassesNothing()
{
    QFETCH(QByteArray, schema);
    const Json value(QString(20000, u'a') + u"xa"_s);
    const auto compiled = compileSchema(json(schema), {});

    QCOMPARE(problemsOf(json(schema), value), QStringList {u" limit"_s});
    QVERIFY(!isValid(*compiled->root, value));
}

void HostileSchemasTest::aMatchThatTakesTooLongStopsTheWholeCheck()
{
    const Json value(QString(20000, u'a') + u"xa"_s);
    Json::Array many;
    for (int i = 0; i < 10000; ++i)
        many.append(value);

    QCOMPARE(problemsOf(json(R"({"items":{"pattern":"^.*.*.*.*.*x$"}})"), Json(many)), QStringList {u"/0 limit"_s});
}

void HostileSchemasTest::aLongEnumIsSearchedQuickly()
{
    Json::Array codes;
    for (int i = 0; i < 50000; ++i)
        codes.append(Json(u"C%1"_s.arg(i)));
    Json::Array values = codes;
    values.append(text("C50000"));
    const Json schema = Json::of({{u"items"_s, Json::of({{u"enum"_s, Json(codes)}})}});

    QCOMPARE(problemsOf(schema, Json(values)), QStringList {u"/50000 enum"_s});
}

void HostileSchemasTest::manyUniqueItemsAreComparedQuickly_data()
{
    QTest::addColumn<bool>("objects");
    QTest::newRow("numbers") << false;
    QTest::newRow("objects") << true;
}

void HostileSchemasTest::manyUniqueItemsAreComparedQuickly()
{
    QFETCH(bool, objects);
    Json::Array values;
    for (qint64 i = 0; i < 50000; ++i)
        values.append(objects ? Json::of({{u"id"_s, Json(i)}, {u"name"_s, u"same"_s}}) : Json(i));

    QCOMPARE(problemsOf(json(R"({"uniqueItems":true})"), Json(values)), QStringList());
}

void HostileSchemasTest::manyPropertiesAreFoundQuickly()
{
    Json properties = Json::emptyObject();
    Json value = Json::emptyObject();
    for (int i = 0; i < 15000; ++i) {
        properties.set(u"p%1"_s.arg(i), Json(true));
        value.set(u"p%1"_s.arg(i), Json(i));
    }
    const Json schema = Json::of({{u"properties"_s, properties}, {u"unevaluatedProperties"_s, Json(false)},
        {u"additionalProperties"_s, Json(false)}});

    QCOMPARE(problemsOf(schema, value), QStringList());
}

void HostileSchemasTest::hugeExponentsAreExact_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QStringList>("problems");
    QTest::newRow("fits") << QByteArray(R"({"multipleOf":1e-300})") << QByteArray("1e300") << QStringList();
    QTest::newRow("does not fit") << QByteArray(R"({"multipleOf":3e-300})") << QByteArray("1e300")
                                  << QStringList {u" multipleOf"_s};
    QTest::newRow("limit") << QByteArray(R"({"maximum":1e300})") << QByteArray("1.0000000000000000001e300")
                           << QStringList {u" maximum"_s};
    QTest::newRow("integer") << QByteArray(R"({"type":"integer"})") << QByteArray("1e300") << QStringList();
    QTest::newRow("no integer") << QByteArray(R"({"type":"integer"})") << QByteArray("1e-300")
                                << QStringList {u" type"_s};
}

void HostileSchemasTest::hugeExponentsAreExact()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, value);
    QFETCH(QStringList, problems);

    QCOMPARE(problemsOf(json(schema), json(value)), problems);
}

void HostileSchemasTest::textThatIsNoJsonIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("exponent without end") << QByteArray(R"({"maximum":1e99999999999})");
    QTest::newRow("number without end") << QByteArray("{\"maximum\":1" + QByteArray(5000, '0') + "}");
    QTest::newRow("duplicate keyword") << QByteArray(R"({"type":"string","type":"number"})");
    QTest::newRow("lone surrogate") << QByteArray(R"({"const":"\ud800"})");
    QTest::newRow("nested without end") << QByteArray(100000, '[');
}

void HostileSchemasTest::textThatIsNoJsonIsRefused()
{
    QFETCH(QByteArray, text);

    const auto parsed = Json::parse(text);

    QVERIFY(!parsed);
    QVERIFY(!parsed.error().detail.isEmpty());
}

void HostileSchemasTest::keywordsWithImpossibleValuesAreRefused_data()
{
    QTest::addColumn<QByteArray>("schema");
    for (const char *schema : {R"({"type":[]})", R"({"type":5})", R"({"enum":{}})", R"({"pattern":5})",
             R"({"minLength":1.5})", R"({"maxItems":"3"})", R"({"minimum":"3"})", R"({"multipleOf":-1})",
             R"({"uniqueItems":1})", R"({"properties":[]})", R"({"properties":{"a":1}})", R"({"required":"a"})",
             R"({"required":[1]})", R"({"allOf":[]})", R"({"allOf":{}})", R"({"items":[{}]})", R"({"$ref":1})",
             R"({"dependentRequired":{"a":"b"}})", R"({"not":null})", R"({"$dynamicRef":"#none"})"})
        QTest::newRow(schema) << QByteArray(schema);
}

void HostileSchemasTest::keywordsWithImpossibleValuesAreRefused()
{
    QFETCH(QByteArray, schema);

    QCOMPARE(refusal(json(schema)), ErrorKind::Malformed);
}

QTEST_GUILESS_MAIN(HostileSchemasTest)
#include "tst_hostileschemas.moc"
