#include "market/formlibrary.h"

#include <QDir>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace eforms;
using namespace eforms::market;
using namespace Qt::StringLiterals;

class LibraryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theResourcesHoldTheSameFormsAsTheFolder()
    {
        const auto resources = FormLibrary::open();
        const auto folder = FormLibrary::open(QStringLiteral(EFORMS_SOURCE_DIR "/forms"));
        QVERIFY2(resources.has_value(), qPrintable(resources ? QString() : resources.error().detail));
        QVERIFY(folder.has_value());

        QCOMPARE(resources->available(), folder->available());
        for (const QString &slug : folder->available()) {
            const auto here = resources->bundle(slug);
            const auto there = folder->bundle(slug);
            QVERIFY(here.has_value() && there.has_value());
            QCOMPARE(here->schema, there->schema);
            QCOMPARE(here->texts, there->texts);
        }
    }

    void theCatalogueListsAllServicesInOrder()
    {
        const auto library = FormLibrary::open();
        const Json::Array &services = library->catalogue()["services"_L1].array();
        QSet<QString> slugs;

        QCOMPARE(services.size(), 47);
        for (qsizetype i = 0; i < services.size(); ++i) {
            const Json &service = services[i];
            QCOMPARE(service["number"_L1].toInteger(), i + 1);
            slugs.insert(service["slug"_L1].toString());
            for (const QString &language : {u"en"_s, u"zh-Hant"_s}) {
                QVERIFY(!service["title"_L1][language].toString().isEmpty());
                QVERIFY(!service["purpose"_L1][language].toString().isEmpty());
            }
            QCOMPARE(service["levels"_L1].size(), service["approvals"_L1].toString() == "A2"_L1 ? 2 : 1);
        }
        QCOMPARE(slugs.size(), 47);
    }

    void theCatalogueAndTheFormsAgree()
    {
        const auto library = FormLibrary::open();
        QCOMPARE(library->available().size(), library->catalogue()["services"_L1].size());

        for (const QString &slug : library->available()) {
            const auto bundle = library->bundle(slug);
            QVERIFY(bundle.has_value());
            const Json &service = library->service(slug);
            for (const QString &key : {u"number"_s, u"code"_s, u"category"_s, u"clearing_houses"_s, u"variants"_s, u"paper_forms"_s})
                QCOMPARE(bundle->form[key], service[key]);
            QCOMPARE(bundle->form["id"_L1].toString(), slug);
            QCOMPARE(bundle->form["approvals"_L1]["levels"_L1], service["levels"_L1]);
            QCOMPARE(bundle->form["approvals"_L1]["name"_L1], service["approvals"_L1]);
            QCOMPARE(bundle->form["approvals"_L1]["second_factor"_L1], service["second_factor"_L1]);
            QCOMPARE(bundle->form["hours"_L1]["open"_L1], service["open"_L1]);
            QCOMPARE(bundle->texts[Language::English]["title"_L1], service["title"_L1]["en"_L1]);
            QCOMPARE(bundle->texts[Language::TraditionalChinese]["title"_L1], service["title"_L1]["zh-Hant"_L1]);
        }
    }

    void commonTextsAreMergedAndAFormsOwnWin()
    {
        const auto library = FormLibrary::open();
        const auto bundle = library->bundle(u"buy-in-exemption"_s);

        const Json &texts = bundle->texts[Language::TraditionalChinese];

        QCOMPARE(texts["error.required"_L1].toString(), u"請填寫此欄。"_s);
        QCOMPARE(texts["positions.reason_code.ODD_LOT"_L1].toString(), u"短倉不足一手"_s);
        QVERIFY(bundle->common.contains(u"blocks.json"_s));
    }

    void aFormThatIsNotThereIsNotFound()
    {
        const auto library = FormLibrary::open();

        QCOMPARE(library->bundle(u"no-such-form"_s).error().kind, ErrorKind::NotFound);
        QCOMPARE(library->bundle(u"../common"_s).error().kind, ErrorKind::NotFound);
        QVERIFY(library->service(u"nonsense"_s).isAbsent());
    }

    void aFolderThatIsNoLibraryIsRefused()
    {
        QTemporaryDir folder;
        QCOMPARE(FormLibrary::open(folder.path()).error().kind, ErrorKind::NotFound);
        QFile file(folder.filePath(u"catalogue.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{not json");
        file.close();

        QCOMPARE(FormLibrary::open(folder.path()).error().kind, ErrorKind::Malformed);
    }
};

QTEST_GUILESS_MAIN(LibraryTest)
#include "tst_library.moc"
