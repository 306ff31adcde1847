#include "store/vaultopening.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>

namespace eforms::store {

using namespace Qt::StringLiterals;

namespace {

constexpr int storeIdBytes = 16;

struct NewStore {
    QString file;
    QString password;
    int workFactor = 0;
    std::optional<SecretKey> keychainKey;
};

/// Makes the place, takes the lock and says whether a store is there.
Result<bool> reserve(QLockFile &lock, const QString &file)
{
    const QString directory = QFileInfo(file).path();
    if (!QDir().mkpath(directory))
        return fail(ErrorKind::Storage, u"directory"_s);
    const auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;
    if (!QFile::setPermissions(directory, ownerOnly))
        return fail(ErrorKind::Storage, u"permissions"_s);
    lock.setStaleLockTime(0); // held as long as its process lives
    if (!lock.tryLock(0))
        return fail(
            lock.error() == QLockFile::LockFailedError ? ErrorKind::StorageInUse : ErrorKind::Storage, u"lock"_s);
    const QFileInfo info(file);
    // A link could make us write over something else.
    if (info.isSymLink() || (info.exists() && !info.isFile()))
        return fail(ErrorKind::Storage, u"not a file"_s);
    return info.exists();
}

Status writeNewStore(const NewStore &wanted)
{
    const auto store = randomBytes(storeIdBytes);
    const auto master = SecretKey::random();
    if (!store || !master)
        return fail(ErrorKind::Internal, u"random"_s);
    auto keySlots = KeySlots::make(*store, *master, wanted.keychainKey);
    if (!keySlots)
        return fail(keySlots.error());
    if (const Status status = keySlots->setPassword(*master, wanted.password, wanted.workFactor); !status)
        return status;
    return Database::create(wanted.file, *keySlots);
}

/// The master key by password, or by keychain where the server has vouched for the password; it then gets a new slot.
Result<SecretKey> masterKey(
    Database &database, const QString &password, const std::optional<SecretKey> &keychainKey, const Tuning &tuning)
{
    auto keySlots = database.keySlots();
    if (!keySlots)
        return fail(keySlots.error());
    const auto byPassword = keySlots->openByPassword(password);
    if (byPassword || !tuning.passwordConfirmed || !keychainKey)
        return byPassword;
    const auto byKeychain = keySlots->openByKeychain(*keychainKey);
    if (!byKeychain)
        return byPassword;
    if (const Status status = keySlots->setPassword(*byKeychain, password, tuning.passwordWorkFactor); !status)
        return fail(status.error());
    if (const Status status = database.replaceKeySlots(*keySlots); !status)
        return fail(status.error());
    return byKeychain;
}

void note(VaultContents &contents, Table table, const QStringList &rows)
{
    for (const QString &row : rows)
        contents.damaged.append({QString::fromLatin1(tableName(table)), row});
}

/// Loads a table of values that read themselves from JSON; what does not read counts as damaged.
template <typename T>
Status loadValues(Database &database, Table table, VaultContents &contents, QList<T> &values)
{
    const auto loaded = database.load(table);
    if (!loaded)
        return fail(loaded.error());
    note(contents, table, loaded->damaged);
    for (const Json &json : loaded->records) {
        if (const auto value = T::fromJson(json))
            values.append(*value);
        else
            note(contents, table, {json["id"_L1].toString(json["key"_L1].toString())});
    }
    return ok();
}

} // namespace

Result<VaultContents> loadContents(Database &database)
{
    VaultContents contents;
    Status status = loadValues(database, Table::Drafts, contents, contents.drafts);
    if (status)
        status = loadValues(database, Table::Outbox, contents, contents.outbox);
    const qsizetype ownDamage = contents.damaged.size();
    if (status)
        status = loadValues(database, Table::WorkItems, contents, contents.requests);
    if (!status)
        return fail(status.error());
    const bool requestsAreWhole = contents.damaged.size() == ownDamage;

    const auto cursors = database.load(Table::Cursors);
    const auto forms = database.load(Table::FormCache);
    if (!cursors || !forms)
        return fail(cursors ? forms.error() : cursors.error());
    note(contents, Table::Cursors, cursors->damaged);
    note(contents, Table::FormCache, forms->damaged);
    // A lost request comes back only when the feed is read from the beginning.
    for (const Json &json : requestsAreWhole ? cursors->records : QList<Json>())
        contents.cursors.insert(json["participant"_L1].toString(), json["cursor"_L1].toString());
    for (const Json &json : forms->records)
        contents.forms.insert(json["name"_L1].toString(), {json["tag"_L1].toString(), json["value"_L1]});
    return contents;
}

VaultOpening::VaultOpening(const VaultPlace &place, const QString &password, KeyStore &keys, const Tuning &tuning)
    : m_file(fileOf(place))
    , m_keyName(u"eforms/store/"_s + QFileInfo(m_file).completeBaseName())
    , m_password(password)
    , m_keys(keys)
    , m_tuning(tuning)
    , m_strand(std::make_unique<Strand>())
{
}

QString VaultOpening::fileOf(const VaultPlace &place)
{
    // Neither server nor user shall be read from a file name; and any text makes a valid one.
    const QByteArray name = place.server.toUtf8() + '\n' + place.user.toCaseFolded().toUtf8();
    const QByteArray hash = QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex().left(32);
    return place.directory + u'/' + QString::fromLatin1(hash) + u".store"_s;
}

Async<std::shared_ptr<Vault>> VaultOpening::start()
{
    m_promise.start();
    m_lock = std::make_unique<QLockFile>(m_file + u".lock"_s);
    const auto reserved = m_strand->run(
        [lock = m_lock.get(), file = m_file](const std::unique_ptr<Database> &) { return reserve(*lock, file); });
    then(reserved, this, [this](const Result<bool> &exists) { onReserved(exists); });
    return m_promise.future();
}

void VaultOpening::onReserved(const Result<bool> &exists)
{
    if (!exists) {
        finish(fail(exists.error()));
        return;
    }
    if (*exists) {
        then(m_keys.read(m_keyName), this, [this](const Result<QByteArray> &secret) { onKeychainRead(secret); });
        return;
    }
    const auto key = SecretKey::random();
    if (!key) {
        finish(fail(key.error()));
        return;
    }
    m_newKeychainKey = *key;
    then(m_keys.write(m_keyName, key->toBytes()), this, [this](const Status &) { onKeychainWritten(); });
}

void VaultOpening::onKeychainRead(const Result<QByteArray> &secret)
{
    const auto key = secret ? SecretKey::fromBytes(*secret) : Result<SecretKey>(fail(secret.error()));
    unlock(key ? std::optional(*key) : std::nullopt);
}

void VaultOpening::onKeychainWritten()
{
    // Whatever writing said: only what reads back will be there tomorrow.
    then(m_keys.read(m_keyName), this, [this](const Result<QByteArray> &secret) { onKeychainReadBack(secret); });
}

void VaultOpening::onKeychainReadBack(const Result<QByteArray> &secret)
{
    const bool isKept = secret && *secret == m_newKeychainKey->toBytes();
    create(isKept ? m_newKeychainKey : std::nullopt);
}

void VaultOpening::create(const std::optional<SecretKey> &keychainKey)
{
    const NewStore wanted {m_file, m_password, m_tuning.passwordWorkFactor, keychainKey};
    const auto created = m_strand->run([wanted](const std::unique_ptr<Database> &) { return writeNewStore(wanted); });
    then(created, this, [this, keychainKey](const Status &status) {
        if (status)
            unlock(keychainKey);
        else
            finish(fail(status.error()));
    });
}

void VaultOpening::unlock(const std::optional<SecretKey> &keychainKey)
{
    const auto loaded = m_strand->run([file = m_file, password = m_password, keychainKey, tuning = m_tuning](
                                          std::unique_ptr<Database> &database) -> Result<VaultContents> {
        auto opened = Database::open(file);
        if (!opened)
            return fail(opened.error());
        database = std::move(*opened);
        const auto master = masterKey(*database, password, keychainKey, tuning);
        if (!master)
            return fail(master.error());
        const auto keySlots = database->keySlots();
        if (!keySlots)
            return fail(keySlots.error());
        if (const Status status = database->useMasterKey(keySlots->store(), *master); !status)
            return fail(status.error());
        return loadContents(*database);
    });
    then(loaded, this, [this](const Result<VaultContents> &contents) { onLoaded(contents); });
}

} // namespace eforms::store
