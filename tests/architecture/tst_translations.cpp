#include "architecture/translations.h"

#include <QDir>
#include <QFile>
#include <QLibraryInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace eforms::architecture;
using namespace Qt::StringLiterals;

namespace {

const QDir root(QLatin1StringView(EFORMS_SOURCE_DIR));

/// Where words for people may stand; the same list as in the target that updates the translations.
const QStringList wordedSources {u"app/ui"_s, u"app/widgets"_s, u"app/main.cpp"_s, u"app/application.cpp"_s};

QList<Message> messagesIn(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return readMessages(file.readAll()).value_or(QList<Message> {});
}

QString lupdate()
{
    const QString name = u"lupdate"_s;
    const QString own = QStandardPaths::findExecutable(name, {QLibraryInfo::path(QLibraryInfo::BinariesPath)});
    return own.isEmpty() ? QStandardPaths::findExecutable(name) : own;
}

QByteArray sample(const QByteArray &message)
{
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!DOCTYPE TS>\n<TS version=\"2.1\" language=\"zh_HK\">"
           "<context><name>Page</name>"
        + message + "</context></TS>";
}

} // namespace

class TranslationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEntryIsFinished_data()
    {
        QTest::addColumn<QString>("file");
        const QStringList files = QDir(root.filePath(u"translations"_s)).entryList({u"*.ts"_s});
        for (const QString &file : files)
            QTest::newRow(qPrintable(file)) << root.filePath(u"translations/"_s + file);
        if (files.isEmpty())
            QTest::newRow("no translations") << QString();
    }

    void everyEntryIsFinished()
    {
        QFETCH(QString, file);
        QFile ts(file);
        QVERIFY2(ts.open(QIODevice::ReadOnly), "translations/*.ts is missing");

        const auto messages = readMessages(ts.readAll());

        QVERIFY2(messages, "not a well-formed .ts file");
        const QStringList complaints = unfinishedComplaints(*messages);
        for (const QString &complaint : complaints)
            qWarning("%s", qPrintable(complaint));
        QVERIFY2(complaints.isEmpty(), "see the complaints above");
    }

    void chineseHasEveryEntryOfTheSources()
    {
        if (lupdate().isEmpty())
            QSKIP("lupdate is not installed");

        const QStringList complaints
            = driftComplaints(messagesIn(root.filePath(u"translations/eforms_zh_Hant.ts"_s)), extracted());

        for (const QString &complaint : complaints)
            qWarning("%s", qPrintable(complaint));
        QVERIFY2(complaints.isEmpty(), "see the complaints above");
    }

    void englishHasTheEntriesWithANumber()
    {
        if (lupdate().isEmpty())
            QSKIP("lupdate is not installed");
        QList<Message> numbered = extracted();
        numbered.removeIf([](const Message &message) { return !message.numbered; });

        const QStringList complaints
            = driftComplaints(messagesIn(root.filePath(u"translations/eforms_en.ts"_s)), numbered);

        for (const QString &complaint : complaints)
            qWarning("%s", qPrintable(complaint));
        QVERIFY2(complaints.isEmpty(), "see the complaints above");
    }

    void aFaultIsFound_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QString>("complaint");
        const auto row
            = [](const char *name, const QByteArray &attribute, const QByteArray &text, const QString &what) {
                  QTest::newRow(name) << QByteArray("<message><source>Saved %1</source><translation" + attribute + ">"
                      + text + "</translation></message>")
                                      << what;
              };
        row("unfinished", " type=\"unfinished\"", "已儲存 %1", u"is unfinished"_s);
        row("vanished", " type=\"vanished\"", "已儲存 %1", u"is vanished"_s);
        row("empty", "", "", u"empty translation"_s);
        row("marker lost", "", "已儲存", u"other place markers"_s);
        row("marker invented", "", "已儲存 %1 %2", u"other place markers"_s);
        row("good", "", "%1 已儲存", QString());
    }

    void aFaultIsFound()
    {
        QFETCH(QByteArray, message);
        QFETCH(QString, complaint);

        const auto messages = readMessages(sample(message));

        QVERIFY(messages);
        const QStringList complaints = unfinishedComplaints(*messages);
        QCOMPARE(complaints.size(), complaint.isEmpty() ? 0 : 1);
        QVERIFY2(complaints.join(u'\n').contains(complaint), qPrintable(complaints.join(u'\n')));
    }

    void driftIsFoundInBothDirections()
    {
        const auto kept = readMessages(sample("<message><source>Old</source><translation>舊</translation></message>"
                                              "<message><source>Same</source><translation>同</translation></message>"));
        const auto fresh = readMessages(sample("<message><source>Same</source><translation/></message>"
                                               "<message><source>New</source><translation/></message>"));
        QVERIFY(kept && fresh);

        const QStringList complaints = driftComplaints(*kept, *fresh);

        QCOMPARE(complaints.size(), 2);
        QVERIFY(complaints[0].contains("\"New\" is in the sources only"_L1));
        QVERIFY(complaints[1].contains("\"Old\" is in the translation only"_L1));
    }

    void aBrokenFileIsNoTranslation()
    {
        QVERIFY(!readMessages("<TS><context></TS>"));
        QVERIFY(!readMessages("<html/>"));
    }

private:
    /// What lupdate finds in the sources now.
    static QList<Message> extracted()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(u"fresh.ts"_s);
        // Without the include path lupdate takes eforms::widgets::FormView for FormView.
        QStringList arguments {u"-silent"_s, u"-locations"_s, u"none"_s, u"-I"_s, root.filePath(u"app"_s)};
        for (const QString &source : wordedSources) {
            if (root.exists(source))
                arguments.append(root.filePath(source));
        }
        arguments << u"-ts"_s << file;
        QProcess process;
        process.start(lupdate(), arguments);
        if (!process.waitForFinished(120'000) || process.exitCode() != 0)
            qWarning("lupdate: %s", process.readAllStandardError().constData());
        return messagesIn(file);
    }
};

QTEST_GUILESS_MAIN(TranslationsTest)
#include "tst_translations.moc"
