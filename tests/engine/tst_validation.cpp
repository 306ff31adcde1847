#include "engine/forms.h"

using namespace forms;

namespace {

const char *const transfer = R"({"type":"object","required":["variant","lines"],"additionalProperties":false,"properties":{
    "variant":{"enum":["DVP","FOP"]},
    "lines":{"type":"array","minItems":1,"maxItems":2,"items":{"type":"object","required":["code","lot"],
      "additionalProperties":false,"properties":{
        "code":{"type":"string","x-lookup":{"source":"securities","as":"sec"}},
        "lot":{"type":"integer","x-calculate":{"rule":{"var":"row.sec.lot"},"mode":"always"}},
        "nominal":{"type":"string","format":"decimal"},
        "half":{"type":"string","format":"decimal","x-scale":2,
          "x-calculate":{"rule":{"/":[{"var":"row.nominal"},2]},"mode":"always"}},
        "amount":{"type":"string","format":"decimal","x-relevant":{"==":[{"var":"form.variant"},"DVP"]},"x-min":"5"}},
      "x-constraint":[
        {"id":"1","presence":true,"targets":["amount"],"rule":{"if":[{"==":[{"var":"form.variant"},"DVP"]},
          {">":[{"var":"row.amount"},0]},{"!":[{"var":"row.amount"}]}]}},
        {"id":"3","targets":["amount"],"rule":{"!=":[{"var":"row.amount"},{"var":"row.nominal"}]}}]}},
    "declaration":{"type":"boolean","const":true,"x-submission-only":true}},
    "x-constraint":[]})";

QStringList found(const QByteArray &data, const FormContext &about, Purpose purpose = Purpose::Submission)
{
    return listed(validate(*form(transfer), json(data), about, purpose));
}

FormContext master()
{
    return context({{u"04252"_s, json(R"({"lot":100})")}});
}

} // namespace

class ValidationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRightDocumentHasNoProblems();
    void computedValuesAreCompared();
    void computedValuesAreComparedByValue();
    void aMissingComputedValueIsMissing();
    void whatNobodyCanComputeIsNotRequired();
    void anInlineRecordIsTheMasterRecord();
    void anUnknownRootKeyIsRefused();
    void aRuleMayForbidWhatIsNotRelevant();
    void whatIsNotRelevantIsEmptyForOtherRules();
    void tooManyRowsAreRefusedWithoutReadingThemAll();
    void aDocumentThatIsNoObjectIsRefused();
    void aSubmissionOfTheModelPasses();
    void theModelAndTheValidatorAgree();
    void aNumberOfTooManyDigitsIsAProblemAndNoCrash();
};

void ValidationTest::aRightDocumentHasNoProblems()
{
    QCOMPARE(found(R"({"variant":"DVP","lines":[{"code":"04252","lot":100,"nominal":"500","half":"250.00","amount":"490"}]})",
                 master()),
        QStringList());
}

void ValidationTest::computedValuesAreCompared()
{
    const Problems problems = validate(*form(transfer),
        json(R"({"variant":"FOP","lines":[{"code":"04252","lot":400,"nominal":"500","half":"251"}]})"), master(),
        Purpose::Submission);

    QCOMPARE(listed(problems), (QStringList {u"/lines/0/lot calculated"_s, u"/lines/0/half calculated"_s}));
    QCOMPARE(problems[0].params, json(R"({"expected":100})"));
    QCOMPARE(problems[1].params, json(R"({"expected":"250.00"})"));
}

void ValidationTest::computedValuesAreComparedByValue()
{
    QCOMPARE(found(R"({"variant":"FOP","lines":[{"code":"04252","lot":100.0,"nominal":500,"half":250}]})", master()),
        QStringList());
}

void ValidationTest::aMissingComputedValueIsMissing()
{
    QCOMPARE(found(R"({"variant":"FOP","lines":[{"code":"04252"}]})", master()),
        QStringList {u"/lines/0/lot required"_s});
}

void ValidationTest::whatNobodyCanComputeIsNotRequired()
{
    QCOMPARE(found(R"({"variant":"FOP","lines":[{"code":"99999"}]})", context({}, false)), QStringList());
    QCOMPARE(found(R"({"variant":"FOP","lines":[{"code":"99999"}]})", master()),
        QStringList {u"/lines/0/code lookup"_s});
}

void ValidationTest::anInlineRecordIsTheMasterRecord()
{
    QCOMPARE(found(R"({"variant":"FOP","lines":[{"code":"1","lot":7,"sec":{"lot":7}}]})", master()), QStringList());
    QCOMPARE(found(R"({"variant":"FOP","lines":[{"code":"1","lot":7,"sec":{"lot":8}}]})", master()),
        QStringList {u"/lines/0/lot calculated"_s});
}

void ValidationTest::anUnknownRootKeyIsRefused()
{
    QCOMPARE(found(R"({"variant":"FOP","lines":[{"code":"04252","lot":100}],"admin":true})", master()),
        QStringList {u" additionalProperties"_s});
}

void ValidationTest::aRuleMayForbidWhatIsNotRelevant()
{
    // Its own constraints (x-min) do not run, but the rule that forbids it sees it.
    QCOMPARE(found(R"({"variant":"FOP","lines":[{"code":"04252","lot":100,"amount":"1"}]})", master()),
        QStringList {u"/lines/0/amount rule 1"_s});
}

void ValidationTest::whatIsNotRelevantIsEmptyForOtherRules()
{
    const QStringList problems = found(
        R"({"variant":"FOP","lines":[{"code":"04252","lot":100,"nominal":"9","half":"4.5","amount":"9"}]})", master());

    QCOMPARE(problems, QStringList {u"/lines/0/amount rule 1"_s});
}

void ValidationTest::tooManyRowsAreRefusedWithoutReadingThemAll()
{
    Json::Array lines(5000, json("7"));
    const Json data = Json::of({{u"variant"_s, text("FOP")}, {u"lines"_s, Json(lines)}});

    const QStringList problems = listed(validate(*form(transfer), data, master(), Purpose::Submission));

    QCOMPARE(problems.first(), u"/lines maxItems"_s);
    QCOMPARE(problems.size(), 4);
}

void ValidationTest::aDocumentThatIsNoObjectIsRefused()
{
    QCOMPARE(found("[1]", master()), QStringList {u" type"_s});
    QCOMPARE(found(R"("text")", master()), QStringList {u" type"_s});
}

void ValidationTest::aSubmissionOfTheModelPasses()
{
    const FormPointer made = form(transfer);
    FormModel model(made, Json::emptyObject(), master());
    model.setValue(u"/variant"_s, text("DVP"));
    model.addRow(u"/lines"_s);
    model.setValue(u"/lines/0/code"_s, text("04252"));
    model.setValue(u"/lines/0/nominal"_s, text("3"));
    model.setValue(u"/lines/0/amount"_s, text("4"));
    QCOMPARE(listed(model.problems()), QStringList {u"/lines/0/amount minimum"_s});

    model.setValue(u"/variant"_s, text("FOP"));
    const Json submission = model.submission();

    QCOMPARE(submission, json(R"({"variant":"FOP","lines":[{"code":"04252","lot":100,"nominal":"3","half":"1.50"}]})"));
    QCOMPARE(listed(validate(*made, submission, master(), Purpose::Submission)), QStringList());
}

void ValidationTest::theModelAndTheValidatorAgree()
{
    const FormPointer made = form(transfer);
    const Json data = json(R"({"variant":"DVP","lines":[{"nominal":"x","amount":"1"},{"code":"nope"}],"declaration":false})");
    FormModel model(made, data, master());

    QCOMPARE(listed(model.problems()), listed(validate(*made, data, master(), Purpose::Submission)));
    QCOMPARE(listed(model.problems(Purpose::Draft)), listed(validate(*made, data, master(), Purpose::Draft)));
}

void ValidationTest::aNumberOfTooManyDigitsIsAProblemAndNoCrash()
{
    const QByteArray digits(2000, '9');

    QCOMPARE(found(R"({"variant":"FOP","lines":[{"code":"04252","lot":100,"nominal":")" + digits + R"("}]})", master()),
        QStringList {u"/lines/0/nominal format"_s});
}

QTEST_GUILESS_MAIN(ValidationTest)
#include "tst_validation.moc"
