#include "server/bench.h"

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eforms;

namespace {

/// eforms-server as a process of its own.
struct Program {
    QProcess process;

    void start(const QStringList &arguments)
    {
        process.start(QStringLiteral(EFORMS_SERVER), arguments);
    }
    [[nodiscard]] Json ready()
    {
        while (!process.canReadLine() && process.waitForReadyRead(30'000)) { }
        return Json::parse(process.readLine().trimmed()).value_or(Json());
    }
    [[nodiscard]] int end()
    {
        process.terminate();
        process.waitForFinished(20'000);
        return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }
};

} // namespace

class TestProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itSaysWhereItListensAndEndsWhenAsked()
    {
        QTemporaryDir folder;
        Program program;
        program.start({u"--data"_s, folder.path() + u"/d"_s, u"--listen"_s, u"127.0.0.1:0"_s, u"--seed"_s,
            u"training"_s, u"--clearing-house"_s, u"fast"_s});

        const Json ready = program.ready();
        Client client({ready["url"_L1].toString(), ready["ca"_L1].toString()}, folder.path() + u"/d/mailbox"_s);
        const Answer about = client.get(u"/v1/about"_s);
        const bool signedIn = client.signIn(maker1);

        QVERIFY(ready["ready"_L1].toBool());
        QCOMPARE(about.status, 200);
        QVERIFY(about[u"training"_s].toBool());
        QVERIFY(signedIn);
        QCOMPARE(program.end(), 0);
        QVERIFY(program.process.readAllStandardOutput().isEmpty());
        QVERIFY(!program.process.readAllStandardError().contains(maker1.toUtf8()));
    }

    void aStartThatCannotBeIsOneLineAndExitTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addRow("no data") << QStringList();
        QTest::addRow("unknown option") << QStringList {u"--date"_s, u"x"_s};
        QTest::addRow("unknown mode") << QStringList {u"--data"_s, u"d"_s, u"--clearing-house"_s, u"slow"_s};
        QTest::addRow("certificate without key") << QStringList {u"--data"_s, u"d"_s, u"--tls-cert"_s, u"c.pem"_s};
        QTest::addRow("certificate that is none") << QStringList {
            u"--data"_s, u"d"_s, u"--tls-cert"_s, u"none.pem"_s, u"--tls-key"_s, u"none.key"_s};
        QTest::addRow("address that is none") << QStringList {u"--data"_s, u"d"_s, u"--listen"_s, u"here"_s};
        QTest::addRow("address of others") << QStringList {u"--data"_s, u"d"_s, u"--listen"_s, u"192.0.2.1:443"_s};
        QTest::addRow("forms that are none") << QStringList {u"--data"_s, u"d"_s, u"--forms"_s, u"nowhere"_s};
    }

    void aStartThatCannotBeIsOneLineAndExitTwo()
    {
        QFETCH(const QStringList, arguments);
        QTemporaryDir folder;
        Program program;
        program.process.setWorkingDirectory(folder.path());
        program.start(arguments);

        QVERIFY(program.process.waitForFinished(30'000));

        QCOMPARE(program.process.exitCode(), 2);
        QCOMPARE(program.process.readAllStandardError().count('\n'), 1);
        QVERIFY(program.process.readAllStandardOutput().isEmpty());
    }

    void twoServersDoNotShareAFolder()
    {
        Bench b;
        Program program;
        program.start({u"--data"_s, b.folder.path() + u"/data"_s});

        QVERIFY(program.process.waitForFinished(30'000));

        QCOMPARE(program.process.exitCode(), 2);
    }

    void aRestartKeepsEverything()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const Json request = created(*maker, u"buy-in-exemption"_s, exemption());
        const QString cursor = maker->get(u"/v1/participants/B01234/changes"_s)[u"next"_s].toString();
        const Answer about = maker->get(u"/v1/about"_s);
        QFile authority(b.address.caFile);
        QVERIFY(authority.open(QIODevice::ReadOnly));
        const QByteArray trusted = authority.readAll();

        b.restart();
        Client again = b.client();
        again.token = maker->token;

        QCOMPARE(again.get(u"/v1/requests/"_s + request["id"_L1].toString()).json, request);
        QCOMPARE(again.get(u"/v1/participants/B01234/changes?cursor="_s + cursor)[u"items"_s].size(), 0);
        QCOMPARE(again.get(u"/v1/about"_s)[u"epoch"_s], about[u"epoch"_s]);
        QFile same(b.address.caFile);
        QVERIFY(same.open(QIODevice::ReadOnly));
        QCOMPARE(same.readAll(), trusted);
    }

    void nobodyElseReadsTheServersFiles()
    {
        Bench b;
        const QDir data(b.folder.path() + u"/data"_s);

        for (const QString &name : {u"server.sqlite"_s, u"server.key"_s, u"authenticators.json"_s}) {
            const auto permissions = QFile::permissions(data.filePath(name));
            QVERIFY(!(permissions & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)));
        }
        QVERIFY(!(QFile::permissions(data.path()) & (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther)));
    }

    void dataOfANewerProgramIsLeftAlone()
    {
        Bench b;
        b.server->stop();
        b.sql(u"PRAGMA user_version = 99"_s);

        const auto started = b.server->start();

        QVERIFY(!started);
        QCOMPARE(started.error().kind, ErrorKind::StorageNewer);
    }

    void theTrailCannotBeRewritten()
    {
        Bench b;
        const auto maker = b.person(maker1);
        QVERIFY(created(*maker, u"buy-in-exemption"_s, exemption()).isObject());

        QVERIFY(!b.trySql(u"UPDATE audit SET body = 'x'"_s));
        QVERIFY(!b.trySql(u"DELETE FROM audit"_s));
    }
};

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
