#include "sync/pace.h"

#include <QRandomGenerator>

#include <algorithm>

namespace eforms::sync {

using std::chrono::milliseconds;

namespace {

/// Any time from nothing up to @p longest.
milliseconds anyUpTo(milliseconds longest)
{
    const double part = QRandomGenerator::global()->generateDouble();
    return milliseconds(static_cast<qint64>(static_cast<double>(longest.count()) * part));
}

} // namespace

milliseconds retryDelay(int attempts, std::optional<std::chrono::seconds> retryAfter, const Pace &pace)
{
    constexpr int mostDoublings = 20;
    if (retryAfter)
        return milliseconds(*retryAfter) + anyUpTo(milliseconds(*retryAfter) / 5);
    const int doublings = qBound(0, attempts - 1, mostDoublings);
    const milliseconds bound = pace.firstRetry * (qint64(1) << static_cast<unsigned>(doublings));
    return anyUpTo(std::min(bound, pace.longestRetry));
}

} // namespace eforms::sync
