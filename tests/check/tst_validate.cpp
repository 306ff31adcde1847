#include "check/program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace eforms;
using namespace program;
using namespace Qt::StringLiterals;

namespace {

Outcome validate(const QStringList &arguments)
{
    return run(QStringList {u"validate"_s} + arguments);
}

Json example(const QString &form, const QString &name)
{
    QFile file(formsFolder() + u"/settlement-depository/"_s + form + u"/examples/"_s + name + u".json"_s);
    return file.open(QIODevice::ReadOnly) ? json(file.readAll()) : Json();
}

/// `path keyword [rule][?]` of each problem, the last for a warning.
QStringList listed(const Json &answer)
{
    QStringList list;
    for (const Json &problem : answer["problems"_L1].array()) {
        QString line = problem["path"_L1].toString() + u' ' + problem["keyword"_L1].toString();
        if (problem["rule"_L1].isString())
            line += u' ' + problem["rule"_L1].toString();
        list.append(problem["severity"_L1] == Json(u"warning"_s) ? line + u'?' : line);
    }
    return list;
}

} // namespace

class ValidateTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString written(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write test data");
        return file.fileName();
    }

    Outcome judged(const QString &form, const Json &data, const Json &context, const QStringList &more = {})
    {
        return validate(QStringList {u"--form"_s, form, u"--forms"_s, formsFolder(), u"--context"_s,
                            written(u"context.json"_s, context.toBytes()), written(u"data.json"_s, data.toBytes()),
                            u"--json"_s}
            + more);
    }

private Q_SLOTS:
    void theAnswerHasExactlyTheAgreedMembers();
    void readings_data();
    void readings();
    void whatTheContextSays_data();
    void whatTheContextSays();
    void numbersAreTakenByTheirToken_data();
    void numbersAreTakenByTheirToken();
    void aWarningDoesNotMakeADocumentInvalid();
    void aDocumentThatIsNoObjectIsInvalid_data();
    void aDocumentThatIsNoObjectIsInvalid();
    void whatCannotBeReadSaysWhy_data();
    void whatCannotBeReadSaysWhy();
};

void ValidateTest::theAnswerHasExactlyTheAgreedMembers()
{
    Json sample = example(u"buy-in-exemption"_s, u"valid-hong-kong-one-row"_s);
    Json data = sample["data"_L1];
    data.setAt(u"/positions/0/exemption_quantity", 3000);
    data.setAt(u"/remarks", QString(501, u'x'));

    const Outcome outcome = judged(u"buy-in-exemption"_s, data, sample["context"_L1]);

    const Json answer = json(outcome.output);
    QCOMPARE(answer.object().keys(), (QStringList {u"form"_s, u"version"_s, u"valid"_s, u"problems"_s}));
    QCOMPARE(answer["form"_L1], Json(u"buy-in-exemption"_s));
    QCOMPARE(answer["version"_L1], Json(1));
    QCOMPARE(answer["valid"_L1], Json(false));
    const QStringList members {u"path"_s, u"keyword"_s, u"rule"_s, u"severity"_s, u"params"_s, u"messages"_s};
    for (const Json &problem : answer["problems"_L1].array()) {
        QCOMPARE(problem.object().keys(), members);
        QVERIFY(problem["params"_L1].isObject());
        QCOMPARE(problem["messages"_L1].object().keys(), (QStringList {u"en"_s, u"zh-Hant"_s}));
    }
    QCOMPARE(listed(answer), (QStringList {u"/positions/0/exemption_quantity rule 1.2"_s, u"/remarks maxLength"_s}));
    QVERIFY(answer["problems"_L1][1]["rule"_L1].isNull());
    QCOMPARE(answer["problems"_L1][1]["params"_L1]["limit"_L1], Json(500));
    QVERIFY(answer["problems"_L1][1]["messages"_L1]["en"_L1].toString().contains(u"500"_s));
    QCOMPARE(outcome.status, 1);
    QCOMPARE(outcome.errors, QByteArray());
}

void ValidateTest::readings_data()
{
    QTest::addColumn<QString>("form");
    QTest::addColumn<QString>("sample");
    QTest::addColumn<QByteArray>("edits");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QStringList>("expected");
    const auto add = [](const char *name, const char *form, const char *sample, const char *edits,
                         const QStringList &expected, const QStringList &options) {
        QTest::newRow(name) << QString::fromLatin1(form) << QString::fromLatin1(sample) << QByteArray(edits) << options
                            << expected;
    };
    const auto buyIn = [&](const char *name, const char *edits, const QStringList &expected = {},
                           const QStringList &options = {}) {
        add(name, "buy-in-exemption", "valid-hong-kong-one-row", edits, expected, options);
    };
    const auto transfer = [&](const char *name, const char *sample, const char *edits,
                              const QStringList &expected = {}) {
        add(name, "cmu-transfer-instruction", sample, edits, expected, {});
    };
    // 1: a rule is skipped when one of its fields is empty; † rules are not.
    buyIn("a rule over a missing field is skipped", R"({"/positions/0/short_quantity":null})",
        {u"/positions/0/short_quantity required"_s});
    buyIn("a rule that tests presence is not", R"({"/positions/0/evidence":""})",
        {u"/positions/0/evidence required"_s, u"/positions/0/evidence rule 1.10"_s});
    buyIn("an empty list is missing", R"({"/positions":[]})", {u"/positions minItems"_s});
    buyIn("an unknown stock code skips what reads its record",
        R"({"/positions/0/stock_code":"99999","/positions/0/isin":"","/positions/0/stock_short_name":"",
            "/positions/0/board_lot":"","/positions/0/currency":""})",
        {u"/positions/0/stock_code lookup"_s});
    // 3: records that stand in the row win over the master data.
    buyIn("a record in the row wins",
        R"({"/positions/0/sec":{"short_name_en":"OTHER","isin":"HK0388045442","board_lot":7,"currency":"HKD",
            "domain_code":"00388"},"/positions/0/stock_short_name":"OTHER","/positions/0/board_lot":7})");
    buyIn("a record in the row serves for an unknown code",
        R"({"/positions/0/stock_code":"99999","/positions/0/sec":{"short_name_en":"HKEX","isin":"HK0388045442",
            "board_lot":100,"currency":"HKD","domain_code":"99999"}})");
    buyIn("another object in the row is not taken for a record", R"({"/positions/0/bank":{"code":"1"}})",
        {u"/positions/0 additionalProperties"_s});
    // 4: what is computed is compared.
    buyIn("a computed value that differs is reported", R"({"/positions/0/board_lot":99})",
        {u"/positions/0/board_lot calculated"_s});
    buyIn("a computed value that is left out is missing nothing", R"({"/positions/0/board_lot":""})");
    buyIn("a computed number is compared by value", R"({"/positions/0/board_lot":100.0})");
    // 6: code points; numbers by value.
    buyIn("nineteen ideographs outside the BMP are too few",
        R"({"/positions/0/reason_code":"OTHER","/positions/0/reason_detail":"𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷"})",
        {u"/positions/0/reason_detail rule 1.4"_s});
    buyIn("twenty are enough",
        R"({"/positions/0/reason_code":"OTHER","/positions/0/reason_detail":"𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷"})");
    buyIn("a whole number may be written with a fraction or an exponent",
        R"({"/positions/0/short_quantity":2000.0,"/positions/0/exemption_quantity":2e3})");
    buyIn("a number of shares is no text", R"({"/positions/0/short_quantity":"2000"})",
        {u"/positions/0/short_quantity type"_s});
    transfer("rows are the same when their numbers are", "valid-receive-dvp-three-currencies",
        R"({"/instructions/1":{"instrument_type":"GOV_BOND","stock_code":"04252","cmu_issue_no":"10GB28030001",
            "nominal_amount":5e5,"ccass_account_no":"01","cmu_counterparty_code":"ABCD",
            "cmu_counterparty_name":"SAMPLE BANK","cmu_counterparty_account":"ABCD-000","trade_date":"2025-07-07",
            "value_date":"2025-07-11","payment_currency":"HKD","payment_amount":487250}})",
        {u"/instructions rule 10.7"_s});
    // 7 and 23: what is not relevant is let be, unless a rule forbids it; for rules it is empty.
    buyIn("a value that is not relevant is not checked",
        R"({"/positions/0/reason_detail":5,"/positions/0/alternate_counter_code":"x"})");
    transfer("a rule that forbids a value sees it", "valid-receive-fop",
        R"({"/instructions/0/payment_currency":"HKD"})",
        {u"/instructions/0/payment_amount rule 10.1"_s});
    // 8: the declaration is for the submission.
    buyIn("without the declaration", R"({"/declaration":""})", {u"/declaration required"_s});
    buyIn("a declaration not made", R"({"/declaration":false})", {u"/declaration const"_s});
    buyIn("a draft without the declaration", R"({"/declaration":""})", {}, {u"--draft"_s});
    buyIn("a draft with a declaration not made", R"({"/declaration":false})", {}, {u"--draft"_s});
    buyIn("a draft needs the rest all the same", R"({"/declaration":"","/due_date":""})", {u"/due_date required"_s},
        {u"--draft"_s});
    // 11, 24: files.
    buyIn("a file that is not attached", R"({"/positions/0/evidence":"att-2"})",
        {u"/positions/0/evidence attachment"_s});
    // 22 and the header.
    buyIn("the clearing house may be left out", R"({"/clearing_house":""})");
    buyIn("what the server fills is not looked at", R"({"/reference_no":"x"})");
    buyIn("an unknown member", R"({"/colour":"red"})", {u" additionalProperties"_s});
    buyIn("null is nothing", R"({"/remarks":null,"/client_ref":null})");
    buyIn("a table that is an object", R"({"/positions":{"0":{}}})", {u"/positions type"_s});
    buyIn("a row that is no object", R"({"/positions/0":5})", {u"/positions/0 type"_s});
}

void ValidateTest::readings()
{
    QFETCH(QString, form);
    QFETCH(QString, sample);
    QFETCH(QByteArray, edits);
    QFETCH(QStringList, options);
    QFETCH(QStringList, expected);
    const Json given = example(form, sample);
    Json data = given["data"_L1];
    const Json changes = json(edits);
    for (const auto &[pointer, value] : changes.object())
        QVERIFY(data.setAt(pointer, value == Json(QString()) ? Json() : value));

    const Outcome outcome = judged(form, data, given["context"_L1], options);

    QCOMPARE(listed(json(outcome.output)), expected);
    QCOMPARE(outcome.status, expected.isEmpty() ? 0 : 1);
}

void ValidateTest::whatTheContextSays_data()
{
    QTest::addColumn<QByteArray>("context");
    QTest::addColumn<QStringList>("expected");
    const QStringList past {u"/instructions/0/value_date rule 10.4"_s};
    const QStringList late {u"/instructions/0/value_date rule 10.6"_s};
    const auto row = [](const char *name, const char *context, const QStringList &expected) {
        QTest::newRow(name) << QByteArray(context) << expected;
    };
    row("before the cut-off", R"({"today":"2025-07-11","time_hkt":"13:59"})", {});
    row("at the cut-off", R"({"today":"2025-07-11","time_hkt":"14:00"})", {});
    row("after the cut-off", R"({"today":"2025-07-11","time_hkt":"14:01"})", late);
    row("after a cut-off that the server has moved",
        R"({"today":"2025-07-11","time_hkt":"14:01","params":{"ti_cutoff":"15:00"}})", {});
    row("the time is not known: the rule is skipped", R"({"today":"2025-07-11"})", {});
    row("a time that is null: the rule is skipped", R"({"today":"2025-07-11","time_hkt":null})", {});
    row("a parameter that is null: the rule is skipped",
        R"({"today":"2025-07-11","time_hkt":"14:01","params":{"ti_cutoff":null}})", {});
    row("a day later", R"({"today":"2025-07-12","time_hkt":"10:00"})", past);
}

void ValidateTest::whatTheContextSays()
{
    QFETCH(QByteArray, context);
    QFETCH(QStringList, expected);
    Json data = example(u"cmu-transfer-instruction"_s, u"valid-receive-dvp-three-currencies"_s)["data"_L1];
    data.setAt(u"/instructions/2", Json());
    data.setAt(u"/instructions/1", Json());

    const Outcome outcome = judged(u"cmu-transfer-instruction"_s, data, json(context));

    QStringList found = listed(json(outcome.output));
    QCOMPARE(found, expected);
}

void ValidateTest::numbersAreTakenByTheirToken_data()
{
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<QStringList>("expected");
    const QString amount = u"/instructions/0/nominal_amount"_s;
    const QStringList good;
    const QStringList scale {amount + u" scale"_s};
    const QStringList denomination {amount + u" rule 10.2"_s};
    const QStringList notPositive {amount + u" exclusiveMinimum"_s};
    const QStringList format {amount + u" format"_s};
    const auto row = [](const char *token, const QStringList &expected) {
        QTest::newRow(token) << QByteArray(token) << expected;
    };
    row("500000", good);
    row("500000.0", good);
    row("500000.00", good);
    row("5e5", good);
    row("5E+5", good);
    row("500000.000", good);
    row("\"500000\"", good);
    row("\"500000.00\"", good);
    row("\"500000.000\"", good);
    row("500000.001", scale + denomination);
    row("1.10", denomination);
    row("1e2", denomination);
    row("1e-2", denomination);
    row("1e-3", scale + denomination);
    row("0", notPositive);
    row("-0", notPositive);
    row("-0.00", notPositive);
    row("-500000", notPositive);
    row("\"-0\"", notPositive);
    row("\"5e5\"", format);
    row("\"500,000\"", format);
    row("\" 500000\"", format);
    row("\"+500000\"", format);
    row("\"0500000\"", format);
    row("\"500000.\"", format);
    row("\"５０００００\"", format);
    row("true", {amount + u" type"_s});
    row("[500000]", {amount + u" type"_s});
}

void ValidateTest::numbersAreTakenByTheirToken()
{
    QFETCH(QByteArray, token);
    QFETCH(QStringList, expected);
    const Json given = example(u"cmu-transfer-instruction"_s, u"valid-receive-dvp-three-currencies"_s);
    Json data = given["data"_L1];
    data.setAt(u"/instructions/0/nominal_amount", json(token));

    const Outcome outcome = judged(u"cmu-transfer-instruction"_s, data, given["context"_L1]);

    QStringList found = listed(json(outcome.output));
    found.removeAll(u"/instructions/0/payment_amount rule 10.8?"_s); // far from par, as it happens
    QCOMPARE(found, expected);
}

void ValidateTest::aWarningDoesNotMakeADocumentInvalid()
{
    const Json given = example(u"cmu-transfer-instruction"_s, u"valid-with-warning-unknown-cmu-member"_s);

    const Outcome outcome = judged(u"cmu-transfer-instruction"_s, given["data"_L1], given["context"_L1]);

    const Json answer = json(outcome.output);
    QCOMPARE(listed(answer), QStringList {u"/instructions/0/cmu_counterparty_code lookup?"_s});
    QCOMPARE(answer["valid"_L1], Json(true));
    QCOMPARE(outcome.status, 0);
}

void ValidateTest::aDocumentThatIsNoObjectIsInvalid_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const char *bytes : {"null", "[]", "5", "\"{}\"", "1e400", "false"})
        QTest::newRow(bytes) << QByteArray(bytes);
}

void ValidateTest::aDocumentThatIsNoObjectIsInvalid()
{
    QFETCH(QByteArray, bytes);

    const Outcome outcome = judged(u"buy-in-exemption"_s, json(bytes), Json::emptyObject());

    const Json answer = json(outcome.output);
    QCOMPARE(listed(answer).value(0), u" type"_s);
    QCOMPARE(answer["valid"_L1], Json(false));
    QCOMPARE(outcome.status, 1);
}

void ValidateTest::whatCannotBeReadSaysWhy_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("why");
    const QString sound = written(u"sound.json"_s, "{}");
    const auto data = [this](const char *name, const QByteArray &bytes, const QString &why) {
        const QString file = written(QString::fromLatin1(name).replace(u' ', u'-') + u".json"_s, bytes);
        QTest::newRow(name) << QStringList {u"--form"_s, u"buy-in-exemption"_s, file} << file + u": "_s + why;
    };
    data("cut off", R"({"a":)", u"not JSON at byte 6"_s);
    data("empty", "", u"not JSON at byte 1"_s);
    data("a key twice", R"({"a":1,"a":2})", u"duplicate key"_s);
    data("a key twice, written differently", R"({"a":1,"\u0061":2})", u"duplicate key"_s);
    data("half a surrogate pair", R"({"a":"\ud800"})", u"not JSON at byte"_s);
    data("no UTF-8", "{\"a\":\"\xff\"}", u"not JSON at byte"_s);
    data("a comment", "{} // nothing", u"not JSON at byte"_s);
    data("two documents", "{}{}", u"not JSON at byte"_s);
    data("nested too deep", QByteArray(80, '[') + QByteArray(80, ']'), u"nested too deep"_s);
    data("a number out of range", R"({"a":1e99999})", u"number out of range"_s);
    data("too large", '"' + QByteArray(9'000'000, 'x') + '"', u"more than 8388608 bytes"_s);
    QTest::newRow("absent") << QStringList {u"--form"_s, u"buy-in-exemption"_s, u"/nowhere/d.json"_s}
                            << u"/nowhere/d.json: cannot be read"_s;
    QTest::newRow("a folder") << QStringList {u"--form"_s, u"buy-in-exemption"_s, m_folder.path()}
                              << m_folder.path() + u": cannot be read"_s;
    QTest::newRow("unknown form") << QStringList {u"--form"_s, u"nope"_s, sound} << u"nope: there is no such form"_s;
    QTest::newRow("forms from nowhere")
        << QStringList {u"--form"_s, u"buy-in-exemption"_s, u"--forms"_s, u"/nowhere"_s, sound} << u"/nowhere"_s;
    QTest::newRow("a context from nowhere")
        << QStringList {u"--form"_s, u"buy-in-exemption"_s, u"--context"_s, u"/nowhere/c.json"_s, sound}
        << u"/nowhere/c.json: cannot be read"_s;
    const QString list = written(u"list.json"_s, "[]");
    QTest::newRow("a context that is no object")
        << QStringList {u"--form"_s, u"buy-in-exemption"_s, u"--context"_s, list, sound}
        << list + u": is no object"_s;
    const QString noDay = written(u"noday.json"_s, R"({"today":"2025-02-30"})");
    QTest::newRow("a context of a day that is none")
        << QStringList {u"--form"_s, u"buy-in-exemption"_s, u"--context"_s, noDay, sound}
        << noDay + u": today is no date"_s;
    const QString noTime = written(u"notime.json"_s, R"({"time_hkt":"25:00"})");
    QTest::newRow("a context of a time that is none")
        << QStringList {u"--form"_s, u"buy-in-exemption"_s, u"--context"_s, noTime, sound}
        << noTime + u": time_hkt is no time"_s;
}

void ValidateTest::whatCannotBeReadSaysWhy()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, why);

    const Outcome outcome = validate(arguments + QStringList {u"--json"_s});

    QCOMPARE(outcome.status, 2);
    QVERIFY(outcome.output.isEmpty());
    QVERIFY2(outcome.errors.contains(why.toUtf8()), outcome.errors.constData());
    QCOMPARE(outcome.errors.count('\n'), 1);
}

QTEST_GUILESS_MAIN(ValidateTest)
#include "tst_validate.moc"
