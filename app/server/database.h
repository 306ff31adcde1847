#pragma once

#include "base/json.h"

#include <QString>
#include <QVariant>

#include <functional>
#include <memory>

namespace eforms::server {

/// The rows a statement found. Columns are counted from 0.
using Rows = QList<QVariantList>;

/// The JSON document in a column that holds one; Absent where it is damaged.
[[nodiscard]] Json storedJson(const QVariant &column);

/// Statements of one transaction. After a statement has failed all later ones do nothing and find nothing, and the
/// transaction is rolled back: so callers read straight on and the failure is seen once, in Database.
class Sql
{
public:
    virtual ~Sql() = default;

    /// Runs @p statement with its `?` bound in order.
    Rows run(const QString &statement, const QVariantList &values = {});
    /// Number of rows that the last statement changed.
    [[nodiscard]] int changed() const { return m_changed; }
    /// The first value of the first row; invalid when nothing was found.
    [[nodiscard]] QVariant value(const QString &statement, const QVariantList &values = {});
    /// Ends the transaction without effect, because what is stored makes no sense.
    void giveUp(Error error);
    [[nodiscard]] bool hasFailed() const { return m_error.has_value(); }

protected:
    virtual Result<Rows> execute(const QString &statement, const QVariantList &values, int &changed) = 0;

    std::optional<Error> m_error;
    int m_changed = 0;
};

/// The server's one SQLite file, with one connection in a thread of its own: everything that reads or writes takes its
/// turn there, so that a command sees no half of another.
class Database
{
public:
    Database();
    /// Closes.
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Makes or opens the file and brings its schema forward. Fails with Storage, StorageFull or StorageNewer.
    [[nodiscard]] Status open(const QString &file);
    void close();

    /// Runs @p work as one transaction and returns when it is on disk. Fails with Storage, StorageFull or what giveUp() said; nothing is
    /// changed then. Must not be called from within @p work. Cancelled when the database is closed.
    template <typename Work>
    [[nodiscard]] auto transact(Work work) -> Result<decltype(work(std::declval<Sql &>()))>
    {
        using Value = decltype(work(std::declval<Sql &>()));
        std::optional<Value> value;
        const Status status = runTransaction([&](Sql &sql) { value = work(sql); });
        if (!status)
            return fail(status.error());
        return *std::move(value);
    }

private:
    [[nodiscard]] Status runTransaction(const std::function<void(Sql &)> &work);

    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace eforms::server
