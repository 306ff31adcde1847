#pragma once

#include "store/strand.h"
#include "store/vault.h"

#include <QLockFile>

#include <memory>

namespace eforms::store {

/// What is read once, at opening.
struct VaultContents {
    QList<domain::Draft> drafts;
    QList<OutboxItem> outbox;
    QList<domain::Request> requests;
    QHash<QString, QString> cursors;
    QHash<QString, FormCache::Entry> forms;
    QList<DamagedRecord> damaged;
};

/// Reads everything; damaged records are set aside. Fails with Storage or Corrupt.
[[nodiscard]] Result<VaultContents> loadContents(Database &database);

/// The story of opening a store, step by step: lock, ask the keychain, then create or unlock, then load.
///
/// A key is made only where no store file exists (finding F3).
class VaultOpening : public QObject
{
    Q_OBJECT

public:
    VaultOpening(const VaultPlace &place, const QString &password, KeyStore &keys, const Tuning &tuning);

    /// Deletes itself when it is over.
    [[nodiscard]] Async<std::shared_ptr<Vault>> start();

    [[nodiscard]] static QString fileOf(const VaultPlace &place);

private:
    void onReserved(const Result<bool> &exists);
    void onKeychainRead(const Result<QByteArray> &secret);
    void onKeychainWritten();
    void onKeychainReadBack(const Result<QByteArray> &secret);
    void unlock(const std::optional<SecretKey> &keychainKey);
    void create(const std::optional<SecretKey> &keychainKey);
    void onLoaded(const Result<VaultContents> &contents);
    void finish(const Result<std::shared_ptr<Vault>> &result);

    QString m_file;
    QString m_keyName;
    QString m_password;
    KeyStore &m_keys;
    Tuning m_tuning;
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<Strand> m_strand;
    std::optional<SecretKey> m_newKeychainKey;
    QPromise<Result<std::shared_ptr<Vault>>> m_promise;
};

} // namespace eforms::store
