#include "check/program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace eforms;
using namespace program;
using namespace Qt::StringLiterals;

namespace {

Json example(const QString &name)
{
    QFile file(formsFolder() + u"/settlement-depository/buy-in-exemption/examples/"_s + name);
    return file.open(QIODevice::ReadOnly) ? Json::parse(file.readAll()).value_or(Json()) : Json();
}

} // namespace

class CommandsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString written(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write test data");
        return file.fileName();
    }

    Outcome validated(const Json &example, const QStringList &more = {})
    {
        return run(QStringList {u"validate"_s, u"--form"_s, u"buy-in-exemption"_s, u"--forms"_s, formsFolder(),
                       u"--context"_s, written(u"context.json"_s, example["context"_L1].toBytes()),
                       written(u"data.json"_s, example["data"_L1].toBytes()), u"--json"_s}
            + more);
    }

private Q_SLOTS:
    void aValidDocumentExitsWithZero()
    {
        const Outcome outcome = validated(example(u"valid-hong-kong-one-row.json"_s));

        QCOMPARE(outcome.status, 0);
        const auto answer = Json::parse(outcome.output);
        QVERIFY(answer);
        QCOMPARE((*answer)["form"_L1], Json(u"buy-in-exemption"_s));
        QCOMPARE((*answer)["valid"_L1], Json(true));
        QCOMPARE((*answer)["problems"_L1].size(), 0);
    }

    void aFaultyDocumentExitsWithOneAndNamesTheProblem()
    {
        const Outcome outcome = validated(example(u"faulty-1-01-market-of-other-variant.json"_s));

        QCOMPARE(outcome.status, 1);
        const auto answer = Json::parse(outcome.output);
        QVERIFY(answer);
        QCOMPARE((*answer)["valid"_L1], Json(false));
        const Json &problem = (*answer)["problems"_L1][0];
        QCOMPARE(problem["path"_L1], Json(u"/market"_s));
        QCOMPARE(problem["keyword"_L1], Json(u"rule"_s));
        QCOMPARE(problem["rule"_L1], Json(u"1.1"_s));
        QCOMPARE(problem["severity"_L1], Json(u"error"_s));
        QVERIFY(!problem["messages"_L1]["en"_L1].toString().isEmpty());
        QVERIFY(!problem["messages"_L1]["zh-Hant"_L1].toString().isEmpty());
    }

    void aDraftMayLeaveOutTheDeclaration()
    {
        const Json missing = example(u"faulty-declaration-missing.json"_s);

        QCOMPARE(validated(missing).status, 1);
        QCOMPARE(validated(missing, {u"--draft"_s}).status, 0);
    }

    void aSuiteThatPassesExitsWithZero();
    void aSuiteNamesTheTestsThatFail();
    void aSuiteFindsItsRemotesAndAssertsFormats();
    void logicVectorsMayHaveCommentsBetween();
    void suitesThatCannotBeReadExitWithTwo();

    void theFormsCarriedInTheProgramServeWithoutAFolder()
    {
        const Outcome outcome = run({u"validate"_s, u"--form"_s, u"buy-in-exemption"_s,
            written(u"empty.json"_s, "{}"), u"--json"_s});

        QCOMPARE(outcome.status, 1);
    }

    void whatCannotBeDoneExitsWithTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no command") << QStringList();
        QTest::newRow("unknown command") << QStringList {u"fly"_s};
        QTest::newRow("no form named") << QStringList {u"validate"_s, u"data.json"_s};
        QTest::newRow("unknown option") << QStringList {u"validate"_s, u"--form"_s, u"x"_s, u"--fly"_s, u"d.json"_s};
        QTest::newRow("unknown form") << QStringList {u"validate"_s, u"--form"_s, u"nope"_s, u"d.json"_s};
        QTest::newRow("form outside the folder")
            << QStringList {u"validate"_s, u"--form"_s, u"../../etc"_s, u"d.json"_s};
        QTest::newRow("absent document")
            << QStringList {u"validate"_s, u"--form"_s, u"buy-in-exemption"_s, u"/nowhere/d.json"_s};
        QTest::newRow("absent folder") << QStringList {u"lint"_s, u"/nowhere"_s};
    }

    void whatCannotBeDoneExitsWithTwo()
    {
        QFETCH(QStringList, arguments);

        const Outcome outcome = run(arguments);

        QCOMPARE(outcome.status, 2);
        QVERIFY(outcome.output.isEmpty());
        QVERIFY(!outcome.errors.isEmpty());
    }

    void aDocumentThatIsNoJsonExitsWithTwo()
    {
        QCOMPARE(run({u"validate"_s, u"--form"_s, u"buy-in-exemption"_s, written(u"bad.json"_s, "{\"a\":")}).status, 2);
    }

    void ourOwnFormsPassTheInspection()
    {
        const Outcome outcome = run({u"lint"_s, formsFolder(), u"--json"_s});

        QCOMPARE(QString::fromUtf8(outcome.errors), QString());
        const auto answer = Json::parse(outcome.output);
        QVERIFY(answer);
        QCOMPARE((*answer)["findings"_L1].toBytes(), QByteArray("[]"));
        QCOMPARE(outcome.status, 0);
    }
};

void CommandsTest::aSuiteThatPassesExitsWithZero()
{
    const QString file = written(u"suite.json"_s, R"([{"description":"texts","schema":{"type":"string"},
        "tests":[{"description":"a text","data":"a","valid":true},{"description":"a number","data":1,"valid":false}]}])");

    const Outcome outcome = run({u"suite"_s, u"--draft"_s, u"2020-12"_s, file});

    QCOMPARE(outcome.status, 0);
    QCOMPARE(*Json::parse(outcome.output), *Json::parse(R"({"passed":2,"total":2,"failed":[]})"));
}

void CommandsTest::aSuiteNamesTheTestsThatFail()
{
    const QString file = written(u"suite.json"_s, R"([{"description":"lists","schema":{"items":[{"type":"string"}]},
        "tests":[{"description":"first is a number","data":[1],"valid":false}]}])");

    const Outcome older = run({u"suite"_s, u"--draft"_s, u"7"_s, file});
    const Outcome newer = run({u"suite"_s, u"--draft"_s, u"2020-12"_s, file});

    QCOMPARE(older.status, 0);
    QCOMPARE(newer.status, 1);
    const auto answer = Json::parse(newer.output);
    QCOMPARE((*answer)["passed"_L1], Json(0));
    QCOMPARE((*answer)["failed"_L1][0]["file"_L1], Json(u"suite.json"_s));
    QCOMPARE((*answer)["failed"_L1][0]["group"_L1], Json(u"lists"_s));
    QCOMPARE((*answer)["failed"_L1][0]["test"_L1], Json(u"first is a number"_s));
}

void CommandsTest::aSuiteFindsItsRemotesAndAssertsFormats()
{
    QDir folder(m_folder.filePath(u"official"_s));
    QVERIFY(folder.mkpath(u"remotes/deep"_s) && folder.mkpath(u"tests/draft2020-12/optional/format"_s));
    written(u"official/remotes/deep/text.json"_s, R"({"type":"string"})");
    written(u"official/tests/draft2020-12/ref.json"_s,
        R"([{"description":"remote","schema":{"$ref":"http://localhost:1234/deep/text.json"},
        "tests":[{"description":"a number","data":1,"valid":false}]}])");
    const QByteArray date = R"([{"description":"date","schema":{"format":"date"},
        "tests":[{"description":"none","data":"x","valid":VALID}]}])";
    written(u"official/tests/draft2020-12/format.json"_s, QByteArray(date).replace("VALID", "true"));
    written(u"official/tests/draft2020-12/optional/format/date.json"_s, QByteArray(date).replace("VALID", "false"));
    const QString tests = folder.filePath(u"tests/draft2020-12"_s);

    const Outcome beside = run({u"suite"_s, tests});
    const Outcome named = run({u"suite"_s, u"--remotes"_s, folder.filePath(u"remotes"_s), tests});
    const QString fromHere = QDir::current().relativeFilePath(folder.filePath(u"remotes"_s));
    const Outcome relative = run({u"suite"_s, u"--remotes"_s, fromHere, tests});

    QCOMPARE(beside.status, 0);
    QCOMPARE((*Json::parse(beside.output))["passed"_L1], Json(3));
    QCOMPARE(named.output, beside.output);
    QCOMPARE(relative.output, beside.output);
}

void CommandsTest::logicVectorsMayHaveCommentsBetween()
{
    const QString good = written(
        u"logic.json"_s, R"(["# sums",{"rule":{"+":[1,2]},"data":null,"result":3},[{"var":"a"},{"a":1},1]])");
    const QString bad = written(u"bad.json"_s, R"([{"description":"wrong","rule":1,"result":2}])");

    const Outcome passed = run({u"logic"_s, good});
    const Outcome failed = run({u"logic"_s, bad});

    QCOMPARE(passed.status, 0);
    QCOMPARE(*Json::parse(passed.output), *Json::parse(R"({"passed":2,"total":2,"failed":[]})"));
    QCOMPARE(failed.status, 1);
    QCOMPARE((*Json::parse(failed.output))["failed"_L1][0]["test"_L1], Json(u"wrong"_s));
}

void CommandsTest::suitesThatCannotBeReadExitWithTwo()
{
    const QString nothing = m_folder.filePath(u"nowhere"_s);
    const QString broken = written(u"broken.json"_s, "[");

    QCOMPARE(run({u"suite"_s, nothing}).status, 2);
    QCOMPARE(run({u"suite"_s, broken}).status, 2);
    QCOMPARE(run({u"suite"_s, u"--draft"_s, u"4"_s, broken}).status, 2);
    QCOMPARE(run({u"logic"_s, nothing}).status, 2);
    QCOMPARE(run({u"logic"_s, broken}).status, 2);
    QCOMPARE(run({u"logic"_s}).status, 2);
}

QTEST_GUILESS_MAIN(CommandsTest)
#include "tst_commands.moc"
