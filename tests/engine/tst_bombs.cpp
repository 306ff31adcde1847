#include "engine/forms.h"

#include "engine/jsonlogic.h"

#include <QElapsedTimer>

using namespace forms;

namespace {

/// Far more than any of these takes, far less than for ever; sanitizers make everything slow.
constexpr qint64 patience = 20'000;

FormPointer formWith(const QByteArray &rule)
{
    Json schema = json(R"({"type":"object","properties":{"text":{"type":"string"},"number":{"type":"number"},
        "small":{"type":"number"},"amount":{"type":"string","format":"decimal"},
        "rows":{"type":"array","items":{"type":"object","properties":{
          "code":{"type":"string"},"quantity":{"type":"integer"}}}}}})");
    Json constraint = json(R"({"id":"1","presence":true})");
    constraint.set(u"rule"_s, json(rule));
    schema.set(u"x-constraint"_s, Json(Json::Array {constraint}));
    return form(schema.toBytes());
}

Json rowsOf(int count)
{
    Json::Array rows;
    for (int i = 0; i < count; ++i)
        rows.append(Json::of({{u"code"_s, QString::number(i)}, {u"quantity"_s, i}}));
    return Json(rows);
}

} // namespace

class BombsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRuleThatGrowsIsStopped_data();
    void aRuleThatGrowsIsStopped();
    void aClassicRuleThatGrowsGivesNothing_data();
    void aClassicRuleThatGrowsGivesNothing();
    void hugeNumbersAreExactOrRefused_data();
    void hugeNumbersAreExactOrRefused();
    void aNumberOutOfRangeIsNotRead_data();
    void aNumberOutOfRangeIsNotRead();
    void aHugeNumberInADecimalFieldIsCompared();
    void aLongTableIsNoBomb();
};

void BombsTest::aRuleThatGrowsIsStopped_data()
{
    QTest::addColumn<QByteArray>("rule");
    const auto row = [](const char *name, const char *rule) { QTest::newRow(name) << QByteArray(rule); };
    row("a text that doubles", R"({"==":[{"reduce":[{"var":"rows"},
        {"cat":[{"var":"accumulator"},{"var":"accumulator"}]},"x"]},"y"]})");
    row("a list that doubles", R"({"!!":[{"reduce":[{"var":"rows"},
        {"merge":[{"var":"accumulator"},{"var":"accumulator"}]},[1]]}]})");
    row("a list that holds itself twice", R"({"!!":[{"reduce":[{"var":"rows"},
        [{"var":"accumulator"},{"var":"accumulator"}],1]}]})");
    row("a list in a list in a list", R"({"!!":[{"reduce":[{"var":"rows"},[{"var":"accumulator"}],1]}]})");
    row("a number that squares itself", R"({"<":[{"reduce":[{"var":"rows"},
        {"*":[{"var":"accumulator"},{"var":"accumulator"}]},10]},5]})");
    row("a fraction that squares itself", R"({"<":[{"reduce":[{"var":"rows"},
        {"*":[{"var":"accumulator"},{"var":"accumulator"}]},0.1]},5]})");
    row("divisions one after the other", R"({"<":[{"reduce":[{"var":"rows"},
        {"/":[{"*":[{"var":"accumulator"},1e1000]},3]},1e1000]},5]})");
    row("rows times rows times rows", R"({"all":[{"var":"rows"},{"some":[{"var":"form.rows"},
        {"none":[{"var":"form.rows"},{"<":[{"var":"quantity"},0]}]}]}]})");
    row("long texts compared again and again", R"({"none":[{"var":"rows"},{"none":[{"var":"form.rows"},
        {"==":[{"var":"form.text"},{"cat":[{"var":"form.text"},"x"]}]}]}]})");
    row("a regular expression on long texts", R"({"none":[{"var":"rows"},{"none":[{"var":"form.rows"},
        {"matches":[{"var":"form.text"},"[a-z]*1"]}]}]})");
}

void BombsTest::aRuleThatGrowsIsStopped()
{
    QFETCH(QByteArray, rule);
    const FormPointer made = formWith(rule);
    const Json data = Json::of({{u"text"_s, QString(100'000, u'a')}, {u"rows"_s, rowsOf(2000)}});
    QElapsedTimer timer;
    timer.start();

    const QStringList found = listed(validate(*made, data, context(), Purpose::Submission));

    QCOMPARE(found, QStringList {u" limit 1"_s});
    QVERIFY2(timer.elapsed() < patience, qPrintable(QString::number(timer.elapsed())));
}

void BombsTest::aClassicRuleThatGrowsGivesNothing_data()
{
    QTest::addColumn<QByteArray>("rule");
    const auto row = [](const char *name, const char *rule) { QTest::newRow(name) << QByteArray(rule); };
    row("a text that doubles", R"({"reduce":[{"var":"rows"},{"cat":[{"var":"accumulator"},{"var":"accumulator"}]},"x"]})");
    row("a list that doubles",
        R"({"reduce":[{"var":"rows"},{"merge":[{"var":"accumulator"},{"var":"accumulator"}]},[1]]})");
    row("a list that holds itself twice", R"({"reduce":[{"var":"rows"},[{"var":"accumulator"},{"var":"accumulator"}],1]})");
    row("a list in a list in a list", R"({"reduce":[{"var":"rows"},[{"var":"accumulator"}],1]})");
    row("a number that squares itself",
        R"({"reduce":[{"var":"rows"},{"*":[{"var":"accumulator"},{"var":"accumulator"}]},10]})");
    row("rows times rows times rows",
        R"({"map":[{"var":"rows"},{"map":[{"var":""},{"map":[{"var":""},1]}]}]})");
    row("a text that is no number, again and again", R"({"map":[{"var":"rows"},{"+":[{"var":"code"},"1e1001"]}]})");
    row("slices of a long text", R"({"reduce":[{"var":"rows"},
        {"cat":[{"substr":[{"var":"accumulator"},0]},{"var":"accumulator"},"x"]},"x"]})");
}

void BombsTest::aClassicRuleThatGrowsGivesNothing()
{
    QFETCH(QByteArray, rule);
    const Json data = Json::of({{u"rows"_s, rowsOf(2000)}});
    QElapsedTimer timer;
    timer.start();

    const Json result = applyJsonLogic(json(rule), data);

    const bool onlyNothing = std::all_of(result.array().begin(), result.array().end(),
        [](const Json &element) { return element.isNull() || element.size() == 0; });
    // A number that is none counts as zero in the next step, as in JavaScript.
    QVERIFY2(result.isNull() || result == Json(0) || (result.isArray() && onlyNothing), qPrintable(QString::fromUtf8(result.toBytes().left(200))));
    QVERIFY2(timer.elapsed() < patience, qPrintable(QString::number(timer.elapsed())));
}

void BombsTest::hugeNumbersAreExactOrRefused_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *name, const char *rule, const char *verdict) {
        QTest::newRow(name) << QByteArray(rule) << QString::fromLatin1(verdict);
    };
    row("10^400 is read", R"({">":[{"var":"number"},1e400]})", "");
    row("10^400 differs from its neighbour", R"({"==":[1e400,{"+":[1e400,1]}]})", " rule 1");
    row("10^1000 is true", R"({"!!":[{"+":[{"var":"number"}]}]})", "");
    row("10^1000 written down", R"({"==":[{"len":[{"cat":[{"var":"number"}]}]},1001]})", "");
    row("10^1000 is in a list", R"({"in":[{"*":[{"var":"number"},1]},[1,1e1000]]})", "");
    row("10^2000 by 10^1000", R"({"==":[{"/":[{"*":[{"var":"number"},{"var":"number"}]},{"var":"number"}]},1e1000]})", "");
    row("10^3000", R"({"!!":[{"*":[{"var":"number"},{"var":"number"},{"var":"number"}]}]})", " limit 1");
    row("10^-1000 is true", R"({"!!":[{"+":[{"var":"small"}]}]})", "");
    row("10^1000 by 10^-1000", R"({">":[{"/":[{"var":"number"},{"var":"small"}]},1]})", "");
    row("10^1000 by 10^-1000, rounded up", R"({">":[{"ceil_div":[{"var":"number"},{"var":"small"}]},1]})", "");
    row("the rest of 10^1000 by 10^-1000", R"({"==":[{"%":[{"var":"number"},{"var":"small"}]},0]})", "");
    row("10^1000 is no count of characters", R"({"==":[{"substr":["abc",{"var":"number"}]},"abc"]})", "");
    row("10^-1000 rounded down", R"({"==":[{"floor":[{"var":"small"}]},0]})", "");
    row("10^1000 plus 10^-1000", R"({">":[{"+":[{"var":"number"},{"var":"small"}]},1]})", "");
}

void BombsTest::hugeNumbersAreExactOrRefused()
{
    QFETCH(QByteArray, rule);
    QFETCH(QString, verdict);

    const QStringList found = listed(
        validate(*formWith(rule), json(R"({"number":1e1000,"small":1e-1000})"), context(), Purpose::Submission));

    QCOMPARE(found.join(u", "_s), verdict);
}

void BombsTest::aNumberOutOfRangeIsNotRead_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::newRow("exponent") << QByteArray("1e1001");
    QTest::newRow("exponent beyond every integer") << QByteArray("1e99999999999999999999");
    QTest::newRow("small exponent") << QByteArray("1e-1001");
    QTest::newRow("digits") << QByteArray(1001, '9');
    QTest::newRow("a million digits") << QByteArray(1'000'000, '9');
}

void BombsTest::aNumberOutOfRangeIsNotRead()
{
    QFETCH(QByteArray, token);

    const auto read = Json::parse("[" + token + "]");

    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::TooLarge);
}

void BombsTest::aHugeNumberInADecimalFieldIsCompared()
{
    const FormPointer made = formWith(R"({"<":[{"var":"amount"},{"+":[{"var":"amount"},1]}]})");

    QCOMPARE(listed(validate(*made, json(R"({"amount":1e1000})"), context(), Purpose::Submission)), QStringList());
}

/// What an honest form does to a table of the largest size stays far from the limit.
void BombsTest::aLongTableIsNoBomb()
{
    const FormPointer made = formWith(R"({"and":[{"distinct":[{"map":[{"var":"rows"},{"var":"code"}]}]},
        {"==":[{"reduce":[{"var":"rows"},{"+":[{"var":"accumulator"},{"var":"current.quantity"}]},0]},49995000]}]})");
    const Json data = Json::of({{u"rows"_s, rowsOf(10'000)}});

    QCOMPARE(listed(validate(*made, data, context(), Purpose::Submission)), QStringList());
}

QTEST_GUILESS_MAIN(BombsTest)
#include "tst_bombs.moc"
