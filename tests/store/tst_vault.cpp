#include "store/bench.h"

#include <QTest>

namespace eforms::store {

using support::await;
using Health = support::MemoryKeyStore::Health;

class TestVault : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasSavedIsThereAfterReopening()
    {
        Bench b;
        {
            const auto vault = b.mustOpen();
            QVERIFY(await(vault->drafts().save(someDraft(u"d-1"_s, u"豁免"_s))));
            QVERIFY(await(vault->formCache().put(u"services/B01234"_s, u"\"7\""_s, Json::of({{u"n"_s, 1}}))));
        }

        const auto vault = b.mustOpen();

        QCOMPARE(vault->drafts().all().size(), 1);
        QCOMPARE(vault->drafts().find(u"d-1"_s)->data["reason"_L1].toString(), u"豁免"_s);
        QCOMPARE(vault->formCache().tag(u"services/B01234"_s), u"\"7\""_s);
        QCOMPARE(vault->formCache().value(u"services/B01234"_s), Json::of({{u"n"_s, 1}}));
        QVERIFY(vault->damaged().isEmpty());
    }

    void aSavedDraftIsAnnouncedAndReadableWhenItResolves()
    {
        Bench b;
        const auto vault = b.mustOpen();
        QSignalSpy changed(&vault->drafts(), &Drafts::changed);

        const auto saving = vault->drafts().save(someDraft(u"d-1"_s));

        QVERIFY(!vault->drafts().find(u"d-1"_s)); // nothing is claimed before the commit
        QVERIFY(await(saving));
        QVERIFY(vault->drafts().find(u"d-1"_s));
        QCOMPARE(changed.count(), 1);
    }

    void theLastOfManyQuickSavesWins()
    {
        Bench b;
        {
            const auto vault = b.mustOpen();
            Async<Done> last;
            for (int edit = 0; edit < 50; ++edit)
                last = vault->drafts().save(someDraft(u"d-1"_s, QString::number(edit)));
            QVERIFY(await(last));
            QCOMPARE(vault->drafts().find(u"d-1"_s)->data["reason"_L1].toString(), u"49"_s);
        }

        QCOMPARE(b.mustOpen()->drafts().find(u"d-1"_s)->data["reason"_L1].toString(), u"49"_s);
    }

    void closingFinishesTheWritesAlreadyGiven()
    {
        Bench b;
        {
            const auto vault = b.mustOpen();
            Q_UNUSED(vault->drafts().save(someDraft(u"d-1"_s)))
        }

        QVERIFY(b.mustOpen()->drafts().find(u"d-1"_s));
    }

    void aRemovedDraftStaysRemoved()
    {
        Bench b;
        {
            const auto vault = b.mustOpen();
            QVERIFY(await(vault->drafts().save(someDraft(u"d-1"_s))));
            QVERIFY(await(vault->drafts().remove(u"d-1"_s)));
        }

        QVERIFY(b.mustOpen()->drafts().all().isEmpty());
    }

    void anotherPasswordDoesNotOpen_data()
    {
        QTest::addColumn<Health>("keychain");
        QTest::addColumn<bool>("isConfirmed");
        QTest::newRow("not confirmed by the server, whatever the keychain holds") << Health::Well << false;
        QTest::newRow("confirmed, keychain locked") << Health::Locked << true;
        QTest::newRow("confirmed, no keychain") << Health::Unavailable << true;
    }

    void anotherPasswordDoesNotOpen()
    {
        QFETCH(Health, keychain);
        QFETCH(bool, isConfirmed);
        Bench b;
        QVERIFY(await(b.mustOpen()->drafts().save(someDraft(u"d-1"_s))));
        b.keys.health = keychain;

        const auto vault = b.open(u"another password"_s, isConfirmed);

        QVERIFY(!vault);
        QCOMPARE(vault.error().kind, ErrorKind::WrongSecret);
        QCOMPARE(b.mustOpen()->drafts().all().size(), 1);
    }

    void aPasswordChangedOnTheServerIsTakenOver()
    {
        Bench b;
        QVERIFY(await(b.mustOpen()->drafts().save(someDraft(u"d-1"_s))));

        QVERIFY(b.open(u"new password"_s, true));

        b.keys.health = Health::Unavailable;
        QVERIFY(!b.open(Bench::password));
        const auto vault = b.open(u"new password"_s);
        QVERIFY(vault);
        QCOMPARE((*vault)->drafts().all().size(), 1);
    }

    /// Finding F3: a locked keyring says "not found".
    void aLockedKeyringNeverMakesANewKey()
    {
        Bench b;
        QVERIFY(await(b.mustOpen()->drafts().save(someDraft(u"d-1"_s))));
        const int writes = b.keys.writes;
        b.keys.health = Health::Locked;

        const auto vault = b.mustOpen();

        QCOMPARE(vault->drafts().all().size(), 1);
        QCOMPARE(b.keys.writes, writes);
    }

    void aStoreMadeWithoutKeychainOpensByPassword_data()
    {
        QTest::addColumn<Health>("keychain");
        QTest::newRow("none") << Health::Unavailable;
        QTest::newRow("one that forgets") << Health::Forgetful;
    }

    void aStoreMadeWithoutKeychainOpensByPassword()
    {
        QFETCH(Health, keychain);
        Bench b;
        b.keys.health = keychain;
        QVERIFY(await(b.mustOpen()->drafts().save(someDraft(u"d-1"_s))));

        QCOMPARE(b.mustOpen()->drafts().all().size(), 1);
    }

    void aSecondInstanceIsTurnedAway()
    {
        Bench b;
        auto vault = b.mustOpen();

        const auto second = b.open();

        QVERIFY(!second);
        QCOMPARE(second.error().kind, ErrorKind::StorageInUse);
        vault.reset();
        QVERIFY(b.open());
    }

    void usersAndServersHaveStoresOfTheirOwn()
    {
        Bench b;
        QVERIFY(await(b.mustOpen()->drafts().save(someDraft(u"d-1"_s))));
        const VaultPlace maker = b.place;

        b.place.user = u"maker2@b01234.example.hk"_s;
        QVERIFY(!Vault::exists(b.place));
        QVERIFY(b.mustOpen()->drafts().all().isEmpty());
        b.place = maker;
        b.place.server = u"https://other.example.hk"_s;
        QVERIFY(b.mustOpen()->drafts().all().isEmpty());

        b.place = maker;
        QVERIFY(Vault::exists(b.place));
        QCOMPARE(b.mustOpen()->drafts().all().size(), 1);
    }

    void anAlteredRecordIsNamedAndTheOthersOpen()
    {
        Bench b;
        {
            const auto vault = b.mustOpen();
            QVERIFY(await(vault->drafts().save(someDraft(u"d-1"_s))));
            QVERIFY(await(vault->drafts().save(someDraft(u"d-2"_s))));
        }
        QVERIFY(b.alter({flipByte(u"drafts"_s, u"id = 'd-1'"_s)}));

        const auto vault = b.mustOpen();

        QCOMPARE(vault->drafts().all().size(), 1);
        QVERIFY(vault->drafts().find(u"d-2"_s));
        QCOMPARE(vault->damaged().size(), 1);
        QCOMPARE(vault->damaged().first().table, u"drafts"_s);
        QCOMPARE(vault->damaged().first().row, u"d-1"_s);
    }

    void recordsThatChangedPlacesAreNoticed()
    {
        Bench b;
        {
            const auto vault = b.mustOpen();
            QVERIFY(await(vault->drafts().save(someDraft(u"d-1"_s))));
            QVERIFY(await(vault->drafts().save(someDraft(u"d-2"_s))));
        }
        QVERIFY(b.alter({u"UPDATE drafts SET id = 'x' WHERE id = 'd-1'"_s,
            u"UPDATE drafts SET id = 'd-1' WHERE id = 'd-2'"_s, u"UPDATE drafts SET id = 'd-2' WHERE id = 'x'"_s}));

        const auto vault = b.mustOpen();

        QVERIFY(vault->drafts().all().isEmpty());
        QCOMPARE(vault->damaged().size(), 2);
    }

    void damagedKeySlotsAreNotTakenForAWrongPassword()
    {
        Bench b;
        (void)b.mustOpen();
        QVERIFY(b.alter({u"UPDATE key_slots SET password = x'0a00'"_s}));

        QCOMPARE(b.open().error().kind, ErrorKind::Corrupt);
    }

    void aStoreOfANewerProgramIsLeftAlone()
    {
        Bench b;
        (void)b.mustOpen();
        QVERIFY(b.alter({u"PRAGMA user_version = 99"_s}));

        QCOMPARE(b.open().error().kind, ErrorKind::StorageNewer);
    }

    void whatIsNotAStoreIsLeftAlone_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("These are the notes of somebody else.\n").repeated(100);
    }

    void whatIsNotAStoreIsLeftAlone()
    {
        QFETCH(QByteArray, content);
        Bench b;
        (void)b.mustOpen();
        QFile file(b.file());
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(content);
        file.close();

        const auto vault = b.open();

        QVERIFY(!vault);
        QCOMPARE(vault.error().kind, ErrorKind::Corrupt);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }

    void nothingReadableReachesTheDisk()
    {
        Bench b;
        const auto vault = b.mustOpen();
        QVERIFY(await(vault->drafts().save(someDraft(u"d-1"_s, u"CANARY"_s))));
        QVERIFY(await(vault->files().add(u"f-1"_s, "CANARY")));
        QVERIFY(await(vault->formCache().put(u"services/B01234"_s, {}, Json(u"CANARY"_s))));
        QVERIFY(await(vault->workItems().put(someRequest(u"r-1"_s))));
        QVERIFY(await(vault->workItems().apply(u"B01234"_s, {}, u"cursor"_s)));

        const QDir directory(b.place.directory);
        for (const QString &name : directory.entryList(QDir::Files)) {
            QFile file(directory.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            for (const char *canary : {"CANARY", "B01234", "Chan", "maker1", "portal.example"})
                QVERIFY2(!bytes.contains(canary) && !name.contains(QLatin1StringView(canary)), canary);
        }
    }

    void onlyTheOwnerMayLook()
    {
        Bench b;
        const auto vault = b.mustOpen();
        QVERIFY(await(vault->drafts().save(someDraft(u"d-1"_s))));

        const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
            | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
        QVERIFY(!(QFile::permissions(b.place.directory) & others));
        const QDir directory(b.place.directory);
        for (const QString &name : directory.entryList({u"*.store*"_s}, QDir::Files)) {
            if (!name.endsWith(u".lock"_s))
                QVERIFY2(!(QFile::permissions(directory.filePath(name)) & others), qPrintable(name));
        }
    }

    void aDiskThatDoesNotTakeItIsReportedAndNothingIsClaimed()
    {
        Bench b;
        const auto vault = b.mustOpen();
        QVERIFY(await(vault->drafts().save(someDraft(u"d-1"_s, u"before"_s))));
        QSignalSpy changed(&vault->drafts(), &Drafts::changed);
        const QString name = u"intruder"_s;
        {
            QSqlDatabase intruder = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
            intruder.setDatabaseName(b.file());
            QVERIFY(intruder.open());
            QVERIFY(QSqlQuery(intruder).exec(u"BEGIN IMMEDIATE"_s)); // nobody else can write now

            const auto saved = await(vault->drafts().save(someDraft(u"d-1"_s, u"after"_s)));

            QVERIFY(!saved);
            QCOMPARE(saved.error().kind, ErrorKind::StorageInUse);
            QCOMPARE(vault->drafts().find(u"d-1"_s)->data["reason"_L1].toString(), u"before"_s);
            QCOMPARE(changed.count(), 0);
            QVERIFY(QSqlQuery(intruder).exec(u"ROLLBACK"_s));
        }
        QSqlDatabase::removeDatabase(name);
        QVERIFY(await(vault->drafts().save(someDraft(u"d-1"_s, u"after"_s))));
    }

    void aPlaceThatCannotBeMadeIsReported()
    {
        Bench b;
        QFile file(b.place.directory);
        QVERIFY(file.open(QIODevice::WriteOnly));

        QCOMPARE(b.open().error().kind, ErrorKind::Storage);
    }
};

} // namespace eforms::store

QTEST_GUILESS_MAIN(eforms::store::TestVault)
#include "tst_vault.moc"
