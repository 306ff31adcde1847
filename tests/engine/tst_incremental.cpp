#include "engine/forms.h"

#include <QRandomGenerator>

using namespace forms;

namespace {

/// A form in which everything hangs together: relevance, calculations across rows, look-ups, conditions, rows in rows.
const char *const tangled = R"({"type":"object","required":["variant","name"],"additionalProperties":false,
    "if":{"properties":{"variant":{"const":"C"}},"required":["variant"]},"then":{"required":["note"]},
    "properties":{
      "variant":{"enum":["A","B","C"]},
      "name":{"type":"string","minLength":2},
      "note":{"type":"string","x-relevant":{"!=":[{"var":"variant"},"A"]},
        "x-required":{"==":[{"var":"total"},0]},"x-readonly":{"==":[{"var":"variant"},"B"]}},
      "total":{"type":"integer","x-calculate":{"rule":{"reduce":[{"var":"rows"},
        {"+":[{"var":"accumulator"},{"if":[{"var":"current.amount"},1,0]}]},0]},"mode":"always"}},
      "suggested":{"type":"integer","maximum":3,
        "x-calculate":{"rule":{"+":[{"var":"total"},1]},"mode":"until-edited"}},
      "group":{"type":"object","x-relevant":{"in":[{"var":"variant"},["B","C"]]},"required":["x"],"properties":{
        "x":{"type":"string","x-attachment":true},
        "y":{"type":"integer","x-calculate":{"rule":{"*":[{"var":"suggested"},2]},"mode":"until-edited"}}}},
      "rows":{"type":"array","minItems":1,"maxItems":5,"uniqueItems":true,"items":{"type":"object","required":["code"],
        "properties":{
          "code":{"type":"string","pattern":"^[0-9]+$","x-lookup":{"source":"securities","as":"sec"}},
          "lot":{"type":"integer","x-calculate":{"rule":{"var":"row.sec.lot"},"mode":"always"}},
          "quantity":{"type":"integer","minimum":1},
          "price":{"type":"string","format":"decimal","x-scale":2,"x-relevant":{"!=":[{"var":"form.variant"},"A"]}},
          "amount":{"type":"string","format":"decimal","x-scale":2,
            "x-calculate":{"rule":{"*":[{"var":"row.quantity"},{"var":"row.price"}]},"mode":"always"}},
          "own":{"type":"integer","x-calculate":{"rule":{"var":"row.quantity"},"mode":"until-edited"}},
          "lines":{"type":"array","items":{"type":"object","properties":{"q":{"type":"integer","maximum":3}},
            "x-constraint":[{"id":"5","rule":{"<=":[{"var":"row.q"},{"len":[{"var":"form.name"}]}]},"targets":["q"]}]}}},
        "x-constraint":[
          {"id":"1","rule":{"<=":[{"var":"row.own"},{"var":"row.quantity"}]},"targets":["own"]},
          {"id":"2","rule":{"!":[{"var":"row.price"}]},"presence":true,"targets":["price"],"severity":"warning"},
          {"id":"3","rule":{"<":[{"var":"row.quantity"},{"*":[{"var":"row.lot"},{"var":"form.suggested"}]}]},
            "targets":["quantity"]}]}},
      "attachments":{"type":"array","items":{"type":"object","properties":{"id":{"type":"string"}}}}},
    "x-constraint":[
      {"id":"6","rule":{"distinct":[{"map":[{"var":"rows"},{"cat":[{"var":"code"},"/",{"var":"price"}]}]}]},
        "targets":["/rows"]},
      {"id":"7","rule":{"or":[{"var":"group.y"},{"<":[{"count":[{"var":"rows"},{"!!":[{"var":"sec"}]}]},2]}]},
        "presence":true,"targets":["/group/y"]},
      {"id":"8","rule":{"none":[{"var":"rows"},{"some":[{"var":"lines"},{"==":[{"var":"q"},2]}]}]},"targets":[""]}]})";

FormContext master()
{
    return context({{u"1"_s, json(R"({"lot":1})")}, {u"22"_s, json(R"({"lot":2})")}});
}

/// Everything that can be seen of a model, but what the user did (visited, edited).
QString seen(const FormModel &model)
{
    QStringList lines {QString::fromUtf8(model.data().canonical()), QString::fromUtf8(model.submission().canonical())};
    const auto problems = model.problems();
    lines += listed(problems);
    for (const Problem &problem : problems)
        lines.append(QString::fromUtf8(problem.params.toBytes()));
    QStringList paths {u"/variant"_s, u"/name"_s, u"/note"_s, u"/total"_s, u"/suggested"_s, u"/group"_s, u"/group/x"_s,
        u"/group/y"_s, u"/rows"_s, u"/attachments"_s};
    for (int i = 0; i < model.rowCount(u"/rows"_s); ++i) {
        for (const QString &column : {u"code"_s, u"lot"_s, u"quantity"_s, u"price"_s, u"amount"_s, u"own"_s, u"lines"_s})
            paths.append(u"/rows/%1/%2"_s.arg(i).arg(column));
    }
    for (const QString &path : paths) {
        const FieldState state = model.state(path);
        lines.append(path + u" = "_s + QString::fromUtf8(state.value.toBytes())
            + (state.relevant ? u" relevant"_s : QString()) + (state.required ? u" required"_s : QString())
            + (state.readonly ? u" readonly"_s : QString()) + (state.computed ? u" computed"_s : QString())
            + u' ' + listed(state.problems).join(u';'));
    }
    return lines.join(u'\n');
}

/// Takes random steps and writes down what it did.
class User
{
public:
    User(FormModel &model, quint32 seed) : m_model(model), m_random(seed) { }

    QString act()
    {
        switch (pick(10)) {
        case 0:
            m_model.undo();
            return u"undo"_s;
        case 1:
            m_model.redo();
            return u"redo"_s;
        case 2:
            return u"row %1"_s.arg(m_model.addRow(u"/rows"_s));
        case 3: {
            const int row = pick(6);
            m_model.removeRow(u"/rows"_s, row);
            return u"remove %1"_s.arg(row);
        }
        case 4:
            m_model.addRows(u"/rows/%1/lines"_s.arg(pick(4)), {value(u"q"_s).isAbsent() ? json("{}") : json(R"({"q":2})")});
            return u"lines"_s;
        case 5:
            m_model.addRows(u"/attachments"_s, {json(R"({"id":"x"})")});
            return u"attach"_s;
        default:
            return edit();
        }
    }

private:
    FormModel &m_model;
    QRandomGenerator m_random;

    int pick(int below) { return static_cast<int>(m_random.bounded(below)); }

    Json value(const QString &field)
    {
        static const QHash<QString, QStringList> values {
            {u"variant"_s, {u"\"A\""_s, u"\"B\""_s, u"\"C\""_s, u"\"D\""_s}},
            {u"name"_s, {u"\"a\""_s, u"\"abc\""_s, u"\"\""_s, u"7"_s}}, {u"note"_s, {u"\"n\""_s, u"\"\""_s}},
            {u"suggested"_s, {u"0"_s, u"2"_s, u"9"_s, u"\"x\""_s}}, {u"x"_s, {u"\"x\""_s, u"\"y\""_s}},
            {u"y"_s, {u"0"_s, u"4"_s}}, {u"code"_s, {u"\"1\""_s, u"\"22\""_s, u"\"333\""_s, u"\"a\""_s}},
            {u"quantity"_s, {u"0"_s, u"1"_s, u"5"_s, u"\"5\""_s, u"1.5"_s}},
            {u"price"_s, {u"\"1.5\""_s, u"\"0\""_s, u"1.50"_s, u"\"1,5\""_s, u"\"1.555\""_s}},
            {u"own"_s, {u"1"_s, u"6"_s}}, {u"q"_s, {u"1"_s, u"2"_s, u"5"_s}}};
        const QStringList &list = values[field];
        const int choice = pick(static_cast<int>(list.size()) + 1);
        return choice < list.size() ? json(list[choice].toUtf8()) : Json();
    }

    QString edit()
    {
        static const QStringList paths {u"/variant"_s, u"/name"_s, u"/note"_s, u"/suggested"_s, u"/group/x"_s,
            u"/group/y"_s, u"/rows/#/code"_s, u"/rows/#/quantity"_s, u"/rows/#/price"_s, u"/rows/#/own"_s,
            u"/rows/#/code"_s, u"/rows/#/quantity"_s, u"/rows/#/price"_s, u"/rows/#/lines/0/q"_s};
        QString path = paths[pick(static_cast<int>(paths.size()))];
        path.replace(u'#', QString::number(pick(5)));
        const Json next = value(path.mid(path.lastIndexOf(u'/') + 1));
        m_model.setValue(path, next);
        return path + u" := "_s + QString::fromUtf8(next.toBytes());
    }
};

} // namespace

class IncrementalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEditGivesWhatAFullRunGives();
};

/// EFORMS_SEED repeats a run, EFORMS_RUNS makes it longer.
void IncrementalTest::everyEditGivesWhatAFullRunGives()
{
    bool given = false;
    const uint chosen = qEnvironmentVariable("EFORMS_SEED").toUInt(&given);
    const uint first = given ? chosen : QRandomGenerator::global()->generate();
    const int runs = std::max(1, qEnvironmentVariable("EFORMS_RUNS", u"30"_s).toInt());
    qInfo("EFORMS_SEED=%u", first);
    const FormPointer made = form(tangled);

    for (uint seed = first; seed < first + static_cast<uint>(runs); ++seed) {
        FormModel model(made, Json::emptyObject(), master());
        User user(model, seed);
        QStringList story;
        for (int step = 0; step < 60; ++step) {
            story.append(user.act());
            const FormModel full(made, model.data(), master(), model.editedPaths());
            const QString expected = seen(full);
            const QString actual = seen(model);
            if (actual != expected)
                qWarning().noquote() << "seed" << seed << "\n" << story.join(u'\n') << "\n--- full run\n" << expected
                                     << "\n--- after the edit\n" << actual;
            QCOMPARE(actual == expected, true);
        }
    }
}

QTEST_GUILESS_MAIN(IncrementalTest)
#include "tst_incremental.moc"
