#include "sync/pace.h"
#include "sync/verdict.h"

#include <QTest>

namespace eforms::sync {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;
using std::chrono::seconds;

class TestPace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pausesGrowToABoundAndScatter()
    {
        const Pace pace;
        for (int attempt = 1; attempt <= 60; ++attempt) {
            const milliseconds grown = milliseconds(1000) * (qint64(1) << qMin(attempt - 1, 20));
            const milliseconds bound = std::min(grown, milliseconds(300000));
            milliseconds longest {0};
            for (int i = 0; i < 200; ++i) {
                const milliseconds pause = retryDelay(attempt, std::nullopt, pace);
                QVERIFY(pause >= milliseconds(0) && pause <= bound);
                longest = qMax(longest, pause);
            }
            QVERIFY(longest > bound / 2);
        }
    }

    void aPauseThatWasAskedForIsKept()
    {
        for (int i = 0; i < 200; ++i) {
            const milliseconds pause = retryDelay(1, seconds(100), {});
            QVERIFY(pause >= seconds(100) && pause <= seconds(120));
        }
    }

    void anAnswerIsJudgedByWhatItDecides_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::addColumn<Verdict>("verdict");
        const auto row = [](int status, const QString &code, Verdict verdict) {
            QTest::addRow("%d %s", status, qPrintable(code)) << status << code << verdict;
        };
        for (const int status : {400, 403, 404, 405, 410, 412, 413, 415, 422, 423, 428})
            row(status, {}, Verdict::Refused);
        for (const int status : {408, 425, 426, 429, 500, 502, 503, 504, 507})
            row(status, {}, Verdict::Later);
        row(401, u"session-ended"_s, Verdict::SignIn);
        row(409, u"state"_s, Verdict::Refused);
        row(409, u"late"_s, Verdict::Refused);
        row(409, u"in-progress"_s, Verdict::Later);
        row(409, u"out-of-order"_s, Verdict::Later);
    }

    void anAnswerIsJudgedByWhatItDecides()
    {
        QFETCH(int, status);
        QFETCH(QString, code);
        domain::Refusal refusal;
        refusal.status = status;
        refusal.code = code;

        QFETCH(Verdict, verdict);
        QVERIFY(judge(refusal) == verdict);
    }

    void silenceDecidesNothing()
    {
        for (const ErrorKind kind :
            {ErrorKind::Offline, ErrorKind::Timeout, ErrorKind::Untrusted, ErrorKind::NotOurServer,
                ErrorKind::Malformed, ErrorKind::TooLarge, ErrorKind::Cancelled, ErrorKind::Storage})
            QVERIFY(judge(Error {kind, {}}) == Verdict::Later);
        QVERIFY(judge(Error {ErrorKind::SignInNeeded, {}}) == Verdict::SignIn);
    }
};

} // namespace eforms::sync

QTEST_GUILESS_MAIN(eforms::sync::TestPace)
#include "tst_pace.moc"
