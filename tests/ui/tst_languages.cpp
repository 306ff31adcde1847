#include "ui/banners.h"
#include "ui/languages.h"
#include "ui/signinpage.h"
#include "workflow/signinflow.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace eforms;
using namespace eforms::ui;
using namespace Qt::StringLiterals;

namespace {

class StandingClock final : public Clock
{
public:
    [[nodiscard]] QDateTime nowUtc() const override { return now; }
    QDateTime now {QDate(2025, 7, 8), QTime(2, 30), Qt::UTC};
};

/// The sign-in page without a server.
struct Bench {
    QTemporaryDir folder;
    Settings settings {folder.filePath(u"settings.ini"_s)};
    StandingClock clock;
    Languages languages {Language::English};
    workflow::SignInFlow flow;
    Shell shell {flow, languages, settings, clock};
    SignInPage page {shell};

    template <typename Widget>
    Widget *find(const QString &name)
    {
        return page.findChild<Widget *>(name);
    }
};

} // namespace

class LanguagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSwitchRewordsThePageAndKeepsWhatIsTyped()
    {
        Bench b;
        b.flow.cannotConnect({ErrorKind::Offline, {}});
        auto *user = b.find<QLineEdit>(u"signIn.userName"_s);
        QVERIFY(user);
        QTest::keyClicks(user, u"maker1@b01234.example.hk"_s);
        QCOMPARE(b.find<QPushButton>(u"signIn.next"_s)->text(), u"Next"_s);

        b.languages.use(Language::TraditionalChinese);

        QTRY_COMPARE(b.find<QPushButton>(u"signIn.next"_s)->text(), u"下一步"_s);
        QCOMPARE(user->text(), u"maker1@b01234.example.hk"_s);
        QCOMPARE(user->accessibleName(), u"用戶名稱（電郵地址）"_s);
        b.languages.use(Language::English);
        QTRY_COMPARE(b.find<QPushButton>(u"signIn.next"_s)->text(), u"Next"_s);
    }

    void aSwitchRewordsTheTroubleOnShow()
    {
        Bench b;
        b.flow.cannotConnect({ErrorKind::Untrusted, {}});
        auto *message = b.find<MessageBanner>(u"signIn.message"_s);
        const QString english = message->text();
        QVERIFY(english.contains(u"could not prove"_s));

        b.languages.use(Language::TraditionalChinese);

        QTRY_VERIFY(message->text().contains(u"未能核實伺服器身分"_s));
    }

    void theWordsOfQtAreTranslatedToo()
    {
        if (!QFile::exists(u":/eforms/translations/qtbase_zh_TW.qm"_s))
            QSKIP("Qt's own translations are not installed here");
        Languages languages(Language::TraditionalChinese);
        QDialogButtonBox box(QDialogButtonBox::Cancel);

        QCOMPARE(box.button(QDialogButtonBox::Cancel)->text(), u"取消"_s);
    }

    void theSettingDecidesTheFirstLanguage()
    {
        QCOMPARE(Languages::fromSetting(u"en"_s), Language::English);
        QCOMPARE(Languages::fromSetting(u"zh-Hant"_s), Language::TraditionalChinese);
    }

    void maintenanceIsAnnouncedOnSaturdaysFromEight_data()
    {
        QTest::addColumn<QDateTime>("hongKong");
        QTest::addColumn<bool>("isMaintenance");
        QTest::newRow("Saturday 07:59") << QDateTime(QDate(2025, 7, 12), QTime(7, 59)) << false;
        QTest::newRow("Saturday 08:00") << QDateTime(QDate(2025, 7, 12), QTime(8, 0)) << true;
        QTest::newRow("Saturday 23:59") << QDateTime(QDate(2025, 7, 12), QTime(23, 59)) << true;
        QTest::newRow("Sunday 00:00") << QDateTime(QDate(2025, 7, 13), QTime(0, 0)) << false;
    }

    void maintenanceIsAnnouncedOnSaturdaysFromEight()
    {
        QFETCH(QDateTime, hongKong);
        QFETCH(bool, isMaintenance);

        QCOMPARE(ui::isMaintenance(base::fromHongKong(hongKong.date(), hongKong.time())), isMaintenance);
    }
};

QTEST_MAIN(LanguagesTest)
#include "tst_languages.moc"
