#include "server/database.h"

#include "server/schema.h"
#include "server/workers.h"

#include <QFile>
#include <QLoggingCategory>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QUuid>

#include <future>

namespace eforms::server {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(log, "eforms.server", QtInfoMsg)

constexpr int sqliteFull = 13;

class SqliteConnection final : public Sql
{
public:
    explicit SqliteConnection(const QSqlDatabase &connection)
        : m_connection(connection)
    {
    }

    [[nodiscard]] Status begin()
    {
        m_error.reset();
        run(u"BEGIN IMMEDIATE"_s);
        return status();
    }

    /// Keeps or drops what was done since begin().
    [[nodiscard]] Status finish()
    {
        if (!m_error)
            run(u"COMMIT"_s);
        const Status result = status();
        if (m_error) {
            m_error.reset();
            run(u"ROLLBACK"_s);
        }
        return result;
    }

    [[nodiscard]] Status status() const { return m_error ? Status(fail(*m_error)) : ok(); }

protected:
    Result<Rows> execute(const QString &statement, const QVariantList &values, int &changed) override
    {
        QSqlQuery query(m_connection);
        query.setForwardOnly(true);
        if (!query.prepare(statement))
            return failure(query.lastError());
        for (const QVariant &value : values)
            query.addBindValue(bindable(value));
        if (!query.exec())
            return failure(query.lastError());
        Rows rows;
        const int columns = query.isSelect() ? query.record().count() : 0;
        while (columns > 0 && query.next()) {
            QVariantList row;
            for (int column = 0; column < columns; ++column)
                row.append(query.value(column));
            rows.append(row);
        }
        changed = query.numRowsAffected();
        return rows;
    }

private:
    /// Qt takes an empty text that was never set for NULL; to us it is an empty text.
    static QVariant bindable(const QVariant &value)
    {
        if (value.typeId() == QMetaType::QString)
            return value.toString().isNull() ? QVariant(u""_s) : value;
        if (value.typeId() == QMetaType::QByteArray)
            return value.toByteArray().isNull() ? QVariant(QByteArray("")) : value;
        return value;
    }

    static base::Failure failure(const QSqlError &error)
    {
        // The driver's text names tables, never values: bound parameters are not part of it.
        qCWarning(log) << "database:" << error.nativeErrorCode() << error.driverText();
        const bool full = error.nativeErrorCode().toInt() == sqliteFull;
        return fail(full ? ErrorKind::StorageFull : ErrorKind::Storage, error.nativeErrorCode());
    }

    QSqlDatabase m_connection;
};

} // namespace

Json storedJson(const QVariant &column)
{
    auto json = Json::parse(column.toByteArray());
    if (!json)
        return {};
    return *std::move(json);
}

Rows Sql::run(const QString &statement, const QVariantList &values)
{
    if (m_error)
        return {};
    auto rows = execute(statement, values, m_changed);
    if (!rows) {
        m_error = rows.error();
        m_changed = 0;
        return {};
    }
    return std::move(rows).value();
}

QVariant Sql::value(const QString &statement, const QVariantList &values)
{
    const Rows rows = run(statement, values);
    return rows.isEmpty() || rows.front().isEmpty() ? QVariant() : rows.front().front();
}

void Sql::giveUp(Error error)
{
    if (!m_error)
        m_error = std::move(error);
}

struct Database::Parts {
    Workers thread {1, 10'000};
    const QString name = QUuid::createUuid().toString();
    std::unique_ptr<SqliteConnection> connection;

    void onThread(const std::function<void()> &work)
    {
        std::promise<void> done;
        thread.add([&] {
            work();
            done.set_value();
        });
        done.get_future().wait();
    }

    [[nodiscard]] Status open(const QString &file)
    {
        if (!QFile::exists(file)) {
            // Made before SQLite does, so that nobody else may ever read it; its companions inherit the rights.
            QFile empty(file);
            if (!empty.open(QIODevice::WriteOnly) || !empty.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
                return fail(ErrorKind::Storage, u"cannot make the database file"_s);
        }
        QSqlDatabase sqlite = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        sqlite.setDatabaseName(file);
        sqlite.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=2000"_s);
        if (!sqlite.open())
            return fail(ErrorKind::Storage, u"cannot open the database file"_s);
        connection = std::make_unique<SqliteConnection>(sqlite);
        for (const QString &pragma : connectionPragmas())
            connection->run(pragma);
        if (const Status status = connection->status(); !status)
            return status;
        return migrate();
    }

    [[nodiscard]] Status migrate()
    {
        const int present = connection->value(u"PRAGMA user_version"_s).toInt();
        if (present > schemaVersion())
            return fail(ErrorKind::StorageNewer, u"database"_s);
        for (int version = present + 1; version <= schemaVersion(); ++version) {
            if (const Status begun = connection->begin(); !begun)
                return begun;
            for (const QString &statement : schemaStep(version))
                connection->run(statement);
            connection->run(u"PRAGMA user_version = %1"_s.arg(version));
            if (const Status finished = connection->finish(); !finished)
                return finished;
        }
        return ok();
    }

    void close()
    {
        connection.reset();
        QSqlDatabase::removeDatabase(name);
    }
};

Database::Database() = default;

Database::~Database()
{
    close();
}

Status Database::open(const QString &file)
{
    m_parts = std::make_unique<Parts>();
    Status status = ok();
    m_parts->onThread([&] { status = m_parts->open(file); });
    if (!status)
        close();
    return status;
}

void Database::close()
{
    if (!m_parts)
        return;
    m_parts->onThread([this] { m_parts->close(); });
    m_parts.reset();
}

Status Database::runTransaction(const std::function<void(Sql &)> &work)
{
    if (!m_parts)
        return fail(ErrorKind::Cancelled);
    Status status = ok();
    m_parts->onThread([&] {
        status = m_parts->connection->begin();
        if (status) {
            work(*m_parts->connection);
            status = m_parts->connection->finish();
        }
    });
    return status;
}

} // namespace eforms::server
