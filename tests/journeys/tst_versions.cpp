#include "journeys/desk.h"
#include "market/formlibrary.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;
using namespace eforms;
using namespace eforms::journeys;

namespace {

const QString maker = u"maker1@b01234.example.hk"_s;
const QString slug = u"early-buy-in"_s;
constexpr int patience = 20000;

Json read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? Json::parse(file.readAll()).value_or(Json()) : Json();
}

void write(const QString &path, const Json &json)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(json.toPrettyBytes()) < 0)
        qFatal("%s", qPrintable(path));
}

/// The server's forms: one real e-service, published in one version after the other as its author would.
struct Published {
    Published()
    {
        const QString forms = QStringLiteral(EFORMS_SOURCE_DIR "/forms");
        Json catalogue = read(forms + u"/catalogue.json"_s);
        Json::Array services;
        for (const Json &service : catalogue["services"_L1].array()) {
            if (service["slug"_L1].toString() == slug)
                services.append(service);
        }
        catalogue.set(u"services"_s, services);
        write(folder.filePath(u"catalogue.json"_s), catalogue);
        for (const QString &name : {u"blocks"_s, u"en"_s, u"zh-Hant"_s})
            write(folder.filePath(u"common/%1.json"_s.arg(name)), read(forms + u"/common/%1.json"_s.arg(name)));
        for (const QString &name : {u"form"_s, u"schema"_s, u"layout"_s, u"en"_s, u"zh-Hant"_s})
            write(at(name), read(forms + u"/settlement-depository/%1/%2.json"_s.arg(slug, name)));
    }

    [[nodiscard]] QString at(const QString &name) const
    {
        return folder.filePath(u"settlement-depository/%1/%2.json"_s.arg(slug, name));
    }

    /// Version 2: the settlement position number has another key, DEFECTIVE_SHARES is no reason any more, partial execution is
    /// no longer asked, a trader is named.
    void secondVersion(const QString &acceptedUntil = {}) const
    {
        write(at(u"versions/1"_s), market::FormLibrary::open(folder.path())->bundle(slug)->toJson());
        Json form = read(at(u"form"_s));
        form.set(u"version"_s, 2);
        write(at(u"form"_s), form);
        QString schema = QString::fromUtf8(read(at(u"schema"_s)).toBytes());
        schema.replace(u"\"position_no\""_s, u"\"cns_position_no\""_s);
        Json changed = Json::parse(schema.toUtf8()).value();
        const QString rows = u"/properties/positions/items"_s;
        changed.setAt(rows + u"/properties/allow_partial"_s, Json());
        changed.setAt(rows + u"/properties/trader"_s, Json::parse(R"({"type":"string","maxLength":40})").value());
        Json::Array required;
        for (const Json &name : changed.at(rows + u"/required"_s).array()) {
            if (name.toString() != "allow_partial"_L1)
                required.append(name);
        }
        changed.setAt(rows + u"/required"_s, required);
        Json::Array reasons;
        for (const Json &code : changed.at(rows + u"/properties/reason_code/enum"_s).array()) {
            if (code.toString() != "DEFECTIVE_SHARES"_L1)
                reasons.append(code);
        }
        changed.setAt(rows + u"/properties/reason_code/enum"_s, reasons);
        write(at(u"schema"_s), changed);
        QString layout = QString::fromUtf8(read(at(u"layout"_s)).toBytes());
        layout.replace(u"properties/position_no"_s, u"properties/cns_position_no"_s);
        layout.replace(u"properties/allow_partial"_s, u"properties/trader"_s);
        write(at(u"layout"_s), Json::parse(layout.toUtf8()).value());
        for (const QString &language : {u"en"_s, u"zh-Hant"_s}) {
            Json texts = read(at(language));
            texts.set(u"positions.cns_position_no.label"_s, texts["positions.position_no.label"_L1]);
            texts.set(u"positions.trader.label"_s, language == "en"_L1 ? u"Trader"_s : u"交易員"_s);
            write(at(language), texts);
        }
        Json migration = Json::parse(R"({"steps":[
            {"op":"move","from":"/positions/*/position_no","path":"/positions/*/cns_position_no"},
            {"op":"map","path":"/positions/*/reason_code","values":{"DEFECTIVE_SHARES":"OTHER"}},
            {"op":"remove","path":"/positions/*/allow_partial"}]})")
                             .value();
        if (!acceptedUntil.isEmpty())
            migration.set(u"accepted_until"_s, acceptedUntil);
        write(at(u"migrations/1-2"_s), migration);
    }

    QTemporaryDir folder;
};

server::Options withForms(const Published &published)
{
    server::Options options;
    options.formsDir = published.folder.path();
    return options;
}

template <typename T>
Result<T> await(const Async<T> &future)
{
    QObject context;
    std::optional<Result<T>> answer;
    then(future, &context, [&answer](const Result<T> &result) { answer = result; });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(answer, patience); }();
    return answer ? *answer : Result<T>(fail(ErrorKind::Timeout));
}

int offeredVersion(const Desktop &desktop)
{
    const domain::Service *service = desktop.workplace->catalogue().find(slug);
    return service ? service->version : 0;
}

/// A draft of version 1 with one line, closed again; its id.
QString draftOfVersionOne(House &house)
{
    Desktop desktop(house, maker);
    desktop.signIn();
    [&] { QTRY_COMPARE_WITH_TIMEOUT(offeredVersion(desktop), 1, patience); }();
    auto session = await(desktop.workplace->newForm(slug));
    if (!session)
        qFatal("%s", qPrintable(session.error().detail));
    engine::FormModel &form = (*session)->model();
    form.addRow(u"/positions"_s);
    form.setValue(u"/positions/0/stock_code"_s, Json(u"00700"_s));
    form.setValue(u"/positions/0/position_no"_s, Json(u"CNS0007"_s));
    form.setValue(u"/positions/0/reason_code"_s, Json(u"DEFECTIVE_SHARES"_s));
    form.setValue(u"/positions/0/allow_partial"_s, Json(false));
    form.setValue(u"/remarks"_s, Json(u"客戶股票有瑕疵"_s));
    return (*session)->draft().id;
}

/// The server comes back with version 2.
void publishSecond(House &house, const Published &published, const QString &acceptedUntil = {})
{
    house.server.stop();
    published.secondVersion(acceptedUntil);
    if (const auto started = house.server.start(); !started)
        qFatal("server: %s", qPrintable(started.error().detail));
}

} // namespace

/// What happens to people's work when a form is published anew.
class VersionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDraftKeepsItsVersionUntilItsMakerHasSeenWhatChanges()
    {
        Published published;
        House house(withForms(published));
        const QString id = draftOfVersionOne(house);
        publishSecond(house, published, u"2099-12-31"_s);
        Desktop desktop(house, maker);
        desktop.signIn();
        QTRY_COMPARE_WITH_TIMEOUT(offeredVersion(desktop), 2, patience);

        const auto newer = await(desktop.workplace->newerVersion(id));
        const auto kept = await(desktop.workplace->openDraft(id));
        QVERIFY(newer && *newer && kept);

        QCOMPARE((*kept)->form()->version(), 1);
        QCOMPARE((*kept)->model().state(u"/positions/0/position_no"_s).value, Json(u"CNS0007"_s));
        QVERIFY(!(*newer)->mustMove);
        QCOMPARE((*newer)->acceptedUntil, QDate(2099, 12, 31));
        QStringList kinds;
        for (const engine::MigrationChange &change : (*newer)->migration.changes)
            kinds.append(change.from + u'>' + change.to);
        QCOMPARE(kinds.join(u' '),
            u"/positions/0/position_no>/positions/0/cns_position_no /positions/0/reason_code>/positions/0/reason_code"
            " /positions/0/allow_partial>"_s);
    }

    void aMovedDraftHasEveryValueOrKeepsItBeside()
    {
        Published published;
        House house(withForms(published));
        const QString id = draftOfVersionOne(house);
        publishSecond(house, published);
        {
            Desktop desktop(house, maker);
            desktop.signIn();
            QTRY_COMPARE_WITH_TIMEOUT(offeredVersion(desktop), 2, patience);
            const auto newer = await(desktop.workplace->newerVersion(id));
            QVERIFY(newer && *newer);
            QVERIFY(await(desktop.workplace->moveToNewerVersion(**newer)));
        }

        Desktop again(house, maker);
        again.signIn();
        QTRY_COMPARE_WITH_TIMEOUT(offeredVersion(again), 2, patience);
        const auto session = await(again.workplace->openDraft(id));
        QVERIFY(session);
        const auto newer = await(again.workplace->newerVersion(id));

        QCOMPARE((*session)->form()->version(), 2);
        QCOMPARE((*session)->model().state(u"/positions/0/cns_position_no"_s).value, Json(u"CNS0007"_s));
        QCOMPARE((*session)->model().state(u"/positions/0/reason_code"_s).value, Json(u"OTHER"_s));
        QCOMPARE((*session)->model().state(u"/remarks"_s).value, Json(u"客戶股票有瑕疵"_s));
        const Json &aside = (*session)->draft().setAside;
        QCOMPARE(aside.size(), 1);
        QCOMPARE(aside[0]["path"_L1].toString(), u"/positions/0/allow_partial"_s);
        QCOMPARE(aside[0]["value"_L1], Json(false));
        QVERIFY(!aside[0]["label_zh-Hant"_L1].toString().isEmpty());
        QVERIFY(newer && !*newer);
    }

    void aVersionThatIsNoLongerTakenMustBeLeft()
    {
        Published published;
        House house(withForms(published));
        const QString id = draftOfVersionOne(house);
        publishSecond(house, published, u"2025-01-31"_s);
        Desktop desktop(house, maker);
        desktop.signIn();
        QTRY_COMPARE_WITH_TIMEOUT(offeredVersion(desktop), 2, patience);

        const auto newer = await(desktop.workplace->newerVersion(id));

        QVERIFY(newer && *newer);
        QVERIFY((*newer)->mustMove);
    }

    void anOlderVersionThanWasSeenIsNotUsed()
    {
        Published published;
        Published before;
        House house(withForms(published));
        house.server.stop();
        published.secondVersion();
        QVERIFY(house.server.start());
        {
            Desktop desktop(house, maker);
            desktop.signIn();
            QTRY_COMPARE_WITH_TIMEOUT(offeredVersion(desktop), 2, patience);
            QVERIFY(await(desktop.workplace->newForm(slug)));
        }
        house.server.stop();
        write(published.at(u"form"_s), read(before.at(u"form"_s)));
        write(published.at(u"schema"_s), read(before.at(u"schema"_s)));
        write(published.at(u"layout"_s), read(before.at(u"layout"_s)));
        QVERIFY(QDir(QFileInfo(published.at(u"versions/1"_s)).path()).removeRecursively());
        QVERIFY(QDir(QFileInfo(published.at(u"migrations/1-2"_s)).path()).removeRecursively());
        QVERIFY(house.server.start());

        Desktop desktop(house, maker);
        desktop.signIn();
        QTRY_COMPARE_WITH_TIMEOUT(offeredVersion(desktop), 1, patience);
        const auto refused = await(desktop.workplace->newForm(slug));

        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::NotGenuine);
    }

    void formsOfAnotherPublisherAreNotUsed()
    {
        Published published;
        House house(withForms(published));
        Desktop desktop(house, maker, QByteArray(32, 'k'));
        desktop.signIn();
        QTRY_COMPARE_WITH_TIMEOUT(offeredVersion(desktop), 1, patience);

        const auto refused = await(desktop.workplace->newForm(slug));

        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::NotGenuine);
    }
};

QTEST_GUILESS_MAIN(VersionsTest)
#include "tst_versions.moc"
