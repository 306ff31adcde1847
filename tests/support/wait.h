#pragma once

#include "base/async.h"

#include <QDeadlineTimer>
#include <QSignalSpy>

#include <chrono>

namespace eforms::support {

/// The result of @p future, waited for without polling. Timeout when it does not come.
template <typename T>
[[nodiscard]] Result<T> await(const Async<T> &future, std::chrono::milliseconds limit = std::chrono::seconds(20))
{
    QFutureWatcher<Result<T>> watcher;
    QSignalSpy finished(&watcher, &QFutureWatcherBase::finished);
    watcher.setFuture(future);
    if (finished.isEmpty() && !finished.wait(static_cast<int>(limit.count())))
        return fail(ErrorKind::Timeout, QStringLiteral("test"));
    return future.resultCount() > 0 ? future.result() : Result<T>(fail(ErrorKind::Cancelled));
}

/// Waits until @p isSo, looking whenever @p signal of @p sender comes. False when it never was.
template <typename Sender, typename Signal, typename Predicate>
[[nodiscard]] bool waitUntil(
    Sender *sender, Signal signal, Predicate isSo, std::chrono::milliseconds limit = std::chrono::seconds(20))
{
    QSignalSpy spy(sender, signal);
    const QDeadlineTimer deadline(limit);
    while (!isSo()) {
        if (deadline.hasExpired() || !spy.wait(static_cast<int>(deadline.remainingTime())))
            return isSo();
    }
    return true;
}

} // namespace eforms::support
