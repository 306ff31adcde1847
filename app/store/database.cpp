#include "store/database.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUuid>

#include <array>

namespace eforms::store {

using namespace Qt::StringLiterals;

namespace {

constexpr int schemaVersion = 1;
constexpr int applicationId = 0x4546524d; // "EFRM"
constexpr qsizetype paddingBytes = 64;    // sizes tell less
constexpr qsizetype chunkBytes = 64 * 1024;

constexpr std::array allTables {Table::Drafts, Table::Outbox, Table::WorkItems, Table::Cursors, Table::FormCache};

/// What SQLite's result code means for the caller; extended codes carry the plain one in their low byte.
ErrorKind kindOf(const QSqlError &error)
{
    switch (error.nativeErrorCode().toInt() & 0xff) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
        return ErrorKind::StorageInUse;
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return ErrorKind::Corrupt;
    case 13: // SQLITE_FULL
        return ErrorKind::StorageFull;
    }
    return ErrorKind::Storage;
}

base::Failure failureOf(const QSqlError &error)
{
    return fail(kindOf(error), error.driverText() + u" / "_s + error.nativeErrorCode());
}

QString sqlName(Table table)
{
    return QString::fromLatin1(tableName(table));
}

Status ownerOnly(const QString &path)
{
    if (!QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return fail(ErrorKind::Storage, u"permissions"_s);
    return ok();
}

} // namespace

QByteArray tableName(Table table)
{
    switch (table) {
    case Table::Drafts:
        return "drafts";
    case Table::Outbox:
        return "outbox";
    case Table::WorkItems:
        return "work_items";
    case Table::Cursors:
        return "cursors";
    case Table::FormCache:
        return "form_cache";
    }
    return {};
}

Database::Database(const QString &path) : m_connection(path + QUuid::createUuid().toString()) { }

Database::~Database()
{
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(m_connection);
}

Status Database::create(const QString &path, const KeySlots &keySlots)
{
    const QString fresh = path + u".new"_s;
    QFile::remove(fresh); // left by a start that was cut off: never held anything
    {
        // Made by us and not by SQLite: nobody else may look in from the first moment on.
        QFile file(fresh);
        if (!file.open(QIODevice::ReadWrite | QIODevice::NewOnly))
            return fail(ErrorKind::Storage, u"create"_s);
    }
    if (const Status status = ownerOnly(fresh); !status)
        return status;
    {
        Database database(fresh);
        if (const Status status = database.connectTo(fresh, true); !status)
            return status;
        if (const Status status = database.writeSchema(keySlots); !status)
            return status;
    }
    if (QFileInfo::exists(path) || !QFile::rename(fresh, path))
        return fail(ErrorKind::Storage, u"rename"_s);
    return ok();
}

Result<std::unique_ptr<Database>> Database::open(const QString &path)
{
    if (const Status status = ownerOnly(path); !status)
        return fail(status.error());
    std::unique_ptr<Database> database(new Database(path));
    if (const Status status = database->connectTo(path, false); !status)
        return fail(status.error());
    return database;
}

Status Database::connectTo(const QString &path, bool isNew)
{
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    m_database.setDatabaseName(path);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=2000"_s);
    if (!m_database.open())
        return failureOf(m_database.lastError());
    // Before anything else is set: a newer program's file must stay as it is.
    if (!isNew) {
        if (const Status status = checkVersion(); !status)
            return status;
    }
    const QStringList settings {isNew ? u"journal_mode=DELETE"_s : u"journal_mode=WAL"_s, u"synchronous=FULL"_s,
        u"wal_autocheckpoint=200"_s, u"secure_delete=ON"_s, u"temp_store=MEMORY"_s, u"mmap_size=0"_s,
        u"foreign_keys=ON"_s, u"trusted_schema=OFF"_s, u"cell_size_check=ON"_s};
    for (const QString &setting : settings) {
        if (const Status status = execute(u"PRAGMA "_s + setting); !status)
            return status;
    }
    return ok();
}

Status Database::checkVersion()
{
    const auto application = run(u"PRAGMA application_id"_s);
    if (!application)
        return fail(application.error());
    if (application->value(0).value(0).toInt() != applicationId)
        return fail(ErrorKind::Corrupt, u"not a store"_s);
    const auto version = run(u"PRAGMA user_version"_s);
    if (!version)
        return fail(version.error());
    if (version->value(0).value(0).toInt() > schemaVersion)
        return fail(ErrorKind::StorageNewer);
    return ok();
}

Status Database::writeSchema(const KeySlots &keySlots)
{
    return transaction([this, &keySlots] {
        QStringList statements {
            u"CREATE TABLE key_slots (store BLOB NOT NULL, keychain BLOB NOT NULL, password BLOB NOT NULL, "
            "checksum BLOB NOT NULL)"_s,
            u"CREATE TABLE file_chunks (file TEXT NOT NULL, number INTEGER NOT NULL, body BLOB NOT NULL, "
            "PRIMARY KEY (file, number))"_s,
            u"PRAGMA application_id=%1"_s.arg(applicationId), u"PRAGMA user_version=%1"_s.arg(schemaVersion)};
        for (const Table table : allTables) {
            statements.append(u"CREATE TABLE %1 (position INTEGER PRIMARY KEY AUTOINCREMENT, "
                              "id TEXT NOT NULL UNIQUE, body BLOB NOT NULL)"_s.arg(sqlName(table)));
        }
        for (const QString &statement : statements) {
            if (const Status status = execute(statement); !status)
                return status;
        }
        return execute(u"INSERT INTO key_slots VALUES (?, ?, ?, ?)"_s,
            {keySlots.store(), keySlots.keychainRow(), keySlots.passwordRow(), keySlots.checksum()});
    });
}

Result<KeySlots> Database::keySlots()
{
    const auto rows = run(u"SELECT store, keychain, password, checksum FROM key_slots"_s);
    if (!rows)
        return fail(rows.error());
    if (rows->size() != 1)
        return fail(ErrorKind::Corrupt, u"key slots"_s);
    const QVariantList &row = rows->first();
    const KeySlots keySlots
        = KeySlots::fromRows(row.at(0).toByteArray(), row.at(1).toByteArray(), row.at(2).toByteArray());
    if (keySlots.checksum() != row.at(3).toByteArray())
        return fail(ErrorKind::Corrupt, u"key slots"_s);
    return keySlots;
}

Status Database::replaceKeySlots(const KeySlots &keySlots)
{
    return execute(u"UPDATE key_slots SET keychain = ?, password = ?, checksum = ?"_s,
        {keySlots.keychainRow(), keySlots.passwordRow(), keySlots.checksum()});
}

Status Database::useMasterKey(const QByteArray &store, const SecretKey &master)
{
    const auto recordKey = master.derived("eforms record");
    const auto fileKey = master.derived("eforms file");
    const auto nameKey = master.derived("eforms name");
    if (!recordKey || !fileKey || !nameKey)
        return fail(ErrorKind::Internal, u"key derivation"_s);
    m_store = store;
    m_recordKey = *recordKey;
    m_fileKey = *fileKey;
    m_nameKey = *nameKey;
    return ok();
}

Status Database::transaction(const std::function<Status()> &work)
{
    if (const Status begun = execute(u"BEGIN IMMEDIATE"_s); !begun)
        return begun;
    Status status = work();
    if (status)
        status = execute(u"COMMIT"_s);
    if (!status) {
        // After some failures SQLite has rolled back by itself; then there is nothing to undo.
        if (!execute(u"ROLLBACK"_s))
            return status;
    }
    return status;
}

Status Database::put(Table table, const QString &row, const Json &record)
{
    QByteArray plain = record.toBytes();
    const qsizetype padded = (plain.size() + paddingBytes - 1) / paddingBytes * paddingBytes;
    plain.append(padded - plain.size(), ' '); // JSON does not mind
    const auto sealed = seal(m_recordKey, {m_store, tableName(table), row.toUtf8()}, plain);
    if (!sealed)
        return fail(sealed.error());
    return execute(u"INSERT INTO %1 (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body"_s.arg(
                       sqlName(table)),
        {row, *sealed});
}

Status Database::remove(Table table, const QString &row)
{
    return execute(u"DELETE FROM %1 WHERE id = ?"_s.arg(sqlName(table)), {row});
}

Result<Json> Database::recordOf(Table table, const QString &row, const QByteArray &sealed) const
{
    const auto plain = unseal(m_recordKey, {m_store, tableName(table), row.toUtf8()}, sealed);
    if (!plain)
        return fail(plain.error());
    return Json::parse(*plain, {.bytes = plain->size(), .depth = 64});
}

Result<std::optional<Json>> Database::read(Table table, const QString &row)
{
    const auto rows = run(u"SELECT body FROM %1 WHERE id = ?"_s.arg(sqlName(table)), {row});
    if (!rows)
        return fail(rows.error());
    if (rows->isEmpty())
        return std::optional<Json>();
    const auto record = recordOf(table, row, rows->first().first().toByteArray());
    if (!record)
        return fail(record.error());
    return std::optional(*record);
}

Result<Database::Loaded> Database::load(Table table)
{
    const auto rows = run(u"SELECT id, body FROM %1 ORDER BY position"_s.arg(sqlName(table)));
    if (!rows)
        return fail(rows.error());
    Loaded loaded;
    for (const QVariantList &row : *rows) {
        const auto record = recordOf(table, row.at(0).toString(), row.at(1).toByteArray());
        if (record)
            loaded.records.append(*record);
        else
            loaded.damaged.append(row.at(0).toString());
    }
    return loaded;
}

SealedPlace Database::chunkPlace(const QString &id, qsizetype number, bool last) const
{
    // Number and end are sealed in: a file cannot be shortened or put in another order.
    const QByteArray row = id.toUtf8() + '/' + QByteArray::number(number) + (last ? "/last" : "/more");
    return {m_store, "file_chunks", row};
}

Status Database::putFile(const QString &id, const QByteArray &content)
{
    if (const Status status = removeFile(id); !status)
        return status;
    const qsizetype chunks = qMax(qsizetype(1), (content.size() + chunkBytes - 1) / chunkBytes);
    for (qsizetype number = 0; number < chunks; ++number) {
        const qsizetype start = number * chunkBytes;
        const QByteArrayView chunk = QByteArrayView(content).sliced(start, qMin(chunkBytes, content.size() - start));
        const auto sealed = seal(m_fileKey, chunkPlace(id, number, number == chunks - 1), chunk);
        if (!sealed)
            return fail(sealed.error());
        const Status status = execute(u"INSERT INTO file_chunks VALUES (?, ?, ?)"_s, {id, qint64(number), *sealed});
        if (!status)
            return status;
    }
    return ok();
}

Result<QByteArray> Database::readFile(const QString &id)
{
    const auto rows = run(u"SELECT number, body FROM file_chunks WHERE file = ? ORDER BY number"_s, {id});
    if (!rows)
        return fail(rows.error());
    if (rows->isEmpty())
        return fail(ErrorKind::NotFound);
    QByteArray content;
    for (qsizetype number = 0; number < rows->size(); ++number) {
        const auto plain = unseal(
            m_fileKey, chunkPlace(id, number, number == rows->size() - 1), rows->at(number).at(1).toByteArray());
        if (!plain)
            return fail(plain.error());
        content.append(*plain);
    }
    return content;
}

Status Database::removeFile(const QString &id)
{
    return execute(u"DELETE FROM file_chunks WHERE file = ?"_s, {id});
}

Result<Database::Rows> Database::run(const QString &sql, const QVariantList &values)
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return failureOf(query.lastError());
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return failureOf(query.lastError());
    Rows rows;
    const int columns = query.record().count();
    while (query.next()) {
        QVariantList row;
        for (int column = 0; column < columns; ++column)
            row.append(query.value(column));
        rows.append(row);
    }
    if (query.lastError().isValid())
        return failureOf(query.lastError());
    return rows;
}

Status Database::execute(const QString &sql, const QVariantList &values)
{
    const auto rows = run(sql, values);
    return rows ? ok() : Status(fail(rows.error()));
}

} // namespace eforms::store
