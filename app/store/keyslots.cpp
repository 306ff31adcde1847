#include "store/keyslots.h"

#include <QCryptographicHash>

namespace eforms::store {

namespace {

constexpr int saltBytes = 16;

SealedPlace placeOf(const QByteArray &store, const QByteArray &slot)
{
    return {store, "key_slots", slot};
}

Result<SecretKey> openSlot(const SecretKey &key, const SealedPlace &place, QByteArrayView sealed)
{
    auto plain = unseal(key, place, sealed);
    // The checksum has found the slot undamaged: what does not open it is another key.
    if (!plain)
        return fail(plain.error().kind == ErrorKind::Corrupt ? ErrorKind::WrongSecret : plain.error().kind);
    auto master = SecretKey::fromBytes(*plain);
    plain->fill(0);
    return master;
}

} // namespace

Result<KeySlots> KeySlots::make(
    const QByteArray &store, const SecretKey &master, const std::optional<SecretKey> &keychainKey)
{
    KeySlots keySlots;
    keySlots.m_store = store;
    if (keychainKey) {
        auto sealed = seal(*keychainKey, placeOf(store, "keychain"), master.toBytes());
        if (!sealed)
            return fail(sealed.error());
        keySlots.m_keychain = *sealed;
    }
    return keySlots;
}

KeySlots KeySlots::fromRows(const QByteArray &store, const QByteArray &keychain, const QByteArray &password)
{
    KeySlots keySlots;
    keySlots.m_store = store;
    keySlots.m_keychain = keychain;
    keySlots.m_password = password;
    return keySlots;
}

Status KeySlots::setPassword(const SecretKey &master, const QString &password, int workFactor)
{
    const auto salt = randomBytes(saltBytes);
    if (!salt)
        return fail(salt.error());
    const auto key = SecretKey::fromPassword(password, *salt, workFactor);
    if (!key)
        return fail(key.error());
    const auto sealed = seal(*key, placeOf(m_store, "password"), master.toBytes());
    if (!sealed)
        return fail(sealed.error());
    m_password = QByteArray(1, static_cast<char>(workFactor)) + *salt + *sealed;
    return ok();
}

Result<SecretKey> KeySlots::openByPassword(const QString &password) const
{
    if (m_password.size() <= 1 + saltBytes)
        return fail(ErrorKind::KeyUnavailable);
    const auto key = SecretKey::fromPassword(password, m_password.mid(1, saltBytes), m_password.at(0));
    if (!key)
        return fail(key.error());
    return openSlot(*key, placeOf(m_store, "password"), QByteArrayView(m_password).sliced(1 + saltBytes));
}

Result<SecretKey> KeySlots::openByKeychain(const SecretKey &keychainKey) const
{
    if (m_keychain.isEmpty())
        return fail(ErrorKind::KeyUnavailable);
    return openSlot(keychainKey, placeOf(m_store, "keychain"), m_keychain);
}

QByteArray KeySlots::checksum() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : {m_store, m_keychain, m_password})
        hash.addData(QCryptographicHash::hash(part, QCryptographicHash::Sha256));
    return hash.result();
}

} // namespace eforms::store
