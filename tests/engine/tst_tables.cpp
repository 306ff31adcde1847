#include "engine/forms.h"

#include <QSignalSpy>

using namespace forms;

namespace {

const char *const positions = R"({"type":"object","required":["market"],"properties":{
    "market":{"enum":["HKMK","MAMK"]},
    "total":{"type":"integer","x-calculate":{"rule":{"reduce":[{"var":"positions"},
      {"+":[{"var":"accumulator"},{"var":"current.quantity"}]},0]},"mode":"always"}},
    "positions":{"type":"array","minItems":1,"maxItems":4,"items":{"type":"object","required":["code","quantity"],
      "additionalProperties":false,
      "properties":{
        "code":{"type":"string","pattern":"^[0-9]{5}$","x-lookup":{"source":"securities","as":"sec"}},
        "lot":{"type":"integer","x-calculate":{"rule":{"var":"row.sec.lot"},"mode":"always"}},
        "quantity":{"type":"integer","minimum":1},
        "exempt":{"type":"integer","x-calculate":{"rule":{"var":"row.quantity"},"mode":"until-edited"}},
        "mainland":{"type":"string","x-relevant":{"==":[{"var":"form.market"},"MAMK"]}},
        "partial":{"type":"boolean","default":true}},
      "x-constraint":[
        {"id":"2","rule":{"<=":[{"var":"row.exempt"},{"var":"row.quantity"}]},"targets":["exempt"]},
        {"id":"3","rule":{"or":[{"!=":[{"var":"form.market"},"HKMK"]},{"<":[{"var":"row.quantity"},1000]}]},
          "targets":["quantity"]}]}}},
    "x-constraint":[{"id":"8","rule":{"distinct":[{"map":[{"var":"positions"},{"var":"code"}]}]},
      "targets":["/positions"]}]})";

FormContext master()
{
    return context({{u"00388"_s, json(R"({"lot":100})")}, {u"00005"_s, json(R"({"lot":400})")},
        {u"00700"_s, json(R"({"lot":100})")}});
}

} // namespace

class TablesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewRowHasItsDefaults();
    void rowsBeyondTheLimitAreNotTaken();
    void aRowIsComputedFromItsOwnRecord();
    void aTotalFollowsItsRows();
    void aRowRuleNamesItsRow();
    void aFormRuleSeesAllRows();
    void aFieldOfTheFormConcernsEveryRow();
    void removingARowMovesProblemsWithTheirRows();
    void pastedRowsAreOneStep();
    void whatWasPastedDoesNotFollow();
    void aRowThatIsNoObjectIsReported();
    void aTableThatIsNoArrayIsReported();
    void unknownColumnsAreReported();
    void rowsWithinRows();
    void tenThousandRowsStayQuick();
    void rowsAreInsertedAnywhere();
    void anAbsentRowIsANewOne();
    void severalRowsGoAtOnce();
    void aMovedRowTakesItsMarksAlong();
    void aListOfPlainValuesHasRows();
    void anElementIsEditedByItself();
    void anElementHasItsOwnProblems();
    void rowsOfAListAreLimited();
    void aListInsideAValueHasRows();
    void aStepEvaluatesOnce();
    void aStepAnnouncesRowsInOrder();
    void manyChangesAreOneReset();
    void newRowsAreNotAnnouncedFieldByField();
};

void TablesTest::aNewRowHasItsDefaults()
{
    FormModel model(form(positions), Json::emptyObject(), master());
    QSignalSpy inserted(&model, &FormModel::rowsInserted);
    QCOMPARE(model.rowCount(u"/positions"_s), 0);

    QCOMPARE(model.addRow(u"/positions"_s), 0);

    QCOMPARE(model.rowCount(u"/positions"_s), 1);
    QCOMPARE(model.data()["positions"_L1], json(R"([{"partial":true}])"));
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(listed(model.problems()), (QStringList {u"/market required"_s, u"/positions/0/code required"_s,
                                           u"/positions/0/quantity required"_s}));
    QCOMPARE(listed(model.shownProblems()), QStringList());
}

void TablesTest::rowsBeyondTheLimitAreNotTaken()
{
    FormModel model(form(positions), Json::emptyObject(), master());

    QCOMPARE(model.addRows(u"/positions"_s, QList<Json>(3, json("{}"))), 3);
    QCOMPARE(model.addRows(u"/positions"_s, QList<Json>(3, json("{}"))), 1);
    QCOMPARE(model.addRow(u"/positions"_s), -1);

    QCOMPARE(model.rowCount(u"/positions"_s), 4);
}

void TablesTest::aRowIsComputedFromItsOwnRecord()
{
    FormModel model(form(positions), json(R"({"positions":[{"code":"00388"},{}]})"), master());

    model.setValue(u"/positions/1/code"_s, text("00005"));

    QCOMPARE(model.state(u"/positions/0/lot"_s).value, Json(100));
    QCOMPARE(model.state(u"/positions/1/lot"_s).value, Json(400));
    QVERIFY(!model.data()["positions"_L1][1].contains(u"sec"));
}

void TablesTest::aTotalFollowsItsRows()
{
    FormModel model(form(positions), Json::emptyObject(), master());

    model.addRows(u"/positions"_s, {json(R"({"quantity":5})"), json(R"({"quantity":7})")});
    QCOMPARE(model.state(u"/total"_s).value, Json(12));
    model.setValue(u"/positions/0/quantity"_s, Json(6));
    QCOMPARE(model.state(u"/total"_s).value, Json(13));
    model.removeRow(u"/positions"_s, 1);
    QCOMPARE(model.state(u"/total"_s).value, Json(6));
}

void TablesTest::aRowRuleNamesItsRow()
{
    FormModel model(form(positions),
        json(R"({"market":"HKMK","positions":[{"code":"00388","quantity":5},{"code":"00005","quantity":5}]})"), master());
    QCOMPARE(listed(model.problems()), QStringList());

    model.setValue(u"/positions/1/exempt"_s, Json(6));

    QCOMPARE(listed(model.problems()), QStringList {u"/positions/1/exempt rule 2"_s});
    QCOMPARE(listed(model.state(u"/positions/1/exempt"_s).problems), QStringList {u"/positions/1/exempt rule 2"_s});
}

void TablesTest::aFormRuleSeesAllRows()
{
    FormModel model(form(positions),
        json(R"({"market":"HKMK","positions":[{"code":"00388","quantity":5},{"code":"00005","quantity":5}]})"), master());

    model.setValue(u"/positions/1/code"_s, text("00388"));
    QCOMPARE(listed(model.problems()), QStringList {u"/positions rule 8"_s});
    model.removeRow(u"/positions"_s, 0);
    QCOMPARE(listed(model.problems()), QStringList());
}

void TablesTest::aFieldOfTheFormConcernsEveryRow()
{
    FormModel model(form(positions),
        json(R"({"market":"MAMK","positions":[{"code":"00388","quantity":1000},{"code":"00005","quantity":2000}]})"),
        master());
    QVERIFY(model.state(u"/positions/1/mainland"_s).relevant);
    QCOMPARE(listed(model.problems()), QStringList());

    model.setValue(u"/market"_s, text("HKMK"));

    QVERIFY(!model.state(u"/positions/1/mainland"_s).relevant);
    QCOMPARE(listed(model.problems()),
        (QStringList {u"/positions/0/quantity rule 3"_s, u"/positions/1/quantity rule 3"_s}));
}

void TablesTest::removingARowMovesProblemsWithTheirRows()
{
    FormModel model(form(positions),
        json(R"({"market":"HKMK","positions":[{"code":"00388","quantity":1},{"code":"x","quantity":1}]})"), master());
    model.markVisited(u"/positions/1/code"_s);
    QSignalSpy removed(&model, &FormModel::rowsRemoved);

    model.removeRow(u"/positions"_s, 0);

    QCOMPARE(listed(model.problems()), QStringList {u"/positions/0/code pattern"_s});
    QVERIFY(model.state(u"/positions/0/code"_s).visited);
    QCOMPARE(removed.count(), 1);

    model.removeRow(u"/positions"_s, 0);

    QCOMPARE(listed(model.problems()), QStringList());
    QCOMPARE(model.submission(), json(R"({"market":"HKMK","total":0})"));
}

void TablesTest::pastedRowsAreOneStep()
{
    FormModel model(form(positions), json(R"({"market":"HKMK"})"), master());
    QSignalSpy problems(&model, &FormModel::problemsChanged);

    model.addRows(u"/positions"_s,
        {json(R"({"code":"00388","quantity":1})"), json(R"({"code":"00005","quantity":0})"), json(R"({"quantity":3})")});

    QCOMPARE(problems.count(), 1);
    QCOMPARE(listed(model.problems()),
        (QStringList {u"/positions/1/quantity minimum"_s, u"/positions/2/code required"_s}));

    model.undo();

    QCOMPARE(model.rowCount(u"/positions"_s), 0);

    model.redo();

    QCOMPARE(model.rowCount(u"/positions"_s), 3);
    QCOMPARE(model.problems().size(), 2);
}

void TablesTest::whatWasPastedDoesNotFollow()
{
    FormModel model(form(positions), json(R"({"market":"HKMK"})"), master());
    model.addRows(u"/positions"_s, {json(R"({"quantity":9,"exempt":4})"), json(R"({"quantity":9})")});

    model.setValue(u"/positions/0/quantity"_s, Json(8));
    model.setValue(u"/positions/1/quantity"_s, Json(8));

    QCOMPARE(model.state(u"/positions/0/exempt"_s).value, Json(4));
    QCOMPARE(model.state(u"/positions/1/exempt"_s).value, Json(8));
}

void TablesTest::aRowThatIsNoObjectIsReported()
{
    FormModel model(form(positions), json(R"({"market":"HKMK","positions":[7]})"), master());

    QCOMPARE(listed(model.problems()), QStringList {u"/positions/0 type"_s});
}

void TablesTest::aTableThatIsNoArrayIsReported()
{
    FormModel model(form(positions), json(R"({"market":"HKMK","positions":"none"})"), master());

    QCOMPARE(listed(model.problems()), QStringList {u"/positions type"_s});
    QCOMPARE(model.rowCount(u"/positions"_s), 0);
}

void TablesTest::unknownColumnsAreReported()
{
    FormModel model(form(positions),
        json(R"({"market":"HKMK","positions":[{"code":"00388","quantity":1,"colour":"red"}]})"), master());

    QCOMPARE(listed(model.problems()), QStringList {u"/positions/0 additionalProperties"_s});
}

void TablesTest::rowsWithinRows()
{
    FormModel model(form(R"({"type":"object","properties":{
        "all":{"type":"integer","x-calculate":{"rule":{"reduce":[{"var":"orders"},
          {"+":[{"var":"accumulator"},{"var":"current.sum"}]},0]},"mode":"always"}},
        "orders":{"type":"array","items":{"type":"object","properties":{
          "limit":{"type":"integer"},
          "sum":{"type":"integer","x-calculate":{"rule":{"reduce":[{"var":"row.lines"},
            {"+":[{"var":"accumulator"},{"var":"current.q"}]},0]},"mode":"always"}},
          "lines":{"type":"array","items":{"type":"object","required":["q"],"properties":{"q":{"type":"integer"}}}}},
          "x-constraint":[{"id":"1","rule":{"<=":[{"var":"row.sum"},{"var":"row.limit"}]},"targets":["sum"]}]}}}})"),
        Json::emptyObject(), context());
    model.addRows(u"/orders"_s, QList<Json>(2, json(R"({"limit":10})")));
    model.addRows(u"/orders/1/lines"_s, {json(R"({"q":4})"), json(R"({"q":5})"), json("{}")});

    QCOMPARE(model.state(u"/orders/1/sum"_s).value, Json());
    QCOMPARE(listed(model.problems()), QStringList {u"/orders/1/lines/2/q required"_s});

    model.setValue(u"/orders/1/lines/2/q"_s, Json(6));

    QCOMPARE(model.state(u"/orders/0/sum"_s).value, Json(0));
    QCOMPARE(model.state(u"/orders/1/sum"_s).value, Json(15));
    QCOMPARE(model.state(u"/all"_s).value, Json(15));
    QCOMPARE(listed(model.problems()), QStringList {u"/orders/1/sum rule 1"_s});

    model.removeRow(u"/orders"_s, 0);

    QCOMPARE(listed(model.problems()), QStringList {u"/orders/0/sum rule 1"_s});
    QCOMPARE(model.data()["orders"_L1].size(), 1);
}

/// No measurement (tests/benchmarks does that), only a guard against work that grows with the square of the rows.
void TablesTest::tenThousandRowsStayQuick()
{
    const FormPointer made = form(R"({"type":"object","properties":{
        "rows":{"type":"array","items":{"type":"object","required":["code"],"properties":{
          "code":{"type":"string","pattern":"^[0-9]{5}$"},"quantity":{"type":"integer","minimum":1},
          "price":{"type":"string","format":"decimal"},
          "amount":{"type":"string","format":"decimal","x-scale":2,
            "x-calculate":{"rule":{"*":[{"var":"row.quantity"},{"var":"row.price"}]},"mode":"always"}}}}}}})");
    Json::Array rows;
    for (int i = 0; i < 10000; ++i)
        rows.append(Json::of({{u"code"_s, text("00388")}, {u"quantity"_s, Json(i + 1)}, {u"price"_s, text("2.5")}}));
    FormModel model(made, Json::of({{u"rows"_s, Json(rows)}}), context());
    QCOMPARE(model.state(u"/rows/9999/amount"_s).value, text("25000.00"));
    QElapsedTimer timer;
    timer.start();

    for (int i = 0; i < 1000; ++i)
        model.setValue(u"/rows/%1/quantity"_s.arg(i), Json(i));

    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
    QCOMPARE(listed(model.problems()), QStringList {u"/rows/0/quantity minimum"_s});
}

void TablesTest::rowsAreInsertedAnywhere()
{
    FormModel model(form(positions), json(R"({"market":"HKMK","positions":[{"code":"00388"},{"code":"00005"}]})"), master());
    QSignalSpy inserted(&model, &FormModel::rowsInserted);

    QCOMPARE(model.insertRows(u"/positions"_s, 1, {json(R"({"code":"x"})"), json(R"({"code":"00700"})"), json("{}")}), 2);
    QCOMPARE(model.insertRows(u"/positions"_s, 9, {json("{}")}), 0);

    QCOMPARE(model.state(u"/positions/1/code"_s).value, text("x"));
    QCOMPARE(model.state(u"/positions/2/lot"_s).value, Json(100));
    QCOMPARE(model.state(u"/positions/3/lot"_s).value, Json(400));
    QVERIFY(listed(model.problems()).contains(u"/positions/1/code pattern"_s));
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(inserted[0][1].toInt(), 1);
    QCOMPARE(inserted[0][2].toInt(), 2);
}

void TablesTest::anAbsentRowIsANewOne()
{
    FormModel model(form(positions), json(R"({"market":"HKMK"})"), master());

    QCOMPARE(model.addRows(u"/positions"_s, {Json(), json(R"({"partial":false})")}), 2);

    QCOMPARE(model.data()["positions"_L1], json(R"([{"partial":true},{"partial":false}])"));
}

void TablesTest::severalRowsGoAtOnce()
{
    FormModel model(form(positions),
        json(R"({"positions":[{"quantity":1},{"quantity":2},{"quantity":3},{"quantity":4}]})"), master());
    QSignalSpy removed(&model, &FormModel::rowsRemoved);
    QSignalSpy edited(&model, &FormModel::edited);

    model.removeRows(u"/positions"_s, {3, 0, 2, 3, 7, -1});

    QCOMPARE(model.rowCount(u"/positions"_s), 1);
    QCOMPARE(model.state(u"/positions/0/quantity"_s).value, Json(2));
    QCOMPARE(model.state(u"/total"_s).value, Json(2));
    QCOMPARE(edited.count(), 1);
    QCOMPARE(removed.count(), 2);
    QCOMPARE(removed[0].mid(1), (QVariantList {2, 2}));
    QCOMPARE(removed[1].mid(1), (QVariantList {0, 1}));

    model.undo();

    QCOMPARE(model.rowCount(u"/positions"_s), 4);
    QCOMPARE(model.state(u"/positions/3/quantity"_s).value, Json(4));
    QCOMPARE(model.state(u"/total"_s).value, Json(10));
}

void TablesTest::aMovedRowTakesItsMarksAlong()
{
    FormModel model(form(positions),
        json(R"({"positions":[{"quantity":1},{"quantity":2},{"quantity":0},{"quantity":4}]})"), master());
    model.markVisited(u"/positions/2/quantity"_s);
    model.setValue(u"/positions/2/exempt"_s, Json(9));

    model.moveRow(u"/positions"_s, 2, 0);

    QCOMPARE(model.state(u"/positions/0/quantity"_s).value, Json(0));
    QVERIFY(model.state(u"/positions/0/quantity"_s).visited);
    QVERIFY(model.state(u"/positions/0/exempt"_s).edited);
    QVERIFY(listed(model.problems()).contains(u"/positions/0/quantity minimum"_s));
    QCOMPARE(model.state(u"/positions/2/quantity"_s).value, Json(2));

    model.undo();

    QCOMPARE(model.data()["positions"_L1][2]["quantity"_L1], Json(0));
    QVERIFY(model.state(u"/positions/2/quantity"_s).visited);
    model.moveRow(u"/positions"_s, 0, 4);
    QCOMPARE(model.data()["positions"_L1][0]["quantity"_L1], Json(1));
}

namespace {

const char *const lists = R"({"type":"object","properties":{
    "tags":{"type":"array","maxItems":3,"uniqueItems":true,"items":{"type":"string","maxLength":3}},
    "numbers":{"type":"array","items":{"type":"integer","default":7}},
    "tree":{"$ref":"#/$defs/node"},
    "size":{"type":"integer","x-calculate":{"rule":{"len":[{"var":"tags"}]},"mode":"always","presence":true}}},
    "$defs":{"node":{"type":"object","properties":{"name":{"type":"string"},
      "nodes":{"type":"array","items":{"$ref":"#/$defs/node"}}}}}})";

} // namespace

void TablesTest::aListOfPlainValuesHasRows()
{
    FormModel model(form(lists), Json::emptyObject(), context());
    QSignalSpy inserted(&model, &FormModel::rowsInserted);
    QSignalSpy removed(&model, &FormModel::rowsRemoved);

    QCOMPARE(model.addRow(u"/tags"_s), 0);
    QCOMPARE(model.addRow(u"/numbers"_s), 0);
    QCOMPARE(model.insertRows(u"/tags"_s, 0, {text("a"), text("b")}), 2);
    QCOMPARE(model.data()["tags"_L1], json(R"(["a","b",""])"));
    QCOMPARE(model.data()["numbers"_L1], json("[7]"));
    QCOMPARE(model.state(u"/size"_s).value, Json(3));
    model.moveRow(u"/tags"_s, 0, 2);
    QCOMPARE(model.data()["tags"_L1], json(R"(["b","","a"])"));
    model.removeRows(u"/tags"_s, {0, 2});

    QCOMPARE(model.rowCount(u"/tags"_s), 1);
    QCOMPARE(model.state(u"/size"_s).value, Json(1));
    QCOMPARE(inserted.count(), 3);
    QCOMPARE(removed.count(), 2);
    model.undo();
    model.undo();
    QCOMPARE(model.data()["tags"_L1], json(R"(["a","b",""])"));
}

void TablesTest::anElementIsEditedByItself()
{
    FormModel model(form(lists), json(R"({"tags":["a","b"]})"), context());

    model.setValue(u"/tags/1"_s, text("c"));
    QCOMPARE(model.data()["tags"_L1], json(R"(["a","c"])"));
    QCOMPARE(model.state(u"/tags/1"_s).value, text("c"));
    model.undo();

    QCOMPARE(model.data()["tags"_L1], json(R"(["a","b"])"));
}

void TablesTest::anElementHasItsOwnProblems()
{
    FormModel model(form(lists), json(R"({"tags":["a","long"]})"), context());
    QSignalSpy changed(&model, &FormModel::fieldChanged);

    QCOMPARE(listed(model.state(u"/tags/1"_s).problems), QStringList {u"/tags/1 maxLength"_s});
    QCOMPARE(listed(model.state(u"/tags/0"_s).problems), QStringList());
    QCOMPARE(listed(model.state(u"/tags"_s).problems), QStringList());
    QCOMPARE(listed(model.shownProblems()), QStringList());
    model.markVisited(u"/tags/1"_s);

    QCOMPARE(listed(model.shownProblems()), QStringList {u"/tags/1 maxLength"_s});
    model.setValue(u"/tags/1"_s, text("ok"));
    QCOMPARE(changed.last().first().toString(), u"/tags"_s);
}

void TablesTest::rowsOfAListAreLimited()
{
    FormModel model(form(lists), json(R"({"tags":["a","b"]})"), context());

    QCOMPARE(model.addRows(u"/tags"_s, {text("c"), text("d")}), 1);
    QCOMPARE(model.addRow(u"/tags"_s), -1);
    model.removeRow(u"/tags"_s, 5);

    QCOMPARE(model.data()["tags"_L1], json(R"(["a","b","c"])"));
}

void TablesTest::aListInsideAValueHasRows()
{
    FormModel model(form(lists), json(R"({"tree":{"name":"a"}})"), context());

    QCOMPARE(model.addRow(u"/tree/nodes"_s), 0);
    QCOMPARE(model.addRow(u"/tree/nodes/0/nodes"_s), 0);
    model.setValue(u"/tree/nodes/0/nodes/0/name"_s, text("b"));

    QCOMPARE(model.data()["tree"_L1], json(R"({"name":"a","nodes":[{"nodes":[{"name":"b"}]}]})"));
    QCOMPARE(model.rowCount(u"/tree/nodes/0/nodes"_s), 1);
    QCOMPARE(model.rowCount(u"/tree/name"_s), 0);
}

void TablesTest::aStepEvaluatesOnce()
{
    FormModel model(form(positions), json(R"({"market":"HKMK"})"), master());
    QSignalSpy problems(&model, &FormModel::problemsChanged);
    QSignalSpy edited(&model, &FormModel::edited);
    QSignalSpy inserted(&model, &FormModel::rowsInserted);

    model.beginStep();
    QCOMPARE(model.addRow(u"/positions"_s), 0);
    model.setValues({{u"/positions/0/quantity"_s, Json(0)}, {u"/positions/0/code"_s, text("00388")}});
    model.markVisited(u"/positions/0/code"_s);
    model.beginStep();
    model.setValue(u"/market"_s, text("MAMK"));
    model.endStep();
    QVERIFY(!model.canUndo());
    QCOMPARE(problems.count() + edited.count() + inserted.count(), 0);
    model.endStep();

    QCOMPARE(problems.count(), 1);
    QCOMPARE(edited.count(), 1);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(listed(model.problems()), QStringList {u"/positions/0/quantity minimum"_s});
    QCOMPARE(model.state(u"/positions/0/lot"_s).value, Json(100));
    model.undo();
    QCOMPARE(model.rowCount(u"/positions"_s), 0);
    QCOMPARE(model.state(u"/market"_s).value, text("HKMK"));
    QVERIFY(!model.canUndo());
    model.redo();
    QCOMPARE(listed(model.problems()), QStringList {u"/positions/0/quantity minimum"_s});
}

void TablesTest::aStepAnnouncesRowsInOrder()
{
    FormModel model(form(positions), json(R"({"positions":[{"quantity":1},{"quantity":2}]})"), master());
    QStringList heard;
    connect(&model, &FormModel::rowsInserted, this,
        [&](const QString &, int first, int count) { heard.append(u"+%1/%2"_s.arg(first).arg(count)); });
    connect(&model, &FormModel::rowsRemoved, this,
        [&](const QString &, int first, int count) { heard.append(u"-%1/%2"_s.arg(first).arg(count)); });

    model.beginStep();
    model.addRow(u"/positions"_s);
    model.setValue(u"/positions/2/quantity"_s, Json(3));
    model.removeRow(u"/positions"_s, 0);
    model.removeRow(u"/positions"_s, 1);
    model.endStep();

    QCOMPARE(heard, (QStringList {u"+2/1"_s, u"-0/1"_s, u"-1/1"_s}));
    QCOMPARE(model.state(u"/total"_s).value, Json(2));
}

void TablesTest::manyChangesAreOneReset()
{
    Json::Array rows(600, json(R"({"q":1})"));
    FormModel model(form(R"({"type":"object","properties":{"rows":{"type":"array","items":{"type":"object","properties":{
        "q":{"type":"integer"}}}}}})"), Json::of({{u"rows"_s, Json(rows)}}), context());
    QSignalSpy reset(&model, &FormModel::reset);
    QSignalSpy changed(&model, &FormModel::fieldChanged);
    QList<ValueEdit> edits;
    for (int i = 0; i < 600; ++i)
        edits.append({u"/rows/%1/q"_s.arg(i), Json(2)});

    model.setValues(edits);

    QCOMPARE(reset.count(), 1);
    QCOMPARE(changed.count(), 0);
    model.undo();
    QCOMPARE(model.data()["rows"_L1], Json(rows));
}

void TablesTest::newRowsAreNotAnnouncedFieldByField()
{
    FormModel model(form(positions), json(R"({"market":"HKMK"})"), master());
    QSignalSpy changed(&model, &FormModel::fieldChanged);

    model.addRows(u"/positions"_s, {json(R"({"code":"00388","quantity":5})"), json(R"({"code":"bad"})")});

    QStringList paths;
    for (const QVariantList &arguments : changed)
        paths.append(arguments.first().toString());
    QVERIFY(paths.contains(u"/positions"_s) && paths.contains(u"/total"_s));
    QVERIFY(paths.filter(u"/positions/"_s).isEmpty());
}

QTEST_GUILESS_MAIN(TablesTest)
#include "tst_tables.moc"
