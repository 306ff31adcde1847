#include "base/signing.h"

#include <QTest>

using namespace eforms;
using namespace eforms::base;

namespace {

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

} // namespace

class SigningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theVectorsOfTheStandardHold_data()
    {
        // RFC 8032, section 7.1
        QTest::addColumn<QByteArray>("seed");
        QTest::addColumn<QByteArray>("publicKey");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QByteArray>("signature");
        QTest::newRow("empty message") << hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
                                       << hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a")
                                       << QByteArray()
                                       << hex("e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33b"
                                              "acc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
        QTest::newRow("one byte") << hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
                                  << hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c") << hex("72")
                                  << hex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e45"
                                         "8f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    }

    void theVectorsOfTheStandardHold()
    {
        QFETCH(const QByteArray, seed);
        QFETCH(const QByteArray, publicKey);
        QFETCH(const QByteArray, message);
        QFETCH(const QByteArray, signature);
        const auto key = SigningKey::fromSeed(seed);
        QVERIFY(key);

        QCOMPARE(key->publicKey(), publicKey);
        QCOMPARE(key->sign(message), signature);
        QVERIFY(isSignedBy(publicKey, message, signature));
    }

    void nothingElseIsTakenForASignature()
    {
        const auto key = SigningKey::fromSeed(QByteArray(32, 'a'));
        const auto other = SigningKey::fromSeed(QByteArray(32, 'b'));
        QVERIFY(key && other);
        const QByteArray signature = key->sign("buy 100");
        QByteArray turned = signature;
        turned[10] = static_cast<char>(turned[10] ^ 1);

        QVERIFY(isSignedBy(key->publicKey(), "buy 100", signature));
        QVERIFY(!isSignedBy(key->publicKey(), "buy 1000", signature));
        QVERIFY(!isSignedBy(other->publicKey(), "buy 100", signature));
        QVERIFY(!isSignedBy(key->publicKey(), "buy 100", turned));
        QVERIFY(!isSignedBy(key->publicKey(), "buy 100", signature.left(63)));
        QVERIFY(!isSignedBy(key->publicKey(), "buy 100", {}));
        QVERIFY(!isSignedBy(QByteArray(31, 'a'), "buy 100", signature));
        QVERIFY(!isSignedBy({}, "buy 100", signature));
    }

    void aSeedHas32Bytes()
    {
        QCOMPARE(SigningKey::fromSeed(QByteArray(31, 'a')).error().kind, ErrorKind::Malformed);
        QCOMPARE(SigningKey::fromSeed({}).error().kind, ErrorKind::Malformed);
    }
};

QTEST_GUILESS_MAIN(SigningTest)
#include "tst_signing.moc"
