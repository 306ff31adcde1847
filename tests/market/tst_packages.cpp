#include "engine/compiledschema.h"
#include "engine/structure.h"
#include "market/formlibrary.h"
#include "market/formpackage.h"
#include "market/formrules.h"
#include "market/jsonfile.h"
#include "market/ruleoperators.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace eforms;
using namespace eforms::market;
using namespace Qt::StringLiterals;

namespace {

base::SigningKey publisher(char seed = 'p')
{
    return *base::SigningKey::fromSeed(QByteArray(32, seed));
}

engine::FormBundle realForm()
{
    return *FormLibrary::open()->bundle(u"early-buy-in"_s);
}

void write(const QString &path, const Json &json)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(json.toPrettyBytes()) < 0)
        qFatal("%s", qPrintable(path));
}

/// In @p about `@` stands for the star, which moc takes for the beginning of a comment.
engine::FormPointer form(QByteArray about)
{
    engine::FormBundle bundle;
    bundle.form = Json::parse(about.replace('@', '*')).value();
    bundle.schema = Json::of({{u"type"_s, u"object"_s}});
    return *engine::FormDefinition::load(bundle, {});
}

} // namespace

class PackagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPackageOpensWithThePublishersKey()
    {
        const FormPackage sealed = FormPackage::seal(realForm(), publisher());

        const auto read = FormPackage::fromJson(Json::parse(sealed.toJson().toBytes()).value());

        QVERIFY(read);
        const auto opened = read->open(publisher().publicKey());
        QVERIFY(opened);
        QCOMPARE(opened->hash(), realForm().hash());
        QCOMPARE(read->slug, u"early-buy-in"_s);
        QCOMPARE(read->version, 1);
    }

    void whatThePublisherDidNotSignIsRefused_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<Json>("value");
        Json laxer = realForm().toJson();
        laxer.setAt(u"/schema/properties/positions/maxItems"_s, Json(9999));
        QTest::newRow("another content") << u"bundle"_s << laxer;
        QTest::newRow("another hash") << u"hash"_s << Json(QString(64, u'0'));
        QTest::newRow("another version") << u"version"_s << Json(2);
        QTest::newRow("another form") << u"slug"_s << Json(u"special-buy-in"_s);
        QTest::newRow("another signature") << u"signature"_s << Json(QString::fromLatin1(QByteArray(64, 'x').toBase64()));
        QTest::newRow("no signature") << u"signature"_s << Json(u""_s);
    }

    void whatThePublisherDidNotSignIsRefused()
    {
        QFETCH(const QString, member);
        QFETCH(const Json, value);
        Json json = FormPackage::seal(realForm(), publisher()).toJson();
        json.set(member, value);

        QCOMPARE(FormPackage::fromJson(json)->open(publisher().publicKey()).error().kind, ErrorKind::NotGenuine);
    }

    void aHashThatFitsTheTamperedContentDoesNotHelp()
    {
        engine::FormBundle laxer = realForm();
        laxer.schema.setAt(u"/properties/positions/maxItems"_s, Json(9999));
        Json json = FormPackage::seal(realForm(), publisher()).toJson();
        json.set(u"bundle"_s, laxer.toJson());
        json.set(u"hash"_s, laxer.hash());

        QCOMPARE(FormPackage::fromJson(json)->open(publisher().publicKey()).error().kind, ErrorKind::NotGenuine);
    }

    void anotherPublisherIsRefused()
    {
        const FormPackage forged = FormPackage::seal(realForm(), publisher('q'));

        QCOMPARE(forged.open(publisher().publicKey()).error().kind, ErrorKind::NotGenuine);
    }

    void aPackageNamesAllItsParts()
    {
        for (const QString &member : {u"slug"_s, u"version"_s, u"hash"_s, u"bundle"_s}) {
            Json json = FormPackage::seal(realForm(), publisher()).toJson();
            json.set(member, Json());
            QCOMPARE(FormPackage::fromJson(json).error().kind, ErrorKind::Malformed);
        }
    }

    void earlierVersionsAreKeptWholeBesideThePresentOne()
    {
        QTemporaryDir folder;
        const QString place = folder.filePath(u"technical/sample"_s);
        write(folder.filePath(u"catalogue.json"_s),
            Json::parse(R"({"services":[{"slug":"sample","category":"technical"}]})").value());
        for (const QString &name : {u"common/blocks"_s, u"common/en"_s, u"common/zh-Hant"_s, u"technical/sample/en"_s,
                 u"technical/sample/zh-Hant"_s, u"technical/sample/layout"_s})
            write(folder.filePath(name + u".json"_s), Json::emptyObject());
        engine::FormBundle first;
        first.form = Json::parse(R"({"id":"sample","version":1})").value();
        first.schema = Json::parse(R"({"type":"object","properties":{"old":{"type":"string"}}})").value();
        write(place + u"/versions/1.json"_s, first.toJson());
        write(place + u"/form.json"_s, Json::parse(R"({"id":"sample","version":2})").value());
        write(place + u"/schema.json"_s, Json::parse(R"({"type":"object","properties":{"new":{"type":"string"}}})").value());
        write(place + u"/migrations/1-2.json"_s,
            Json::parse(R"({"steps":[{"op":"move","from":"/old","path":"/new"}]})").value());

        const auto library = FormLibrary::open(folder.path());

        QVERIFY(library);
        QCOMPARE(library->earlierVersions(u"sample"_s), QList<int> {1});
        QCOMPARE(library->earlier(u"sample"_s, 1)->hash(), first.hash());
        QCOMPARE(library->earlier(u"sample"_s, 2).error().kind, ErrorKind::NotFound);
        QCOMPARE(library->bundle(u"sample"_s)->migrations["1-2"_L1]["steps"_L1].size(), 1);
    }

    void requestTypesAreReadWhereTheFormSays()
    {
        const auto one = form(R"({"id":"f","version":1,"discriminator":"variant","variants":["A","B"]})");
        const auto several = form(R"({"id":"f","version":1,"discriminator":"variants","variants":["A","B","C"]})");
        const auto byLine = form(R"({"id":"f","version":1,"discriminator":"/lines/@/variant","variants":["A","B","C"]})");
        const auto json = [](const char *text) { return Json::parse(text).value(); };

        QCOMPARE(requestTypes(*one, json(R"({"variant":"B"})")), QStringList {u"B"_s});
        QCOMPARE(requestTypes(*one, json(R"({"variant":"Z"})")), QStringList());
        QCOMPARE(requestTypes(*one, json("{}")), QStringList());
        QCOMPARE(requestTypes(*several, json(R"({"variants":["C","A"]})")), (QStringList {u"A"_s, u"C"_s}));
        QCOMPARE(requestTypes(*byLine, json(R"({"lines":[{"variant":"C"},{},{"variant":"A"},{"variant":"C"}]})")),
            (QStringList {u"A"_s, u"C"_s}));
    }

    void theClearingHousesWayIsThatOfTheRequestType()
    {
        const auto both = form(R"({"id":"f","version":1,"discriminator":"variants","variants":["A","B"],"stages":["R","D"],
            "final_state":"completed","flows":{"B":{"stages":["R","X"],"final_state":"effective"}}})");
        const auto stages = [&both](const char *data) {
            return flow(*both, Json::parse(data).value())["stages"_L1].toStringList().join(u'>');
        };

        QCOMPARE(stages(R"({"variants":["A"]})"), u"R>D"_s);
        QCOMPARE(stages(R"({"variants":["B"]})"), u"R>X"_s);
        QCOMPARE(stages(R"({"variants":["A","B"]})"), u"R>X"_s);
        QCOMPARE(flow(*both, Json::parse(R"({"variants":["B"]})").value())["final_state"_L1].toString(), u"effective"_s);
        QCOMPARE(flow(*both, Json::emptyObject())["final_state"_L1].toString(), u"completed"_s);
    }

    void listsOfTheParticipantAreLookedUpByTheirReference()
    {
        const auto any = form(R"({"id":"f","version":1})");
        RuleFacts facts;
        facts.participant = Json::parse(R"({"id":"B01234","bank_accounts":[
            {"ref":"HKD-1","name_en":"Main","name_zh":"主戶口","currency":"HKD"},{"ref":"USD-1","currency":"USD"}],"spoilt":[1,2]})")
                                .value();
        const engine::FormContext context = ruleContext(*any, facts, {});

        QCOMPARE(context.lookup(u"participant.bank_accounts"_s, Json(u"USD-1"_s))["currency"_L1].toString(), u"USD"_s);
        QVERIFY(context.lookup(u"participant.bank_accounts"_s, Json(u"EUR-1"_s)).isAbsent());
        QVERIFY(context.knows(u"participant.bank_accounts"_s));
        QVERIFY(!context.knows(u"participant.lines"_s));
        QVERIFY(!context.knows(u"participant.spoilt"_s));
        QVERIFY(!context.knows(u"banks"_s));
        const auto offered = candidates(nullptr, facts.participant, u"participant.bank_accounts"_s, u"主"_s);
        QCOMPARE(offered.size(), 1);
        QCOMPARE(offered.first().key, u"HKD-1"_s);
    }

    void trainingKnowsListsThatFormsLookUp()
    {
        const auto any = form(R"({"id":"f","version":1})");
        const auto profiles = readJsonFile(u":/eforms/training/profiles.json"_s);
        QVERIFY(profiles);
        RuleFacts facts;
        facts.participant = (*profiles)["B01234"_L1];
        const engine::FormContext context = ruleContext(*any, facts, {});
        const auto library = FormLibrary::open();
        QSet<QString> sources;
        for (const QString &slug : library->available()) {
            const auto loaded = engine::FormDefinition::load(
                *library->bundle(slug), ruleOperators(ReferenceData::open()->calendar));
            QVERIFY(loaded);
            for (const engine::FieldPlan &field : (*loaded)->schema().structure().fields) {
                if (field.lookup && isOfParticipant(field.lookup->source))
                    sources.insert(field.lookup->source);
            }
        }
        QVERIFY(sources.size() > 5);
        for (const QString &source : std::as_const(sources))
            QVERIFY2(context.knows(source), qPrintable(source));
    }
};

QTEST_GUILESS_MAIN(PackagesTest)
#include "tst_packages.moc"
