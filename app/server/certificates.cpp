#include "server/certificates.h"

#include "server/secrets.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <functional>
#include <memory>

namespace eforms::server {

using namespace Qt::StringLiterals;

namespace {

struct Free {
    void operator()(EVP_PKEY *key) const { EVP_PKEY_free(key); }
    void operator()(X509 *certificate) const { X509_free(certificate); }
    void operator()(BIO *bio) const { BIO_free(bio); }
};
using Key = std::unique_ptr<EVP_PKEY, Free>;
using Certificate = std::unique_ptr<X509, Free>;
using Bio = std::unique_ptr<BIO, Free>;

constexpr long daySeconds = 24 * 3600;
// Authority and certificate are renewed together; 397 days is the most that clients accept of a server.
constexpr long validDays = 397;
constexpr int renewDays = 30;

bool addExtension(X509 *certificate, X509 *issuer, int kind, const QByteArray &value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(nullptr, &context, kind, value.constData());
    const bool added = extension && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return added;
}

Certificate newCertificate(EVP_PKEY *key, const QByteArray &name)
{
    Certificate certificate(X509_new());
    X509_set_version(certificate.get(), 2);
    const QByteArray serial = randomBytes(15);
    BIGNUM *number = BN_bin2bn(reinterpret_cast<const unsigned char *>(serial.constData()), 15, nullptr);
    BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate.get()));
    BN_free(number);
    // A day back: the clock of a virtual machine may lag behind.
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -daySeconds);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), validDays * daySeconds);
    X509_set_pubkey(certificate.get(), key);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate.get()), "CN", MBSTRING_UTF8,
        reinterpret_cast<const unsigned char *>(name.constData()), -1, -1, 0);
    return certificate;
}

bool isAddress(const QString &host)
{
    ASN1_OCTET_STRING *address = a2i_IPADDRESS(host.toLatin1().constData());
    ASN1_OCTET_STRING_free(address);
    return address != nullptr;
}

/// Loopback, or "all addresses": named in every certificate of ours.
bool isOwn(const QString &host)
{
    return host == "127.0.0.1"_L1 || host == "::1"_L1 || host == "0.0.0.0"_L1 || host == "::"_L1
        || host == "localhost"_L1;
}

QByteArray alternativeNames(const QString &host)
{
    const QByteArray names = "DNS:localhost,IP:127.0.0.1,IP:::1";
    if (isOwn(host))
        return names;
    return names + (isAddress(host) ? ",IP:" : ",DNS:") + host.toLatin1();
}

Status write(const QString &path, const std::function<bool(BIO *)> &fill)
{
    const Bio memory(BIO_new(BIO_s_mem()));
    if (!fill(memory.get()))
        return fail(ErrorKind::Internal, u"PEM"_s);
    char *text = nullptr;
    const long length = BIO_get_mem_data(memory.get(), &text);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        || file.write(text, length) != length || !file.commit())
        return fail(ErrorKind::Storage, path);
    return ok();
}

Certificate readCertificate(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray pem = file.read(64 * 1024);
    const Bio memory(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    return Certificate(PEM_read_bio_X509(memory.get(), nullptr, nullptr, nullptr));
}

Key readKey(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray pem = file.read(64 * 1024);
    const Bio memory(BIO_new_mem_buf(pem.constData(), static_cast<int>(pem.size())));
    return Key(PEM_read_bio_PrivateKey(memory.get(), nullptr, nullptr, nullptr));
}

bool isNamed(X509 *certificate, const QString &host)
{
    const QByteArray name = host.toLatin1();
    if (isOwn(host))
        return true;
    return isAddress(host) ? X509_check_ip_asc(certificate, name.constData(), 0) == 1
                           : X509_check_host(certificate, name.constData(), 0, 0, nullptr) == 1;
}

bool areGood(const CertificateFiles &files, const QString &host)
{
    const Certificate authority = readCertificate(files.authority);
    const Certificate certificate = readCertificate(files.certificate);
    const Key key = readKey(files.key);
    if (!authority || !certificate || !key)
        return false;
    time_t soon = time(nullptr) + renewDays * daySeconds;
    EVP_PKEY *authorityKey = X509_get0_pubkey(authority.get());
    return X509_cmp_time(X509_get0_notAfter(certificate.get()), &soon) > 0
        && X509_cmp_time(X509_get0_notAfter(authority.get()), &soon) > 0
        && X509_check_private_key(certificate.get(), key.get()) == 1
        && X509_verify(certificate.get(), authorityKey) == 1 && isNamed(certificate.get(), host);
}

bool dress(X509 *authority, X509 *certificate, const QString &host)
{
    return addExtension(authority, authority, NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
        && addExtension(authority, authority, NID_key_usage, "critical,keyCertSign,cRLSign")
        && addExtension(authority, authority, NID_subject_key_identifier, "hash")
        && addExtension(certificate, authority, NID_basic_constraints, "critical,CA:FALSE")
        && addExtension(certificate, authority, NID_key_usage, "critical,digitalSignature")
        && addExtension(certificate, authority, NID_ext_key_usage, "serverAuth")
        && addExtension(certificate, authority, NID_subject_key_identifier, "hash")
        && addExtension(certificate, authority, NID_authority_key_identifier, "keyid")
        && addExtension(certificate, authority, NID_subject_alt_name, alternativeNames(host));
}

Status makeNew(const CertificateFiles &files, const QString &host)
{
    const Key authorityKey(EVP_EC_gen("P-256"));
    const Key key(EVP_EC_gen("P-256"));
    if (!authorityKey || !key)
        return fail(ErrorKind::Internal, u"key"_s);
    // A name of its own each time: a client that still trusts the authority before must not mix the two up.
    const QByteArray number = randomBytes(4).toHex();
    const Certificate authority = newCertificate(authorityKey.get(), "Client Portal loopback authority " + number);
    const Certificate certificate = newCertificate(key.get(), "Client Portal server");
    X509_set_issuer_name(authority.get(), X509_get_subject_name(authority.get()));
    X509_set_issuer_name(certificate.get(), X509_get_subject_name(authority.get()));
    if (!dress(authority.get(), certificate.get(), host)
        || X509_sign(authority.get(), authorityKey.get(), EVP_sha256()) == 0
        || X509_sign(certificate.get(), authorityKey.get(), EVP_sha256()) == 0)
        return fail(ErrorKind::Internal, u"certificate"_s);

    const Status keyWritten = write(files.key, [&key](BIO *bio) {
        return PEM_write_bio_PrivateKey(bio, key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1;
    });
    if (!keyWritten)
        return keyWritten;
    const Status written
        = write(files.certificate, [&](BIO *bio) { return PEM_write_bio_X509(bio, certificate.get()) == 1; });
    if (!written)
        return written;
    return write(files.authority, [&](BIO *bio) { return PEM_write_bio_X509(bio, authority.get()) == 1; });
}

} // namespace

Result<CertificateFiles> loopbackCertificate(const QString &folder, const QString &host)
{
    const QDir directory(folder);
    const CertificateFiles files {
        directory.filePath(u"ca.pem"_s), directory.filePath(u"server.pem"_s), directory.filePath(u"server.key"_s)};
    if (areGood(files, host))
        return files;
    if (const Status made = makeNew(files, host); !made)
        return fail(made.error());
    return files;
}

} // namespace eforms::server
