#include "engine/forms.h"

#include <QSignalSpy>

using namespace forms;

namespace {

const char *const sample = R"({"type":"object","properties":{
    "name":{"type":"string","x-prefill":"user.name"},"kind":{"enum":["A","B"]},"quantity":{"type":"integer"},
    "exempt":{"type":"integer","x-calculate":{"rule":{"var":"quantity"},"mode":"until-edited"}},
    "rows":{"type":"array","items":{"type":"object","properties":{"code":{"type":"string"},
      "size":{"type":"integer","x-calculate":{"rule":{"len":[{"var":"row.code"}]},"mode":"always"}}}}}}})";

} // namespace

class UndoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typingOnOneFieldIsOneStep();
    void leavingTheFieldEndsTheStep();
    void anotherFieldEndsTheStep();
    void choosingTwiceIsTwoSteps();
    void anUndoneValueCanBeDoneAgain();
    void aNewEditForgetsWhatWasUndone();
    void undoLetsADefaultFollowAgain();
    void undoRestoresWhereAValueCameFrom();
    void aRemovedRowComesBackWithAllItHeld();
    void stepsOverRowsAskForReadingAgain();
    void everythingCanBeUndoneToTheBeginning();
    void typingAfterAStepIsAStepOfItsOwn();
    void anEmptyStepIsNone();
    void rowsComeBackWithTheRowsInThem();
    void aTableThatWasNotEditedIsNotAfterUndo();
    void aReplacedTableComesBackAsItWas();
    void theOldestStepsAreForgotten();
};

void UndoTest::typingOnOneFieldIsOneStep()
{
    FormModel model(form(sample), Json::emptyObject(), context());
    for (const QString &typed : {u"C"_s, u"Ch"_s, u"Cha"_s, u"Chan"_s})
        model.setValue(u"/name"_s, Json(typed));

    model.undo();

    QCOMPARE(model.state(u"/name"_s).value, text("Chan Tai Man"));
    model.redo();
    QCOMPARE(model.state(u"/name"_s).value, text("Chan"));
}

void UndoTest::leavingTheFieldEndsTheStep()
{
    FormModel model(form(sample), json(R"({"kind":"A"})"), context());
    model.setValue(u"/name"_s, text("a"));
    model.markVisited(u"/name"_s);
    model.setValue(u"/name"_s, text("ab"));

    model.undo();

    QCOMPARE(model.state(u"/name"_s).value, text("a"));
}

void UndoTest::anotherFieldEndsTheStep()
{
    FormModel model(form(sample), json(R"({"kind":"A"})"), context());
    model.setValue(u"/name"_s, text("a"));
    model.setValue(u"/quantity"_s, Json(1));
    model.setValue(u"/name"_s, text("ab"));

    model.undo();
    QCOMPARE(model.state(u"/name"_s).value, text("a"));
    model.undo();
    QVERIFY(model.state(u"/quantity"_s).value.isAbsent());
}

void UndoTest::choosingTwiceIsTwoSteps()
{
    FormModel model(form(sample), json(R"({"name":"x"})"), context());
    model.setValue(u"/kind"_s, text("A"));
    model.setValue(u"/kind"_s, text("B"));

    model.undo();

    QCOMPARE(model.state(u"/kind"_s).value, text("A"));
}

void UndoTest::anUndoneValueCanBeDoneAgain()
{
    FormModel model(form(sample), json(R"({"kind":"A"})"), context());
    QSignalSpy edited(&model, &FormModel::edited);
    QVERIFY(!model.canUndo() && !model.canRedo());

    model.setValue(u"/quantity"_s, Json(5));
    model.undo();

    QVERIFY(model.canRedo() && !model.canUndo());
    QVERIFY(model.state(u"/quantity"_s).value.isAbsent());
    model.redo();
    QCOMPARE(model.state(u"/quantity"_s).value, Json(5));
    QCOMPARE(model.state(u"/exempt"_s).value, Json(5));
    QCOMPARE(edited.count(), 3);
}

void UndoTest::aNewEditForgetsWhatWasUndone()
{
    FormModel model(form(sample), json(R"({"kind":"A"})"), context());
    model.setValue(u"/quantity"_s, Json(5));
    model.undo();

    model.setValue(u"/kind"_s, text("B"));

    QVERIFY(!model.canRedo());
}

void UndoTest::undoLetsADefaultFollowAgain()
{
    FormModel model(form(sample), json(R"({"quantity":5})"), context());
    model.setValue(u"/exempt"_s, Json(3));
    QVERIFY(model.state(u"/exempt"_s).edited);

    model.undo();

    QCOMPARE(model.state(u"/exempt"_s).value, Json(5));
    QVERIFY(!model.state(u"/exempt"_s).edited);
    model.setValue(u"/quantity"_s, Json(9));
    QCOMPARE(model.state(u"/exempt"_s).value, Json(9));
}

void UndoTest::undoRestoresWhereAValueCameFrom()
{
    FormModel model(form(sample), Json::emptyObject(), context());
    model.setValue(u"/name"_s, Json());

    model.undo();

    QCOMPARE(model.state(u"/name"_s).prefilledFrom, u"user.name"_s);
}

void UndoTest::aRemovedRowComesBackWithAllItHeld()
{
    FormModel model(form(sample), json(R"({"rows":[{"code":"a"},{"code":"bb"},{"code":"ccc"}]})"), context());
    model.setValue(u"/rows/1/code"_s, text("bbbb"));
    model.markVisited(u"/rows/1/code"_s);
    const Json before = model.data();

    model.removeRow(u"/rows"_s, 1);
    QCOMPARE(model.rowCount(u"/rows"_s), 2);
    model.undo();

    QCOMPARE(model.data(), before);
    QCOMPARE(model.state(u"/rows/1/size"_s).value, Json(4));
    QVERIFY(model.state(u"/rows/1/code"_s).visited);
    QVERIFY(model.state(u"/rows/1/code"_s).edited);
    QVERIFY(!model.state(u"/rows/2/code"_s).visited);
}

void UndoTest::stepsOverRowsAskForReadingAgain()
{
    FormModel model(form(sample), Json::emptyObject(), context());
    model.addRow(u"/rows"_s);
    QSignalSpy reset(&model, &FormModel::reset);

    model.undo();

    QCOMPARE(reset.count(), 1);
    QCOMPARE(model.rowCount(u"/rows"_s), 0);
}

void UndoTest::everythingCanBeUndoneToTheBeginning()
{
    FormModel model(form(sample), json(R"({"kind":"A","rows":[{"code":"a"}]})"), context());
    const Json before = model.submission();
    model.setValue(u"/kind"_s, text("B"));
    model.addRows(u"/rows"_s, {json(R"({"code":"b"})"), json(R"({"code":"c"})")});
    model.setValue(u"/rows/2/code"_s, text("cc"));
    model.removeRow(u"/rows"_s, 0);
    model.setValue(u"/quantity"_s, Json(4));
    model.setValue(u"/exempt"_s, Json(1));
    const Json after = model.submission();

    while (model.canUndo())
        model.undo();
    QCOMPARE(model.submission(), before);
    while (model.canRedo())
        model.redo();
    QCOMPARE(model.submission(), after);
}

void UndoTest::typingAfterAStepIsAStepOfItsOwn()
{
    FormModel model(form(sample), json(R"({"kind":"A"})"), context());
    model.setValue(u"/name"_s, text("a"));
    model.beginStep();
    model.setValue(u"/name"_s, text("ab"));
    model.endStep();
    model.setValue(u"/name"_s, text("abc"));

    model.undo();
    QCOMPARE(model.state(u"/name"_s).value, text("ab"));
    model.undo();
    QCOMPARE(model.state(u"/name"_s).value, text("a"));
    model.undo();
    QVERIFY(!model.canUndo());
}

void UndoTest::anEmptyStepIsNone()
{
    FormModel model(form(sample), json(R"({"kind":"A"})"), context());
    QSignalSpy edited(&model, &FormModel::edited);

    model.beginStep();
    model.setValue(u"/kind"_s, text("A"));
    model.setValue(u"/nowhere"_s, text("A"));
    model.endStep();

    QVERIFY(!model.canUndo());
    QCOMPARE(edited.count(), 0);
}

void UndoTest::rowsComeBackWithTheRowsInThem()
{
    FormModel model(form(R"({"type":"object","properties":{"a":{"type":"array","items":{"type":"object","properties":{
        "b":{"type":"array","items":{"type":"object","properties":{"c":{"type":"integer"}}}}}}}}})"),
        json(R"({"a":[{"b":[{"c":1},{"c":2}]},{"b":[{"c":3}]}]})"), context());
    const Json before = model.data();
    model.setValue(u"/a/0/b/1/c"_s, Json(20));
    model.markVisited(u"/a/0/b/0/c"_s);

    model.removeRows(u"/a"_s, {0, 1});
    model.undo();

    QCOMPARE(model.data()["a"_L1][0], json(R"({"b":[{"c":1},{"c":20}]})"));
    QVERIFY(model.state(u"/a/0/b/1/c"_s).edited);
    QVERIFY(model.state(u"/a/0/b/0/c"_s).visited);
    model.undo();
    QCOMPARE(model.data(), before);
    QVERIFY(!model.state(u"/a/0/b/1/c"_s).edited);
}

void UndoTest::aTableThatWasNotEditedIsNotAfterUndo()
{
    FormModel model(form(sample), json(R"({"rows":[{"code":"a"},{"code":"b"}]})"), context());

    model.addRow(u"/rows"_s);
    model.undo();
    model.moveRow(u"/rows"_s, 0, 1);
    model.undo();
    model.removeRow(u"/rows"_s, 0);
    model.undo();

    QCOMPARE(model.editedPaths(), QStringList());
}

void UndoTest::aReplacedTableComesBackAsItWas()
{
    FormModel model(form(sample), json(R"({"rows":[{"code":"a"},{"code":"b"}]})"), context());
    model.setValue(u"/rows/1/code"_s, text("bb"));
    model.markVisited(u"/rows/0/code"_s);
    const Json before = model.data();
    const QStringList edited = model.editedPaths();

    model.setValue(u"/rows"_s, json(R"([{"code":"z"}])"));
    QCOMPARE(model.editedPaths(), (QStringList {u"/rows"_s, u"/rows/0/code"_s}));
    model.undo();

    QCOMPARE(model.data(), before);
    QCOMPARE(model.editedPaths(), edited);
    QVERIFY(model.state(u"/rows/0/code"_s).visited);
    model.redo();
    QCOMPARE(model.rowCount(u"/rows"_s), 1);
}

void UndoTest::theOldestStepsAreForgotten()
{
    FormModel model(form(sample), json(R"({"kind":"A"})"), context());
    for (int i = 0; i < 1100; ++i)
        model.setValues({{u"/quantity"_s, Json(i)}});

    int steps = 0;
    for (; model.canUndo(); ++steps)
        model.undo();

    QCOMPARE(steps, 1000);
    QCOMPARE(model.state(u"/quantity"_s).value, Json(99));
}

QTEST_GUILESS_MAIN(UndoTest)
#include "tst_undo.moc"
