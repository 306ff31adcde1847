#pragma once

#include "store/keystore.h"

#include <QObject>

#include <chrono>

namespace eforms::store {

/// The keychain of the operating system: Secret Service or KWallet, Windows Credential Manager.
///
/// Never falls back to a plain file. Gives up after its own timeout, because a stopped daemon answers only after 50 s.
class SystemKeyStore final : public QObject, public KeyStore
{
    Q_OBJECT

public:
    explicit SystemKeyStore(std::chrono::milliseconds timeout = std::chrono::seconds(5), QObject *parent = nullptr);

    [[nodiscard]] Async<QByteArray> read(const QString &key) override;
    [[nodiscard]] Async<Done> write(const QString &key, const QByteArray &secret) override;

private:
    std::chrono::milliseconds m_timeout;
};

} // namespace eforms::store
