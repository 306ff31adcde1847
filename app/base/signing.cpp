#include "base/signing.h"

#include <openssl/evp.h>

#include <memory>

namespace eforms::base {

namespace {

struct Free {
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
    void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
};
using Key = std::unique_ptr<EVP_PKEY, Free>;
using Context = std::unique_ptr<EVP_MD_CTX, Free>;

constexpr qsizetype signatureBytes = 64;

const unsigned char *bytes(const QByteArray &array)
{
    return reinterpret_cast<const unsigned char *>(array.constData());
}

Key privateKey(const QByteArray &seed)
{
    return Key(EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, bytes(seed), static_cast<size_t>(seed.size())));
}

} // namespace

Result<SigningKey> SigningKey::fromSeed(const QByteArray &seed)
{
    const Key key = seed.size() == seedBytes ? privateKey(seed) : Key();
    QByteArray open(seedBytes, '\0');
    size_t length = static_cast<size_t>(open.size());
    if (!key || EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<unsigned char *>(open.data()), &length) != 1)
        return fail(ErrorKind::Malformed, QStringLiteral("signing key"));
    SigningKey made;
    made.m_seed = seed;
    made.m_public = open;
    return made;
}

QByteArray SigningKey::sign(const QByteArray &message) const
{
    const Key key = privateKey(m_seed);
    const Context context(EVP_MD_CTX_new());
    QByteArray signature(signatureBytes, '\0');
    size_t length = static_cast<size_t>(signature.size());
    // Ed25519 hashes by itself, and it needs no randomness that could fail.
    const bool done = EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1
        && EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &length, bytes(message),
               static_cast<size_t>(message.size())) == 1;
    return done ? signature : QByteArray();
}

bool isSignedBy(const QByteArray &publicKey, const QByteArray &message, const QByteArray &signature)
{
    if (publicKey.size() != SigningKey::seedBytes || signature.size() != signatureBytes)
        return false;
    const Key key(EVP_PKEY_new_raw_public_key(
        EVP_PKEY_ED25519, nullptr, bytes(publicKey), static_cast<size_t>(publicKey.size())));
    const Context context(EVP_MD_CTX_new());
    return key && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1
        && EVP_DigestVerify(context.get(), bytes(signature), static_cast<size_t>(signature.size()), bytes(message),
               static_cast<size_t>(message.size())) == 1;
}

} // namespace eforms::base
