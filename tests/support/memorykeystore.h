#pragma once

#include "store/keystore.h"

#include <QHash>

namespace eforms::support {

/// A keychain in memory that can be ill in the ways real ones are.
class MemoryKeyStore final : public store::KeyStore
{
public:
    enum class Health {
        Well,
        Locked,      ///< answers "not found", as a locked Secret Service does
        Unavailable, ///< no keychain on this desktop
        Forgetful,   ///< says that it wrote, and did not
    };

    [[nodiscard]] Async<QByteArray> read(const QString &key) override
    {
        ++reads;
        if (health == Health::Unavailable)
            return ready(Result<QByteArray>(fail(ErrorKind::KeyUnavailable)));
        if (health == Health::Locked || !secrets.contains(key))
            return ready(Result<QByteArray>(fail(ErrorKind::NotFound)));
        return ready(Result<QByteArray>(secrets.value(key)));
    }
    [[nodiscard]] Async<Done> write(const QString &key, const QByteArray &secret) override
    {
        ++writes;
        if (health == Health::Unavailable || health == Health::Locked)
            return ready(Status(fail(ErrorKind::KeyUnavailable)));
        if (health == Health::Well)
            secrets.insert(key, secret);
        return ready(ok());
    }

    Health health = Health::Well;
    QHash<QString, QByteArray> secrets;
    int reads = 0;
    int writes = 0;
};

} // namespace eforms::support
