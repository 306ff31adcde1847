#include "base/clock.h"
#include "base/json.h"
#include "support/manualclock.h"
#include "workflow/trainingdesk.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eforms;

namespace {

void write(const QString &path, const Json &json)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(json.toBytes());
}

Json mail(const QString &code, const QString &at)
{
    return Json::of({{u"to"_s, u"maker1@example.hk"_s}, {u"subject_en"_s, u"Code"_s}, {u"code"_s, code}, {u"at"_s, at}});
}

} // namespace

class TestTrainingDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewMessageAppearsByItselfAndFirst()
    {
        QTemporaryDir folder;
        support::ManualClock clock;
        workflow::TrainingDesk desk(folder.path(), clock);
        QSignalSpy changed(&desk, &workflow::TrainingDesk::changed);

        write(folder.filePath(u"mailbox/20261120-1.json"_s), mail(u"111111"_s, u"2026-11-20T02:00:00.000Z"_s));
        QTRY_COMPARE(desk.messages().size(), 1);
        write(folder.filePath(u"mailbox/20261120-2.json"_s), mail(u"222222"_s, u"2026-11-20T02:01:00.000Z"_s));

        QTRY_COMPARE(desk.messages().size(), 2);
        QCOMPARE(desk.messages().first().code, u"222222"_s);
        QVERIFY(changed.count() > 0);
    }

    void rubbishInTheMailboxIsPassedOver()
    {
        QTemporaryDir folder;
        support::ManualClock clock;
        workflow::TrainingDesk desk(folder.path(), clock);

        QFile rubbish(folder.filePath(u"mailbox/1.json"_s));
        QVERIFY(rubbish.open(QIODevice::WriteOnly));
        rubbish.write("<html>");
        rubbish.close();
        write(folder.filePath(u"mailbox/2.json"_s), mail(u"333333"_s, u"2026-11-20T02:00:00.000Z"_s));

        QTRY_COMPARE(desk.messages().size(), 1);
    }

    void theAuthenticatorShowsTheCodeOfTheMoment()
    {
        QTemporaryDir folder;
        // The secret of RFC 6238's vectors, in base 32, at its second instant.
        write(folder.filePath(u"authenticators.json"_s),
            Json::of({{u"checker1@example.hk"_s, u"GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"_s}}));
        support::ManualClock clock(QDateTime::fromSecsSinceEpoch(1111111109, Qt::UTC));

        const workflow::TrainingDesk desk(folder.path(), clock);

        QCOMPARE(desk.authenticatorUsers(), QStringList {u"checker1@example.hk"_s});
        QCOMPARE(desk.authenticatorCode(u"checker1@example.hk"_s), u"081804"_s);
        QCOMPARE(desk.secondsLeft(), 1);
        QCOMPARE(desk.authenticatorCode(u"nobody"_s), QString());
    }
};

QTEST_GUILESS_MAIN(TestTrainingDesk)
#include "tst_trainingdesk.moc"
