#pragma once

#include "store/drafts.h"
#include "store/files.h"
#include "store/formcache.h"
#include "store/keystore.h"
#include "store/outbox.h"
#include "store/workitems.h"

#include <QObject>

#include <memory>

namespace eforms::store {

/// Which store: one file per server and user.
struct VaultPlace {
    QString directory; ///< made if absent; only its owner may look inside
    QString server;    ///< origin, `https://portal.example.hk`
    QString user;      ///< sign-in name
};

/// How a store is opened.
struct Tuning {
    int passwordWorkFactor = 17; ///< scrypt log2 N of a new password slot, 10 – 20; 17 takes about 0.7 s and 128 MiB
    /// The server has just accepted this very password. Only then may the keychain open a store whose own password is
    /// another one (it was changed on the server); the store takes the new password over. Offline the password must fit.
    bool passwordConfirmed = false;
};

/// A record that failed its integrity check. It stays on disk, untouched.
struct DamagedRecord {
    QString table;
    QString row;
};

/// Everything that survives a restart, for one user at one server, encrypted in one file.
///
/// Lives in the thread that opened it; disk and cryptography run on a thread of its own. Reads come from memory.
/// Whatever resolves is committed: a success means that a power cut no longer takes it away.
/// Closing waits for the writes already given (milliseconds).
class Vault : public QObject
{
    Q_OBJECT

public:
    /// True when a store file is there, whether or not it can be opened.
    [[nodiscard]] static bool exists(const VaultPlace &place);
    /// Opens the store, or creates it where there is none; @p keys must live until the answer is there.
    ///
    /// Fails with WrongSecret (the password does not open it and the keychain may not or cannot), KeyUnavailable (no
    /// key slot is usable), StorageInUse (another process has it open), StorageNewer, Corrupt (not a store of ours,
    /// or its header is damaged), StorageFull or Storage. Never replaces or deletes an existing file.
    [[nodiscard]] static Async<std::shared_ptr<Vault>> open(
        const VaultPlace &place, const QString &password, KeyStore &keys, const Tuning &tuning = {});

    ~Vault() override;

    [[nodiscard]] Drafts &drafts();
    [[nodiscard]] Outbox &outbox();
    [[nodiscard]] WorkItems &workItems();
    [[nodiscard]] FormCache &formCache();
    [[nodiscard]] Files &files();
    /// Records that could not be read at opening. Those of the server are fetched again; drafts and commands are not
    /// lost but need help.
    [[nodiscard]] const QList<DamagedRecord> &damaged() const;

private:
    friend class VaultOpening;
    struct Parts;
    explicit Vault(std::unique_ptr<Parts> parts);

    std::unique_ptr<Parts> m_parts;
};

} // namespace eforms::store
