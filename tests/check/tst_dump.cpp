#include "check/program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace eforms;
using namespace Qt::StringLiterals;

namespace {

struct Dump {
    int status = -1;
    Json tree;
    QByteArray errors;
};

/// The node of a type with a path; Absent where there is none.
Json nodeAt(const Json &tree, const QString &path, const QString &type = u"Control"_s)
{
    if (tree["path"_L1] == Json(path) && tree["type"_L1] == Json(type))
        return tree;
    for (const Json &child : tree["children"_L1].array()) {
        if (const Json found = nodeAt(child, path, type); !found.isAbsent())
            return found;
    }
    return {};
}

constexpr auto people = R"({"type":"object","properties":{"name":{"type":"string"},
    "tags":{"type":"array","items":{"type":"string"}},
    "people":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string","default":"Nobody"},
        "age":{"type":"integer"}},"required":["age"]}}}})";

} // namespace

class DumpTest : public QObject
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

    /// Options and their documents, `{"--data", "{}"}`.
    Dump dumped(const QList<std::pair<QString, QByteArray>> &options)
    {
        QStringList arguments {u"dump"_s};
        for (const auto &[option, bytes] : options)
            arguments << option << written(option.mid(2) + u".json"_s, bytes);
        const program::Outcome outcome = program::run(arguments);
        return {outcome.status, Json::parse(outcome.output, {8 * 1024 * 1024, 200}).value_or(Json()), outcome.errors};
    }

    Dump edited(const QByteArray &data, const QByteArray &edits)
    {
        return dumped({{u"--schema"_s, people}, {u"--data"_s, data}, {u"--edits"_s, edits}});
    }

private Q_SLOTS:
    void dataWithErrorsAreShownAndGood();
    void textsComeFromTheLanguageFile();
    void editsSetEmptyAddAndRemove();
    void anEditCreatesWhatItStandsIn();
    void readOnlyDoesNotStopEdits();
    void aRootArrayTakesRows();
    void whatCannotBeReadFails_data();
    void whatCannotBeReadFails();
    void businessRulesAreInEffect();
    void aSchemaWithoutADialectIsReadAsItIsWritten();
};

void DumpTest::dataWithErrorsAreShownAndGood()
{
    const Dump outcome = dumped({{u"--schema"_s, people}, {u"--data"_s, R"({"name":5})"}});

    QCOMPARE(outcome.status, 0);
    QCOMPARE(nodeAt(outcome.tree, u"/name"_s)["errors"_L1][0]["keyword"_L1], Json(u"type"_s));
    QCOMPARE(nodeAt(outcome.tree, u"/name"_s)["errors"_L1][0]["message"_L1], Json(u"must be string"_s));
}

void DumpTest::aSchemaWithoutADialectIsReadAsItIsWritten()
{
    const char *const older = R"({"definitions":{"name":{"type":"string","maxLength":2}},"type":"object",
        "properties":{"pair":{"type":"array","items":[{"type":"string"},{"type":"integer"}]},
          "name":{"$ref":"#/definitions/name"}},"dependencies":{"name":["pair"]}})";

    const Dump outcome = dumped({{u"--schema"_s, older}, {u"--data"_s, R"({"name":"abc"})"}});

    QCOMPARE(outcome.status, 0);
    QCOMPARE(nodeAt(outcome.tree, u"/name"_s)["errors"_L1][0]["keyword"_L1], Json(u"maxLength"_s));
    QCOMPARE(nodeAt(outcome.tree, u"/pair"_s)["errors"_L1][0]["keyword"_L1], Json(u"dependencies"_s));
}

void DumpTest::textsComeFromTheLanguageFile()
{
    const Dump outcome = dumped({{u"--schema"_s, people}, {u"--data"_s, R"({"people":[{}]})"},
        {u"--i18n"_s, R"({"name.label":"姓名","people.age.error.required":"請填寫年齡"})"}});

    QCOMPARE(nodeAt(outcome.tree, u"/name"_s)["label"_L1], Json(u"姓名"_s));
    QCOMPARE(nodeAt(outcome.tree, u"/people/0/age"_s)["errors"_L1][0]["message"_L1], Json(u"請填寫年齡"_s));
}

void DumpTest::editsSetEmptyAddAndRemove()
{
    const Dump outcome = edited(R"({"name":"A","people":[{"name":"X"},{"name":"Y"}]})",
        R"([{"path":"/name"},{"op":"add-row","path":"/people"},{"op":"remove-row","path":"/people/0"},
            {"path":"/people/1/age","value":3},{"op":"add-row","path":"/tags"}])");

    QCOMPARE(outcome.status, 0);
    QVERIFY(nodeAt(outcome.tree, u"/name"_s)["value"_L1].isAbsent());
    const Json array = nodeAt(outcome.tree, u"/people"_s);
    QCOMPARE(array["children"_L1].size(), 2);
    QCOMPARE(array["children"_L1][0]["label"_L1], Json(u"Y"_s));
    QCOMPARE(array["value"_L1][1], *Json::parse(R"({"name":"Nobody","age":3})"));
    QCOMPARE(nodeAt(outcome.tree, u"/tags"_s)["value"_L1], *Json::parse(R"([""])"));
}

void DumpTest::anEditCreatesWhatItStandsIn()
{
    const Dump outcome = edited("{}", R"([{"path":"/people/0/name","value":"Z"},{"path":"/other/deep","value":1}])");

    QCOMPARE(outcome.status, 0);
    QCOMPARE(nodeAt(outcome.tree, u"/people"_s)["value"_L1], *Json::parse(R"([{"name":"Z"}])"));
}

void DumpTest::readOnlyDoesNotStopEdits()
{
    const Dump outcome = edited("{}", R"([{"op":"readonly","value":true},{"path":"/name","value":"Z"}])");

    const Json name = nodeAt(outcome.tree, u"/name"_s);
    QCOMPARE(name["value"_L1], Json(u"Z"_s));
    QCOMPARE(name["readonly"_L1], Json(true));
    QCOMPARE(name["enabled"_L1], Json(false));
}

void DumpTest::aRootArrayTakesRows()
{
    const Dump outcome = dumped({{u"--schema"_s, R"({"type":"array","items":{"type":"integer","default":4}})"},
        {u"--edits"_s, R"([{"op":"add-row","path":""},{"op":"add-row","path":""}])"}});

    QCOMPARE(outcome.status, 0);
    QCOMPARE(nodeAt(outcome.tree, u""_s)["value"_L1], *Json::parse("[4,4]"));
    QCOMPARE(nodeAt(outcome.tree, u"/1"_s)["control"_L1], Json(u"integer"_s));
}

void DumpTest::whatCannotBeReadFails_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("layout");
    QTest::addColumn<QByteArray>("edits");
    QTest::newRow("schema that is no JSON") << QByteArray("{") << QByteArray("{}") << QByteArray("[]");
    QTest::newRow("schema that is no schema") << QByteArray(R"({"type":7})") << QByteArray("{}") << QByteArray("[]");
    QTest::newRow("layout that is a list") << QByteArray("{}") << QByteArray("[]") << QByteArray("[]");
    QTest::newRow("edits that are no list") << QByteArray("{}") << QByteArray("{}") << QByteArray("{}");
    QTest::newRow("edit of an unknown kind") << QByteArray("{}") << QByteArray("{}")
                                             << QByteArray(R"([{"op":"sort","path":""}])");
    QTest::newRow("row that is not there") << QByteArray("{}") << QByteArray("{}")
                                           << QByteArray(R"([{"op":"remove-row","path":"/rows/0"}])");
}

void DumpTest::whatCannotBeReadFails()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, layout);
    QFETCH(QByteArray, edits);

    const Dump outcome = dumped({{u"--schema"_s, schema}, {u"--layout"_s, layout}, {u"--edits"_s, edits}});

    QCOMPARE(outcome.status, 2);
    QVERIFY(outcome.tree.isAbsent());
    QVERIFY(outcome.errors.startsWith("eforms-check: "));
}

void DumpTest::businessRulesAreInEffect()
{
    const Dump outcome = dumped({{u"--schema"_s, R"({"type":"object","properties":{"kind":{"type":"string"},
        "why":{"type":"string","x-relevant":{"==":[{"var":"kind"},"OTHER"]},"x-required":true},
        "code":{"type":"string","x-readonly":true}}})"}, {u"--data"_s, R"({"kind":"USUAL"})"}});

    QVERIFY2(outcome.status == 0, outcome.errors.constData());
    QCOMPARE(nodeAt(outcome.tree, u"/why"_s)["visible"_L1], Json(false));
    QCOMPARE(nodeAt(outcome.tree, u"/code"_s)["readonly"_L1], Json(true));
}

QTEST_GUILESS_MAIN(DumpTest)

#include "tst_dump.moc"
