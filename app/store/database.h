#pragma once

#include "base/json.h"
#include "store/keyslots.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QVariant>

#include <functional>
#include <memory>
#include <optional>

namespace eforms::store {

/// Tables with one sealed record in each row, kept in the order in which rows were first written.
enum class Table { Drafts, Outbox, WorkItems, Cursors, FormCache };

[[nodiscard]] QByteArray tableName(Table table);

/// The SQLite file of a store. Belongs to the thread that opened it.
///
/// SQL sees random ids, sizes rounded up and sealed records; every function fails with Storage, StorageFull or Corrupt.
class Database
{
public:
    /// Writes a new file beside @p path and puts it there when it is complete and on disk.
    [[nodiscard]] static Status create(const QString &path, const KeySlots &keySlots);
    /// Fails also with StorageNewer.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &path);
    ~Database();

    [[nodiscard]] Result<KeySlots> keySlots();
    [[nodiscard]] Status replaceKeySlots(const KeySlots &keySlots);
    /// Sets the key of all records. Fails with Internal.
    [[nodiscard]] Status useMasterKey(const QByteArray &store, const SecretKey &master);

    /// Runs @p work between BEGIN IMMEDIATE and COMMIT; nothing of it stays when it or the commit fails.
    [[nodiscard]] Status transaction(const std::function<Status()> &work);

    /// Writes a record over the one that has this name; it keeps its place in the order.
    [[nodiscard]] Status put(Table table, const QString &row, const Json &record);
    [[nodiscard]] Status remove(Table table, const QString &row);
    /// Nothing where there is no such row.
    [[nodiscard]] Result<std::optional<Json>> read(Table table, const QString &row);
    struct Loaded {
        QList<Json> records;
        QStringList damaged; ///< rows that failed their integrity check
    };
    /// All records of a table, in order.
    [[nodiscard]] Result<Loaded> load(Table table);
    /// A row's name for something whose own name tells too much.
    [[nodiscard]] QString blindRow(const QString &name) const { return blindName(m_nameKey, name); }

    [[nodiscard]] Status putFile(const QString &id, const QByteArray &content);
    /// Fails also with NotFound.
    [[nodiscard]] Result<QByteArray> readFile(const QString &id);
    [[nodiscard]] Status removeFile(const QString &id);

private:
    using Rows = QList<QVariantList>;

    explicit Database(const QString &path);
    [[nodiscard]] Status connectTo(const QString &path, bool isNew);
    [[nodiscard]] Status checkVersion();
    [[nodiscard]] Status writeSchema(const KeySlots &keySlots);
    [[nodiscard]] Result<Rows> run(const QString &sql, const QVariantList &values = {});
    [[nodiscard]] Status execute(const QString &sql, const QVariantList &values = {});
    [[nodiscard]] Result<Json> recordOf(Table table, const QString &row, const QByteArray &sealed) const;
    [[nodiscard]] SealedPlace chunkPlace(const QString &id, qsizetype number, bool last) const;

    QString m_connection;
    QSqlDatabase m_database;
    QByteArray m_store;
    SecretKey m_recordKey;
    SecretKey m_fileKey;
    SecretKey m_nameKey;
};

} // namespace eforms::store
