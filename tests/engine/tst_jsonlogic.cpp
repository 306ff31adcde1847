#include "engine/forms.h"

#include "engine/jsonlogic.h"

#include <QFile>
#include <QProcessEnvironment>

using namespace forms;

class JsonLogicTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRuleGivesItsResult_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QByteArray>("result");
        const auto row = [](const char *name, const char *rule, const char *data, const char *result) {
            QTest::newRow(name) << QByteArray(rule) << QByteArray(data) << QByteArray(result);
        };
        row("a number equals its text", R"({"==":[1,"1"]})", "null", "true");
        row("but not strictly", R"({"===":[1,"1"]})", "null", "false");
        row("null is less than one", R"({"<":[null,1]})", "null", "true");
        row("words do not compare with numbers", R"({"<":["a",1]})", "null", "false");
        row("a text becomes a number", R"({"+":["3.14"]})", "null", "3.14");
        row("sums are exact", R"({"+":[0.1,0.2]})", "null", "0.3");
        row("division by zero is nothing", R"({"/":[1,0]})", "null", "null");
        row("a dynamic path", R"({"var":[{"var":"name"}]})", R"({"name":"a","a":5})", "5");
        row("all of nothing is false", R"({"all":[{"var":"x"},true]})", R"({"x":[]})", "false");
        row("none of nothing is true", R"({"none":[{"var":"x"},true]})", R"({"x":[]})", "true");
        row("an unknown operation gives nothing", R"({"fly":[1]})", "null", "null");
    }

    void aRuleGivesItsResult()
    {
        QFETCH(QByteArray, rule);
        QFETCH(QByteArray, data);
        QFETCH(QByteArray, result);

        QCOMPARE(applyJsonLogic(json(rule), json(data)), json(result));
    }

    void aRuleNestedWithoutEndGivesNothing()
    {
        Json rule(true);
        for (int i = 0; i < 500; ++i)
            rule = Json::of({{u"!"_s, Json(Json::Array {rule})}});

        QVERIFY(applyJsonLogic(rule, {}).isBool());
    }

    /// The vectors of the JsonLogic community; EFORMS_SUITES names the folder that holds json-logic/compatible.json.
    void theOfficialVectorsPass()
    {
        const QString folder = qEnvironmentVariable(
            "EFORMS_SUITES", QStringLiteral(EFORMS_SOURCE_DIR) + u"/../shared/suites"_s);
        QFile file(folder + u"/json-logic/compatible.json"_s);
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("the suite is not here");
        const Json vectors = json(file.readAll());

        int count = 0;
        QStringList failed;
        for (const Json &vector : vectors.array()) {
            if (!vector.isObject())
                continue;
            ++count;
            const Json result = applyJsonLogic(vector["rule"_L1], vector["data"_L1]);
            if (result != vector["result"_L1])
                failed.append(QString::fromUtf8(vector.toBytes() + " gave " + result.toBytes()));
        }

        QCOMPARE(failed, QStringList());
        QVERIFY(count > 200);
    }
};

QTEST_GUILESS_MAIN(JsonLogicTest)
#include "tst_jsonlogic.moc"
