#include "engine/forms.h"

using namespace forms;

namespace {

/// A form whose only rule is @p rule at the root, over some fields of every type and a table.
QByteArray formWith(const QByteArray &rule, bool presence = false)
{
    Json schema = json(R"({"type":"object","properties":{
        "text":{"type":"string"},"other":{"type":"string"},"number":{"type":"integer"},"flag":{"type":"boolean"},
        "amount":{"type":"string","format":"decimal"},"limit":{"type":"string","format":"decimal"},
        "date":{"type":"string","format":"date"},"choices":{"type":"array","items":{"type":"string"}},
        "rows":{"type":"array","items":{"type":"object","properties":{
          "code":{"type":"string"},"quantity":{"type":"integer"},"price":{"type":"string","format":"decimal"}}}}}})");
    Json constraint = json(R"({"id":"1"})");
    constraint.set(u"rule"_s, json(rule));
    constraint.set(u"presence"_s, Json(presence));
    schema.set(u"x-constraint"_s, Json(Json::Array {constraint}));
    return schema.toBytes();
}

QString verdict(const FormPointer &form, const Json &data, const FormContext &about = context())
{
    const QStringList found = listed(validate(*form, data, about, Purpose::Submission));
    return found.isEmpty() ? u"holds"_s : found.join(u", "_s);
}

} // namespace

class RulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRuleHoldsOrNot_data();
    void aRuleHoldsOrNot();
    void anEmptyFieldSkipsTheRule_data();
    void anEmptyFieldSkipsTheRule();
    void anEmptyListSkipsTheRule();
    void aMissingContextValueSkipsEvenAPresenceRule();
    void valuesOfUnlikeTypesMakeARuleInapplicable();
    void anOperatorFromOutsideIsCalled();
    void aRuleThatCannotBeIsRefusedAtLoad_data();
    void aRuleThatCannotBeIsRefusedAtLoad();
    void aRuleTooLargeIsRefused();
    void aCalculationThatDependsOnItselfIsRefused();
    void aCircleThroughRelevanceIsRefused();
    void aCircleThroughATableIsRefused();
    void aRuleThatTakesTooManyStepsDoesNotPass();
    void ruleTargetsTakeTheProblem();
    void aTargetThatIsNoFieldIsRefused();
};

void RulesTest::aRuleHoldsOrNot_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<bool>("holds");
    const auto row = [](const char *name, const char *rule, const char *data, bool holds) {
        QTest::newRow(name) << QByteArray(rule) << QByteArray(data) << holds;
    };
    row("sums of decimals are exact", R"({"==":[{"+":[{"var":"amount"},0.2]},{"var":"limit"}]})",
        R"({"amount":"0.1","limit":"0.30"})", true);
    row("products are exact", R"({"==":[{"*":[{"var":"amount"},{"var":"limit"}]},"x"]})", "{}", true);
    row("a decimal compares as a number", R"({"<":[{"var":"amount"},{"var":"limit"}]})",
        R"({"amount":"9.5","limit":"10"})", true);
    row("dates compare as text", R"({"<":[{"var":"date"},"2025-10-01"]})", R"({"date":"2025-09-30"})", true);
    row("codes compare as text", R"({"<":[{"var":"text"},{"var":"other"}]})", R"({"text":"04000","other":"4"})", true);
    row("text is not compared as numbers", R"({"<":[{"var":"text"},{"var":"other"}]})",
        R"({"text":"10","other":"9"})", true);
    row("between", R"({"<=":[1,{"var":"number"},3]})", R"({"number":4})", false);
    row("remainder", R"({"==":[{"%":[{"var":"amount"},{"var":"limit"}]},0]})",
        R"({"amount":"500000","limit":"50000"})", true);
    row("floor", R"({"==":[{"floor":[{"/":[{"var":"number"},3]}]},3]})", R"({"number":11})", true);
    row("ceil_div", R"({"==":[{"ceil_div":[{"var":"number"},4]},3]})", R"({"number":9})", true);
    row("ceil_div of a multiple", R"({"==":[{"ceil_div":[{"var":"number"},4]},2]})", R"({"number":8})", true);
    row("abs", R"({"<=":[{"abs":[{"-":[{"var":"amount"},{"var":"limit"}]}]},0.01]})",
        R"({"amount":"1.00","limit":"1.01"})", true);
    row("len counts characters", R"({"==":[{"len":[{"var":"text"}]},2]})", R"({"text":"𠮷香"})", true);
    row("matches is a full match", R"({"matches":[{"var":"text"},"[0-9]+"]})", R"({"text":"12a"})", false);
    row("count of elements", R"({"==":[{"count":[{"var":"choices"}]},2]})", R"({"choices":["A","B"]})", true);
    row("count of those that fit", R"({"==":[{"count":[{"var":"rows"},{">":[{"var":"quantity"},1]}]},1]})",
        R"({"rows":[{"quantity":1},{"quantity":2}]})", true);
    row("date_lte", R"({"date_lte":[{"var":"date"},{"var":"ctx.today"}]})", R"({"date":"2025-07-09"})", false);
    row("distinct", R"({"distinct":[{"map":[{"var":"rows"},{"var":"code"}]}]})",
        R"({"rows":[{"code":"A"},{"code":"B"},{"code":"A"}]})", false);
    row("distinct passes over what is empty", R"({"distinct":[{"map":[{"var":"rows"},{"var":"code"}]}]})",
        R"({"rows":[{},{"code":"B"},{}]})", true);
    row("cat writes numbers in one form",
        R"({"distinct":[{"map":[{"var":"rows"},{"cat":[{"var":"code"},"/",{"var":"price"}]}]}]})",
        R"({"rows":[{"code":"A","price":"500.0"},{"code":"A","price":500}]})", false);
    row("in a list", R"({"in":[{"var":"text"},["A","B"]]})", R"({"text":"C"})", false);
    row("in a context list", R"({"in":["DCP",{"var":"ctx.participant.capacities"}]})", "{}", true);
    row("substr", R"({"==":[{"substr":[{"var":"text"},0,2]},"US"]})", R"({"text":"US594"})", true);
    row("substr from the end", R"({"==":[{"substr":[{"var":"text"},-2]},"94"]})", R"({"text":"US594"})", true);
    row("reduce", R"({"==":[{"var":"number"},{"reduce":[{"var":"rows"},
        {"+":[{"var":"accumulator"},{"var":"current.quantity"}]},0]}]})",
        R"({"number":5,"rows":[{"quantity":2},{"quantity":3}]})", true);
    row("filter and merge",
        R"({"distinct":[{"map":[{"merge":[{"filter":[{"var":"rows"},{"!!":[{"var":"code"}]}]},{"var":"rows"}]},
        {"var":"code"}]}]})", R"({"rows":[{"code":"A"}]})", false);
    row("all of an empty table is false", R"({"all":[{"var":"rows"},true]})", R"({"rows":[]})", false);
    row("none of an absent table is true", R"({"none":[{"var":"rows"},true]})", "{}", true);
    row("if with several branches",
        R"({"if":[{"==":[{"var":"text"},"A"]},false,{"==":[{"var":"text"},"B"]},true,false]})", R"({"text":"B"})",
        true);
    row("false is not empty", R"({"==":[{"var":"flag"},true]})", R"({"flag":false})", false);
    row("zero is not empty", R"({">":[{"var":"number"},0]})", R"({"number":0})", false);
    row("division by zero makes no comparison true", R"({"==":[{"/":[{"var":"number"},0]},0]})", R"({"number":1})",
        false);
}

void RulesTest::aRuleHoldsOrNot()
{
    QFETCH(QByteArray, rule);
    QFETCH(QByteArray, data);
    QFETCH(bool, holds);
    if (rule.contains("\"x\"")) {
        // Unlike types that the schema shows are found when the form is loaded.
        QCOMPARE(load(formWith(rule)).error().kind, ErrorKind::Malformed);
        return;
    }

    QCOMPARE(verdict(form(formWith(rule)), json(data)), holds ? u"holds"_s : u" rule 1"_s);
}

void RulesTest::anEmptyFieldSkipsTheRule_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("missing") << QByteArray("{}");
    QTest::newRow("empty text") << QByteArray(R"({"text":""})");
    QTest::newRow("null") << QByteArray(R"({"text":null})");
}

void RulesTest::anEmptyFieldSkipsTheRule()
{
    QFETCH(QByteArray, data);
    const FormPointer plain = form(formWith(R"({"==":[{"var":"text"},"A"]})"));
    const FormPointer presence = form(formWith(R"({"==":[{"var":"text"},"A"]})", true));

    QCOMPARE(verdict(plain, json(data)), u"holds"_s);
    QCOMPARE(verdict(presence, json(data)), u" rule 1"_s);
}

void RulesTest::anEmptyListSkipsTheRule()
{
    const FormPointer made = form(formWith(R"({"in":["A",{"var":"choices"}]})"));

    QCOMPARE(verdict(made, json(R"({"choices":[]})")), u"holds"_s);
    QCOMPARE(verdict(made, json(R"({"choices":["B"]})")), u" rule 1"_s);
}

void RulesTest::aMissingContextValueSkipsEvenAPresenceRule()
{
    const FormPointer made = form(formWith(R"({"==":[{"var":"ctx.approver_name"},"X"]})", true));
    FormContext about = context();

    QCOMPARE(verdict(made, json("{}"), about), u"holds"_s);
    about.values.set(u"approver_name"_s, text("Y"));
    QCOMPARE(verdict(made, json("{}"), about), u" rule 1"_s);
}

void RulesTest::valuesOfUnlikeTypesMakeARuleInapplicable()
{
    const FormPointer made = form(formWith(R"({"<":[{"var":"number"},3]})"));

    QCOMPARE(verdict(made, json(R"({"number":"abc"})")), u"/number type"_s);
}

void RulesTest::anOperatorFromOutsideIsCalled()
{
    Operators operators;
    operators.insert(u"twice"_s, {1, [](const QList<Json> &arguments) {
                                      const auto number = arguments[0].toDecimal();
                                      return number ? Json(*number + *number) : Json();
                                  }});
    const FormPointer made = form(formWith(R"({"==":[{"twice":[{"var":"number"}]},8]})", true), operators);

    QCOMPARE(verdict(made, json(R"({"number":4})")), u"holds"_s);
    QCOMPARE(verdict(made, json(R"({"number":5})")), u" rule 1"_s);
    QCOMPARE(verdict(made, json("{}")), u"holds"_s);
}

void RulesTest::aRuleThatCannotBeIsRefusedAtLoad_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, const char *rule, ErrorKind kind) {
        QTest::newRow(name) << QByteArray(rule) << static_cast<int>(kind);
    };
    row("unknown operator", R"({"fly":[1]})", ErrorKind::Unsupported);
    row("unknown field", R"({"==":[{"var":"txet"},"A"]})", ErrorKind::Malformed);
    row("unknown field in a table", R"({"map":[{"var":"rows"},{"var":"cod"}]})", ErrorKind::Malformed);
    row("computed path", R"({"var":[{"cat":["te","xt"]}]})", ErrorKind::Malformed);
    row("text with number", R"({"==":[{"var":"text"},1]})", ErrorKind::Malformed);
    row("decimal with text", R"({"<":[{"var":"amount"},"5"]})", ErrorKind::Malformed);
    row("date with number", R"({">":[{"var":"date"},20250101]})", ErrorKind::Malformed);
    row("boolean with text", R"({"==":[{"var":"flag"},"true"]})", ErrorKind::Malformed);
    row("text in a list of numbers", R"({"in":[{"var":"text"},[1,2]]})", ErrorKind::Malformed);
    row("arithmetic on text", R"({"+":[{"var":"text"},1]})", ErrorKind::Malformed);
    row("unlike types inside a table", R"({"all":[{"var":"rows"},{"==":[{"var":"quantity"},"1"]}]})",
        ErrorKind::Malformed);
    row("wrong number of arguments", R"({"==":[1]})", ErrorKind::Malformed);
    row("two operations in one", R"({"==":[1,1],"!=":[1,2]})", ErrorKind::Malformed);
    row("pattern that is not constant", R"({"matches":[{"var":"text"},{"var":"other"}]})", ErrorKind::Malformed);
    row("bad pattern", R"({"matches":[{"var":"text"},"("]})", ErrorKind::Malformed);
    row("row outside a table", R"({"==":[{"var":"row.code"},"A"]})", ErrorKind::Malformed);
}

void RulesTest::aRuleThatCannotBeIsRefusedAtLoad()
{
    QFETCH(QByteArray, rule);
    QFETCH(int, kind);

    const auto loaded = load(formWith(rule));

    QVERIFY(!loaded);
    QCOMPARE(static_cast<int>(loaded.error().kind), kind);
    QVERIFY(loaded.error().detail.contains(u"x-constraint"_s));
}

void RulesTest::aRuleTooLargeIsRefused()
{
    const Json rule = Json::of({{u"or"_s, Json(Json::Array(6000, Json(false)))}});

    QCOMPARE(load(formWith(rule.toBytes())).error().kind, ErrorKind::TooLarge);
}

void RulesTest::aCalculationThatDependsOnItselfIsRefused()
{
    const auto loaded = load(R"({"properties":{
        "a":{"type":"integer","x-calculate":{"rule":{"+":[{"var":"b"},1]},"mode":"always"}},
        "b":{"type":"integer","x-calculate":{"rule":{"+":[{"var":"a"},1]},"mode":"always"}}}})");

    QCOMPARE(loaded.error().kind, ErrorKind::Malformed);
    QVERIFY(loaded.error().detail.contains(u"/a"_s) && loaded.error().detail.contains(u"/b"_s));
}

void RulesTest::aCircleThroughRelevanceIsRefused()
{
    const auto loaded = load(R"({"properties":{
        "a":{"type":"integer","x-relevant":{"==":[{"var":"b"},1]}},
        "b":{"type":"integer","x-relevant":{"==":[{"var":"a"},1]}}}})");

    QCOMPARE(loaded.error().kind, ErrorKind::Malformed);
}

void RulesTest::aCircleThroughATableIsRefused()
{
    const auto loaded = load(R"({"properties":{
        "total":{"type":"integer","x-calculate":{"rule":{"reduce":[{"var":"rows"},
          {"+":[{"var":"accumulator"},{"var":"current.share"}]},0]},"mode":"always"}},
        "rows":{"type":"array","items":{"type":"object","properties":{
          "share":{"type":"integer","x-calculate":{"rule":{"var":"form.total"},"mode":"always"}}}}}}})");

    QCOMPARE(loaded.error().kind, ErrorKind::Malformed);
}

void RulesTest::aRuleThatTakesTooManyStepsDoesNotPass()
{
    // 200 x 200 x 200 elements: more than any rule may look at.
    const FormPointer made = form(R"({"type":"object","properties":{
        "a":{"type":"array"}},
        "x-constraint":[{"id":"9","rule":{"none":[{"var":"a"},{"some":[{"var":""},{"some":[{"var":""},
          {"==":[{"var":""},1]}]}]}]}}]})");
    Json::Array inner(200, Json(0));
    Json::Array middle(200, Json(inner));
    const Json data = Json::of({{u"a"_s, Json(Json::Array(200, Json(middle)))}});

    QCOMPARE(verdict(made, data), u" limit 9"_s);
}

void RulesTest::ruleTargetsTakeTheProblem()
{
    const FormPointer made = form(R"({"type":"object","properties":{"a":{"type":"integer"},
        "rows":{"type":"array","items":{"type":"object",
          "properties":{"x":{"type":"integer"},"y":{"type":"integer"}},
          "x-constraint":[{"id":"2","rule":{"<":[{"var":"row.x"},{"var":"row.y"}]},"targets":["x","y"],
            "severity":"warning"}]}}},
        "x-constraint":[{"id":"1","rule":{"none":[{"var":"rows"},{"==":[{"var":"x"},0]}]},"targets":["/rows"]}]})");

    QCOMPARE(verdict(made, json(R"({"rows":[{"x":1,"y":2},{"x":0,"y":0}]})")),
        u"/rows rule 1, /rows/1/x rule 2?, /rows/1/y rule 2?"_s);
}

void RulesTest::aTargetThatIsNoFieldIsRefused()
{
    QCOMPARE(load(R"({"properties":{"a":{"type":"integer"}},
        "x-constraint":[{"id":"1","rule":true,"targets":["b"]}]})").error().kind, ErrorKind::Malformed);
}

QTEST_GUILESS_MAIN(RulesTest)
#include "tst_rules.moc"
