#include "base/async.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace eforms;

namespace {

/// Runs the event loop until everything queued so far has been delivered.
void deliver()
{
    QObject marker;
    QSignalSpy arrived(&marker, &QObject::objectNameChanged);
    QMetaObject::invokeMethod(
        &marker, [&marker] { marker.setObjectName(u"here"_s); }, Qt::QueuedConnection);
    QVERIFY(arrived.wait());
}

} // namespace

class TestAsync : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theHandlerGetsTheResultLater()
    {
        QObject context;
        QList<int> seen;

        then(ready(Result<int>(7)), &context, [&seen](const Result<int> &result) { seen.append(*result); });
        const bool early = !seen.isEmpty();
        deliver();

        QVERIFY(!early);
        QCOMPARE(seen, QList<int>({7}));
    }

    void theHandlerRunsInTheThreadOfItsContext()
    {
        QObject context;
        QThread *worker = nullptr;
        QThread *seen = nullptr;
        QSignalSpy done(&context, &QObject::objectNameChanged);

        const auto future = inBackground([&worker]() -> Result<int> {
            worker = QThread::currentThread();
            return 1;
        });
        then(future, &context, [&](const Result<int> &) {
            seen = QThread::currentThread();
            context.setObjectName(u"done"_s);
        });

        QVERIFY(done.wait());
        QCOMPARE(seen, QThread::currentThread());
        QVERIFY(worker != nullptr && worker != seen);
    }

    void theHandlerDiesWithItsContext()
    {
        QPromise<Result<int>> promise;
        promise.start();
        auto context = std::make_unique<QObject>();
        QObject survivor;
        int called = 0;
        int calledOnSurvivor = 0;
        then(promise.future(), context.get(), [&called](const Result<int> &) { ++called; });
        then(promise.future(), &survivor, [&calledOnSurvivor](const Result<int> &) { ++calledOnSurvivor; });

        context.reset();
        promise.addResult(Result<int>(1));
        promise.finish();
        deliver();

        QCOMPARE(called, 0);
        QCOMPARE(calledOnSurvivor, 1);
    }

    void aContextMayDieBetweenTheResultAndItsDelivery()
    {
        auto context = std::make_unique<QObject>();
        int called = 0;

        then(ready(Result<int>(1)), context.get(), [&called](const Result<int> &) { ++called; });
        context.reset();
        deliver();

        QCOMPARE(called, 0);
    }

    void everyListenerIsCalledOnce()
    {
        QPromise<Result<int>> promise;
        promise.start();
        QObject context;
        QStringList seen;
        for (const auto &name : {u"a"_s, u"b"_s, u"c"_s})
            then(promise.future(), &context,
                [&seen, name](const Result<int> &result) { seen += name + QString::number(*result); });

        promise.addResult(Result<int>(5));
        promise.finish();
        deliver();
        then(promise.future(), &context, [&seen](const Result<int> &) { seen += u"late"_s; });
        deliver();

        seen.sort();
        QCOMPARE(seen, QStringList({u"a5"_s, u"b5"_s, u"c5"_s, u"late"_s}));
    }

    void aFutureWithoutAResultReadsAsCancelled()
    {
        QObject context;
        QList<ErrorKind> seen;
        const auto remember = [&seen](const Result<int> &result) { seen.append(result.error().kind); };
        {
            QPromise<Result<int>> abandoned;
            abandoned.start();
            then(abandoned.future(), &context, remember);
        }
        QPromise<Result<int>> cancelled;
        cancelled.start();
        auto future = cancelled.future();
        then(future, &context, remember);

        future.cancel();
        cancelled.finish();
        deliver();

        QCOMPARE(seen, QList<ErrorKind>({ErrorKind::Cancelled, ErrorKind::Cancelled}));
    }

    void aHandlerMayStartTheNextStep()
    {
        QObject context;
        QList<int> seen;

        then(ready(Result<int>(1)), &context, [&](const Result<int> &first) {
            seen.append(*first);
            then(ready(Result<int>(2)), &context, [&seen](const Result<int> &second) { seen.append(*second); });
            seen.append(0);
        });
        deliver();
        deliver();

        QCOMPARE(seen, QList<int>({1, 0, 2}));
    }

    void aHandlerMayDestroyItsContext()
    {
        auto *context = new QObject;
        QSignalSpy destroyed(context, &QObject::destroyed);

        then(ready(Result<int>(1)), context, [context](const Result<int> &) { delete context; });

        QVERIFY(destroyed.wait());
        deliver();
    }

    void anErrorIsDeliveredLikeAValue()
    {
        QObject context;
        QList<ErrorKind> seen;

        then(ready(Status(fail(ErrorKind::Offline))), &context,
            [&seen](const Status &status) { seen.append(status.error().kind); });
        deliver();

        QCOMPARE(seen, QList<ErrorKind>({ErrorKind::Offline}));
    }
};

QTEST_GUILESS_MAIN(TestAsync)
#include "tst_async.moc"
