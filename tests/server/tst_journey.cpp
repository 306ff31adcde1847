#include "server/bench.h"

#include "domain/auditchain.h"

#include <QCryptographicHash>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace eforms;

namespace {

const QString exemptionForm = u"buy-in-exemption"_s;
const QString transferForm = u"cmu-transfer-instruction"_s;

Json approval(const Json &request)
{
    return Json::of({{u"content_hash"_s, request["content_hash"_L1]}, {u"checked"_s, true}});
}

Json approval(const Json &request, const QString &code)
{
    Json payload = approval(request);
    payload.set(u"second_factor"_s, Json::of({{u"method"_s, u"totp"_s}, {u"code"_s, code}}));
    return payload;
}

QString idOf(const Json &request)
{
    return request["id"_L1].toString();
}

/// Claims and approves; the answer of the approval.
Answer approve(Client &checker, const Json &request)
{
    const Answer claimed = checker.command(request, u"claim"_s, Json::emptyObject());
    return checker.command(request, u"approve"_s, approval(claimed.json));
}

QStringList auditTypes(Client &client, const Json &request)
{
    QStringList types;
    const Answer audit = client.get(u"/v1/requests/%1/audit"_s.arg(idOf(request)));
    for (const Json &event : audit[u"events"_s].array())
        types.append(event["type"_L1].toString());
    return types;
}

} // namespace

class TestJourney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneCheckerSendsAnExemptionToTheClearingHouse()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const auto checker = b.person(checker1);
        const Json request = submitted(*maker, exemptionForm, exemption());

        const Answer approved = approve(*checker, request);
        const Json done = awaitState(*maker, idOf(request), u"completed"_s);

        QCOMPARE(request["state"_L1].toString(), u"pending_check"_s);
        QCOMPARE(approved.status, 200);
        QCOMPARE(approved[u"state"_s].toString(), u"releasing"_s);
        QCOMPARE(done["reference_no"_L1].toString(), u"CC-SND01-20250708-000001"_s);
        QCOMPARE(done["stage"_L1].toString(), u"COMPLETED"_s);
        QCOMPARE(done["row_results"_L1].size(), done["data"_L1]["positions"_L1].size());
        QCOMPARE(done["row_results"_L1][0]["result"_L1].toString(), u"EXEMPTED"_s);
        const QStringList expected {u"REQ_CREATED"_s, u"CHECK_REQUESTED"_s, u"CHECK_CLAIMED"_s, u"CHECK_APPROVED"_s,
            u"RELEASE_STARTED"_s, u"RELEASE_DONE"_s, u"CH_RECEIVED"_s, u"CH_PROCESSING"_s, u"CH_DECIDED"_s,
            u"CH_COMPLETED"_s};
        QCOMPARE(auditTypes(*maker, request), expected);
    }

    void twoCheckersWithTheirAppsSendATransfer()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const auto first = b.person(checker1);
        const auto second = b.person(checker2);
        const Json request = submitted(*maker, transferForm, transfer());
        QCOMPARE(request["state"_L1].toString(), u"pending_check"_s);

        QCOMPARE(first->command(request, u"claim"_s, Json::emptyObject()).status, 200);
        const Answer needed = first->command(request, u"approve"_s, approval(request));
        const QString code = b.authenticatorCode(checker1);
        const Answer wrong = first->command(
            request, u"approve"_s, approval(request, code == "000000"_L1 ? u"000001"_s : u"000000"_s));
        const Answer passed = first->command(request, u"approve"_s, approval(request, code));
        QCOMPARE(second->command(request, u"claim"_s, Json::emptyObject()).status, 200);
        const Answer last
            = second->command(request, u"approve"_s, approval(request, b.authenticatorCode(checker2)));
        const Json done = awaitState(*maker, idOf(request), u"completed"_s);

        QCOMPARE(needed.code(), u"second-factor-needed"_s);
        QCOMPARE(wrong.code(), u"second-factor-wrong"_s);
        QCOMPARE(wrong[u"attempts_left"_s].toInteger(), 2);
        QCOMPARE(passed.status, 200);
        QCOMPARE(passed[u"state"_s].toString(), u"pending_check"_s);
        QCOMPARE(passed[u"level"_s].toInteger(), 2);
        QCOMPARE(last[u"state"_s].toString(), u"releasing"_s);
        QCOMPARE(done["approvals"_L1].size(), 2);
        QVERIFY(done["reference_no"_L1].toString().startsWith(u"CC-SND10-"_s));
    }

    void anAuthenticatorCodeIsTakenOnce()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const auto checker = b.person(checker1);
        const Json one = submitted(*maker, transferForm, transfer());
        const Json other = submitted(*maker, transferForm, transfer());
        QCOMPARE(checker->command(one, u"claim"_s, Json::emptyObject()).status, 200);
        QCOMPARE(checker->command(other, u"claim"_s, Json::emptyObject()).status, 200);
        const QString code = b.authenticatorCode(checker1);

        QCOMPARE(checker->command(one, u"approve"_s, approval(one, code)).status, 200);
        QCOMPARE(checker->command(other, u"approve"_s, approval(other, code)).code(), u"second-factor-wrong"_s);
        b.clock.advance(30s);
        QCOMPARE(
            checker->command(other, u"approve"_s, approval(other, b.authenticatorCode(checker1))).status, 200);
    }

    void threeWrongSecondFactorsEndTheSession()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const auto checker = b.person(checker1);
        const Json request = submitted(*maker, transferForm, transfer());
        QCOMPARE(checker->command(request, u"claim"_s, Json::emptyObject()).status, 200);

        for (int left = 2; left >= 0; --left) {
            const Answer wrong = checker->command(request, u"approve"_s, approval(request, u"12345"_s));
            QCOMPARE(wrong[u"attempts_left"_s].toInteger(-1), left);
        }

        QCOMPARE(checker->get(u"/v1/me"_s).code(), u"session-ended"_s);
    }

    void aPasswordIsNoWayAroundTheApp()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const auto checker = b.person(checker1);
        const Json request = submitted(*maker, transferForm, transfer());
        QCOMPARE(checker->command(request, u"claim"_s, Json::emptyObject()).status, 200);
        Json payload = approval(request);
        payload.set(u"second_factor"_s, Json::of({{u"method"_s, u"password"_s}, {u"code"_s, u"Training2026Ab"_s}}));

        QCOMPARE(checker->command(request, u"approve"_s, payload).code(), u"second-factor-wrong"_s);

        b.sql(u"UPDATE accounts SET totp_secret = NULL WHERE user_name = '%1'"_s.arg(checker1));
        QCOMPARE(checker->command(request, u"approve"_s, payload).status, 200);
    }

    void aReturnedRequestIsMendedAndHandedInAgain()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const auto checker = b.person(checker1);
        const Json request = submitted(*maker, exemptionForm, exemption());
        QCOMPARE(checker->command(request, u"claim"_s, Json::emptyObject()).status, 200);

        const Answer noReason = checker->command(request, u"return"_s, Json::of({{u"reason"_s, u"no"_s}}));
        const Answer returned = checker->command(request, u"return"_s,
            Json::of({{u"reason"_s, u"Quantity differs from CCASS"_s},
                {u"comments"_s, Json::of({{u"/positions/0/short_quantity"_s, u"see statement"_s}})}}));
        Json data = request["data"_L1];
        data.setAt(u"/client_ref", u"SECOND"_s);
        const Answer mended = maker->change("PUT", u"/v1/requests/"_s + idOf(request),
            Json::of({{u"participant"_s, u"B01234"_s}, {u"form"_s, exemptionForm}, {u"form_version"_s, 1},
                {u"data"_s, data}}),
            {{"If-Match", "\"1\""}});
        const Answer again = maker->command(
            mended.json, u"submit"_s, Json::of({{u"content_hash"_s, mended[u"content_hash"_s]}}));

        QCOMPARE(noReason.status, 400);
        QCOMPARE(returned[u"state"_s].toString(), u"returned"_s);
        QCOMPARE(returned[u"remark"_s]["text"_L1].toString(), u"Quantity differs from CCASS"_s);
        QCOMPARE(mended[u"revision"_s].toInteger(), 2);
        QCOMPARE(again[u"state"_s].toString(), u"pending_check"_s);
        QVERIFY(again[u"remark"_s].isNull());
    }

    void aClaimKeepsOthersOutUntilItEnds()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const auto first = b.person(checker1);
        const auto second = b.person(checker2);
        const Json request = submitted(*maker, exemptionForm, exemption());
        const Answer unclaimed = first->command(request, u"approve"_s, approval(request));
        QCOMPARE(first->command(request, u"claim"_s, Json::emptyObject()).status, 200);

        const Answer held = second->command(request, u"claim"_s, Json::emptyObject());
        const Answer recalled = maker->command(request, u"recall"_s, Json::emptyObject());
        b.clock.advance(16min);
        // The access token has ended as well by now.
        const auto secondAgain = b.person(checker2);
        const Answer taken = secondAgain->command(request, u"claim"_s, Json::emptyObject());

        QCOMPARE(unclaimed.code(), u"not-claimed"_s);
        QCOMPARE(held.status, 423);
        QCOMPARE(held[u"held_by"_s]["name_zh"_L1].toString(), u"李小敏"_s);
        QCOMPARE(recalled.status, 423);
        QCOMPARE(taken.status, 200);
    }

    void anApprovalOfOtherContentIsStale()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const auto checker = b.person(checker1);
        const Json request = submitted(*maker, exemptionForm, exemption());
        const Answer recalled = maker->command(request, u"recall"_s, Json::emptyObject());
        Json data = request["data"_L1];
        data.setAt(u"/client_ref", u"CHANGED"_s);
        const Answer edited = maker->change("PUT", u"/v1/requests/"_s + idOf(request),
            Json::of({{u"participant"_s, u"B01234"_s}, {u"form"_s, exemptionForm}, {u"form_version"_s, 1},
                {u"data"_s, data}}),
            {{"If-Match", "\"1\""}});
        QCOMPARE(maker->command(edited.json, u"submit"_s, Json::of({{u"content_hash"_s, edited[u"content_hash"_s]}}))
                     .status,
            200);
        QCOMPARE(checker->command(edited.json, u"claim"_s, Json::emptyObject()).status, 200);

        const Answer byRevision = checker->command(request, u"approve"_s, approval(request));
        const Answer byContent = checker->command(edited.json, u"approve"_s, approval(request));

        QCOMPARE(recalled[u"state"_s].toString(), u"draft"_s);
        QCOMPARE(byRevision.status, 412);
        QCOMPARE(byRevision[u"current_revision"_s].toInteger(), 2);
        QCOMPARE(byContent.status, 412);
        QCOMPARE(byContent[u"current_hash"_s].toString(), edited[u"content_hash"_s].toString());
        QCOMPARE(checker->command(edited.json, u"approve"_s, approval(edited.json)).status, 200);
    }

    void theServerRunsTheRulesItself()
    {
        Bench b;
        const auto maker = b.person(maker1);
        Json data = exemption();
        data.setAt(u"/positions/0/exemption_quantity", 1'000'000);
        data.set(u"contact_phone"_s, u"no number"_s);
        const Json draft = created(*maker, exemptionForm, data);

        const Answer refused = maker->command(
            draft, u"submit"_s, Json::of({{u"content_hash"_s, draft["content_hash"_L1]}}));

        QCOMPARE(refused.status, 422);
        QCOMPARE(refused.code(), u"validation"_s);
        QStringList pointers;
        for (const Json &error : refused[u"errors"_s].array())
            pointers.append(error["pointer"_L1].toString());
        QVERIFY(pointers.contains(u"/positions/0/exemption_quantity"_s));
        QVERIFY(pointers.contains(u"/contact_phone"_s));
        QCOMPARE(maker->get(u"/v1/requests/"_s + idOf(draft))[u"state"_s].toString(), u"draft"_s);
    }

    void lateIsAskedAboutAndHardCutOffsHold()
    {
        Bench b;
        const auto maker = b.person(maker1);
        Json soft = exemption();
        const Json draft = created(*maker, exemptionForm, soft);
        const Json transferDraft = created(*maker, transferForm, transfer());
        b.clock.advance(9h + 30min); // 19:30 in Hong Kong
        const auto later = b.person(maker1);
        const Json payload = Json::of({{u"content_hash"_s, draft["content_hash"_L1]}});
        Json accepted = payload;
        accepted.set(u"late_accepted"_s, true);

        const Answer late = later->command(draft, u"submit"_s, payload);

        QCOMPARE(late.status, 409);
        QCOMPARE(late.code(), u"late"_s);
        QVERIFY(!late[u"hard"_s].toBool(true));
        QCOMPARE(later->command(draft, u"submit"_s, accepted).status, 200);
        const QDate value = QDate::fromString(
            transferDraft["data"_L1]["instructions"_L1][0]["value_date"_L1].toString(), Qt::ISODate);
        QVERIFY(value.isValid());
    }

    void theClearingHouseAsksAndTheAnswerIsChecked()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const auto checker = b.person(checker1);
        const Json request = submitted(*maker, exemptionForm, exemption(u"QUERY1"_s));
        QCOMPARE(approve(*checker, request).status, 200);
        const Json asked = awaitState(*maker, idOf(request), u"info_requested"_s);
        const QString answer = u"The quantities are right. 數量無誤。"_s;
        const QString hash = QString::fromLatin1(
            QCryptographicHash::hash(answer.toUtf8(), QCryptographicHash::Sha256).toHex());

        const Answer early = checker->command(asked, u"approve-answer"_s, Json::of({{u"text_hash"_s, hash}}));
        const Answer written = maker->command(asked, u"answer"_s, Json::of({{u"text"_s, answer}}));
        const Answer own = maker->command(asked, u"approve-answer"_s, Json::of({{u"text_hash"_s, hash}}));
        const Answer other
            = checker->command(asked, u"approve-answer"_s, Json::of({{u"text_hash"_s, QString(64, u'0')}}));
        const Answer sent = checker->command(asked, u"approve-answer"_s, Json::of({{u"text_hash"_s, hash}}));

        QCOMPARE(early.status, 409);
        QCOMPARE(written.status, 200);
        QCOMPARE(own.status, 403);
        QCOMPARE(other.status, 412);
        QCOMPARE(sent[u"state"_s].toString(), u"processing"_s);
        QVERIFY(awaitState(*maker, idOf(request), u"completed"_s).isObject());
    }

    void theClearingHouseDecidesAsTheOwnReferenceSays_data()
    {
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("state");
        QTest::addRow("rejected") << u"REJECT"_s << u"rejected"_s;
        QTest::addRow("partly") << u"PARTLY"_s << u"partly_approved"_s;
        QTest::addRow("refused as invalid") << u"INVALID"_s << u"returned"_s;
    }

    void theClearingHouseDecidesAsTheOwnReferenceSays()
    {
        QFETCH(const QString, reference);
        QFETCH(const QString, state);
        Bench b;
        const auto maker = b.person(maker1);
        const auto checker = b.person(checker1);
        const Json request = submitted(*maker, exemptionForm, exemption(reference));
        QCOMPARE(approve(*checker, request).status, 200);

        const Json decided = awaitState(*maker, idOf(request), state);

        QVERIFY(decided.isObject());
        QVERIFY(!decided["remark"_L1]["text"_L1].toString().isEmpty());
    }

    void whatNobodyChecksRunsOut()
    {
        Bench b;
        auto maker = b.person(maker1);
        const Json request = submitted(*maker, exemptionForm, exemption());
        b.clock.advance(10 * 24h);
        maker = b.person(maker1);

        QVERIFY(awaitState(*maker, idOf(request), u"expired"_s).isObject());
    }

    void theTrailVerifiesAndTellsEveryChange()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const Json draft = created(*maker, exemptionForm, exemption());
        Json data = draft["data"_L1];
        data.set(u"client_ref"_s, u"NEW"_s);
        QCOMPARE(maker->change("PUT", u"/v1/requests/"_s + idOf(draft),
                     Json::of({{u"participant"_s, u"B01234"_s}, {u"form"_s, exemptionForm}, {u"form_version"_s, 1},
                         {u"data"_s, data}}),
                     {{"If-Match", "\"1\""}})
                     .status,
            200);

        const Answer audit = maker->get(u"/v1/requests/%1/audit"_s.arg(idOf(draft)));

        QList<domain::AuditEvent> events;
        for (const Json &json : audit[u"events"_s].array()) {
            const auto event = domain::AuditEvent::fromJson(json);
            QVERIFY(event.has_value());
            events.append(*event);
        }
        QVERIFY(!domain::verify(events));
        QCOMPARE(audit[u"head"_s].toString(), events.last().hash);
        QCOMPARE(events.last().device, u"device-of-maker1"_s);
        const Json change = events.last().details["changed"_L1][0];
        QCOMPARE(change["pointer"_L1].toString(), u"/client_ref"_s);
        QCOMPARE(change["new"_L1].toString(), u"NEW"_s);
    }

    void noticesNameNoValuesOfTheForm()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const Json request = submitted(*maker, exemptionForm, exemption(u"SECRETREF"_s));

        QTRY_VERIFY(maker->mails(u"checker2@b01234.example.hk"_s).size() == 1);

        const Json mail = maker->mails(u"checker2@b01234.example.hk"_s).first();
        QVERIFY(mail["body_zh"_L1].toString().contains(u"待核對"_s));
        QVERIFY(mail["body_en"_L1].toString().contains(idOf(request).left(8)));
        QVERIFY(!mail.toBytes().contains("SECRETREF"));
        QVERIFY(!mail.toBytes().contains("00005"));
    }
};

QTEST_GUILESS_MAIN(TestJourney)
#include "tst_journey.moc"
