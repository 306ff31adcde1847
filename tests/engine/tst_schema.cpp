#include "engine/forms.h"

#include "engine/schemacompiler.h"
#include "engine/validator.h"

using namespace forms;

namespace {

QStringList problemsOf(const Json &schema, const Json &value, const QHash<QString, Json> &common = {})
{
    const auto compiled = compileSchema(schema, common);
    if (!compiled)
        return {u"load: "_s + compiled.error().detail};
    Problems problems;
    validateValue({*compiled->root}, value, {}, problems);
    return listed(problems);
}

} // namespace

class SchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeywordAcceptsAndRefuses_data();
    void aKeywordAcceptsAndRefuses();
    void keywordsPassOverOtherTypes();
    void paramsAreNamedAsAjvNamesThem();
    void aReferenceMayNameACommonDocument();
    void aSchemaThatCannotBeIsRefused_data();
    void aSchemaThatCannotBeIsRefused();
    void aSchemaNestedTooDeepIsRefused();
    void aSchemaOfTooManyBytesIsRefused();
    void aPatternTooLongIsRefused();
    void anOpenReadingTakesWhatIsNotKnownAsAnnotation();
    void formatsMayBeAnnotations();
    void aReferenceMayNameADocumentThatIsGiven();
    void aMetaschemaOfOnesOwnSaysWhichKeywordsCount();
    void theDialectOfASchemaThatNamesNoneCanBeChosen();
    void aDialectWithoutADraftIsTheLatest();
};

void SchemaTest::aDialectWithoutADraftIsTheLatest()
{
    const Json schema = json(R"({"$schema":"http://json-schema.org/schema#","prefixItems":[{"type":"integer"}]})");

    QCOMPARE(problemsOf(schema, json("[\"a\"]")), QStringList {u"/0 type"_s});
}

void SchemaTest::aKeywordAcceptsAndRefuses_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("good");
    QTest::addColumn<QByteArray>("bad");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const char *schema, const char *good, const char *bad, const char *problem) {
        QTest::newRow(name) << QByteArray(schema) << QByteArray(good) << QByteArray(bad) << QString::fromUtf8(problem);
    };
    row("type", R"({"type":"string"})", R"("a")", "1", " type");
    row("type integer takes 1.0", R"({"type":"integer"})", "1.0", "1.5", " type");
    row("several types", R"({"type":["string","null"]})", "null", "true", " type");
    row("enum", R"({"enum":["A","B"]})", R"("A")", R"("C")", " enum");
    row("const compares numbers by value", R"({"const":1})", "1.00", "2", " const");
    row("minimum", R"({"minimum":0.1})", "0.1", "0.09", " minimum");
    row("maximum", R"({"maximum":10})", "10", "10.0000000000000000001", " maximum");
    row("exclusiveMinimum", R"({"exclusiveMinimum":0})", "1e-30", "0", " exclusiveMinimum");
    row("exclusiveMaximum", R"({"exclusiveMaximum":3})", "2.99", "3.0", " exclusiveMaximum");
    row("multipleOf is exact", R"({"multipleOf":0.01})", "19.99", "19.999", " multipleOf");
    row("multipleOf of large numbers", R"({"multipleOf":3})", "100000000000000000000000000002",
        "100000000000000000000000000001", " multipleOf");
    row("minLength counts code points", R"({"minLength":2})", R"("香港")", R"("𠮷")", " minLength");
    row("maxLength counts code points", R"({"maxLength":2})", R"("𠮷𠮷")", R"("abc")", " maxLength");
    row("pattern", R"({"pattern":"^[0-9]{5}$"})", R"("00388")", R"("388")", " pattern");
    row("pattern ends at the very end", R"({"pattern":"^a$"})", R"("a")", R"("a\n")", " pattern");
    row("pattern knows \\u", R"({"pattern":"^\\u9999$"})", R"("香")", R"("a")", " pattern");
    row("format date", R"({"format":"date"})", R"("2024-02-29")", R"("2025-02-29")", " format");
    row("format time", R"({"format":"time"})", R"("10:30")", R"("24:00")", " format");
    row("format date-time-hkt", R"({"format":"date-time-hkt"})", R"("2025-07-08T10:30")", R"("2025-07-08T10:30Z")",
        " format");
    row("format email", R"({"format":"email"})", R"("a.b@example.com")", R"("a@b@")", " format");
    row("format ipv4", R"({"format":"ipv4"})", R"("192.168.0.1")", R"("256.1.1.1")", " format");
    row("format decimal", R"({"type":"string","format":"decimal"})", R"("12.50")", R"("1e3")", " format");
    row("a decimal may be a number", R"({"type":"string","format":"decimal","x-min":"0"})", "0.5", "-0.5", " minimum");
    row("x-scale", R"({"type":"string","format":"decimal","x-scale":2})", R"("1.250")", R"("1.255")", " scale");
    row("x-exclusive-min", R"({"type":"string","format":"decimal","x-exclusive-min":"0"})", R"("0.01")", R"("0.00")",
        " exclusiveMinimum");
    row("items", R"({"items":{"type":"integer"}})", "[1,2]", R"([1,"2"])", "/1 type");
    row("prefixItems", R"({"prefixItems":[{"type":"string"}],"items":false})", R"(["a"])", R"(["a",1])",
        " items");
    row("unevaluatedItems", R"({"prefixItems":[true],"unevaluatedItems":{"type":"null"}})", "[1,null]", "[1,2]",
        "/1 type");
    row("unevaluatedProperties sees through allOf",
        R"({"allOf":[{"properties":{"a":true}}],"unevaluatedProperties":false})", R"({"a":1})", R"({"a":1,"b":1})",
        " unevaluatedProperties");
    row("unevaluatedProperties sees the alternative that fits",
        R"({"anyOf":[{"properties":{"a":{"const":1}},"required":["a"]},true],"unevaluatedProperties":false})",
        R"({"a":1})", R"({"a":2})", " unevaluatedProperties");
    row("contains", R"({"contains":{"const":1}})", "[0,1]", "[0,2]", " contains");
    row("minContains", R"({"contains":{"const":1},"minContains":2})", "[1,1]", "[1]", " contains");
    row("maxContains", R"({"contains":{"const":1},"maxContains":1})", "[1]", "[1,1]", " contains");
    row("minItems", R"({"minItems":1})", "[1]", "[]", " minItems");
    row("maxItems", R"({"maxItems":1})", "[1]", "[1,2]", " maxItems");
    row("uniqueItems by value", R"({"uniqueItems":true})", "[1,\"1\"]", R"([{"a":1,"b":2},{"b":2.0,"a":1}])",
        " uniqueItems");
    row("properties", R"({"properties":{"a":{"type":"string"}}})", R"({"a":"x","b":1})", R"({"a":1})", "/a type");
    row("patternProperties", R"({"patternProperties":{"^x":{"type":"string"}}})", R"({"y":1})", R"({"x1":1})",
        "/x1 type");
    row("additionalProperties", R"({"properties":{"a":true},"additionalProperties":false})", R"({"a":1})",
        R"({"b":1})", " additionalProperties");
    row("propertyNames", R"({"propertyNames":{"maxLength":2}})", R"({"ab":1})", R"({"abc":1})", " propertyNames");
    row("required sits on the missing member", R"({"required":["a"]})", R"({"a":null})", "{}", "/a required");
    row("minProperties", R"({"minProperties":1})", R"({"a":1})", "{}", " minProperties");
    row("maxProperties", R"({"maxProperties":1})", R"({"a":1})", R"({"a":1,"b":1})", " maxProperties");
    row("dependentRequired", R"({"dependentRequired":{"a":["b"]}})", "{}", R"({"a":1})", "/b dependentRequired");
    row("dependentSchemas", R"({"dependentSchemas":{"a":{"maxProperties":1}}})", R"({"b":1,"c":1})",
        R"({"a":1,"b":1})", " maxProperties");
    row("allOf", R"({"allOf":[{"minimum":1},{"maximum":3}]})", "2", "4", " maximum");
    row("anyOf", R"({"anyOf":[{"type":"string"},{"minimum":3}]})", "3", "2", " anyOf");
    row("oneOf", R"({"oneOf":[{"minimum":3},{"maximum":5}]})", "6", "4", " oneOf");
    row("not", R"({"not":{"const":"X"}})", R"("Y")", R"("X")", " not");
    row("if then", R"({"if":{"minimum":10},"then":{"multipleOf":10}})", "20", "15", " multipleOf");
    row("if else", R"({"if":{"minimum":10},"else":{"const":1}})", "1", "2", " const");
    row("$ref to $defs", R"({"$ref":"#/$defs/code","$defs":{"code":{"pattern":"^A"}}})", R"("A1")", R"("B")",
        " pattern");
    row("$ref to an anchor", R"({"$ref":"#code","$defs":{"c":{"$anchor":"code","type":"string"}}})", R"("A")", "1",
        " type");
    row("$ref to an $id", R"({"$ref":"code","$defs":{"c":{"$id":"code","type":"string"}}})", R"("A")", "1", " type");
    row("$ref inside an $id is its own",
        R"({"$ref":"code","$defs":{"c":{"$id":"code","$ref":"#/$defs/t","$defs":{"t":{"type":"string"}}},
        "t":{"type":"null"}}})",
        R"("A")", "1", " type");
    row("$dynamicRef takes the outermost anchor",
        R"({"$id":"outer","$ref":"list","$defs":{"item":{"$dynamicAnchor":"item","type":"string"},
        "list":{"$id":"list","items":{"$dynamicRef":"#item"},"$defs":{"any":{"$dynamicAnchor":"item"}}}}})",
        R"(["a"])", "[1]", "/0 type");
    row("$ref to the metaschema", R"({"$ref":"https://json-schema.org/draft/2020-12/schema"})",
        R"({"properties":{"a":{"minimum":1}}})", R"({"properties":{"a":{"minimum":"1"}}})",
        "/properties/a/minimum type");
    row("draft-07 by $schema", R"({"$schema":"http://json-schema.org/draft-07/schema#","definitions":{"t":{"type":"string"}},
        "items":[{"$ref":"#/definitions/t"}],"additionalItems":false})", R"(["a"])", R"(["a",1])", " additionalItems");
    row("draft-07 passes over what stands beside $ref",
        R"({"$schema":"http://json-schema.org/draft-07/schema#","definitions":{"t":{"type":"string"}},
        "items":{"$ref":"#/definitions/t","maxLength":1}})", R"(["ab"])", R"([1])", "/0 type");
    row("draft-07's dependencies",
        R"({"$schema":"http://json-schema.org/draft-07/schema#","dependencies":{"a":["b"],"c":{"minProperties":3}}})",
        R"({"a":1,"b":1})", R"({"a":1})", "/b dependencies");
    row("keywords beside $ref hold", R"({"$ref":"#/$defs/t","maxLength":1,"$defs":{"t":{"type":"string"}}})",
        R"("a")", R"("ab")", " maxLength");
    row("a recursive schema ends with the value",
        R"({"properties":{"next":{"$ref":"#"},"n":{"type":"integer"}}})", R"({"next":{"next":{"n":1}}})",
        R"({"next":{"next":{"n":"1"}}})", "/next/next/n type");
}

void SchemaTest::aKeywordAcceptsAndRefuses()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, good);
    QFETCH(QByteArray, bad);
    QFETCH(QString, problem);

    QCOMPARE(problemsOf(json(schema), json(good)), QStringList());
    QCOMPARE(problemsOf(json(schema), json(bad)), QStringList {problem});
}

void SchemaTest::keywordsPassOverOtherTypes()
{
    const Json schema = json(R"({"minimum":5,"minLength":3,"minItems":1,"required":["a"],"pattern":"x"})");

    QCOMPARE(problemsOf(schema, Json(true)), QStringList());
    QCOMPARE(problemsOf(schema, Json::null()), QStringList());
}

void SchemaTest::paramsAreNamedAsAjvNamesThem()
{
    const auto compiled = compileSchema(json(R"({"properties":{"n":{"minimum":5}},"required":["m"]})"), {});
    Problems problems;
    validateValue({*compiled->root}, json(R"({"n":1})"), u"/row"_s, problems);

    QCOMPARE(problems.size(), 2);
    QCOMPARE(problems[0].path, u"/row/m"_s);
    QCOMPARE(problems[0].params, json(R"({"missingProperty":"m"})"));
    QCOMPARE(problems[1].path, u"/row/n"_s);
    QCOMPARE(problems[1].params, json(R"({"comparison":">=","limit":5})"));
    QCOMPARE(problems[1].schemaPath, u"/properties/n/minimum"_s);
}

void SchemaTest::aReferenceMayNameACommonDocument()
{
    const QHash<QString, Json> common {
        {u"blocks.json"_s, json(R"({"$defs":{"id":{"$ref":"#/$defs/text"},"text":{"type":"string"}}})")}};
    const Json schema = json(R"({"$ref":"common/blocks.json#/$defs/id"})");

    QCOMPARE(problemsOf(schema, text("a"), common), QStringList());
    QCOMPARE(problemsOf(schema, Json(1), common), QStringList {u" type"_s});
}

void SchemaTest::aSchemaThatCannotBeIsRefused_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, const char *schema, ErrorKind kind) {
        QTest::newRow(name) << QByteArray(schema) << static_cast<int>(kind);
    };
    row("unknown keyword", R"({"minimun":1})", ErrorKind::Unsupported);
    row("unknown extension", R"({"x-colour":"red"})", ErrorKind::Unsupported);
    row("keyword of another issue", R"({"additionalItems":false})", ErrorKind::Unsupported);
    row("unknown vocabulary", R"({"$schema":"https://example.com/own"})", ErrorKind::Unsupported);
    row("unknown format", R"({"format":"colour"})", ErrorKind::Unsupported);
    row("other dialect", R"({"$schema":"http://json-schema.org/draft-04/schema#"})", ErrorKind::Unsupported);
    row("unknown keyword below", R"({"properties":{"a":{"items":{"typ":"string"}}}})", ErrorKind::Unsupported);
    row("unknown keyword in an unused definition", R"({"$defs":{"a":{"typ":"string"}}})", ErrorKind::Unsupported);
    row("unknown type", R"({"type":"text"})", ErrorKind::Malformed);
    row("bad pattern", R"({"pattern":"(["})", ErrorKind::Malformed);
    row("negative length", R"({"minLength":-1})", ErrorKind::Malformed);
    row("multipleOf zero", R"({"multipleOf":0})", ErrorKind::Malformed);
    row("x-scale without decimal", R"({"type":"string","x-scale":2})", ErrorKind::Malformed);
    row("reference to nowhere", R"({"$ref":"#/$defs/a"})", ErrorKind::Malformed);
    row("reference to the network", R"({"$ref":"https://example.com/schema"})", ErrorKind::Malformed);
    row("reference to itself", R"({"$ref":"#"})", ErrorKind::Malformed);
    row("references in a circle", R"({"$ref":"#/$defs/a","$defs":{"a":{"allOf":[{"$ref":"#/$defs/b"}]},
        "b":{"not":{"$ref":"#/$defs/a"}}}})", ErrorKind::Malformed);
    row("no schema at all", "[]", ErrorKind::Malformed);
}

void SchemaTest::aSchemaThatCannotBeIsRefused()
{
    QFETCH(QByteArray, schema);
    QFETCH(int, kind);

    const auto compiled = compileSchema(json(schema), {});

    QVERIFY(!compiled);
    QCOMPARE(static_cast<int>(compiled.error().kind), kind);
    QVERIFY(!compiled.error().detail.isEmpty());
}

void SchemaTest::aSchemaNestedTooDeepIsRefused()
{
    Json schema = json(R"({"type":"string"})");
    for (int i = 0; i < 40; ++i)
        schema = Json::of({{u"items"_s, schema}});

    const auto compiled = compileSchema(schema, {});

    QVERIFY(!compiled);
    QCOMPARE(compiled.error().kind, ErrorKind::TooLarge);
}

void SchemaTest::aSchemaOfTooManyBytesIsRefused()
{
    const Json schema = Json::of({{u"title"_s, Json(QString(2100000, u'x'))}});

    QCOMPARE(compileSchema(schema, {}).error().kind, ErrorKind::TooLarge);
}

void SchemaTest::aPatternTooLongIsRefused()
{
    const Json schema = Json::of({{u"pattern"_s, Json(QString(1001, u'x'))}});

    QCOMPARE(compileSchema(schema, {}).error().kind, ErrorKind::TooLarge);
}

void SchemaTest::anOpenReadingTakesWhatIsNotKnownAsAnnotation()
{
    SchemaOptions options;
    options.reading = SchemaOptions::Reading::Open;
    const Json schema = json(R"({"minimun":1,"format":"colour","x-colour":"red","$defs":{"unused":{"pattern":"(["}}})");

    const auto compiled = compileSchema(schema, {}, options);

    QVERIFY(compiled);
    QVERIFY(isValid(*compiled->root, text("any")));
}

void SchemaTest::formatsMayBeAnnotations()
{
    SchemaOptions options;
    options.reading = SchemaOptions::Reading::Open;
    options.formats = false;
    const auto compiled = compileSchema(json(R"({"format":"date"})"), {}, options);

    QVERIFY(isValid(*compiled->root, text("no date")));
}

void SchemaTest::aReferenceMayNameADocumentThatIsGiven()
{
    SchemaOptions options;
    options.documents.insert(u"https://example.com/base/text"_s, json(R"({"type":"string"})"));
    const Json schema = json(R"({"$id":"https://example.com/base/form","properties":{"a":{"$ref":"text"}}})");

    const auto compiled = compileSchema(schema, {}, options);

    QVERIFY(compiled);
    QVERIFY(isValid(*compiled->root, json(R"({"a":"x"})")));
    QVERIFY(!isValid(*compiled->root, json(R"({"a":1})")));
}

void SchemaTest::aMetaschemaOfOnesOwnSaysWhichKeywordsCount()
{
    SchemaOptions options;
    options.reading = SchemaOptions::Reading::Open;
    options.documents.insert(u"https://example.com/meta"_s,
        json(R"({"$schema":"https://json-schema.org/draft/2020-12/schema","$vocabulary":
            {"https://json-schema.org/draft/2020-12/vocab/applicator":true}})"));
    const Json schema = json(R"({"$schema":"https://example.com/meta","properties":{"a":false,"b":{"minimum":9}}})");

    const auto compiled = compileSchema(schema, {}, options);

    QVERIFY(compiled);
    QVERIFY(isValid(*compiled->root, json(R"({"b":1})")));
    QVERIFY(!isValid(*compiled->root, json(R"({"a":1})")));
}

void SchemaTest::theDialectOfASchemaThatNamesNoneCanBeChosen()
{
    SchemaOptions options;
    options.dialect = SchemaDialect::Draft7;
    const auto compiled = compileSchema(json(R"({"items":[{"type":"string"}]})"), {}, options);

    QVERIFY(compiled);
    QVERIFY(isValid(*compiled->root, json(R"(["a",1])")));
    QVERIFY(!isValid(*compiled->root, json("[1]")));
}

QTEST_GUILESS_MAIN(SchemaTest)
#include "tst_schema.moc"
