#include "check/suiterun.h"
#include "engine/formats.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTest>

using namespace eforms;
using namespace Qt::StringLiterals;

namespace {

/// Where Debian's package keeps its copy of the suite; empty where it is not installed.
QString packagedSuite()
{
    const QString folder = u"/tests/draft2020-12"_s;
    QProcess process;
    process.start(u"dpkg"_s, {u"-L"_s, u"libtest-json-schema-acceptance-perl"_s});
    if (!process.waitForFinished(10000))
        return {};
    for (const QByteArray &line : process.readAllStandardOutput().split('\n')) {
        const QString path = QString::fromUtf8(line);
        if (path.endsWith(folder) && !path.contains("output"_L1))
            return path.chopped(folder.size());
    }
    return {};
}

/// The folder that holds the official `tests` and `remotes`; empty where there is none.
QString suite()
{
    const QString given = qEnvironmentVariable("EFORMS_SUITES");
    for (const QString &folder : {given, QStringLiteral(EFORMS_SOURCE_DIR) + u"/../shared/suites"_s}) {
        if (!folder.isEmpty() && QFileInfo::exists(folder + u"/json-schema/tests"_s))
            return folder + u"/json-schema"_s;
    }
    return packagedSuite();
}

} // namespace

/// The official JSON Schema Test Suite. EFORMS_SUITES names the folder that holds json-schema/tests and …/remotes.
class SuitesTest : public QObject
{
    Q_OBJECT

    check::SuiteRun m_all;

    void add(const QString &path, engine::SchemaDialect dialect)
    {
        const auto run = check::runSchemaSuite(path, dialect);
        QVERIFY2(run, qPrintable(run ? QString() : run.error().detail));
        m_all.passed += run->passed;
        m_all.total += run->total;
        m_all.failed += run->failed;
    }

    void report(const QString &what) const
    {
        for (const Json &failure : m_all.failed)
            qWarning("%s", failure.toBytes().constData());
        qInfo("%s: %lld of %lld passed", qPrintable(what), m_all.passed, m_all.total);
    }

    static void addDrafts()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<int>("dialect");
        QTest::newRow("2020-12") << u"draft2020-12"_s << static_cast<int>(engine::SchemaDialect::Draft2020);
        QTest::newRow("draft-07") << u"draft7"_s << static_cast<int>(engine::SchemaDialect::Draft7);
    }

private Q_SLOTS:
    void init() { m_all = {}; }

    void everyRequiredTestPasses_data() { addDrafts(); }
    void everyRequiredTestPasses()
    {
        QFETCH(QString, folder);
        QFETCH(int, dialect);
        const QDir tests(suite() + u"/tests/"_s + folder);
        if (suite().isEmpty())
            QSKIP("the suite is not here");

        for (const QString &file : tests.entryList({u"*.json"_s}, QDir::Files))
            add(tests.filePath(file), static_cast<engine::SchemaDialect>(dialect));

        report(folder);
        QCOMPARE(m_all.passed, m_all.total);
        QVERIFY(m_all.total > 800);
    }

    void everyAssertedFormatPasses_data() { addDrafts(); }
    void everyAssertedFormatPasses()
    {
        QFETCH(QString, folder);
        QFETCH(int, dialect);
        const QDir tests(suite() + u"/tests/"_s + folder + u"/optional/format"_s);
        if (suite().isEmpty())
            QSKIP("the suite is not here");

        for (const QString &file : tests.entryList({u"*.json"_s}, QDir::Files)) {
            if (engine::formatCheck(QFileInfo(file).completeBaseName()))
                add(tests.filePath(file), static_cast<engine::SchemaDialect>(dialect));
        }

        report(folder + u" formats"_s);
        QCOMPARE(m_all.passed, m_all.total);
        QVERIFY(m_all.total > 300);
    }
};

QTEST_GUILESS_MAIN(SuitesTest)
#include "tst_suites.moc"
