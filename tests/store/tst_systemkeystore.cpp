#include "store/systemkeystore.h"
#include "support/wait.h"

#include <QElapsedTimer>
#include <QTest>

namespace eforms::store {

using namespace Qt::StringLiterals;
using support::await;

class TestSystemKeyStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // Nobody's real keychain is touched: there is no session bus at this address.
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        qputenv("XDG_CURRENT_DESKTOP", "GNOME");
    }

    void aDesktopWithoutKeychainSaysSoAndNothingIsWrittenElsewhere()
    {
        SystemKeyStore keys;

        const auto written = await(keys.write(u"test"_s, "secret"));
        const auto read = await(keys.read(u"test"_s));

        QVERIFY(!written);
        QCOMPARE(written.error().kind, ErrorKind::KeyUnavailable);
        QVERIFY(!read);
    }

    void noAnswerInTimeCountsAsNone()
    {
        SystemKeyStore keys(std::chrono::milliseconds(0));
        QElapsedTimer timer;
        timer.start();

        const auto read = await(keys.read(u"test"_s));

        QVERIFY(!read);
        QVERIFY(timer.elapsed() < 5000);
    }
};

} // namespace eforms::store

QTEST_GUILESS_MAIN(eforms::store::TestSystemKeyStore)
#include "tst_systemkeystore.moc"
