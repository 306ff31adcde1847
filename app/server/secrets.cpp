#include "server/secrets.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QStringList>
#include <QUuid>

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

namespace eforms::server {

using namespace Qt::StringLiterals;

namespace {

constexpr int saltBytes = 16;
constexpr int hashBytes = 32;
constexpr quint64 blockSize = 8;
constexpr quint64 parallelism = 1;

} // namespace

QByteArray randomBytes(int bytes)
{
    QByteArray result(bytes, '\0');
    // Without randomness nothing that follows is safe; OpenSSL reseeds itself, so this does not fail on a sound system.
    if (RAND_bytes(reinterpret_cast<unsigned char *>(result.data()), bytes) != 1)
        qFatal("no random numbers");
    return result;
}

QString randomId()
{
    return QUuid::fromRfc4122(randomBytes(16)).toString(QUuid::WithoutBraces);
}

QByteArray keyedHash(const QByteArray &key, const QByteArray &message)
{
    return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256);
}

QByteArray sha256(const QByteArray &message)
{
    return QCryptographicHash::hash(message, QCryptographicHash::Sha256);
}

bool sameBytes(const QByteArray &a, const QByteArray &b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.constData(), b.constData(), static_cast<size_t>(a.size())) == 0;
}

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QString base32(const QByteArray &bytes)
{
    static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    QString text;
    quint32 buffer = 0;
    unsigned bits = 0;
    for (const char byte : bytes) {
        buffer = (buffer << 8U) | static_cast<quint8>(byte);
        bits += 8;
        for (; bits >= 5; bits -= 5)
            text += QLatin1Char(alphabet[(buffer >> (bits - 5)) & 31U]);
    }
    if (bits > 0)
        text += QLatin1Char(alphabet[(buffer << (5 - bits)) & 31U]);
    return text;
}

PasswordHashes::PasswordHashes(int workFactor)
    : m_workFactor(workFactor)
{
}

QString PasswordHashes::hash(const QString &password) const
{
    const QByteArray salt = randomBytes(saltBytes);
    const QByteArray derived = derive(password, salt, m_workFactor);
    return u"scrypt:%1:%2:%3"_s.arg(m_workFactor)
        .arg(QLatin1StringView(base64Url(salt)), QLatin1StringView(base64Url(derived)));
}

bool PasswordHashes::fits(const QString &password, const QString &stored) const
{
    const QStringList parts = stored.split(u':');
    const bool known = parts.size() == 4 && parts.front() == u"scrypt"_s;
    const auto fromText = [](const QString &text) {
        return QByteArray::fromBase64(text.toLatin1(), QByteArray::Base64UrlEncoding);
    };
    const QByteArray salt = known ? fromText(parts.at(2)) : QByteArray(saltBytes, 'x');
    const QByteArray derived = derive(password, salt, known ? parts.at(1).toInt() : m_workFactor);
    return known && !derived.isEmpty() && sameBytes(derived, fromText(parts.at(3)));
}

QByteArray PasswordHashes::derive(const QString &password, const QByteArray &salt, int workFactor) const
{
    unsigned lane = 0;
    {
        const std::lock_guard choice(m_choice);
        lane = m_next++ % 2;
    }
    const std::lock_guard lock(m_lanes[lane]);

    QByteArray secret = password.normalized(QString::NormalizationForm_C).toUtf8();
    QByteArray result(hashBytes, '\0');
    const quint64 rounds = quint64(1) << workFactor;
    const quint64 memory = 128 * blockSize * (rounds + parallelism + 2) + 1024 * 1024;
    const int done = EVP_PBE_scrypt(secret.constData(), static_cast<size_t>(secret.size()),
        reinterpret_cast<const unsigned char *>(salt.constData()), static_cast<size_t>(salt.size()), rounds, blockSize,
        parallelism, memory, reinterpret_cast<unsigned char *>(result.data()), hashBytes);
    OPENSSL_cleanse(secret.data(), static_cast<size_t>(secret.size()));
    return done == 1 ? result : QByteArray();
}

} // namespace eforms::server
