#pragma once

#include "server/backend.h"
#include "server/ledger.h"
#include "server/progress.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace eforms::server {

/// The other side, simulated: takes requests, acknowledges them with a reference number, works on them, sometimes
/// asks a question, decides and completes. Also does what time does: claims and requests run out.
///
/// What it decides follows from the request alone, so that demonstrations and tests can be repeated. Own references
/// (`client_ref`) that begin so mean:
/// - `INVALID`: refused before it is taken, back to the maker;
/// - `QUERY`: a question before the decision;
/// - `REJECT`: rejected; `PARTLY`: of a service that decides row by row the last row is refused;
/// anything else is approved and completed. Lifelike also asks where the remarks hold 查詢 or "query", and about every
/// fifth request.
class ClearingHouse
{
public:
    explicit ClearingHouse(Backend &backend);
    /// Stops.
    ~ClearingHouse();
    ClearingHouse(const ClearingHouse &) = delete;
    ClearingHouse &operator=(const ClearingHouse &) = delete;

private:
    void run();
    void round();
    void takeSteps(Sql &sql);
    void letTimePass(Sql &sql);
    void step(Sql &sql, Ledger &ledger, domain::Request request);
    [[nodiscard]] Move moveFor(Ledger &ledger, const domain::Request &request) const;
    [[nodiscard]] Move decision(const domain::Request &request) const;
    [[nodiscard]] Move acknowledgement(Ledger &ledger, const domain::Request &request) const;
    [[nodiscard]] bool asks(const domain::Request &request) const;
    [[nodiscard]] bool isDue(const QString &request, domain::State state);
    [[nodiscard]] std::chrono::milliseconds pace(domain::State state) const;

    Backend &m_backend;
    std::mutex m_mutex;
    std::condition_variable m_stop;
    bool m_stopping = false;
    bool m_moved = false;
    QHash<QString, std::pair<domain::State, std::chrono::steady_clock::time_point>> m_since; ///< in the state since
    std::thread m_thread;
};

} // namespace eforms::server
