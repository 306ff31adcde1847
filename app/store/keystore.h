#pragma once

#include "base/async.h"

#include <QByteArray>
#include <QString>

namespace eforms::store {

/// Where the operating system keeps secrets for this user: one of the four doors to the world.
///
/// "Not found" must never be read as "first start": a locked keyring answers the same (finding F3).
class KeyStore
{
public:
    KeyStore() = default;
    KeyStore(const KeyStore &) = delete;
    KeyStore &operator=(const KeyStore &) = delete;
    virtual ~KeyStore() = default;

    /// Fails with NotFound (absent, or the keyring is locked) or KeyUnavailable (none, denied, or no answer in time).
    [[nodiscard]] virtual Async<QByteArray> read(const QString &key) = 0;
    /// Fails with KeyUnavailable. A success may still be a lie: read back before relying on it.
    [[nodiscard]] virtual Async<Done> write(const QString &key, const QByteArray &secret) = 0;
};

} // namespace eforms::store
