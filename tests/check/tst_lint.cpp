#include "check/program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace eforms;
using namespace program;
using namespace Qt::StringLiterals;

namespace {

Outcome lint(const QStringList &arguments)
{
    return run(QStringList {u"lint"_s} + arguments);
}

using Documents = QMap<QString, Json>;

Json texts()
{
    return json(R"({"title":"T","purpose":"P","deadline":"D","fee":"F","section.all.label":"All","units.lots":"lots",
        "variant.label":"Variant","variant.A":"a","variant.B":"b","amount.label":"Amount","reason.label":"Reason",
        "total.label":"Total","rows.label":"Rows","rows.code.label":"Code","rows.quantity.label":"Quantity",
        "error.type":"E","error.enum":"E","error.required":"E","error.format":"E","error.scale":"at most {limit}",
        "error.maxLength":"at most {limit}","error.pattern":"E","error.calculated":"E","rule.1":"R","rule.2":"R",
        "stage.RECEIVED":"S","attachments.doc_type.OTHER":"O"})");
}

/// A form without fault, with something of everything that lint looks at.
Documents soundForm()
{
    Documents form;
    form[u"form.json"_s] = json(R"({"id":"sample","version":1,"discriminator":"variant","variants":["A","B"],
        "stages":["RECEIVED"],"attachments":{"doc_types":["OTHER"]}})");
    form[u"schema.json"_s] = json(R"({"type":"object","required":["variant"],"properties":{
        "variant":{"type":"string","enum":["A","B"],"default":"A"},
        "amount":{"type":"string","format":"decimal","x-scale":2},
        "reason":{"type":"string","maxLength":20,"x-relevant":{"==":[{"var":"variant"},"B"]},"x-prefill":"user.name"},
        "total":{"type":"integer","x-calculate":{"rule":{"count":[{"var":"rows"}]},"mode":"always"}},
        "rows":{"type":"array","items":{"type":"object","properties":{
          "code":{"type":"string","pattern":"^[A-Z]{3}$"},
          "quantity":{"type":"integer","x-unit":"units.lots"}},
          "x-constraint":[{"id":"1","rule":{">":[{"var":"row.quantity"},0]},"targets":["quantity"]}]}}},
        "x-constraint":[{"id":"2","rule":{"<":[{"var":"amount"},1000]},"targets":["/amount"],"severity":"warning"}]})");
    form[u"layout.json"_s] = json(R"({"type":"Categorization","elements":[{"type":"Category","i18n":"section.all",
        "elements":[{"type":"Control","scope":"#/properties/variant"},
          {"type":"Control","scope":"#/properties/amount","rule":{"effect":"SHOW",
            "condition":{"scope":"#/properties/variant","schema":{"const":"A"}}}},
          {"type":"Control","scope":"#/properties/reason"},{"type":"Control","scope":"#/properties/total"},
          {"type":"Control","scope":"#/properties/rows","options":{"totals":["quantity"],
            "columns":[{"scope":"#/properties/code"}],
            "detail":{"type":"VerticalLayout","elements":[{"type":"Control","scope":"#/properties/quantity"}]}}}]}]})");
    form[u"en.json"_s] = texts();
    form[u"zh-Hant.json"_s] = texts();
    return form;
}

void write(const QString &folder, const Documents &form)
{
    QDir().mkpath(folder);
    for (auto it = form.cbegin(); it != form.cend(); ++it) {
        QFile file(folder + u'/' + it.key());
        if (!file.open(QIODevice::WriteOnly) || file.write(it.value().toBytes()) < 0)
            qFatal("cannot write test data");
    }
}

/// `file#place kind` of each finding, in order.
QStringList found(const Outcome &outcome)
{
    QStringList list;
    const auto answer = Json::parse(outcome.output);
    if (!answer)
        return {u"no JSON: "_s + QString::fromUtf8(outcome.errors)};
    for (const Json &finding : (*answer)["findings"_L1].array())
        list.append(finding["file"_L1].toString() + u'#' + finding["place"_L1].toString() + u' '
            + finding["kind"_L1].toString());
    return list;
}

} // namespace

class LintTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFormWithoutFaultHasNoFindings();
    void aFaultIsFoundAndItsPlaceNamed_data();
    void aFaultIsFoundAndItsPlaceNamed();
    void aTextMissingInOneLanguageIsFoundThere_data();
    void aTextMissingInOneLanguageIsFoundThere();
    void everyMistakeOfAFormIsReported();
    void twoCyclesAreBothFound();
    void aBrokenFormDoesNotHideTheOthers();
    void aFileThatCannotBeReadIsAFinding_data();
    void aFileThatCannotBeReadIsAFinding();
    void sharedBlocksAreNamedAsTheFileAtFault();
    void aFolderWithoutFormsCannotBeRead();
    void linesNameFilePlaceAndKind();
};

void LintTest::aFormWithoutFaultHasNoFindings()
{
    QTemporaryDir folder;
    write(folder.filePath(u"sample"_s), soundForm());

    const Outcome outcome = lint({folder.filePath(u"sample"_s), u"--json"_s});

    QCOMPARE(found(outcome), QStringList());
    QCOMPARE(outcome.status, 0);
}

void LintTest::aFaultIsFoundAndItsPlaceNamed_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, const char *file, const char *pointer, const char *value,
                         const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(file) << QString::fromUtf8(pointer) << QByteArray(value)
                            << QString::fromUtf8(expected).split(u'|');
    };
    const auto schema = [&](const char *name, const char *pointer, const char *value, const char *expected) {
        row(name, "schema.json", pointer, value, expected);
    };
    const auto layout = [&](const char *name, const char *pointer, const char *value, const char *expected) {
        row(name, "layout.json", pointer, value, expected);
    };
    schema("unknown keyword", "/properties/amount/maxiumum", "5",
        "schema.json#/properties/amount/maxiumum unknown-keyword");
    schema("unknown keyword in a row", "/properties/rows/items/properties/code/colour", "5",
        "schema.json#/properties/rows/items/properties/code/colour unknown-keyword");
    schema("unknown member of a rule", "/x-constraint/0/target", R"(["/amount"])",
        "schema.json#/x-constraint/0/target unknown-keyword");
    schema("unknown format", "/properties/reason/format", R"("colour")",
        "schema.json#/properties/reason/format unknown-format");
    schema("a pattern that is none", "/properties/reason/pattern", R"("[a-")",
        "schema.json#/properties/reason/pattern bad-pattern");
    schema("a pattern in a rule that is none", "/x-constraint/0/rule", R"({"matches":[{"var":"reason"},"("]})",
        "schema.json#/x-constraint/0/rule/matches bad-pattern");
    schema("a keyword that cannot be", "/properties/reason/maxLength", R"("long")",
        "schema.json#/properties/reason/maxLength bad-keyword");
    schema("a reference that leads nowhere", "/properties/reason/$ref", R"("#/$defs/none")",
        "schema.json#/properties/reason/$ref bad-keyword");
    schema("text compared with a number", "/x-constraint/0/rule", R"({"<":[{"var":"reason"},5]})",
        "schema.json#/x-constraint/0/rule/< unlike-types");
    schema("a sum of texts", "/x-constraint/0/rule", R"({"<":[{"+":[{"var":"reason"},1]},5]})",
        "schema.json#/x-constraint/0/rule/</0/+ unlike-types");
    schema("an operator's answer compared with a number", "/x-constraint/0/rule",
        R"({"==":[{"add_bd":[{"var":"reason"},1,"HKMK"]},5]})", "schema.json#/x-constraint/0/rule/== unlike-types");
    schema("unknown operator", "/x-constraint/0/rule", R"({"!":{"sqrt":[{"var":"amount"}]}})",
        "schema.json#/x-constraint/0/rule/!/sqrt unknown-operator");
    schema("unknown variable", "/properties/rows/items/x-constraint/0/rule", R"({">":[{"var":"row.weight"},0]})",
        "schema.json#/properties/rows/items/x-constraint/0/rule/>/0/var unknown-name");
    schema("a variable of a row without row", "/properties/rows/items/x-constraint/0/rule",
        R"({">":[{"var":"quantity"},0]})",
        "schema.json#/properties/rows/items/x-constraint/0/rule/>/0/var unknown-name");
    schema("a code that the field never has", "/properties/reason/x-relevant", R"({"==":[{"var":"variant"},"C"]})",
        "schema.json#/properties/reason/x-relevant unknown-name");
    schema("a rule without an id", "/x-constraint/0/id", "", "schema.json#/x-constraint/0 bad-rule|en.json#/rule.2 orphan-text|zh-Hant.json#/rule.2 orphan-text");
    schema("a severity that is none", "/x-constraint/0/severity", R"("bad")",
        "schema.json#/x-constraint/0/severity bad-rule");
    schema("a calculation without a mode that is known", "/properties/total/x-calculate/mode", R"("often")",
        "schema.json#/properties/total/x-calculate bad-rule");
    schema("a calculation that depends on itself", "/properties/total/x-calculate/rule", R"({"var":"total"})",
        "schema.json#/properties/total/x-calculate cycle");
    schema("a target that is no field", "/x-constraint/0/targets/0", R"("/weight")",
        "schema.json#/x-constraint/0/targets/0 unknown-name");
    schema("two rules with one id", "/properties/rows/items/x-constraint/0/id", R"("2")",
        "schema.json#/x-constraint/0 duplicate-rule|en.json#/rule.1 orphan-text|zh-Hant.json#/rule.1 orphan-text");
    schema("a default that is no choice", "/properties/variant/default", R"("C")",
        "schema.json#/properties/variant/default bad-default");
    schema("a prefill from nowhere", "/properties/reason/x-prefill", R"("somebody.name")",
        "schema.json#/properties/reason/x-prefill bad-default");
    schema("a list that is none", "/properties/reason/x-lookup", R"({"source":"planets","as":"planet"})",
        "schema.json#/properties/reason/x-lookup/source unknown-name|en.json#/error.lookup missing-text"
        "|zh-Hant.json#/error.lookup missing-text");
    schema("a field that is never relevant", "/properties/reason/x-relevant", "false",
        "schema.json#/properties/reason/x-relevant unreachable");
    schema("a field never relevant by constants", "/properties/reason/x-relevant", R"({"and":[true,{"==":[1,2]}]})",
        "schema.json#/properties/reason/x-relevant unreachable");
    layout("a field that nothing shows", "/elements/0/elements/1", "",
        "schema.json#/properties/amount unreachable");
    layout("a scope that names no field", "/elements/0/elements/0/scope", R"("#/properties/colour")",
        "layout.json#/elements/0/elements/0/scope bad-scope|schema.json#/properties/variant unreachable");
    layout("a column that names no field", "/elements/0/elements/4/options/columns/0/scope",
        R"("#/properties/colour")",
        "layout.json#/elements/0/elements/4/options/columns/0/scope bad-scope"
        "|schema.json#/properties/rows/items/properties/code unreachable");
    layout("a total of no column", "/elements/0/elements/4/options/totals/0", R"("weight")",
        "layout.json#/elements/0/elements/4/options/totals/0 bad-scope");
    layout("a condition that names no field", "/elements/0/elements/1/rule/condition/scope",
        R"("#/properties/colour")", "layout.json#/elements/0/elements/1/rule/condition/scope bad-scope");
    layout("a condition that is no schema", "/elements/0/elements/1/rule/condition/schema", R"({"maxiumum":1})",
        "layout.json#/elements/0/elements/1/rule/condition/schema bad-keyword");
    layout("an effect that is none", "/elements/0/elements/1/rule/effect", R"("BLINK")",
        "layout.json#/elements/0/elements/1/rule/effect bad-rule");
    layout("an element that is none", "/elements/0/elements/5", R"({"type":"Marquee"})",
        "layout.json#/elements/0/elements/5/type unknown-element");
    layout("a section without a title", "/elements/0/i18n", "",
        "en.json#/section.….label missing-text|zh-Hant.json#/section.….label missing-text"
        "|en.json#/section.all.label orphan-text|zh-Hant.json#/section.all.label orphan-text");
    row("a text that nothing asks for", "en.json", "/colour.label", R"("Colour")",
        "zh-Hant.json#/colour.label missing-text|en.json#/colour.label orphan-text");
    row("other blanks", "zh-Hant.json", "/error.maxLength", R"("at most {length}")",
        "zh-Hant.json#/error.maxLength different-blanks");
    row("a text that is none", "en.json", "/error.maxLength", "5",
        "en.json#/error.maxLength missing-text|en.json#/error.maxLength bad-keyword");
    row("no version", "form.json", "/version", "", "form.json# load-failure");
}

void LintTest::aFaultIsFoundAndItsPlaceNamed()
{
    QFETCH(QString, file);
    QFETCH(QString, pointer);
    QFETCH(QByteArray, value);
    QFETCH(QStringList, expected);
    Documents form = soundForm();
    QVERIFY(form[file].setAt(pointer, value.isEmpty() ? Json() : json(value.constData())));
    QTemporaryDir folder;
    write(folder.filePath(u"sample"_s), form);

    const Outcome outcome = lint({folder.filePath(u"sample"_s), u"--json"_s});

    QCOMPARE(found(outcome), expected);
    QCOMPARE(outcome.status, 1);
}

void LintTest::aTextMissingInOneLanguageIsFoundThere_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("kind");
    for (const char *key : {"title", "amount.label", "rows.code.label", "section.all.label", "error.pattern",
             "error.required", "error.calculated", "rule.1", "units.lots"})
        QTest::newRow(key) << QString::fromUtf8(key) << u"missing-text"_s;
    for (const char *key : {"variant.B", "stage.RECEIVED", "attachments.doc_type.OTHER"})
        QTest::newRow(key) << QString::fromUtf8(key) << u"code-without-text"_s;
}

void LintTest::aTextMissingInOneLanguageIsFoundThere()
{
    QFETCH(QString, key);
    QFETCH(QString, kind);
    for (const QString &file : {u"en.json"_s, u"zh-Hant.json"_s}) {
        Documents form = soundForm();
        form[file].set(key, Json());
        QTemporaryDir folder;
        write(folder.filePath(u"sample"_s), form);

        const QStringList findings = found(lint({folder.filePath(u"sample"_s), u"--json"_s}));

        QVERIFY2(findings.contains(file + u"#/"_s + key + u' ' + kind), qPrintable(findings.join(u'\n')));
        const auto elsewhere = [&](const QString &finding) { return !finding.startsWith(file + u"#/"_s + key); };
        QVERIFY(std::none_of(findings.begin(), findings.end(), elsewhere));
    }
}

void LintTest::everyMistakeOfAFormIsReported()
{
    Documents form = soundForm();
    Json &schema = form[u"schema.json"_s];
    schema.setAt(u"/properties/amount/maxiumum", 5);
    schema.setAt(u"/properties/reason/format", u"colour"_s);
    schema.setAt(u"/properties/total/x-calculate/rule", json(R"({"+":[{"var":"reason"},{"var":"nothing"}]})"));
    schema.setAt(u"/x-constraint/0/rule", json(R"({"<":[{"var":"reason"},{"sqrt":4}]})"));
    schema.setAt(u"/properties/rows/items/x-constraint/0/rule", json(R"({"<":[{"var":"row.code"},4]})"));
    form[u"layout.json"_s].setAt(u"/elements/0/elements/1/scope", u"#/properties/colour"_s);
    form[u"en.json"_s].set(u"title"_s, Json());
    QTemporaryDir folder;
    write(folder.filePath(u"sample"_s), form);

    const QStringList findings = found(lint({folder.filePath(u"sample"_s), u"--json"_s}));

    QCOMPARE(findings,
        (QStringList {u"schema.json#/properties/amount/maxiumum unknown-keyword"_s,
            u"schema.json#/properties/reason/format unknown-format"_s,
            u"schema.json#/properties/total/x-calculate/rule/+/1/var unknown-name"_s,
            u"schema.json#/properties/total/x-calculate/rule/+ unlike-types"_s,
            u"schema.json#/properties/rows/items/x-constraint/0/rule/< unlike-types"_s,
            u"schema.json#/x-constraint/0/rule/</1/sqrt unknown-operator"_s,
            u"layout.json#/elements/0/elements/1/scope bad-scope"_s,
            u"schema.json#/properties/amount unreachable"_s, u"en.json#/title missing-text"_s}));
}

void LintTest::twoCyclesAreBothFound()
{
    Documents form = soundForm();
    Json &schema = form[u"schema.json"_s];
    schema.setAt(u"/properties/total/x-calculate/rule", json(R"({"var":"total"})"));
    schema.setAt(u"/properties/reason/x-relevant", json(R"({"==":[{"var":"reason"},"B"]})"));
    QTemporaryDir folder;
    write(folder.filePath(u"sample"_s), form);

    QStringList findings = found(lint({folder.filePath(u"sample"_s), u"--json"_s}));

    findings.sort();
    QCOMPARE(findings,
        (QStringList {u"schema.json#/properties/reason/x-relevant cycle"_s,
            u"schema.json#/properties/total/x-calculate cycle"_s}));
}

void LintTest::aBrokenFormDoesNotHideTheOthers()
{
    Documents broken = soundForm();
    broken[u"schema.json"_s] = json(R"({"type":"object","properties":5})");
    Documents faulty = soundForm();
    faulty[u"en.json"_s].set(u"title"_s, Json());
    QTemporaryDir folder;
    write(folder.filePath(u"some/a-broken"_s), broken);
    write(folder.filePath(u"some/b-faulty"_s), faulty);
    write(folder.filePath(u"other/sound"_s), soundForm());

    const Outcome outcome = lint({folder.path(), u"--json"_s});

    QCOMPARE(outcome.status, 1);
    const Json answer = Json::parse(outcome.output).value_or(Json());
    QCOMPARE(answer["forms"_L1], Json(3));
    QCOMPARE(answer["findings"_L1][0]["form"_L1], Json(u"a-broken"_s));
    QCOMPARE(answer["findings"_L1][0]["place"_L1], Json(u"/properties"_s));
    QVERIFY(found(outcome).contains(u"en.json#/title missing-text"_s));
    for (const Json &finding : answer["findings"_L1].array())
        QVERIFY(finding["form"_L1] != Json(u"sound"_s));
}

void LintTest::aFileThatCannotBeReadIsAFinding_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("bytes");
    for (const char *name : {"form", "schema", "layout", "en", "zh-Hant"}) {
        const QString file = QString::fromLatin1(name) + u".json"_s;
        QTest::addRow("%s cut off", name) << file << QByteArray("{\"a\":");
        QTest::addRow("%s with a key twice", name) << file << QByteArray(R"({"a":1,"a":2})");
        QTest::addRow("%s is no object", name) << file << QByteArray("[]");
    }
}

void LintTest::aFileThatCannotBeReadIsAFinding()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, bytes);
    QTemporaryDir folder;
    write(folder.filePath(u"sample"_s), soundForm());
    QFile document(folder.filePath(u"sample/"_s + file));
    QVERIFY(document.open(QIODevice::WriteOnly));
    QCOMPARE(document.write(bytes), bytes.size());
    document.close();

    const Outcome outcome = lint({folder.filePath(u"sample"_s), u"--json"_s});

    QCOMPARE(outcome.status, 1);
    QCOMPARE(found(outcome).value(0), file + u"# unreadable-file"_s);
}

void LintTest::sharedBlocksAreNamedAsTheFileAtFault()
{
    Documents form = soundForm();
    form[u"schema.json"_s].setAt(u"/properties/reason/$ref", u"common/blocks.json#/$defs/reason"_s);
    QTemporaryDir folder;
    write(folder.filePath(u"forms/some/sample"_s), form);
    write(folder.filePath(u"forms/common"_s),
        {{u"blocks.json"_s, json(R"({"$defs":{"reason":{"type":"string","minLenght":2}}})")},
            {u"en.json"_s, json("{}")}, {u"zh-Hant.json"_s, json("{}")}});

    const Outcome outcome = lint({folder.filePath(u"forms"_s), u"--json"_s});

    QCOMPARE(found(outcome), QStringList {u"common/blocks.json#/$defs/reason/minLenght unknown-keyword"_s});
}

void LintTest::aFolderWithoutFormsCannotBeRead()
{
    const QTemporaryDir folder;

    const Outcome outcome = lint({folder.path()});

    QCOMPARE(outcome.status, 2);
    QVERIFY(!outcome.errors.isEmpty());
}

void LintTest::linesNameFilePlaceAndKind()
{
    Documents form = soundForm();
    form[u"schema.json"_s].setAt(u"/properties/amount/maxiumum", 5);
    QTemporaryDir folder;
    write(folder.filePath(u"sample"_s), form);

    const Outcome outcome = lint({folder.filePath(u"sample"_s)});

    QCOMPARE(QString::fromUtf8(outcome.output),
        u"sample/schema.json#/properties/amount/maxiumum: error: unknown keyword maxiumum [unknown-keyword]\n"_s);
}

QTEST_GUILESS_MAIN(LintTest)
#include "tst_lint.moc"
