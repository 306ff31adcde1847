#include "store/sealing.h"

#include <QTest>

namespace eforms::store {

using namespace Qt::StringLiterals;

class TestSealing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSealedRecordOpensInItsPlace()
    {
        const auto sealed = seal(m_key, m_place, m_plain);

        QVERIFY(sealed);
        const auto plain = unseal(m_key, m_place, *sealed);

        QVERIFY(plain);
        QCOMPARE(*plain, m_plain);
        QVERIFY(!sealed->contains(m_plain.left(8)));
    }

    void everyChangedBitIsNoticed()
    {
        const QByteArray sealed = *seal(m_key, m_place, m_plain);

        for (qsizetype bit = 0; bit < sealed.size() * 8; ++bit) {
            QByteArray altered = sealed;
            altered[bit / 8] = static_cast<char>(altered.at(bit / 8) ^ (1 << (bit % 8)));
            QVERIFY2(!unseal(m_key, m_place, altered), qPrintable(QString::number(bit)));
        }
    }

    void aRecordDoesNotOpenElsewhere_data()
    {
        QTest::addColumn<QByteArray>("store");
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QByteArray>("row");

        QTest::newRow("another store") << QByteArray("store2") << QByteArray("drafts") << QByteArray("7");
        QTest::newRow("another table") << QByteArray("store") << QByteArray("outbox") << QByteArray("7");
        QTest::newRow("another row") << QByteArray("store") << QByteArray("drafts") << QByteArray("8");
        QTest::newRow("a shifted border") << QByteArray("store") << QByteArray("drafts7") << QByteArray("");
    }

    void aRecordDoesNotOpenElsewhere()
    {
        QFETCH(QByteArray, store);
        QFETCH(QByteArray, table);
        QFETCH(QByteArray, row);
        const QByteArray sealed = *seal(m_key, m_place, m_plain);

        const auto plain = unseal(m_key, {store, table, row}, sealed);

        QVERIFY(!plain);
        QCOMPARE(plain.error().kind, ErrorKind::Corrupt);
    }

    void anotherKeyDoesNotOpen()
    {
        const QByteArray sealed = *seal(m_key, m_place, m_plain);

        QVERIFY(!unseal(*SecretKey::random(), m_place, sealed));
    }

    void aFormatOfTheFutureIsLeftAlone()
    {
        QByteArray sealed = *seal(m_key, m_place, m_plain);
        sealed[2] = 2;

        QCOMPARE(unseal(m_key, m_place, sealed).error().kind, ErrorKind::Unsupported);
    }

    void theSamePlainTextNeverLooksTheSame()
    {
        QVERIFY(*seal(m_key, m_place, m_plain) != *seal(m_key, m_place, m_plain));
    }

    /// RFC 7914 §12, third vector; its first 32 bytes are those of the shorter output.
    void passwordsAreStretchedByScrypt()
    {
        const auto key = SecretKey::fromPassword(u"pleaseletmein"_s, "SodiumChloride", 14);

        QVERIFY(key);
        QCOMPARE(
            key->toBytes().toHex(), QByteArray("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"));
    }

    void aPasswordIsTheSameHoweverItsAccentsAreTyped()
    {
        const auto composed = SecretKey::fromPassword(u"caf\u00e9"_s, "salt", 4);
        const auto decomposed = SecretKey::fromPassword(u"cafe\u0301"_s, "salt", 4);

        QCOMPARE(composed->toBytes(), decomposed->toBytes());
    }

    void anAbsurdWorkFactorIsRefused()
    {
        QCOMPARE(SecretKey::fromPassword(u"x"_s, "salt", 40).error().kind, ErrorKind::Corrupt);
    }

    void eachPurposeHasAKeyOfItsOwn()
    {
        QVERIFY(m_key.derived("one")->toBytes() != m_key.derived("two")->toBytes());
        QCOMPARE(m_key.derived("one")->toBytes(), m_key.derived("one")->toBytes());
    }

private:
    SecretKey m_key = *SecretKey::random();
    SealedPlace m_place {"store", "drafts", "7"};
    QByteArray m_plain = "a record of some length, in plain text";
};

} // namespace eforms::store

QTEST_GUILESS_MAIN(eforms::store::TestSealing)
#include "tst_sealing.moc"
