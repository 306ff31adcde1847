#pragma once

#include "base/result.h"

#include <QByteArray>

namespace eforms::base {

/// A key that signs, Ed25519 (RFC 8032). Copies share nothing; the private half leaves it by seed() only.
class SigningKey
{
public:
    static constexpr qsizetype seedBytes = 32;

    /// The key that follows from 32 secret bytes, always the same. Fails with Malformed for another number of bytes.
    [[nodiscard]] static Result<SigningKey> fromSeed(const QByteArray &seed);

    /// 32 bytes; anybody may know them.
    [[nodiscard]] const QByteArray &publicKey() const { return m_public; }
    /// 64 bytes over exactly @p message.
    [[nodiscard]] QByteArray sign(const QByteArray &message) const;

private:
    SigningKey() = default;

    QByteArray m_seed;
    QByteArray m_public;
};

/// Did the holder of @p publicKey sign exactly @p message? False as well for keys and signatures that are none.
[[nodiscard]] bool isSignedBy(const QByteArray &publicKey, const QByteArray &message, const QByteArray &signature);

} // namespace eforms::base
