#include "engine/forms.h"
#include "engine/migration.h"

#include <QTest>

using namespace forms;

namespace {

/// moc takes a slash and a star inside a raw string for the beginning of a comment: `@` stands for the star here.
Json starred(QByteArray text)
{
    return json(text.replace('@', '*'));
}

/// Version 3 of a form: `note` was `remark` in version 1, reasons were recoded, `counter` is gone, `consent` is new.
FormPointer newest()
{
    FormBundle made = bundle(json(R"({
        "type": "object", "additionalProperties": false,
        "properties": {
            "note": {"type": "string"},
            "consent": {"type": "boolean"},
            "rows": {"type": "array", "items": {"type": "object", "properties": {
                "code": {"type": "string"},
                "reason": {"type": "string", "enum": ["LATE", "OTHER"]},
                "amount": {"type": "integer"}}}}}})"));
    made.form = json(R"({"id":"sample","version":3})");
    made.migrations = starred(R"({
        "1-2": {"accepted_until": "2025-12-31", "steps": [
            {"op": "move", "from": "/remark", "path": "/note"},
            {"op": "move", "from": "/rows/@/quantity", "path": "/rows/@/amount"}]},
        "2-3": {"steps": [
            {"op": "map", "path": "/rows/@/reason", "values": {"DELAYED": "LATE"}},
            {"op": "remove", "path": "/rows/@/counter"},
            {"op": "add", "path": "/consent", "value": false}]}})");
    const auto form = FormDefinition::load(made, {});
    if (!form)
        qFatal("%s", qPrintable(form.error().detail));
    return *form;
}

QStringList told(const Migration &migration)
{
    QStringList lines;
    for (const MigrationChange &change : migration.changes) {
        const char *kind = change.kind == MigrationChange::Kind::Moved ? "moved"
            : change.kind == MigrationChange::Kind::Changed            ? "changed"
            : change.kind == MigrationChange::Kind::Added              ? "added"
                                                                       : "left out";
        const auto shown = [](const Json &value) {
            return value.isAbsent() ? QString() : QString::fromUtf8(value.toBytes());
        };
        lines.append(u"%1 %2>%3 %4>%5"_s.arg(
            QString::fromLatin1(kind), change.from, change.to, shown(change.before), shown(change.after)));
    }
    return lines;
}

} // namespace

class MigrationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachValueIsMovedRecodedKeptOrSetAside()
    {
        const Json old = json(R"({"remark":"急件","rows":[
            {"code":"A","quantity":5,"reason":"DELAYED","counter":"80388"},
            {"code":"B","quantity":7,"reason":"OTHER"}]})");

        const auto moved = migrate(old, 1, *newest());

        QVERIFY(moved);
        QCOMPARE(moved->data, json(R"({"rows":[{"code":"A","reason":"LATE","amount":5},{"code":"B","reason":"OTHER","amount":7}],
            "note":"急件","consent":false})"));
        QCOMPARE(moved->left, json(R"({"/rows/0/counter":"80388"})"));
        const QStringList expected {u"moved /remark>/note \"急件\">\"急件\""_s, u"moved /rows/0/quantity>/rows/0/amount 5>5"_s,
            u"moved /rows/1/quantity>/rows/1/amount 7>7"_s, u"changed /rows/0/reason>/rows/0/reason \"DELAYED\">\"LATE\""_s,
            u"left out /rows/0/counter> \"80388\">"_s, u"added >/consent >false"_s};
        QCOMPARE(told(*moved), expected);
    }

    void aStepStartsWhereTheDraftIs()
    {
        const auto moved = migrate(json(R"({"note":"a","rows":[{"reason":"DELAYED"}]})"), 2, *newest());

        QVERIFY(moved);
        QCOMPARE(moved->data, json(R"({"note":"a","rows":[{"reason":"LATE"}],"consent":false})"));
    }

    void whatNoStepNamesIsSetAsideWhenTheNewVersionDoesNotKnowIt()
    {
        const auto moved = migrate(json(R"({"note":"a","stray":{"x":1},"rows":[{"code":"A","own":[1,2]}]})"), 2, *newest());

        QVERIFY(moved);
        QCOMPARE(moved->data, json(R"({"note":"a","rows":[{"code":"A"}],"consent":false})"));
        QCOMPARE(moved->left, json(R"({"/rows/0/own":[1,2],"/stray":{"x":1}})"));
    }

    void nothingIsWrittenOver()
    {
        const auto moved = migrate(json(R"({"remark":"old","note":"new"})"), 1, *newest());

        QVERIFY(moved);
        QCOMPARE(moved->data["note"_L1], Json(u"new"_s));
        QCOMPARE(moved->left, json(R"({"/remark":"old"})"));
    }

    void aValueThatMovedAndIsThenLeftOutIsNamedByItsFirstPlace()
    {
        FormBundle made = bundle(json(R"({"type":"object","properties":{"a":{"type":"string"}}})"));
        made.form = json(R"({"id":"sample","version":3})");
        made.migrations = json(R"({"1-2":{"steps":[{"op":"move","from":"/b","path":"/c"}]},"2-3":{"steps":[{"op":"remove","path":"/c"}]}})");
        const auto form = FormDefinition::load(made, {});
        QVERIFY(form);

        const auto moved = migrate(json(R"({"b":"x"})"), 1, **form);

        QVERIFY(moved);
        QCOMPARE(moved->data, Json::emptyObject());
        QCOMPARE(moved->left, json(R"({"/b":"x"})"));
    }

    void thereMustBeAWay()
    {
        QCOMPARE(migrate(Json::emptyObject(), 3, *newest()).error().kind, ErrorKind::NotFound);
        QCOMPARE(migrate(Json::emptyObject(), 0, *newest()).error().kind, ErrorKind::NotFound);
    }

    void aStepThatIsNoneIsRefused_data()
    {
        QTest::addColumn<QByteArray>("step");
        QTest::newRow("unknown") << QByteArray(R"({"op":"copy","from":"/a","path":"/b"})");
        QTest::newRow("no path") << QByteArray(R"({"op":"remove"})");
        QTest::newRow("no pointer") << QByteArray(R"({"op":"remove","path":"a"})");
        QTest::newRow("map to nothing") << QByteArray(R"({"op":"map","path":"/a"})");
        QTest::newRow("add nothing") << QByteArray(R"({"op":"add","path":"/a"})");
        QTest::newRow("into a row that is none") << QByteArray(R"({"op":"move","from":"/a","path":"/rows/@/a"})");
    }

    void aStepThatIsNoneIsRefused()
    {
        QFETCH(const QByteArray, step);
        FormBundle made = bundle(json(R"({"type":"object","properties":{"a":{"type":"string"}}})"));
        made.form = json(R"({"id":"sample","version":2})");
        made.migrations.set(u"1-2"_s, Json::of({{u"steps"_s, Json(Json::Array {starred(step)})}}));
        const auto form = FormDefinition::load(made, {});
        QVERIFY(form);

        QCOMPARE(migrate(json(R"({"a":"x","b":1})"), 1, **form).error().kind, ErrorKind::Malformed);
    }

    void theLastDayOfAVersionIsThatOfTheMigrationFromIt()
    {
        QCOMPARE(acceptedUntil(1, *newest()), QDate(2025, 12, 31));
        QVERIFY(!acceptedUntil(2, *newest()).isValid());
        QVERIFY(!acceptedUntil(9, *newest()).isValid());
    }

    void migrationsBelongToTheHashOfAVersion()
    {
        FormBundle plain = bundle(json(R"({"type":"object"})"));
        FormBundle migrated = plain;
        migrated.migrations = json(R"({"1-2":{"steps":[]}})");

        QVERIFY(plain.hash() != migrated.hash());
        QVERIFY(!plain.toJson().contains(u"migrations"));
        QCOMPARE(FormBundle::fromJson(migrated.toJson())->hash(), migrated.hash());
    }
};

QTEST_GUILESS_MAIN(MigrationTest)
#include "tst_migration.moc"
