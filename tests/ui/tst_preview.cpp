#include "support/manualclock.h"
#include "ui/previewwindow.h"
#include "widgets/formview.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSaveFile>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace eforms;

namespace {

const QByteArray schema = R"({"type":"object","required":["name"],"properties":{
  "name":{"type":"string"},"side":{"type":"string","enum":["BUY","SELL"]},
  "reason":{"type":"string","x-relevant":{"==":[{"var":"side"},"SELL"]}}}})";
const QByteArray layout = R"({"type":"Categorization","elements":[
  {"type":"Category","i18n":"one","elements":[{"type":"Control","scope":"#/properties/name"},
   {"type":"Control","scope":"#/properties/side"}]},
  {"type":"Category","i18n":"two","elements":[{"type":"Control","scope":"#/properties/reason"}]}]})";
const QByteArray english = R"({"title":"Trial","one.label":"One","two.label":"Two","name.label":"Name",
  "side.label":"Side","side.BUY":"Buy","side.SELL":"Sell","reason.label":"Reason","error.required":"Needed",
  "error.type":"Wrong","error.enum":"Choose"})";
const QByteArray chinese = R"({"title":"試用","one.label":"一","two.label":"二","name.label":"名稱","side.label":"方向",
  "side.BUY":"買入","side.SELL":"賣出","reason.label":"理由","error.required":"必填","error.type":"不正確","error.enum":"請選擇"})";

/// The folder of one form, with a preview and its window.
struct Studio {
    Studio() : forms(std::make_unique<QTemporaryDir>()), folder(forms->path() + u"/trade/trial"_s)
    {
        QDir().mkpath(folder);
        write(u"form.json"_s, R"({"id":"trial","version":1})");
        write(u"schema.json"_s, schema);
        write(u"layout.json"_s, layout);
        write(u"en.json"_s, english);
        write(u"zh-Hant.json"_s, chinese);
    }

    void open()
    {
        preview = std::make_unique<workflow::FormPreview>(folder, clock);
        window = std::make_unique<ui::PreviewWindow>(*preview, languages);
        window->show();
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("no active window");
    }

    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(folder + u'/' + name);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write");
    }

    /// As many editors do: another file takes the place of the old one.
    void replace(const QString &name, const QByteArray &content) const
    {
        QSaveFile file(folder + u'/' + name);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size() || !file.commit())
            qFatal("cannot replace");
    }

    [[nodiscard]] bool waitForReload() const
    {
        QSignalSpy reloaded(preview.get(), &workflow::FormPreview::reloaded);
        return reloaded.wait();
    }

    template <typename Widget>
    [[nodiscard]] Widget *find(const QString &name) const
    {
        auto *found = window->findChild<Widget *>(name);
        if (found == nullptr)
            qFatal("no %s", qPrintable(name));
        return found;
    }

    std::unique_ptr<QTemporaryDir> forms;
    QString folder;
    support::ManualClock clock {QDateTime(QDate(2025, 7, 8), QTime(2, 0), Qt::UTC)};
    ui::Languages languages {Language::English};
    std::unique_ptr<workflow::FormPreview> preview;
    std::unique_ptr<ui::PreviewWindow> window;
};

} // namespace

/// What an author sees while working on a form.
class PreviewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangedFileIsReadAgainAndWhatWasTypedStays()
    {
        Studio studio;
        studio.open();
        QTest::keyClicks(studio.find<QLineEdit>(u"field.name"_s), u"Chan"_s);
        studio.find<QLineEdit>(u"field.name"_s)->setFocus();

        studio.write(u"en.json"_s, QByteArray(english).replace("\"Name\"", "\"Full name\""));
        QVERIFY(studio.waitForReload());

        auto *line = studio.find<QLineEdit>(u"field.name"_s);
        QCOMPARE(line->accessibleName(), u"Full name, required"_s);
        QCOMPARE(line->text(), u"Chan"_s);
        QCOMPARE(QApplication::focusWidget(), line);
    }

    void aFileThatIsReplacedIsFollowedEachTime()
    {
        Studio studio;
        studio.open();

        for (const QByteArray &name : {QByteArray("\"First\""), QByteArray("\"Second\""), QByteArray("\"Third\"")}) {
            studio.replace(u"en.json"_s, QByteArray(english).replace("\"Name\"", name));
            QVERIFY(studio.waitForReload());
            QVERIFY(studio.find<QLineEdit>(u"field.name"_s)
                        ->accessibleName()
                        .startsWith(QString::fromUtf8(name).mid(1, 5)));
        }
    }

    void savingTheSameAgainDoesNothing()
    {
        Studio studio;
        studio.open();
        QSignalSpy reloaded(studio.preview.get(), &workflow::FormPreview::reloaded);

        studio.replace(u"en.json"_s, english);
        studio.write(u"notes.txt"_s, "something else");

        QVERIFY(!reloaded.wait(600));
    }

    void aMistakeIsShownWithItsPlaceAndTheFormStays()
    {
        Studio studio;
        studio.open();

        studio.write(u"schema.json"_s, QByteArray(schema).replace("\"enum\"", "\"enumm\""));
        QVERIFY(studio.waitForReload());

        QVERIFY(studio.preview->failure().contains(u"/properties/side"_s));
        QVERIFY(studio.find<ui::MessageBanner>(u"preview.failure"_s)->text().contains(u"enumm"_s));
        QVERIFY(studio.window->model() != nullptr);
        QVERIFY(studio.find<QLineEdit>(u"field.name"_s)->isVisible());
        studio.write(u"schema.json"_s, schema);
        QVERIFY(studio.waitForReload());
        QVERIFY(!studio.find<ui::MessageBanner>(u"preview.failure"_s)->isVisible());
    }

    void brokenJsonIsNoCrashAtTheStartEither()
    {
        Studio studio;
        studio.write(u"layout.json"_s, "{\"type\": ");

        studio.open();
        QVERIFY(studio.window->model() == nullptr);
        QVERIFY(studio.find<ui::MessageBanner>(u"preview.failure"_s)->text().contains(u"layout.json"_s));
        studio.write(u"layout.json"_s, layout);
        QVERIFY(studio.waitForReload());

        QVERIFY(studio.window->model() != nullptr);
    }

    void aFolderWithNothingButASchemaIsEnough()
    {
        Studio studio;
        for (const QString &name : {u"form.json"_s, u"layout.json"_s, u"en.json"_s, u"zh-Hant.json"_s})
            QVERIFY(QFile::remove(studio.folder + u'/' + name));

        studio.open();

        QVERIFY2(studio.window->model() != nullptr, qPrintable(studio.preview->failure()));
        QVERIFY(studio.find<QLineEdit>(u"field.name"_s)->isVisible());
    }

    void whatShouldBePutRightIsListed()
    {
        Studio studio;
        studio.write(u"zh-Hant.json"_s, QByteArray(chinese).replace("\"name.label\":\"名稱\",", ""));

        studio.open();

        const auto *findings = studio.find<QListWidget>(u"preview.findings"_s);
        QStringList texts;
        for (int at = 0; at < findings->count(); ++at)
            texts.append(findings->item(at)->text());
        QVERIFY2(texts.join(u'\n').contains(u"zh-Hant.json"_s), qPrintable(texts.join(u'\n')));
    }

    void sectionLanguageAndDataStayOverAReload()
    {
        Studio studio;
        studio.open();
        studio.window->model()->setValue(u"/side"_s, Json(u"SELL"_s));
        studio.find<widgets::FormView>(u"preview.view"_s)->showSection(1);
        studio.find<QPushButton>(u"preview.zh"_s)->click();

        studio.write(u"zh-Hant.json"_s, QByteArray(chinese).replace("理由", "原因"));
        QVERIFY(studio.waitForReload());

        const auto *view = studio.find<widgets::FormView>(u"preview.view"_s);
        QCOMPARE(view->currentSection(), 1);
        QCOMPARE(view->language(), Language::TraditionalChinese);
        QCOMPARE(studio.find<QLineEdit>(u"field.reason"_s)->accessibleName(), u"原因"_s);
        QCOMPARE(studio.window->model()->data()[u"side"_s].toString(), u"SELL"_s);
    }

    void theDataIsShownAsItIsTyped()
    {
        Studio studio;
        studio.open();
        studio.window->findChild<QTabWidget *>()->setCurrentIndex(2);

        QTest::keyClicks(studio.find<QLineEdit>(u"field.name"_s), u"Chan"_s);

        QVERIFY(studio.find<QPlainTextEdit>(u"preview.data"_s)->toPlainText().contains(u"\"Chan\""_s));
    }
};

QTEST_MAIN(PreviewTest)
#include "tst_preview.moc"
