#pragma once

#include <QByteArray>
#include <QString>

#include <mutex>

namespace eforms::server {

/// @p bytes unpredictable bytes.
[[nodiscard]] QByteArray randomBytes(int bytes);
/// A random UUID, lower case, without braces.
[[nodiscard]] QString randomId();
[[nodiscard]] QByteArray keyedHash(const QByteArray &key, const QByteArray &message);
[[nodiscard]] QByteArray sha256(const QByteArray &message);
/// Takes the same time whatever the difference.
[[nodiscard]] bool sameBytes(const QByteArray &a, const QByteArray &b);
/// 43 characters safe in headers and URLs, for 32 bytes.
[[nodiscard]] QByteArray base64Url(const QByteArray &bytes);
/// RFC 4648 base 32 without padding, as authenticator apps take it.
[[nodiscard]] QString base32(const QByteArray &bytes);

/// Password hashes with scrypt (RFC 7914; r = 8, p = 1), written as `scrypt:17:<salt>:<hash>`.
///
/// At most two are computed at a time: one at work factor 17 takes 128 MB, and a crowd that guesses has to queue.
class PasswordHashes
{
public:
    /// @p workFactor is log2 N.
    explicit PasswordHashes(int workFactor);

    [[nodiscard]] QString hash(const QString &password) const;
    /// With an empty @p stored the same work is done for nothing: an unknown user must cost what a known one costs.
    [[nodiscard]] bool fits(const QString &password, const QString &stored) const;

private:
    [[nodiscard]] QByteArray derive(const QString &password, const QByteArray &salt, int workFactor) const;

    int m_workFactor;
    mutable std::mutex m_lanes[2];
    mutable std::mutex m_choice;
    mutable unsigned m_next = 0;
};

} // namespace eforms::server
