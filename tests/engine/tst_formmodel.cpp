#include "engine/forms.h"

#include <QSignalSpy>

using namespace forms;

class FormModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGroupThatARuleFillsIsNotMissed();
    void rowsAreCheckedWhenTheirGroupComesIntoPlay();
    void aRuleThatGivesAnEmptyTextLeavesNothingBehind();
    void aNewFormHasItsDefaultsAndPrefilledValues();
    void aDraftKeepsWhatItHolds();
    void anEditIsSeenAtOnce();
    void requiredSitsOnTheEmptyField();
    void emptyTextCountsAsAbsent();
    void aConditionMakesAFieldRequired();
    void aHiddenFieldKeepsItsValueButIsNotSubmitted();
    void aHiddenFieldHasNoProblemsAndIsEmptyForRules();
    void aHiddenGroupHidesWhatItHolds();
    void aCalculationFollowsItsSources();
    void aCalculatedFieldCannotBeSet();
    void aDecimalResultHasTheFieldsDecimals();
    void aDefaultFollowsItsSourceUntilItIsEdited();
    void aDraftRemembersWhatWasEdited();
    void aMissingSourceEmptiesTheResult();
    void chainsOfCalculationsSettleInOneEdit();
    void aLookUpFillsTheRecordsFields();
    void anUnknownKeyIsAProblemOnlyWhereTheSourceIsKnown();
    void anOpenListOnlyWarns();
    void anInlineRecordWins();
    void valuesFromMasterDataStayWhileItIsNotAtHand();
    void aRuleDecidesWhetherAFieldIsReadOnly();
    void aReadOnlyModelTakesNothing();
    void problemsShowOnceAFieldWasVisited();
    void theDeclarationMattersForASubmissionOnly();
    void anAttachmentMustBeThere();
    void valuesOfTheServerAreNotSubmitted();
    void aContextThatMovesOnChangesTheVerdict();
    void signalsComeOncePerEdit();
    void conditionsInTheSchemaHoldWhileEditing();
    void anUnknownPathIsLeftAlone();
    void setValueOnAGroupReplacesIt();
};

void FormModelTest::aNewFormHasItsDefaultsAndPrefilledValues()
{
    const FormPointer made = form(R"({"type":"object","properties":{
        "participant_id":{"type":"string","x-prefill":"participant.id"},
        "contact":{"type":"string","x-prefill":"user.nickname"},
        "partial":{"type":"boolean","default":true}}})");

    FormModel model(made, Json::emptyObject(), context());

    QCOMPARE(model.data(), json(R"({"participant_id":"B01234","partial":true})"));
    QCOMPARE(model.state(u"/participant_id"_s).prefilledFrom, u"participant.id"_s);
    QCOMPARE(model.state(u"/partial"_s).prefilledFrom, QString());

    model.setValue(u"/participant_id"_s, text("C00088"));

    QCOMPARE(model.state(u"/participant_id"_s).prefilledFrom, QString());
    QVERIFY(model.state(u"/participant_id"_s).edited);
}

void FormModelTest::aDraftKeepsWhatItHolds()
{
    const FormPointer made = form(R"({"type":"object","properties":{"a":{"type":"string","default":"A"},
        "b":{"type":"string"}}})");

    FormModel model(made, json(R"({"b":"","c":1})"), context());

    QCOMPARE(model.data(), json(R"({"b":"","c":1})"));
    QCOMPARE(model.submission(), json("{}"));
}

void FormModelTest::anEditIsSeenAtOnce()
{
    FormModel model(form(R"({"type":"object","properties":{"n":{"type":"integer","maximum":20}}})"),
        Json::emptyObject(), context());

    model.setValue(u"/n"_s, Json(25));

    const FieldState state = model.state(u"/n"_s);
    QCOMPARE(state.value, Json(25));
    QVERIFY(state.edited);
    QCOMPARE(listed(state.problems), QStringList {u"/n maximum"_s});
    QCOMPARE(state.problems[0].params, json(R"({"comparison":"<=","limit":20})"));
    QVERIFY(!model.isValid());

    model.setValue(u"/n"_s, Json());

    QVERIFY(model.state(u"/n"_s).value.isAbsent());
    QVERIFY(model.isValid());
    QCOMPARE(model.data(), json("{}"));
}

void FormModelTest::requiredSitsOnTheEmptyField()
{
    FormModel model(form(R"({"type":"object","required":["a"],"properties":{"a":{"type":"string"}}})"),
        Json::emptyObject(), context());

    QVERIFY(model.state(u"/a"_s).required);
    QCOMPARE(listed(model.problems()), QStringList {u"/a required"_s});

    model.setValue(u"/a"_s, text("x"));

    QVERIFY(model.state(u"/a"_s).required);
    QCOMPARE(listed(model.problems()), QStringList());
}

void FormModelTest::emptyTextCountsAsAbsent()
{
    FormModel model(form(R"({"type":"object","required":["a"],"properties":{"a":{"type":"string"},
        "b":{"type":"string","minLength":20},"c":{"type":"array","items":{"enum":["X"]},"minItems":1}}})"),
        json(R"({"a":"","b":"","c":[]})"), context());

    QCOMPARE(listed(model.problems()), QStringList {u"/a required"_s});
    QCOMPARE(model.submission(), json("{}"));
}

void FormModelTest::aConditionMakesAFieldRequired()
{
    FormModel model(form(R"({"type":"object","properties":{"reason":{"enum":["ODD","OTHER"]},
        "detail":{"type":"string","x-required":{"==":[{"var":"reason"},"OTHER"]}}}})"),
        Json::emptyObject(), context());
    QVERIFY(!model.state(u"/detail"_s).required);

    model.setValue(u"/reason"_s, text("OTHER"));

    QVERIFY(model.state(u"/detail"_s).required);
    QCOMPARE(listed(model.problems()), QStringList {u"/detail required"_s});

    model.setValue(u"/reason"_s, text("ODD"));

    QVERIFY(!model.state(u"/detail"_s).required);
    QVERIFY(model.isValid());
}

namespace {

const char *const hiding = R"({"type":"object","required":["code"],"properties":{
    "variant":{"enum":["HK","CN"]},
    "code":{"type":"string","pattern":"^6","x-relevant":{"==":[{"var":"variant"},"CN"]}},
    "note":{"type":"string"}},
    "x-constraint":[{"id":"1","rule":{"!":[{"var":"code"}]},"presence":true,"targets":["note"]}]})";

} // namespace

void FormModelTest::aHiddenFieldKeepsItsValueButIsNotSubmitted()
{
    FormModel model(form(hiding), json(R"({"variant":"CN","code":"600000"})"), context());
    QCOMPARE(model.submission(), json(R"({"variant":"CN","code":"600000"})"));

    model.setValue(u"/variant"_s, text("HK"));

    QVERIFY(!model.state(u"/code"_s).relevant);
    QCOMPARE(model.data(), json(R"({"variant":"HK","code":"600000"})"));
    QCOMPARE(model.submission(), json(R"({"variant":"HK"})"));

    model.setValue(u"/variant"_s, text("CN"));

    QCOMPARE(model.state(u"/code"_s).value, text("600000"));
    QCOMPARE(model.submission(), json(R"({"variant":"CN","code":"600000"})"));
}

void FormModelTest::aHiddenFieldHasNoProblemsAndIsEmptyForRules()
{
    FormModel model(form(hiding), json(R"({"variant":"CN","code":"123"})"), context());
    QCOMPARE(listed(model.problems()), (QStringList {u"/code pattern"_s, u"/note rule 1"_s}));

    model.setValue(u"/variant"_s, text("HK"));

    QCOMPARE(listed(model.problems()), QStringList());
    QVERIFY(!model.state(u"/code"_s).required);
}

void FormModelTest::aHiddenGroupHidesWhatItHolds()
{
    FormModel model(form(R"({"type":"object","properties":{"on":{"type":"boolean"},
        "bank":{"type":"object","x-relevant":{"var":"on"},"required":["name"],"properties":{"name":{"type":"string"},
          "code":{"type":"string","pattern":"^[0-9]{3}$"}}},
        "lines":{"type":"array","x-relevant":{"var":"on"},"items":{"type":"object","required":["q"],
          "properties":{"q":{"type":"integer"}}}}},
        "x-constraint":[{"id":"1","rule":{"!=":[{"var":"bank.code"},"12"]}}]})"),
        json(R"({"on":true,"bank":{"code":"12"},"lines":[{}]})"), context());
    QCOMPARE(listed(model.problems()),
        (QStringList {u" rule 1"_s, u"/bank/name required"_s, u"/bank/code pattern"_s, u"/lines/0/q required"_s}));

    model.setValue(u"/on"_s, Json(false));

    QVERIFY(!model.state(u"/bank/code"_s).relevant);
    QVERIFY(!model.state(u"/lines/0/q"_s).relevant);
    QCOMPARE(listed(model.problems()), QStringList());
    QCOMPARE(model.submission(), json(R"({"on":false})"));

    model.setValue(u"/on"_s, Json(true));

    QCOMPARE(model.problems().size(), 4);
}

namespace {

const char *const calculating = R"({"type":"object","properties":{
    "quantity":{"type":"integer"},"price":{"type":"string","format":"decimal"},
    "amount":{"type":"string","format":"decimal","x-scale":2,
      "x-calculate":{"rule":{"*":[{"var":"quantity"},{"var":"price"}]},"mode":"always"}},
    "fee":{"type":"string","format":"decimal","x-scale":2,
      "x-calculate":{"rule":{"*":[{"var":"amount"},0.01]},"mode":"always"}},
    "exempt":{"type":"integer","x-calculate":{"rule":{"var":"quantity"},"mode":"until-edited"}}}})";

} // namespace

void FormModelTest::aCalculationFollowsItsSources()
{
    FormModel model(form(calculating), Json::emptyObject(), context());

    model.setValue(u"/quantity"_s, Json(3));
    model.setValue(u"/price"_s, text("0.1"));

    QCOMPARE(model.state(u"/amount"_s).value, text("0.30"));
    QVERIFY(model.state(u"/amount"_s).computed);
    QVERIFY(model.state(u"/amount"_s).readonly);
}

void FormModelTest::aCalculatedFieldCannotBeSet()
{
    FormModel model(form(calculating), json(R"({"quantity":2,"price":"5"})"), context());

    model.setValue(u"/amount"_s, text("99"));

    QCOMPARE(model.state(u"/amount"_s).value, text("10.00"));
}

void FormModelTest::aDecimalResultHasTheFieldsDecimals()
{
    FormModel model(form(calculating), json(R"({"quantity":1,"price":"0.335"})"), context());

    QCOMPARE(model.state(u"/amount"_s).value, text("0.34"));
}

void FormModelTest::aDefaultFollowsItsSourceUntilItIsEdited()
{
    FormModel model(form(calculating), Json::emptyObject(), context());

    model.setValue(u"/quantity"_s, Json(100));
    QCOMPARE(model.state(u"/exempt"_s).value, Json(100));
    model.setValue(u"/quantity"_s, Json(200));
    QCOMPARE(model.state(u"/exempt"_s).value, Json(200));
    QVERIFY(model.state(u"/exempt"_s).computed);
    QVERIFY(!model.state(u"/exempt"_s).readonly);

    model.setValue(u"/exempt"_s, Json(50));
    model.setValue(u"/quantity"_s, Json(300));

    QCOMPARE(model.state(u"/exempt"_s).value, Json(50));
    QVERIFY(!model.state(u"/exempt"_s).computed);
}

void FormModelTest::aDraftRemembersWhatWasEdited()
{
    FormModel follows(form(calculating), json(R"({"quantity":100,"exempt":100})"), context());
    FormModel differs(form(calculating), json(R"({"quantity":100,"exempt":50})"), context());
    FormModel told(form(calculating), json(R"({"quantity":100,"exempt":100})"), context(), {u"/exempt"_s});

    for (FormModel *model : {&follows, &differs, &told})
        model->setValue(u"/quantity"_s, Json(7));

    QCOMPARE(follows.state(u"/exempt"_s).value, Json(7));
    QCOMPARE(differs.state(u"/exempt"_s).value, Json(50));
    QCOMPARE(told.state(u"/exempt"_s).value, Json(100));
    QCOMPARE(told.editedPaths(), (QStringList {u"/quantity"_s, u"/exempt"_s}));
}

void FormModelTest::aMissingSourceEmptiesTheResult()
{
    FormModel model(form(calculating), json(R"({"quantity":2,"price":"5"})"), context());

    model.setValue(u"/price"_s, Json());

    QVERIFY(model.state(u"/amount"_s).value.isAbsent());
    QVERIFY(model.state(u"/fee"_s).value.isAbsent());
}

void FormModelTest::chainsOfCalculationsSettleInOneEdit()
{
    FormModel model(form(calculating), json(R"({"quantity":2,"price":"5"})"), context());

    model.setValue(u"/quantity"_s, Json(300));

    QCOMPARE(model.state(u"/amount"_s).value, text("1500.00"));
    QCOMPARE(model.state(u"/fee"_s).value, text("15.00"));
}

namespace {

const char *const lookingUp = R"({"type":"object","required":["lot"],"properties":{
    "code":{"type":"string","pattern":"^[0-9]{5}$","x-lookup":{"source":"securities","as":"sec"}},
    "market":{"type":"string","x-lookup":{"source":"markets","as":"mkt","open":true}},
    "name":{"type":"string","x-calculate":{"rule":{"var":"sec.name"},"mode":"always"}},
    "lot":{"type":"integer","x-calculate":{"rule":{"var":"sec.lot"},"mode":"always"}}},
    "additionalProperties":false,
    "x-constraint":[{"id":"1","rule":{"==":[{"var":"code"},{"var":"sec.domain"}]},"presence":true,"targets":["code"]}]})";

QHash<QString, Json> securities()
{
    return {{u"00388"_s, json(R"({"name":"HKEX","lot":100,"domain":"00388"})")},
        {u"80388"_s, json(R"({"name":"HKEX-R","lot":100,"domain":"00388"})")}};
}

} // namespace

void FormModelTest::aLookUpFillsTheRecordsFields()
{
    FormModel model(form(lookingUp), Json::emptyObject(), context(securities()));

    model.setValue(u"/code"_s, text("00388"));

    QCOMPARE(model.data(), json(R"({"code":"00388","name":"HKEX","lot":100})"));
    QCOMPARE(listed(model.problems()), QStringList());

    model.setValue(u"/code"_s, text("80388"));

    QCOMPARE(model.state(u"/name"_s).value, text("HKEX-R"));
    QCOMPARE(listed(model.problems()), QStringList {u"/code rule 1"_s});

    model.setValue(u"/code"_s, Json());

    QCOMPARE(model.data(), json("{}"));
}

void FormModelTest::anUnknownKeyIsAProblemOnlyWhereTheSourceIsKnown()
{
    FormModel known(form(lookingUp), json(R"({"code":"99999"})"), context(securities()));
    FormModel unknown(form(lookingUp), json(R"({"code":"99999"})"), context({}, false));

    QCOMPARE(listed(known.problems()), QStringList {u"/code lookup"_s});
    QCOMPARE(known.problems()[0].params, json(R"({"source":"securities"})"));
    QCOMPARE(listed(unknown.problems()), QStringList());
}

void FormModelTest::anOpenListOnlyWarns()
{
    FormModel model(form(lookingUp), json(R"({"market":"MOON"})"), context(securities()));

    QCOMPARE(listed(model.problems()), QStringList {u"/market lookup?"_s});
    QVERIFY(model.isValid());
}

void FormModelTest::anInlineRecordWins()
{
    const Json data = json(R"({"code":"00388","sec":{"name":"OTHER","lot":7,"domain":"00388"}})");
    FormModel model(form(lookingUp), data, context(securities()));

    QCOMPARE(model.state(u"/name"_s).value, text("OTHER"));
    QCOMPARE(listed(model.problems()), QStringList());
    QVERIFY(!model.submission().contains(u"sec"));
}

void FormModelTest::valuesFromMasterDataStayWhileItIsNotAtHand()
{
    FormModel model(form(lookingUp), json(R"({"code":"00388","name":"HKEX","lot":100})"), context({}, false));
    QCOMPARE(model.state(u"/name"_s).value, text("HKEX"));

    model.setValue(u"/code"_s, text("00005"));

    QVERIFY(model.state(u"/name"_s).value.isAbsent());

    model.setContext(context(securities()));

    QCOMPARE(listed(model.problems()), QStringList {u"/code lookup"_s});
}

void FormModelTest::aRuleDecidesWhetherAFieldIsReadOnly()
{
    FormModel model(form(R"({"type":"object","properties":{"a":{"type":"boolean"},
        "b":{"type":"string","x-readonly":{"==":[{"var":"a"},true]}},"c":{"type":"string","x-readonly":true}}})"),
        Json::emptyObject(), context());
    QVERIFY(!model.state(u"/b"_s).readonly);
    QVERIFY(model.state(u"/c"_s).readonly);

    model.setValue(u"/a"_s, Json(true));

    QVERIFY(model.state(u"/b"_s).readonly);
}

void FormModelTest::aReadOnlyModelTakesNothing()
{
    FormModel model(form(calculating), json(R"({"quantity":1})"), context());
    QSignalSpy edited(&model, &FormModel::edited);
    model.setReadonly(true);

    model.setValue(u"/quantity"_s, Json(2));

    QCOMPARE(model.state(u"/quantity"_s).value, Json(1));
    QVERIFY(model.state(u"/quantity"_s).readonly);
    QCOMPARE(edited.count(), 0);
    QVERIFY(!model.canUndo());
}

void FormModelTest::problemsShowOnceAFieldWasVisited()
{
    FormModel model(form(R"({"type":"object","required":["a","b"],"properties":{"a":{"type":"string"},
        "b":{"type":"string"}}})"), Json::emptyObject(), context());
    QCOMPARE(model.problems().size(), 2);
    QCOMPARE(listed(model.shownProblems()), QStringList());

    model.markVisited(u"/b"_s);

    QCOMPARE(listed(model.shownProblems()), QStringList {u"/b required"_s});
    QVERIFY(model.showsProblemsOf(u"/b"_s));
    QVERIFY(!model.showsProblemsOf(u"/a"_s));

    model.showAllProblems();

    QCOMPARE(model.shownProblems().size(), 2);
}

void FormModelTest::theDeclarationMattersForASubmissionOnly()
{
    FormModel model(form(R"({"type":"object","required":["declaration","name"],"properties":{
        "declaration":{"type":"boolean","const":true,"x-submission-only":true},"name":{"type":"string"}}})"),
        Json::emptyObject(), context());

    QCOMPARE(listed(model.problems(Purpose::Submission)),
        (QStringList {u"/declaration required"_s, u"/name required"_s}));
    QCOMPARE(listed(model.problems(Purpose::Draft)), QStringList {u"/name required"_s});
}

void FormModelTest::anAttachmentMustBeThere()
{
    FormModel model(form(R"({"type":"object","properties":{"evidence":{"type":"string","x-attachment":true},
        "attachments":{"type":"array","items":{"type":"object","properties":{"id":{"type":"string"}}}}}})"),
        json(R"({"evidence":"att-1"})"), context());
    QCOMPARE(listed(model.problems()), QStringList());

    model.addRows(u"/attachments"_s, {json(R"({"id":"att-2"})")});

    QCOMPARE(listed(model.problems()), QStringList {u"/evidence attachment"_s});

    model.setValue(u"/attachments/0/id"_s, text("att-1"));

    QCOMPARE(listed(model.problems()), QStringList());

    model.removeRow(u"/attachments"_s, 0);

    QCOMPARE(listed(model.problems()), QStringList {u"/evidence attachment"_s});
}

void FormModelTest::valuesOfTheServerAreNotSubmitted()
{
    FormModel model(form(R"({"type":"object","required":["reference_no"],"properties":{
        "reference_no":{"type":"string","x-server":true}}})"), json(R"({"reference_no":"CC-1"})"), context());

    QVERIFY(model.state(u"/reference_no"_s).readonly);
    QCOMPARE(listed(model.problems()), QStringList());
    QCOMPARE(model.submission(), json("{}"));
}

void FormModelTest::aContextThatMovesOnChangesTheVerdict()
{
    FormModel model(form(R"({"type":"object","properties":{"date":{"type":"string","format":"date"}},
        "x-constraint":[{"id":"1","rule":{">=":[{"var":"date"},{"var":"ctx.today"}]},"targets":["date"]}]})"),
        json(R"({"date":"2025-07-08"})"), context());
    QSignalSpy reset(&model, &FormModel::reset);
    QVERIFY(model.isValid());

    FormContext later = context();
    later.values.set(u"today"_s, text("2025-07-09"));
    model.setContext(later);

    QCOMPARE(listed(model.problems()), QStringList {u"/date rule 1"_s});
    QCOMPARE(reset.count(), 1);
}

void FormModelTest::signalsComeOncePerEdit()
{
    FormModel model(form(calculating), Json::emptyObject(), context());
    QSignalSpy edited(&model, &FormModel::edited);
    QSignalSpy problems(&model, &FormModel::problemsChanged);
    QStringList changed;
    connect(&model, &FormModel::fieldChanged, this, [&changed](const QString &path) { changed.append(path); });

    model.setValue(u"/quantity"_s, Json(5));
    model.setValue(u"/quantity"_s, Json(5));

    QCOMPARE(edited.count(), 1);
    QCOMPARE(problems.count(), 1);
    changed.sort();
    QCOMPARE(changed, (QStringList {u"/exempt"_s, u"/quantity"_s}));
}

void FormModelTest::conditionsInTheSchemaHoldWhileEditing()
{
    FormModel model(form(R"({"type":"object","properties":{"kind":{"enum":["A","B"]},"n":{"type":"integer"}},
        "if":{"properties":{"kind":{"const":"A"}},"required":["kind"]},
        "then":{"required":["n"],"properties":{"n":{"minimum":10}}}})"), Json::emptyObject(), context());
    QCOMPARE(listed(model.problems()), QStringList());

    model.setValue(u"/kind"_s, text("A"));
    QCOMPARE(listed(model.problems()), QStringList {u"/n required"_s});
    model.setValue(u"/n"_s, Json(5));
    QCOMPARE(listed(model.state(u"/n"_s).problems), QStringList {u"/n minimum"_s});
    model.setValue(u"/kind"_s, text("B"));
    QCOMPARE(listed(model.problems()), QStringList());
}

void FormModelTest::anUnknownPathIsLeftAlone()
{
    FormModel model(form(calculating), Json::emptyObject(), context());

    model.setValue(u"/nowhere"_s, Json(1));
    model.setValue(u"/quantity/0"_s, Json(1));
    model.markVisited(u"/nowhere"_s);

    QVERIFY(!model.state(u"/nowhere"_s).relevant);
    QCOMPARE(model.rowCount(u"/quantity"_s), 0);
    QCOMPARE(model.addRow(u"/quantity"_s), -1);
    QCOMPARE(model.data(), json("{}"));
}

void FormModelTest::setValueOnAGroupReplacesIt()
{
    FormModel model(form(R"({"type":"object","properties":{"bank":{"type":"object","required":["name"],
        "properties":{"name":{"type":"string"}}}}})"), Json::emptyObject(), context());

    model.setValue(u"/bank"_s, json("{}"));
    QCOMPARE(listed(model.problems()), QStringList {u"/bank/name required"_s});

    model.undo();

    QCOMPARE(model.data(), json("{}"));
    QCOMPARE(listed(model.problems()), QStringList());
}

void FormModelTest::rowsAreCheckedWhenTheirGroupComesIntoPlay()
{
    FormModel model(form(R"({"type":"object","properties":{"kind":{"type":"string"},
        "group":{"type":"object","x-relevant":{"!!":[{"var":"kind"}]},"properties":{"rows":{"type":"array",
          "items":{"type":"object","properties":{"a":{"type":"string"}},
            "x-constraint":[{"id":"1","rule":{"in":["B",["A"]]},"presence":true,"targets":["a"]}]}}}}}})"),
        json(R"({"group":{"rows":[{"a":"x"}]}})"), context());
    QCOMPARE(listed(model.problems()), QStringList());

    model.setValue(u"/kind"_s, text("a"));

    QCOMPARE(listed(model.problems()), QStringList {u"/group/rows/0/a rule 1"_s});
}

void FormModelTest::aRuleThatGivesAnEmptyTextLeavesNothingBehind()
{
    FormModel model(form(R"({"type":"object","properties":{"name":{"type":"string"},
        "copy":{"type":"string","x-calculate":{"rule":{"var":"name"},"mode":"always","presence":true}}}})"),
        Json::emptyObject(), context());

    model.setValue(u"/name"_s, text("a"));
    model.setValue(u"/name"_s, text(""));

    QVERIFY(!model.data().contains(u"copy"));
}

void FormModelTest::aGroupThatARuleFillsIsNotMissed()
{
    FormModel model(form(R"({"type":"object","required":["group"],"properties":{"name":{"type":"string"},
        "group":{"type":"object","properties":{"copy":{"type":"string",
          "x-calculate":{"rule":{"var":"name"},"mode":"always"}}}}}})"), Json::emptyObject(), context());
    QCOMPARE(listed(model.problems()), QStringList {u"/group required"_s});

    model.setValue(u"/name"_s, text("a"));

    QCOMPARE(model.state(u"/group/copy"_s).value, text("a"));
    QCOMPARE(listed(model.problems()), QStringList());
}

QTEST_GUILESS_MAIN(FormModelTest)
#include "tst_formmodel.moc"
