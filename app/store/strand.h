#pragma once

#include "base/async.h"
#include "store/database.h"

#include <QObject>
#include <QThreadPool>

#include <memory>

namespace eforms::store {

/// The one thread that touches the database: work given to it runs in order, away from the screen's thread.
class Strand
{
public:
    Strand()
    {
        m_pool.setMaxThreadCount(1);
        m_pool.setExpiryTimeout(-1); // a connection belongs to its thread
    }
    Strand(const Strand &) = delete;
    Strand &operator=(const Strand &) = delete;
    ~Strand()
    {
        m_pool.start([this] { m_database.reset(); });
        m_pool.waitForDone();
    }

    /// Runs `work(std::unique_ptr<Database> &)`, which makes or uses the database and returns a Result.
    template <typename Work>
    [[nodiscard]] auto run(Work work)
    {
        return inBackground([this, work = std::move(work)] { return work(m_database); }, &m_pool);
    }

    /// Runs `work(Database &)` in one transaction; then, in the thread of @p owner, `adopt(what work returned)`, and only
    /// then resolves. A write that fails is not adopted.
    template <typename Work, typename Adopt>
    [[nodiscard]] Async<Done> commit(QObject *owner, Work work, Adopt adopt)
    {
        using Written = std::invoke_result_t<Work, Database &>;
        auto promise = std::make_shared<QPromise<Status>>();
        promise->start();
        const auto future = run([work = std::move(work)](const std::unique_ptr<Database> &database) -> Written {
            Written written = fail(ErrorKind::Internal);
            const Status status = database->transaction([&] {
                written = work(*database);
                return written ? ok() : Status(fail(written.error()));
            });
            return status ? written : Written(fail(status.error()));
        });
        then(future, owner, [promise, adopt = std::move(adopt)](const Written &written) {
            if (written)
                adopt(*written);
            promise->addResult(written ? ok() : Status(fail(written.error())));
            promise->finish();
        });
        return promise->future();
    }

private:
    std::unique_ptr<Database> m_database; ///< made, used and closed in the pool's thread only
    QThreadPool m_pool;
};

} // namespace eforms::store
