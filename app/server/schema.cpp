#include "server/schema.h"

namespace eforms::server {

using namespace Qt::StringLiterals;

namespace {

const QStringList peopleTables {
    u"CREATE TABLE facts (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"_s,
    u"CREATE TABLE participants (id TEXT PRIMARY KEY, name_en TEXT NOT NULL, name_zh TEXT NOT NULL,"
    " capacity TEXT NOT NULL, capacities TEXT NOT NULL) WITHOUT ROWID"_s,
    u"CREATE TABLE persons (id TEXT PRIMARY KEY, name_en TEXT NOT NULL, name_zh TEXT NOT NULL) WITHOUT ROWID"_s,
    // One person may have several accounts; separation of duties looks at the person.
    u"CREATE TABLE accounts (id INTEGER PRIMARY KEY, user_name TEXT NOT NULL UNIQUE COLLATE NOCASE,"
    " person TEXT NOT NULL REFERENCES persons, email TEXT NOT NULL, phone TEXT NOT NULL DEFAULT '',"
    " position_en TEXT NOT NULL DEFAULT '', position_zh TEXT NOT NULL DEFAULT '', password TEXT NOT NULL,"
    " wrong_passwords INTEGER NOT NULL DEFAULT 0, locked_until INTEGER NOT NULL DEFAULT 0,"
    " totp_secret BLOB, totp_step INTEGER NOT NULL DEFAULT 0, active INTEGER NOT NULL DEFAULT 1,"
    " channel TEXT NOT NULL DEFAULT 'email', last_sign_in INTEGER, sign_in_before INTEGER)"_s,
    u"CREATE TABLE rights (account INTEGER NOT NULL REFERENCES accounts, participant TEXT NOT NULL REFERENCES"
    " participants, service TEXT NOT NULL, function TEXT NOT NULL, PRIMARY KEY (account, participant, service, function)) WITHOUT ROWID"_s,
    u"CREATE TABLE challenges (id TEXT PRIMARY KEY, account INTEGER NOT NULL REFERENCES accounts, device TEXT NOT"
    " NULL, channel TEXT NOT NULL, code BLOB, expires INTEGER NOT NULL, resend INTEGER NOT NULL, sent INTEGER NOT NULL DEFAULT 1,"
    " wrong INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL DEFAULT 'open', made INTEGER NOT NULL) WITHOUT ROWID"_s,
    u"CREATE TABLE sessions (id TEXT PRIMARY KEY, account INTEGER NOT NULL REFERENCES accounts, device TEXT NOT NULL,"
    " access BLOB NOT NULL UNIQUE, access_expires INTEGER NOT NULL, refresh BLOB NOT NULL UNIQUE, refresh_before BLOB,"
    " rotated INTEGER NOT NULL DEFAULT 0, expires INTEGER NOT NULL, wrong_factors INTEGER NOT NULL DEFAULT 0, ended INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID"_s,
    u"CREATE INDEX sessions_before ON sessions (refresh_before)"_s,
};

const QStringList requestTables {
    // body: the request as JSON; seq: place of its last change in the feed, in the order of commits.
    u"CREATE TABLE requests (id TEXT PRIMARY KEY, participant TEXT NOT NULL, form TEXT NOT NULL, state TEXT NOT NULL,"
    " expires INTEGER, claimed_until INTEGER, seq INTEGER NOT NULL UNIQUE, body BLOB NOT NULL) WITHOUT ROWID"_s,
    u"CREATE INDEX requests_feed ON requests (participant, seq)"_s,
    u"CREATE INDEX requests_state ON requests (state)"_s,
    u"CREATE TABLE counters (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID"_s,
    u"CREATE TABLE audit (request TEXT NOT NULL, number INTEGER NOT NULL, hash TEXT NOT NULL, body BLOB NOT NULL,"
    " PRIMARY KEY (request, number)) WITHOUT ROWID"_s,
    u"CREATE TABLE commands (person TEXT NOT NULL, key TEXT NOT NULL, digest BLOB NOT NULL, status INTEGER NOT NULL,"
    " headers BLOB NOT NULL, type TEXT NOT NULL, body BLOB NOT NULL, at TEXT NOT NULL, PRIMARY KEY (person, key)) WITHOUT ROWID"_s,
    u"CREATE TABLE uploads (id TEXT PRIMARY KEY, request TEXT NOT NULL, person TEXT NOT NULL, file TEXT NOT NULL,"
    " bytes INTEGER NOT NULL, sha256 TEXT NOT NULL, type TEXT NOT NULL, arrived INTEGER NOT NULL DEFAULT 0, complete INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID"_s,
    u"CREATE INDEX uploads_request ON uploads (request)"_s,
    u"CREATE TABLE chunks (upload TEXT NOT NULL, start INTEGER NOT NULL, content BLOB NOT NULL, PRIMARY KEY (upload, start))"_s,
    u"CREATE TABLE mails (id INTEGER PRIMARY KEY, body BLOB NOT NULL)"_s,
    // The trail is only ever added to, whatever a later mistake in the program tries.
    u"CREATE TRIGGER audit_keeps BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END"_s,
    u"CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END"_s,
};

} // namespace

int schemaVersion()
{
    return 2;
}

QStringList schemaStep(int version)
{
    switch (version) {
    case 1:
        return peopleTables + requestTables;
    case 2: // what forms know of the participant beside its names: JSON
        return {u"ALTER TABLE participants ADD COLUMN profile TEXT NOT NULL DEFAULT '{}'"_s};
    default:
        return {};
    }
}

QStringList connectionPragmas()
{
    return {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s, u"PRAGMA foreign_keys = ON"_s,
        u"PRAGMA trusted_schema = OFF"_s, u"PRAGMA cell_size_check = ON"_s, u"PRAGMA secure_delete = ON"_s,
        u"PRAGMA temp_store = MEMORY"_s, u"PRAGMA mmap_size = 0"_s};
}

} // namespace eforms::server
