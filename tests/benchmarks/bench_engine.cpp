// What the form engine costs without a screen: bench_engine [FILTER]
//   {"figure":"load 10,000 rows of 8 columns","unit":"ms","aim":60,"median":…,"p95":…,"runs":…}
// Times are those of the processor, so that what else runs on the machine does not count.
// FILTER runs the figures whose name contains it.

#include "engine/formmodel.h"

#include <QCoreApplication>
#include <QFile>
#include <QTextStream>

#include <algorithm>
#include <ctime>
#include <functional>
#include <memory>

using namespace Qt::StringLiterals;
using namespace eforms;
using namespace eforms::engine;

namespace {

QString filter;

void print(const QString &figure, const QString &unit, double aim, std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const auto at = [&values](std::size_t percent) {
        const double value = values[std::min(values.size() - 1, values.size() * percent / 100)];
        return Json::parse(QByteArray::number(value, 'f', 3)).value();
    };
    const Json line = Json::of({{u"figure"_s, figure}, {u"unit"_s, unit}, {u"aim"_s, Json::parse(QByteArray::number(aim)).value()},
        {u"median"_s, at(50)}, {u"p95"_s, at(95)}, {u"runs"_s, static_cast<qint64>(values.size())}});
    QTextStream(stdout) << QString::fromUtf8(line.toBytes()) << Qt::endl;
}

/// Takes the time of @p work, @p runs times; @p work gets the number of the run.
void measure(const QString &figure, double aim, int runs, const std::function<void(int)> &work)
{
    if (!figure.contains(filter))
        return;
    std::vector<double> values;
    for (int run = 0; run < runs; ++run) {
        const std::clock_t start = std::clock();
        work(run);
        values.push_back(static_cast<double>(std::clock() - start) * 1000 / CLOCKS_PER_SEC);
    }
    print(figure, u"ms"_s, aim, std::move(values));
}

qint64 residentKilobytes()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return 0;
}

Json parsed(QByteArrayView text)
{
    return Json::parse(text, {64 * 1024 * 1024, 32}).value();
}

FormPointer formOf(const Json &schema)
{
    FormBundle bundle;
    bundle.form = parsed(R"({"id":"bench","version":1})");
    bundle.schema = schema;
    const auto form = FormDefinition::load(bundle, {});
    if (!form)
        qFatal("%s", qPrintable(form.error().detail));
    return *form;
}

/// Eight columns as a clearing house has them. @p whole: with a rule and a total that read every row.
FormPointer tableForm(bool whole)
{
    const QByteArray rules = R"(,"x-constraint":[{"id":"2","targets":["/rows"],
        "rule":{"distinct":[{"map":[{"var":"rows"},{"var":"code"}]}]}}])";
    const QByteArray total = R"("total":{"type":"string","format":"decimal","x-calculate":{"mode":"always",
        "rule":{"reduce":[{"var":"rows"},{"+":[{"var":"accumulator"},{"var":"current.quantity"}]},0]}}},)";
    return formOf(parsed(R"({"type":"object","properties":{)" + (whole ? total : QByteArray()) + R"(
        "rows":{"type":"array","items":{"type":"object","required":["code","side","quantity","price"],
        "additionalProperties":false,"properties":{
          "code":{"type":"string","pattern":"^[0-9]{5}$"},
          "name":{"type":"string","minLength":1,"maxLength":40},
          "side":{"type":"string","enum":["BUY","SELL"]},
          "quantity":{"type":"integer","minimum":1,"maximum":1000000000},
          "price":{"type":"string","format":"decimal","x-scale":3},
          "amount":{"type":"string","format":"decimal","x-scale":2,"x-calculate":{"mode":"always",
            "rule":{"*":[{"var":"row.quantity"},{"var":"row.price"}]}}},
          "account":{"type":"string","pattern":"^[A-Z]{2}[0-9]{6}$"},
          "note":{"type":"string","maxLength":80}},
        "x-constraint":[{"id":"1","rule":{"<=":[{"var":"row.quantity"},5000000]},"targets":["quantity"]}]}}})"
        + (whole ? rules : QByteArray()) + "}"));
}

Json row(int i, bool right)
{
    const auto number = [i](int width) { return QString::number(i).rightJustified(width, u'0'); };
    return Json::of({{u"code"_s, right ? number(5) : number(3)}, {u"name"_s, u"Security "_s + number(1)},
        {u"side"_s, i % 2 ? u"BUY"_s : u"SELL"_s}, {u"quantity"_s, right ? (i + 1) * 100 : 0},
        {u"price"_s, u"%1.%2"_s.arg(i % 700).arg(i % 1000, 3, 10, QChar(u'0'))}, {u"account"_s, u"AB"_s + number(6)},
        {u"note"_s, u"settles on the second day"_s}});
}

Json rows(int count)
{
    Json::Array made;
    for (int i = 0; i < count; ++i)
        made.append(row(i, true));
    return Json::of({{u"rows"_s, Json(made)}});
}

void measureTable()
{
    const QByteArray text = rows(10000).toBytes();
    measure(u"parse 10,000 rows of 8 columns"_s, 30, 15, [&](int) { (void)parsed(text); });
    for (const bool whole : {false, true}) {
        const QString which = whole ? u", rules over all rows"_s : QString();
        const FormPointer form = tableForm(whole);
        const qint64 before = residentKilobytes();
        Json data = parsed(text);
        auto model = std::make_unique<FormModel>(form, data, FormContext());
        data = Json();
        if (filter.isEmpty())
            print(u"memory of 10,000 rows, engine"_s + which, u"MB"_s, 40,
                {static_cast<double>(residentKilobytes() - before) / 1024});
        const Json loaded = parsed(text);
        measure(u"load 10,000 rows of 8 columns"_s + which, 60, 15,
            [&](int) { FormModel other(form, loaded, FormContext()); });
        measure(u"edit a cell in row 5,000"_s + which, 4, 200, [&](int run) {
            model->setValue(u"/rows/5000/code"_s, Json(QString::number(10000 + run)));
        });
        measure(u"edit a cell in row 5,000 and list problems"_s + which, 4, 200, [&](int run) {
            model->setValue(u"/rows/5000/quantity"_s, Json(run % 2));
            (void)model->shownProblems();
        });
        measure(u"insert and remove a row at 5,000"_s + which, 8, 50, [&](int) {
            model->insertRows(u"/rows"_s, 5000, {Json()});
            model->removeRow(u"/rows"_s, 5000);
        });
    }
}

void measurePaste()
{
    const FormPointer form = tableForm(true);
    FormModel model(form, rows(1000), FormContext());
    QList<ValueEdit> right;
    QList<ValueEdit> wrong;
    for (int i = 0; i < 1000; ++i) {
        const QString path = u"/rows/%1/"_s.arg(i);
        const Json faulty = row(i, i % 10 != 0);
        for (const auto &[key, value] : faulty.object())
            wrong.append({path + key, value});
        const Json fine = row(i + 2000, true);
        for (const auto &[key, value] : fine.object())
            right.append({path + key, value});
    }
    measure(u"set 1,000 × 7 values, problems listed"_s, 50, 30, [&](int run) {
        model.setValues(run % 2 ? right : wrong);
        (void)model.shownProblems();
    });
    measure(u"add 1,000 rows, problems listed"_s, 50, 20, [&](int run) {
        QList<Json> more;
        for (int i = 0; i < 1000; ++i)
            more.append(row(i + 1000 * run, i % 10 != 0));
        model.addRows(u"/rows"_s, more);
        (void)model.shownProblems();
    });
}

/// Groups of 20: 13 texts, 4 choices, 2 numbers, a boolean that shows three of the texts.
FormPointer fieldsForm(int count)
{
    Json properties = Json::emptyObject();
    for (int group = 0; group < count / 20; ++group) {
        const auto key = [group](int at) { return u"g%1f%2"_s.arg(group).arg(at); };
        for (int at = 0; at < 20; ++at) {
            Json field = at < 13 ? parsed(R"({"type":"string","pattern":"^[A-Z][A-Za-z0-9 ]*$","minLength":3,"maxLength":40})")
                : at < 17        ? parsed(R"({"enum":["A","B","C","D","E","F","G","H","I","J"]})")
                : at < 19        ? parsed(R"({"type":"integer","minimum":1,"maximum":1000000})")
                                 : parsed(R"({"type":"boolean"})");
            if (at < 3)
                field.set(u"x-relevant"_s, Json::of({{u"var"_s, key(19)}}));
            properties.set(key(at), field);
        }
    }
    return formOf(Json::of({{u"type"_s, u"object"_s}, {u"properties"_s, properties}}));
}

void measureFields(int count)
{
    const QString which = u"%1 fields: "_s.arg(count);
    const FormPointer form = fieldsForm(count);
    measure(which + u"open"_s, 10, 50, [&](int) { FormModel model(form, Json::emptyObject(), FormContext()); });
    FormModel model(form, Json::emptyObject(), FormContext());
    measure(which + u"key to problems"_s, 1, 500, [&](int run) {
        model.setValue(u"/g1f5"_s, Json(run % 2 ? u"a"_s : u"Abc"_s));
        (void)model.shownProblems();
    });
    measure(which + u"show and hide three"_s, 1, 500, [&](int run) {
        model.setValue(u"/g1f19"_s, Json(run % 2 == 0));
        (void)model.shownProblems();
    });
    measure(which + u"state of one field"_s, 0.01, 500, [&](int) { (void)model.state(u"/g1f5"_s); });
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    filter = application.arguments().value(1);
    measureTable();
    measurePaste();
    for (const int count : {40, 300, 1000})
        measureFields(count);
    return 0;
}
