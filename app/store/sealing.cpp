#include "store/sealing.h"

#include <QMessageAuthenticationCode>

#include <memory>
#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>

namespace eforms::store {

using namespace Qt::StringLiterals;

namespace {

constexpr char magic[] = {'E', 'F'};
constexpr char format = 1;
constexpr char aesGcm = 1;
constexpr char keyId = 1;
constexpr int headBytes = 5;
constexpr int nonceBytes = 12;
constexpr int tagBytes = 16;
constexpr quint64 scryptBlock = 8;
constexpr int largestWorkFactor = 20;

using Cipher = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

const unsigned char *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

unsigned char *bytesOf(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

QByteArray head()
{
    return QByteArray(magic, sizeof magic) + format + aesGcm + keyId;
}

/// Every part with its length in front, so that no two places read the same.
QByteArray boundData(const SealedPlace &place, QByteArrayView recordHead)
{
    QByteArray data = recordHead.toByteArray();
    for (const QByteArray &part : {place.store, place.table, place.row}) {
        const auto length = static_cast<quint32>(part.size());
        for (const unsigned shift : {24U, 16U, 8U, 0U})
            data.append(static_cast<char>((length >> shift) & 0xffU));
        data.append(part);
    }
    return data;
}

base::Failure broken()
{
    return fail(ErrorKind::Internal, u"OpenSSL"_s);
}

} // namespace

SecretKey::~SecretKey()
{
    OPENSSL_cleanse(m_bytes.data(), m_bytes.size());
}

Result<SecretKey> SecretKey::random()
{
    SecretKey key;
    if (RAND_priv_bytes(key.m_bytes.data(), size) != 1)
        return broken();
    return key;
}

Result<SecretKey> SecretKey::fromBytes(const QByteArray &bytes)
{
    if (bytes.size() != size)
        return fail(ErrorKind::WrongSecret);
    SecretKey key;
    std::copy(bytes.cbegin(), bytes.cend(), key.m_bytes.begin());
    return key;
}

Result<SecretKey> SecretKey::fromPassword(const QString &password, const QByteArray &salt, int workFactor)
{
    // A damaged slot must not make us ask for more memory than there is.
    if (workFactor < 1 || workFactor > largestWorkFactor)
        return fail(ErrorKind::Corrupt, u"work factor"_s);
    QByteArray secret = password.normalized(QString::NormalizationForm_C).toUtf8();
    const quint64 rounds = quint64(1) << static_cast<unsigned>(workFactor);
    const quint64 memory = 2 * 128 * scryptBlock * rounds + 1024 * 1024;
    SecretKey key;
    const int done = EVP_PBE_scrypt(secret.constData(), static_cast<size_t>(secret.size()), bytesOf(salt),
        static_cast<size_t>(salt.size()), rounds, scryptBlock, 1, memory, key.m_bytes.data(), size);
    OPENSSL_cleanse(secret.data(), static_cast<size_t>(secret.size()));
    if (done != 1)
        return broken();
    return key;
}

Result<SecretKey> SecretKey::derived(QByteArrayView purpose) const
{
    const std::unique_ptr<EVP_KDF, decltype(&EVP_KDF_free)> function(
        EVP_KDF_fetch(nullptr, "HKDF", nullptr), &EVP_KDF_free);
    const std::unique_ptr<EVP_KDF_CTX, decltype(&EVP_KDF_CTX_free)> context(
        EVP_KDF_CTX_new(function.get()), &EVP_KDF_CTX_free);
    char digest[] = "SHA256";
    QByteArray info = purpose.toByteArray();
    SecretKey input = *this;
    const std::array parameters {OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_KEY, input.m_bytes.data(), size),
        OSSL_PARAM_construct_octet_string(OSSL_KDF_PARAM_INFO, info.data(), static_cast<size_t>(info.size())),
        OSSL_PARAM_construct_end()};
    SecretKey key;
    if (!context || EVP_KDF_derive(context.get(), key.m_bytes.data(), size, parameters.data()) != 1)
        return broken();
    return key;
}

QByteArray SecretKey::toBytes() const
{
    return QByteArray(reinterpret_cast<const char *>(m_bytes.data()), size);
}

Result<QByteArray> randomBytes(int count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    if (RAND_bytes(bytesOf(bytes), count) != 1)
        return broken();
    return bytes;
}

Result<QByteArray> seal(const SecretKey &key, const SealedPlace &place, QByteArrayView plain)
{
    const auto nonce = randomBytes(nonceBytes);
    const Cipher cipher(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    const QByteArray recordHead = head();
    const QByteArray bound = boundData(place, recordHead);
    QByteArray text(plain.size(), Qt::Uninitialized);
    QByteArray tag(tagBytes, Qt::Uninitialized);
    int written = 0;
    const bool done = nonce && cipher
        && EVP_EncryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.data(), bytesOf(*nonce)) == 1
        && EVP_EncryptUpdate(cipher.get(), nullptr, &written, bytesOf(bound), static_cast<int>(bound.size())) == 1
        && EVP_EncryptUpdate(cipher.get(), bytesOf(text), &written, bytesOf(plain), static_cast<int>(plain.size())) == 1
        && EVP_EncryptFinal_ex(cipher.get(), bytesOf(tag), &written) == 1
        && EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, tagBytes, tag.data()) == 1;
    if (!done)
        return broken();
    return QByteArray(recordHead + *nonce + text + tag);
}

Result<QByteArray> unseal(const SecretKey &key, const SealedPlace &place, QByteArrayView sealed)
{
    if (sealed.size() < headBytes + nonceBytes + tagBytes
        || sealed.first(sizeof magic) != QByteArrayView(magic, sizeof magic))
        return fail(ErrorKind::Corrupt, u"sealed record"_s);
    if (sealed.first(headBytes) != head())
        return fail(ErrorKind::Unsupported, u"sealed record format"_s);
    const Cipher cipher(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    const QByteArrayView nonce = sealed.sliced(headBytes, nonceBytes);
    const QByteArrayView text = sealed.sliced(headBytes + nonceBytes).chopped(tagBytes);
    QByteArray tag = sealed.last(tagBytes).toByteArray();
    const QByteArray bound = boundData(place, sealed.first(headBytes));
    QByteArray plain(text.size(), Qt::Uninitialized);
    unsigned char rest[tagBytes];
    int written = 0;
    const bool begun = cipher
        && EVP_DecryptInit_ex(cipher.get(), EVP_aes_256_gcm(), nullptr, key.data(), bytesOf(nonce)) == 1
        && EVP_DecryptUpdate(cipher.get(), nullptr, &written, bytesOf(bound), static_cast<int>(bound.size())) == 1
        && EVP_DecryptUpdate(cipher.get(), bytesOf(plain), &written, bytesOf(text), static_cast<int>(text.size())) == 1
        && EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, tagBytes, tag.data()) == 1;
    if (!begun)
        return broken();
    if (EVP_DecryptFinal_ex(cipher.get(), rest, &written) != 1)
        return fail(ErrorKind::Corrupt, u"sealed record"_s);
    return plain;
}

QString blindName(const SecretKey &key, const QString &name)
{
    const QByteArray code = QMessageAuthenticationCode::hash(name.toUtf8(), key.toBytes(), QCryptographicHash::Sha256);
    return QString::fromLatin1(code.toHex().left(32));
}

} // namespace eforms::store
