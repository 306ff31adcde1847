#include "domain/auditchain.h"
#include "market/formlibrary.h"
#include "market/formrules.h"
#include "market/ruleoperators.h"
#include "server/bench.h"
#include "ui/requestpdf.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace eforms;

namespace {

/// One request as it is made in this run: a valid example of a service that asks for one of its request types.
struct Case {
    QString slug;
    QString type;
    QString name; ///< of the example
    Json data;
    Json context;
    QDateTime atUtc; ///< when the example plays
};

QByteArray fileOf(const QString &type)
{
    if (type == "image/png"_L1)
        return "\x89PNG\r\n\x1A\n" + QByteArray(300, 'x');
    if (type == "image/jpeg"_L1)
        return "\xFF\xD8\xFF\xE0" + QByteArray(300, 'x');
    if (type == "text/csv"_L1)
        return "stock_code,name\r\n00388,\xE9\x99\xB3\xE5\xA4\xA7\xE6\x96\x87\r\n";
    if (type.contains("spreadsheetml"_L1))
        return "PK\x03\x04 xl/workbook.xml";
    return "%PDF-1.7\n" + QByteArray(300, 'x');
}

QString hexDigest(const QByteArray &content)
{
    return QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
}

/// Other ids for the attachments, wherever a field names one.
Json renamed(const Json &json, const QHash<QString, QString> &ids)
{
    if (json.isString())
        return ids.contains(json.toString()) ? Json(ids.value(json.toString())) : json;
    Json result = json;
    for (qsizetype i = 0; json.isArray() && i < json.size(); ++i)
        result.setElement(i, renamed(json[i], ids));
    for (const auto &[name, value] : json.object())
        result.set(name, renamed(value, ids));
    return result;
}

} // namespace

/// Every e-service, every request type, against the real server over HTTPS: draft, files, checks, approvals as its policy
/// says, the clearing house's way as its form says, and the printed request.
class ServicesTest : public QObject
{
    Q_OBJECT

    std::optional<market::FormLibrary> m_library;
    std::shared_ptr<const market::ReferenceData> m_reference;
    QHash<QString, engine::FormPointer> m_forms;
    QList<Case> m_cases;
    std::unique_ptr<Bench> m_bench;
    QDateTime m_signedInUtc;
    std::unique_ptr<Client> m_maker;
    std::vector<std::unique_ptr<Client>> m_checkers;

    /// The first example of a request type. The test people work for B01234: an example of another participant changes
    /// places with it.
    [[nodiscard]] std::optional<Case> caseOf(const QString &slug, const QString &type) const
    {
        const QDir folder(m_library->folder(slug) + u"/examples"_s);
        for (const QString &name : folder.entryList({u"valid-*.json"_s}, QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            const Json json = file.open(QIODevice::ReadOnly) ? Json::parse(file.readAll()).value_or(Json()) : Json();
            const Json &context = json["context"_L1];
            if (!market::requestTypes(*m_forms[slug], json["data"_L1]).contains(type))
                continue;
            const QString own = context["participant"_L1]["id"_L1].toString(u"B01234"_s);
            const QHash<QString, QString> places {{own, u"B01234"_s}, {u"B01234"_s, own}};
            const QDate day = QDate::fromString(context["today"_L1].toString(), Qt::ISODate);
            const QTime time = QTime::fromString(context["time_hkt"_L1].toString(), u"HH:mm"_s);
            return Case {slug, type, name, renamed(json["data"_L1], places), renamed(context, places),
                base::fromHongKong(day, time.isValid() ? time : QTime(10, 0))};
        }
        return {};
    }

    /// What the server knows of the participant, as the example supposes.
    void tellServer(const Json &context)
    {
        Json profile = context["participant"_L1];
        const QString capacities = profile["capacities"_L1].toStringList().join(u',');
        for (const QString &own : {u"id"_s, u"name_en"_s, u"name_zh"_s, u"capacities"_s})
            profile.set(own, Json());
        if (context.contains(u"org_type"))
            profile.set(u"org_type"_s, context["org_type"_L1]);
        const Json &participant = context["participant"_L1];
        const auto quoted = [](QString text) { return u'\'' + text.replace(u'\'', u"''"_s) + u'\''; };
        m_bench->sql(u"UPDATE participants SET name_en = %1, name_zh = %2, capacities = %3, profile = %4 WHERE id = 'B01234'"_s
                         .arg(quoted(participant["name_en"_L1].toString()), quoted(participant["name_zh"_L1].toString()),
                             quoted(capacities), quoted(QString::fromUtf8(profile.toBytes()))));
    }

    void goTo(const QDateTime &utc)
    {
        constexpr qint64 freshFor = 240; // seconds of a session, which ends after ten minutes
        const auto gap = std::chrono::milliseconds(m_bench->clock.nowUtc().msecsTo(utc));
        if (gap > 0ms) // else it is the same day, a little later than in the example
            m_bench->clock.advance(gap);
        if (m_signedInUtc.isValid() && m_signedInUtc.secsTo(m_bench->clock.nowUtc()) < freshFor)
            return;
        m_signedInUtc = m_bench->clock.nowUtc();
        m_maker = m_bench->person(maker1);
        m_checkers.clear();
        for (const QString &user : {checker1, checker2})
            m_checkers.push_back(m_bench->person(user));
    }

    /// The draft with files that exist, and sends these.
    [[nodiscard]] Json draftWithFiles(const Case &made)
    {
        QHash<QString, QString> ids;
        for (const Json &file : made.data["attachments"_L1].array())
            ids.insert(file["id"_L1].toString(), newId());
        Json data = renamed(made.data, ids);
        Json::Array files = data["attachments"_L1].array();
        for (Json &file : files) {
            const QByteArray content = fileOf(file["type"_L1].toString());
            file.set(u"size"_s, qint64(content.size()));
            file.set(u"sha256"_s, hexDigest(content));
        }
        data.set(u"attachments"_s, files);
        const Json draft = created(*m_maker, made.slug, data);
        for (const Json &file : files) {
            const QByteArray content = fileOf(file["type"_L1].toString());
            const QString path = u"/v1/uploads/"_s + file["id"_L1].toString();
            const Answer announced = m_maker->change("PUT", path,
                Json::of({{u"request"_s, draft["id"_L1]}, {u"file"_s, file["file"_L1]}, {u"bytes"_s, file["size"_L1]},
                    {u"sha256"_s, file["sha256"_L1]}, {u"type"_s, file["type"_L1]}}));
            const Answer sent = m_maker->call("PATCH", path, content,
                {{"Idempotency-Key", newId().toLatin1()}, {"Content-Digest", digestOf(content)},
                    {"Content-Type", "application/offset+octet-stream"}, {"Upload-Offset", "0"}});
            if (announced.status != 201 || sent.status != 204)
                qWarning("%s: %s %s", qPrintable(file["file"_L1].toString()), announced.body.constData(),
                    sent.body.constData());
        }
        return draft;
    }

    /// All approvals that the form asks for, each by another person.
    void approve(const QString &slug, Json request)
    {
        const Json &policy = m_forms[slug]->about()["approvals"_L1];
        for (qsizetype at = 0; at < policy["levels"_L1].size(); ++at) {
            m_bench->clock.advance(31s); // each code of an authenticator is taken once
            Client &checker = *m_checkers[static_cast<std::size_t>(at) % m_checkers.size()];
            const Answer claimed = checker.command(request, u"claim"_s, Json::emptyObject());
            QVERIFY2(claimed.status == 200, claimed.body.constData());
            Json payload = Json::of({{u"content_hash"_s, claimed.json["content_hash"_L1]}, {u"checked"_s, true},
                {u"late_accepted"_s, true}});
            if (policy["second_factor"_L1].toBool())
                payload.set(u"second_factor"_s,
                    Json::of({{u"method"_s, u"totp"_s},
                        {u"code"_s, m_bench->authenticatorCode(at % 2 == 0 ? checker1 : checker2)}}));
            const Answer approved = checker.command(claimed.json, u"approve"_s, payload);
            QVERIFY2(approved.status == 200, approved.body.constData());
            request = approved.json;
        }
    }

    [[nodiscard]] QByteArray printed(const Case &made, const Json &done)
    {
        const auto request = domain::Request::fromJson(done);
        if (!request)
            return {};
        const engine::FormPointer form = m_forms[made.slug];
        const auto context = market::ruleContext(
            *form, {made.atUtc, made.context["participant"_L1], made.context["user"_L1], {}}, m_reference);
        engine::FormModel model(form, request->data, context);
        domain::Membership membership;
        membership.participant = u"B01234"_s;
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        const auto content = ui::pdfContent({model, *request, membership, {}, true, made.atUtc});
        return ui::writeRequestPdf(buffer, content) ? buffer.data() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto library = market::FormLibrary::open(QStringLiteral(EFORMS_SOURCE_DIR "/forms"));
        QVERIFY(library.has_value());
        m_library = *library;
        const auto reference = market::ReferenceData::open();
        QVERIFY(reference.has_value());
        m_reference = std::make_shared<const market::ReferenceData>(*reference);
        for (const QString &slug : m_library->available()) {
            const auto form = engine::FormDefinition::load(
                *m_library->bundle(slug), market::ruleOperators(m_reference->calendar));
            QVERIFY2(form.has_value(), qPrintable(slug));
            m_forms.insert(slug, *form);
        }
        server::Options options = Bench::quick();
        options.formsDir = QStringLiteral(EFORMS_SOURCE_DIR "/forms");
        m_bench = std::make_unique<Bench>(options);
        for (const QString &slug : m_library->available()) {
            for (const QString &type : m_forms[slug]->about()["variants"_L1].toStringList()) {
                const auto found = caseOf(slug, type);
                QVERIFY2(found, qPrintable(u"%1 has no example of %2"_s.arg(slug, type)));
                m_cases.append(*found);
            }
        }
        // Time only goes forward.
        std::stable_sort(m_cases.begin(), m_cases.end(),
            [](const Case &a, const Case &b) { return a.atUtc < b.atUtc; });
    }

    void everyServiceGoesFromDraftToItsEnd_data()
    {
        QTest::addColumn<int>("at");
        for (int at = 0; at < m_cases.size(); ++at)
            QTest::newRow(qPrintable(m_cases.at(at).slug + u' ' + m_cases.at(at).type)) << at;
    }

    void everyServiceGoesFromDraftToItsEnd()
    {
        QFETCH(const int, at);
        const Case &made = m_cases.at(at);
        tellServer(made.context);
        goTo(made.atUtc);

        const Json draft = draftWithFiles(made);
        QCOMPARE(draft["state"_L1].toString(), u"draft"_s);
        const Answer submitted = m_maker->command(draft, u"submit"_s,
            Json::of({{u"content_hash"_s, draft["content_hash"_L1]}, {u"late_accepted"_s, true}}));
        QVERIFY2(submitted.status == 200, qPrintable(made.name + u' ' + QString::fromUtf8(submitted.body)));
        approve(made.slug, submitted.json);
        if (QTest::currentTestFailed())
            return;

        const Json flow = market::flow(*m_forms[made.slug], made.data);
        const Json done = awaitState(*m_maker, draft["id"_L1].toString(), flow["final_state"_L1].toString());
        QCOMPARE(done["state"_L1].toString(), flow["final_state"_L1].toString());
        QCOMPARE(done["stage"_L1].toString(), flow["stages"_L1].array().last().toString());
        const QString code = m_forms[made.slug]->about()["code"_L1].toString();
        QVERIFY(done["reference_no"_L1].toString().startsWith(u"CC-%1-"_s.arg(code)));
        const QString table = flow["row_decisions"_L1]["table"_L1].toString();
        QCOMPARE(done["row_results"_L1].size(), table.isEmpty() ? 0 : done["data"_L1].at(table).size());
        const Answer audit = m_maker->get(u"/v1/requests/%1/audit"_s.arg(draft["id"_L1].toString()));
        QVERIFY(audit[u"events"_s].size() >= 8);
        const QByteArray pdf = printed(made, done);
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(pdf.size() > 5000);
    }
};

QTEST_MAIN(ServicesTest)
#include "tst_services.moc"
