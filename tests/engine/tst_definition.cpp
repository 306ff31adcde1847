#include "engine/forms.h"

using namespace forms;

namespace {

const char *const sample = R"({
  "type":"object","required":["name"],"additionalProperties":false,
  "properties":{
    "name":{"type":"string","maxLength":5,"title":"Full name"},
    "kind":{"enum":["A","B"]},
    "lines":{"type":"array","items":{"type":"object","properties":{
      "line_quantity":{"type":"integer","maximum":20},
      "price":{"type":"string","format":"decimal"}}}}}})";

FormBundle sampleBundle()
{
    FormBundle made = bundle(json(sample));
    made.texts.insert(Language::English, json(R"({"title":"Sample","name.label":"Name","kind.A":"Alpha",
        "name.description":"As in the register","lines.line_quantity.error.maximum":"At most {limit} shares, not more",
        "error.maximum":"Too large","error.maxLength":"At most {limit} characters in {label}","rule.1.2":"Wrong sum"})"));
    made.texts.insert(Language::TraditionalChinese, json(R"({"title":"樣本","name.label":"名稱"})"));
    return made;
}

Problem problem(const char *path, const char *keyword, const char *params = "{}")
{
    Problem made;
    made.path = QString::fromUtf8(path);
    made.keyword = QString::fromUtf8(keyword);
    made.params = json(params);
    return made;
}

} // namespace

class DefinitionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBundleSurvivesJson();
    void aBundleWithoutASchemaIsMalformed();
    void aChangedTextChangesTheHash();
    void aFormWithoutAnIdIsMalformed();
    void labelsComeFromTheTextsThenTheTitleThenTheKey();
    void aProblemIsWordedByFieldThenRuleThenKeyword();
    void aFormWithoutLayoutGetsOneThatShowsEveryField();
    void aLayoutIsRead();
    void aLayoutWithAScopeThatNamesNoFieldIsMalformed();
    void layoutRulesShowHideEnableAndDisable();
    void tooManyFieldsAreRefused();
    void aRecursiveSchemaMakesAFiniteForm();
};

void DefinitionTest::aBundleSurvivesJson()
{
    const FormBundle before = sampleBundle();

    const auto after = FormBundle::fromJson(before.toJson());

    QVERIFY(after);
    QCOMPARE(after->toJson(), before.toJson());
    QCOMPARE(after->hash(), before.hash());
    QCOMPARE(after->hash().size(), 64);
}

void DefinitionTest::aBundleWithoutASchemaIsMalformed()
{
    QCOMPARE(FormBundle::fromJson(json(R"({"form":{}})")).error().kind, ErrorKind::Malformed);
}

void DefinitionTest::aChangedTextChangesTheHash()
{
    FormBundle changed = sampleBundle();
    changed.texts[Language::English].set(u"title"_s, text("Other"));

    QVERIFY(changed.hash() != sampleBundle().hash());
}

void DefinitionTest::aFormWithoutAnIdIsMalformed()
{
    FormBundle made = sampleBundle();
    made.form = Json::emptyObject();

    QCOMPARE(FormDefinition::load(made, {}).error().kind, ErrorKind::Malformed);
}

void DefinitionTest::labelsComeFromTheTextsThenTheTitleThenTheKey()
{
    const FormPointer made = *FormDefinition::load(sampleBundle(), {});

    QCOMPARE(made->label(u"/name"_s, Language::English), u"Name"_s);
    QCOMPARE(made->label(u"/name"_s, Language::TraditionalChinese), u"名稱"_s);
    QCOMPARE(made->label(u"/lines/3/line_quantity"_s, Language::English), u"Line Quantity"_s);
    QCOMPARE(made->hint(u"/name"_s, Language::English), u"As in the register"_s);
    QCOMPARE(made->hint(u"/kind"_s, Language::English), QString());
    QCOMPARE(made->choiceLabel(u"/kind"_s, text("A"), Language::English), u"Alpha"_s);
    QCOMPARE(made->choiceLabel(u"/kind"_s, text("B"), Language::English), u"B"_s);
    QCOMPARE(made->text(u"title"_s, Language::TraditionalChinese), u"樣本"_s);
}

void DefinitionTest::aProblemIsWordedByFieldThenRuleThenKeyword()
{
    const FormPointer made = *FormDefinition::load(sampleBundle(), {});
    Problem rule = problem("/name", "rule", R"({"rule":"1.2","message":"rule.1.2"})");
    rule.rule = u"1.2"_s;

    QCOMPARE(made->problemText(problem("/lines/0/line_quantity", "maximum", R"({"limit":20})"), Language::English),
        u"At most 20 shares, not more"_s);
    QCOMPARE(made->problemText(problem("/name", "maximum"), Language::English), u"Too large"_s);
    QCOMPARE(made->problemText(problem("/name", "maxLength", R"({"limit":5})"), Language::English),
        u"At most 5 characters in Name"_s);
    QCOMPARE(made->problemText(rule, Language::English), u"Wrong sum"_s);
}

void DefinitionTest::aFormWithoutLayoutGetsOneThatShowsEveryField()
{
    const FormPointer made = *FormDefinition::load(sampleBundle(), {});

    QCOMPARE(made->layout().type, LayoutElement::Type::VerticalLayout);
    QCOMPARE(made->layout().children.size(), 3);
    QCOMPARE(made->layout().children[2].pointer, u"/lines"_s);
}

void DefinitionTest::aLayoutIsRead()
{
    FormBundle made = sampleBundle();
    made.layout = json(R"({"type":"Categorization","elements":[
      {"type":"Category","i18n":"section.header","elements":[
        {"type":"Control","scope":"#/properties/name","label":false,"options":{"multi":true},
         "rule":{"effect":"SHOW","condition":{"scope":"#/properties/kind","schema":{"const":"A"}}}}]},
      {"type":"Category","elements":[{"type":"Control","scope":"#/properties/lines","options":{
         "columns":[{"scope":"#/properties/price","width":90}],
         "detail":{"type":"VerticalLayout","elements":[{"type":"Control","scope":"#/properties/price"}]}}}]},
      {"type":"Sparkline"}]})");
    const auto loaded = FormDefinition::load(made, {});
    QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().detail));
    const LayoutElement &root = (*loaded)->layout();

    const LayoutElement &name = root.children[0].children[0];
    QCOMPARE(root.children[0].i18n, u"section.header"_s);
    QCOMPARE(name.pointer, u"/name"_s);
    QCOMPARE(name.label, Json(false));
    QCOMPARE(name.effect, LayoutElement::RuleEffect::Show);
    QCOMPARE(name.condition.pointer, u"/kind"_s);
    const LayoutElement &table = root.children[1].children[0];
    QCOMPARE(table.children[0].children[0].pointer, u"/lines/price"_s);
    QCOMPARE(root.children[2].type, LayoutElement::Type::Unknown);
    QCOMPARE(root.children[2].typeName, u"Sparkline"_s);
}

void DefinitionTest::aLayoutWithAScopeThatNamesNoFieldIsMalformed()
{
    FormBundle made = sampleBundle();
    made.layout = json(R"({"type":"Control","scope":"#/properties/nmae"})");

    QCOMPARE(FormDefinition::load(made, {}).error().kind, ErrorKind::Malformed);
}

void DefinitionTest::layoutRulesShowHideEnableAndDisable()
{
    FormBundle made = sampleBundle();
    made.layout = json(R"({"type":"VerticalLayout","elements":[
      {"type":"Control","scope":"#/properties/name",
       "rule":{"effect":"SHOW","condition":{"scope":"#/properties/kind","schema":{"const":"A"}}}},
      {"type":"Control","scope":"#/properties/name",
       "rule":{"effect":"DISABLE","condition":{"scope":"#/properties/kind","schema":{"const":"A"}}}},
      {"type":"Control","scope":"#/properties/name","options":{"readonly":true}}]})");
    const FormPointer loaded = *FormDefinition::load(made, {});
    FormModel model(loaded, Json::emptyObject(), context());
    const auto &elements = loaded->layout().children;

    QVERIFY(!model.isVisible(elements[0]));
    QVERIFY(model.isEnabled(elements[1]));
    QVERIFY(!model.isEnabled(elements[2]));

    model.setValue(u"/kind"_s, text("A"));

    QVERIFY(model.isVisible(elements[0]));
    QVERIFY(!model.isEnabled(elements[1]));
}

void DefinitionTest::tooManyFieldsAreRefused()
{
    Json properties = Json::emptyObject();
    for (int i = 0; i < 2001; ++i)
        properties.set(u"f%1"_s.arg(i), json(R"({"type":"string"})"));

    QCOMPARE(load(Json::of({{u"properties"_s, properties}})).error().kind, ErrorKind::TooLarge);
}

void DefinitionTest::aRecursiveSchemaMakesAFiniteForm()
{
    const auto loaded = load(R"({"type":"object","properties":{"name":{"type":"string"},"child":{"$ref":"#"}}})");

    QVERIFY(loaded);
    FormModel model(*loaded, json(R"({"child":{"child":{"name":1}}})"), {});
    QCOMPARE(listed(model.problems()), QStringList {u"/child/child/name type"_s});
}

QTEST_GUILESS_MAIN(DefinitionTest)
#include "tst_definition.moc"
