#pragma once

#include <chrono>
#include <optional>

namespace eforms::sync {

/// Times of sync; tests shorten them.
struct Pace {
    std::chrono::milliseconds firstRetry {1000}; ///< upper bound of the first pause; doubles with each attempt
    std::chrono::milliseconds longestRetry {300000};
    std::chrono::milliseconds longestFeedRetry {60000}; ///< asking for changes is the probe that finds the server again
    std::chrono::milliseconds poll {60000};             ///< between questions when the server does not hold them
    std::chrono::seconds longPoll {25};                 ///< how long the server may hold a question for changes
};

/// The pause before an attempt after @p attempts (from 1) without a definitive answer: full jitter, so that clients do not
/// come back all at once. A pause that the server asked for is kept, with up to a fifth more.
[[nodiscard]] std::chrono::milliseconds retryDelay(
    int attempts, std::optional<std::chrono::seconds> retryAfter, const Pace &pace);

} // namespace eforms::sync
