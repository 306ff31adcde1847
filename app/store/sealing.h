#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <array>

namespace eforms::store {

/// A 256-bit key; wiped from memory when it goes.
class SecretKey
{
public:
    SecretKey() = default;
    SecretKey(const SecretKey &) = default;
    SecretKey &operator=(const SecretKey &) = default;
    ~SecretKey();

    static constexpr int size = 32; ///< bytes
    /// Fails with Internal when the random generator does.
    [[nodiscard]] static Result<SecretKey> random();
    /// Fails with WrongSecret unless @p bytes are as many as a key has.
    [[nodiscard]] static Result<SecretKey> fromBytes(const QByteArray &bytes);
    /// scrypt(r=8, p=1) of the password in NFC. Takes time and memory: never on the screen's thread.
    [[nodiscard]] static Result<SecretKey> fromPassword(
        const QString &password, const QByteArray &salt, int workFactor);
    /// A key of its own for each purpose (HKDF-SHA-256).
    [[nodiscard]] Result<SecretKey> derived(QByteArrayView purpose) const;

    [[nodiscard]] const unsigned char *data() const { return m_bytes.data(); }
    [[nodiscard]] QByteArray toBytes() const;

private:
    std::array<unsigned char, size> m_bytes {};
};

[[nodiscard]] Result<QByteArray> randomBytes(int count);

/// Where a sealed record belongs; sealed in with it, so that it cannot be moved to another place.
struct SealedPlace {
    QByteArray store; ///< random id of the store
    QByteArray table;
    QByteArray row;
};

/// AES-256-GCM: `magic(2) | format | algorithm | key id | nonce(12) | ciphertext | tag(16)`.
///
/// The nonce is random; a key is good for 2^28 records. Fails with Internal only if OpenSSL does.
[[nodiscard]] Result<QByteArray> seal(const SecretKey &key, const SealedPlace &place, QByteArrayView plain);
/// Fails with Unsupported (a format or algorithm this program does not know) or Corrupt (any bit changed, another place,
/// another key).
[[nodiscard]] Result<QByteArray> unseal(const SecretKey &key, const SealedPlace &place, QByteArrayView sealed);

/// A name for a row that tells nothing about @p name to who has not the key.
[[nodiscard]] QString blindName(const SecretKey &key, const QString &name);

} // namespace eforms::store
