#pragma once

#include "base/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>
#include <QtConcurrentRun>

namespace eforms::base {

/// A Result that arrives later. Consume it with then() only.
template <typename T>
using Async = QFuture<Result<T>>;

/// Calls @p handler with the result once it is there, in the context's thread, never from inside this call.
/// When @p context dies first the handler is not called. Several listeners on one future work.
/// A future that ends without a result reads as Cancelled.
template <typename T, typename Handler>
void then(const QFuture<Result<T>> &future, QObject *context, Handler handler)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(
        watcher, &QFutureWatcherBase::finished, context, [watcher, handler = std::move(handler)]() mutable {
            watcher->deleteLater();
            const auto done = watcher->future();
            handler(done.resultCount() > 0 ? done.result() : Result<T>(fail(ErrorKind::Cancelled)));
        });
    watcher->setFuture(future);
}

/// A future that already holds @p result.
template <typename T>
[[nodiscard]] Async<T> ready(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

/// Runs @p work (returning a Result) on @p pool, away from the screen's thread.
template <typename Work>
[[nodiscard]] auto inBackground(Work work, QThreadPool *pool = QThreadPool::globalInstance())
{
    return QtConcurrent::run(pool, std::move(work));
}

} // namespace eforms::base

namespace eforms {
using base::Async;
using base::inBackground;
using base::ready;
using base::then;
} // namespace eforms
