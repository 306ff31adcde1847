#include "store/bench.h"

#include <QRandomGenerator>
#include <QTest>

namespace eforms::store {

using support::await;

namespace {

QByteArray noise(qsizetype bytes)
{
    QRandomGenerator random(7);
    QByteArray content(bytes, Qt::Uninitialized);
    for (char &byte : content)
        byte = static_cast<char>(random.generate());
    return content;
}

} // namespace

class TestFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileComesBackAsItWas_data()
    {
        QTest::addColumn<qsizetype>("bytes");
        QTest::newRow("empty") << qsizetype(0);
        QTest::newRow("one byte") << qsizetype(1);
        QTest::newRow("one chunk") << qsizetype(64 * 1024);
        QTest::newRow("one byte more") << qsizetype(64 * 1024 + 1);
        QTest::newRow("the largest") << qsizetype(10 * 1024 * 1024);
    }

    void aFileComesBackAsItWas()
    {
        QFETCH(qsizetype, bytes);
        Bench b;
        const QByteArray content = noise(bytes);
        QVERIFY(await(b.mustOpen()->files().add(u"f-1"_s, content)));

        const auto read = await(b.mustOpen()->files().read(u"f-1"_s));

        QVERIFY(read);
        QVERIFY(*read == content);
    }

    void aChangedFileIsNotGivenOut_data()
    {
        QTest::addColumn<QStringList>("mischief");
        QTest::newRow("one byte changed") << QStringList {flipByte(u"file_chunks"_s, u"number = 1"_s)};
        QTest::newRow("cut short") << QStringList {u"DELETE FROM file_chunks WHERE number = 2"_s};
        QTest::newRow("a piece missing") << QStringList {u"DELETE FROM file_chunks WHERE number = 1"_s};
        QTest::newRow("another order") << QStringList {u"UPDATE file_chunks SET number = 9 WHERE number = 0"_s,
            u"UPDATE file_chunks SET number = 0 WHERE number = 1"_s,
            u"UPDATE file_chunks SET number = 1 WHERE number = 9"_s};
        QTest::newRow("under another name") << QStringList {u"UPDATE file_chunks SET file = 'f-1'"_s};
    }

    void aChangedFileIsNotGivenOut()
    {
        QFETCH(QStringList, mischief);
        Bench b;
        const QString id = mischief.first().contains(u"'f-1'"_s) ? u"f-2"_s : u"f-1"_s;
        QVERIFY(await(b.mustOpen()->files().add(id, noise(150 * 1024))));
        QVERIFY(b.alter(mischief));

        const auto read = await(b.mustOpen()->files().read(u"f-1"_s));

        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::Corrupt);
    }

    void aRemovedFileIsGone()
    {
        Bench b;
        const auto vault = b.mustOpen();
        QVERIFY(await(vault->files().add(u"f-1"_s, "content")));

        QVERIFY(await(vault->files().remove(u"f-1"_s)));
        QVERIFY(await(vault->files().remove(u"f-1"_s)));

        QCOMPARE(await(vault->files().read(u"f-1"_s)).error().kind, ErrorKind::NotFound);
    }

    void addingAgainReplaces()
    {
        Bench b;
        const auto vault = b.mustOpen();
        QVERIFY(await(vault->files().add(u"f-1"_s, noise(200 * 1024))));

        QVERIFY(await(vault->files().add(u"f-1"_s, "short")));

        QCOMPARE(*await(vault->files().read(u"f-1"_s)), QByteArray("short"));
    }
};

} // namespace eforms::store

QTEST_GUILESS_MAIN(eforms::store::TestFiles)
#include "tst_files.moc"
