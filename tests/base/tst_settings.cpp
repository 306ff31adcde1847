#include "base/settings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eforms;

class TestSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasNeverSetHasItsDefault()
    {
        const QTemporaryDir folder;
        const Settings settings(folder.filePath(u"settings.ini"_s));

        QCOMPARE(settings.text(Setting::Theme), u"system"_s);
        QCOMPARE(settings.text(Setting::Language), QString());
    }

    void whatWasSetIsThereAfterARestart()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"設定.ini"_s);
        const QByteArray geometry("\x01\xd9\xd0\xcb\x00\x03", 6);
        {
            Settings settings(file);
            settings.set(Setting::LastUserName, u"陳大文, \"maker\"; =%\n"_s);
            settings.set(Setting::WindowGeometry, geometry);
        }

        const Settings settings(file);

        QCOMPARE(settings.text(Setting::LastUserName), u"陳大文, \"maker\"; =%\n"_s);
        QCOMPARE(settings.value(Setting::WindowGeometry).toByteArray(), geometry);
    }

    void twoFilesDoNotKnowEachOther()
    {
        const QTemporaryDir folder;
        Settings first(folder.filePath(u"a.ini"_s));
        const Settings second(folder.filePath(u"b.ini"_s));

        first.set(Setting::Theme, u"dark"_s);

        QCOMPARE(first.text(Setting::Theme), u"dark"_s);
        QCOMPARE(second.text(Setting::Theme), u"system"_s);
    }
};

QTEST_APPLESS_MAIN(TestSettings)
#include "tst_settings.moc"
