#pragma once

#include "domain/auditchain.h"
#include "domain/lifecycle.h"
#include "server/database.h"

namespace eforms::server {

/// Requests, their place in the feed and their trail, within one transaction.
class Ledger
{
public:
    /// What happened, for the trail; the rest is read off the request.
    struct Entry {
        QString type; ///< `CHECK_APPROVED`
        domain::Person actor;
        QString role;   ///< function code
        QString device;
        QString from;   ///< state code before; empty when the request is new
        QString reason;
        Json details;
    };

    Ledger(Sql &sql, QDateTime nowUtc)
        : m_sql(sql)
        , m_nowUtc(std::move(nowUtc))
    {
    }

    [[nodiscard]] const QDateTime &nowUtc() const { return m_nowUtc; }
    [[nodiscard]] std::optional<domain::Request> find(const QString &id);
    /// Ids of the requests in a state, the longest unchanged first.
    [[nodiscard]] QStringList inState(domain::State state);
    /// Stores the request and moves it to the end of its participant's feed.
    void keep(domain::Request &request);
    /// Adds to the trail of the request as it is now.
    void record(const domain::Request &request, const Entry &entry);
    /// Whether the person has this content on record as seen.
    [[nodiscard]] bool hasViewed(const domain::Request &request, const QString &person);
    /// All events, oldest first, as JSON.
    [[nodiscard]] Json::Array trail(const QString &request);
    /// The next number of a counter, from 1.
    [[nodiscard]] qint64 next(const QString &counter);

private:
    Sql &m_sql;
    QDateTime m_nowUtc;
};

} // namespace eforms::server
