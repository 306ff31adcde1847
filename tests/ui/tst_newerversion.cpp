#include "ui/newerversionpage.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace eforms;
using namespace eforms::ui;
using namespace Qt::StringLiterals;

namespace {

engine::FormPointer form(int version, const char *properties, const char *migrations, const char *labels)
{
    engine::FormBundle bundle;
    bundle.form = Json::of({{u"id"_s, u"sample"_s}, {u"version"_s, version}});
    bundle.schema = Json::of({{u"type"_s, u"object"_s}, {u"properties"_s, Json::parse(properties).value()}});
    bundle.migrations = Json::parse(migrations).value();
    Json texts = Json::parse(labels).value();
    texts.set(u"title"_s, u"Sample 樣本"_s);
    bundle.texts = {{Language::English, texts}, {Language::TraditionalChinese, texts}};
    const auto made = engine::FormDefinition::load(bundle, {});
    if (!made)
        qFatal("%s", qPrintable(made.error().detail));
    return *made;
}

workflow::NewerVersion sample(bool mustMove)
{
    workflow::NewerVersion version;
    version.present = form(1, R"({"reason":{"type":"string","enum":["LATE"]},"partial":{"type":"boolean"}})", "{}",
        R"({"reason.label":"Reason","reason.LATE":"Delivered late","partial.label":"Accept a part"})");
    version.newer = form(2, R"({"ground":{"type":"string","enum":["LATE"]}})",
        R"({"1-2":{"steps":[{"op":"move","from":"/reason","path":"/ground"}]}})",
        R"({"ground.label":"Ground","ground.LATE":"Late"})");
    version.draft.data = Json::parse(R"({"reason":"LATE","partial":true})").value();
    version.migration = *engine::migrate(version.draft.data, 1, *version.newer);
    version.acceptedUntil = QDate(2026, 12, 31);
    version.mustMove = mustMove;
    return version;
}

} // namespace

class NewerVersionTest : public QObject
{
    Q_OBJECT

    base::SystemClock m_clock;
    QTemporaryDir m_folder;
    workflow::SignInFlow m_flow;
    Languages m_languages {Language::English};
    std::unique_ptr<Settings> m_settings;

    [[nodiscard]] std::unique_ptr<NewerVersionPage> page(Shell &shell, bool mustMove)
    {
        auto made = std::make_unique<NewerVersionPage>(shell, sample(mustMove), nullptr);
        made->resize(1000, 700);
        made->show();
        return made;
    }

private Q_SLOTS:
    void initTestCase() { m_settings = std::make_unique<Settings>(m_folder.filePath(u"s.ini"_s)); }

    void everyChangeIsShownWithItsNamesAndValues()
    {
        Shell shell {m_flow, m_languages, *m_settings, m_clock};
        const auto shown = page(shell, false);
        const auto *changes = shown->findChild<QTreeWidget *>(u"newer.changes"_s);

        QCOMPARE(changes->topLevelItemCount(), 2);
        const QTreeWidgetItem &moved = *changes->topLevelItem(0);
        QCOMPARE(moved.text(1), u"Reason → Ground"_s);
        QCOMPARE(moved.text(2), u"Delivered late"_s);
        QCOMPARE(moved.text(3), u"Late"_s);
        const QTreeWidgetItem &left = *changes->topLevelItem(1);
        QCOMPARE(left.text(1), u"Accept a part"_s);
        QCOMPARE(left.text(2), u"Yes"_s);
        QVERIFY(left.text(3).isEmpty());
        QVERIFY(!changes->accessibleName().isEmpty());
    }

    void itsButtonsAreWorkedByKeys()
    {
        Shell shell {m_flow, m_languages, *m_settings, m_clock};
        const auto shown = page(shell, false);
        QSignalSpy moves(shown.get(), &NewerVersionPage::moveWanted);
        QSignalSpy keeps(shown.get(), &NewerVersionPage::keepWanted);
        QSignalSpy backs(shown.get(), &NewerVersionPage::closed);

        for (const QString &name : {u"newer.move"_s, u"newer.keep"_s, u"newer.back"_s}) {
            auto *button = shown->findChild<QPushButton *>(name);
            QVERIFY(button->isVisible());
            QTest::keyClick(button, Qt::Key_Space);
        }

        QCOMPARE(moves.size(), 1);
        QCOMPARE(keeps.size(), 1);
        QCOMPARE(backs.size(), 1);
    }

    void aVersionThatIsNoLongerTakenCannotBeKept()
    {
        Shell shell {m_flow, m_languages, *m_settings, m_clock};
        const auto shown = page(shell, true);

        QVERIFY(!shown->findChild<QPushButton *>(u"newer.keep"_s)->isVisible());
        QVERIFY(shown->findChild<QLabel *>(u"newer.intro"_s)->text().contains(u"no longer accepted"_s));
    }

    void theLanguageFollows()
    {
        Shell shell {m_flow, m_languages, *m_settings, m_clock};
        const auto shown = page(shell, false);

        m_languages.use(Language::TraditionalChinese);

        QTRY_COMPARE(shown->findChild<QLabel *>(u"newer.title"_s)->text(), u"此表格已有新版本"_s);
        m_languages.use(Language::English);
    }

    void whatIsSetAsideKeepsItsLabels()
    {
        const domain::Draft moved = sample(false).moved();

        QCOMPARE(moved.formVersion, 2);
        QCOMPARE(moved.data, Json::parse(R"({"ground":"LATE"})").value());
        QCOMPARE(moved.setAside.size(), 1);
        QCOMPARE(moved.setAside[0]["label_en"_L1].toString(), u"Accept a part"_s);
        QCOMPARE(moved.setAside[0]["value"_L1], Json(true));
    }
};

QTEST_MAIN(NewerVersionTest)
#include "tst_newerversion.moc"
