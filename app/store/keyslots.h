#pragma once

#include "store/sealing.h"

#include <optional>

namespace eforms::store {

/// The master key of a store, sealed twice: for the keychain of the computer and for the password.
///
/// Two independent slots, because a single one locks users out whenever the desktop's keyring changes (finding F4).
class KeySlots
{
public:
    KeySlots() = default;
    /// Slots for a new master key; @p keychainKey nothing: the keychain cannot be relied on.
    [[nodiscard]] static Result<KeySlots> make(
        const QByteArray &store, const SecretKey &master, const std::optional<SecretKey> &keychainKey);
    [[nodiscard]] static KeySlots fromRows(
        const QByteArray &store, const QByteArray &keychain, const QByteArray &password);

    /// Seals the master key for @p password. @p workFactor: scrypt log2 N.
    [[nodiscard]] Status setPassword(const SecretKey &master, const QString &password, int workFactor);
    /// Fails with WrongSecret, KeyUnavailable (no such slot) or Unsupported.
    [[nodiscard]] Result<SecretKey> openByPassword(const QString &password) const;
    /// Fails as openByPassword().
    [[nodiscard]] Result<SecretKey> openByKeychain(const SecretKey &keychainKey) const;

    [[nodiscard]] const QByteArray &store() const { return m_store; }
    /// Empty, never null, where there is no such slot.
    [[nodiscard]] const QByteArray &keychainRow() const { return m_keychain; }
    [[nodiscard]] const QByteArray &passwordRow() const { return m_password; }
    /// Tells accidental damage from a wrong secret.
    [[nodiscard]] QByteArray checksum() const;

private:
    QByteArray m_store;
    QByteArray m_keychain = "";
    QByteArray m_password = ""; ///< work factor (1), salt (16), sealed key
};

} // namespace eforms::store
