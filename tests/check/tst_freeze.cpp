#include "check/program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace eforms;
using namespace program;
using namespace Qt::StringLiterals;

namespace {

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void copyFolder(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    for (const QString &name : QDir(from).entryList(QDir::Files))
        QFile::copy(from + u'/' + name, to + u'/' + name);
}

} // namespace

class FreezeTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    [[nodiscard]] QString form() const { return m_folder.filePath(u"forms/settlement-depository/early-buy-in"_s); }

private Q_SLOTS:
    void initTestCase()
    {
        const QString forms = QStringLiteral(EFORMS_SOURCE_DIR "/forms/");
        copyFolder(forms + u"common"_s, m_folder.filePath(u"forms/common"_s));
        copyFolder(forms + u"settlement-depository/early-buy-in"_s, form());
    }

    void thePresentVersionIsKeptWholeAndTheNextBegins()
    {
        const QByteArray before = read(form() + u"/form.json"_s);

        const Outcome outcome = run({u"freeze"_s, form()});

        QVERIFY2(outcome.status == 0, outcome.errors.constData());
        const auto kept = Json::parse(read(form() + u"/versions/1.json"_s));
        QVERIFY(kept);
        QCOMPARE((*kept)["form"_L1], Json::parse(before).value());
        QVERIFY((*kept)["texts"_L1]["zh-Hant"_L1].contains(u"error.required")); // with what forms share
        QVERIFY((*kept)["common"_L1].contains(u"blocks.json"));
        QCOMPARE(read(form() + u"/migrations/1-2.json"_s), Json::parse(R"({"steps":[]})").value().toPrettyBytes());
        QByteArray expected = before;
        QCOMPARE(read(form() + u"/form.json"_s), expected.replace("\"version\": 1", "\"version\": 2"));
    }

    void nothingIsWrittenOver()
    {
        QFile file(form() + u"/form.json"_s);
        QByteArray back = read(file.fileName()).replace("\"version\": 2", "\"version\": 1");
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(back) == back.size());
        file.close();
        const QByteArray kept = read(form() + u"/versions/1.json"_s);

        const Outcome outcome = run({u"freeze"_s, form()});

        QCOMPARE(outcome.status, 2);
        QVERIFY(outcome.errors.contains("is there already"));
        QCOMPARE(read(form() + u"/versions/1.json"_s), kept);
        QCOMPARE(read(file.fileName()), back);
    }

    void aFolderWithoutAFormIsRefused()
    {
        QCOMPARE(run({u"freeze"_s, m_folder.path()}).status, 2);
        QCOMPARE(run({u"freeze"_s}).status, 2);
    }
};

QTEST_GUILESS_MAIN(FreezeTest)
#include "tst_freeze.moc"
