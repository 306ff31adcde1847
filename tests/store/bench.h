#pragma once

#include "base/clock.h"
#include "store/vault.h"
#include "support/memorykeystore.h"
#include "support/wait.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QUuid>

namespace eforms::store {

using namespace Qt::StringLiterals;

/// A place for one store on a real disk, and a keychain.
struct Bench {
    static inline const QString password = u"Training2026Ab"_s;

    Result<std::shared_ptr<Vault>> open(const QString &withPassword = password, bool isConfirmed = false)
    {
        Tuning tuning;
        tuning.passwordWorkFactor = 10;
        tuning.passwordConfirmed = isConfirmed;
        return support::await(Vault::open(place, withPassword, keys, tuning));
    }
    /// The vault, which must open.
    std::shared_ptr<Vault> mustOpen()
    {
        const auto opened = open();
        if (!opened)
            qFatal("the store does not open: %d %s", static_cast<int>(opened.error().kind),
                qPrintable(opened.error().detail));
        return *opened;
    }
    QString file() const
    {
        const QDir directory(place.directory);
        return directory.filePath(directory.entryList({u"*.store"_s}, QDir::Files).value(0));
    }
    /// Lets SQL loose on the closed store.
    bool alter(const QStringList &statements)
    {
        const QString name = QUuid::createUuid().toString();
        bool isDone = false;
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
            database.setDatabaseName(file());
            isDone = database.open();
            for (const QString &statement : statements)
                isDone = isDone && QSqlQuery(database).exec(statement);
        }
        QSqlDatabase::removeDatabase(name);
        return isDone;
    }

    QTemporaryDir folder;
    VaultPlace place {folder.filePath(u"stores"_s), u"https://portal.example.hk"_s, u"maker1@b01234.example.hk"_s};
    support::MemoryKeyStore keys;
};

/// Changes one byte in the middle of the sealed body of every row that matches.
inline QString flipByte(const QString &table, const QString &where = u"1"_s)
{
    return u"UPDATE %1 SET body = CAST(substr(body, 1, 40) || x'00' || substr(body, 42) AS BLOB) WHERE %2"_s.arg(
        table, where);
}

inline domain::Draft someDraft(const QString &id, const QString &text = u"text"_s)
{
    domain::Draft draft;
    draft.id = id;
    draft.participant = u"B01234"_s;
    draft.form = u"buy-in-exemption"_s;
    draft.formVersion = 1;
    draft.data = Json::of({{u"reason"_s, text}});
    draft.createdUtc = base::fromWire(u"2026-11-20T01:00:00.000Z"_s);
    draft.updatedUtc = draft.createdUtc;
    return draft;
}

inline domain::Request someRequest(const QString &id, const QString &updated = u"2026-11-20T02:00:00.000Z"_s)
{
    domain::Request request;
    request.id = id;
    request.participant = u"B01234"_s;
    request.form = u"buy-in-exemption"_s;
    request.formVersion = 1;
    request.state = domain::State::PendingCheck;
    request.revision = 1;
    request.data = Json::of({{u"reason"_s, u"text"_s}});
    request.maker = {u"p-1"_s, u"Chan Tai Man"_s, u"陳大文"_s};
    request.createdUtc = base::fromWire(u"2026-11-20T01:00:00.000Z"_s);
    request.updatedUtc = base::fromWire(updated);
    return request;
}

inline OutboxItem someItem(const QString &key, const QString &lane, const QString &kind = u"submit"_s)
{
    OutboxItem item;
    item.key = key;
    item.lane = lane;
    item.participant = u"B01234"_s;
    item.actor = u"p-1"_s;
    item.server = u"https://portal.example.hk"_s;
    item.method = u"POST"_s;
    item.path = u"/v1/requests/%1/commands"_s.arg(lane);
    item.ifMatch = u"1"_s;
    item.body = "{\"type\": \"submit\"}";
    item.kind = kind;
    item.createdUtc = base::fromWire(u"2026-11-20T01:00:00.000Z"_s);
    return item;
}

} // namespace eforms::store
