#include "server/bench.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace eforms;

namespace {

const QString form = u"buy-in-exemption"_s;

Json approval(const Json &request)
{
    return Json::of({{u"content_hash"_s, request["content_hash"_L1]}, {u"checked"_s, true}});
}

QString pathOf(const Json &request)
{
    return u"/v1/requests/"_s + request["id"_L1].toString();
}

} // namespace

/// Nobody approves what he contributed to, whatever is sent; and nobody sees what is not his.
class TestSeparation : public QObject
{
    Q_OBJECT

    static QString grant(const QString &user, const QString &participant, const QString &function)
    {
        return u"INSERT INTO rights (account, participant, service, function) SELECT id, '%2', '*', '%3' FROM accounts"
               " WHERE user_name = '%1'"_s.arg(user, participant, function);
    }

private Q_SLOTS:
    void aMakerCannotCheck()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const auto viewer = b.person(viewer1);
        const Json request = submitted(*maker, form, exemption());

        for (Client *client : {maker.get(), viewer.get()}) {
            QCOMPARE(client->command(request, u"claim"_s, Json::emptyObject()).code(), u"not-permitted"_s);
            QCOMPARE(client->command(request, u"approve"_s, approval(request)).code(), u"not-permitted"_s);
        }
    }

    void aMakerWithTheRightToCheckCannotCheckHisOwn()
    {
        Bench b;
        b.sql(grant(maker1, u"B01234"_s, u"check"_s));
        const auto maker = b.person(maker1);
        const Json request = submitted(*maker, form, exemption());

        QCOMPARE(maker->command(request, u"claim"_s, Json::emptyObject()).code(), u"same-person"_s);
        QCOMPARE(maker->command(request, u"approve"_s, approval(request)).code(), u"same-person"_s);
    }

    void aCheckerWhoEditedCannotCheck()
    {
        Bench b;
        b.sql(grant(checker1, u"B01234"_s, u"make"_s));
        const auto maker = b.person(maker1);
        const auto checker = b.person(checker1);
        const Json draft = created(*maker, form, exemption());
        const Answer edited = checker->change("PUT", pathOf(draft),
            Json::of({{u"participant"_s, u"B01234"_s}, {u"form"_s, form}, {u"form_version"_s, 1},
                {u"data"_s, draft["data"_L1]}}),
            {{"If-Match", "\"1\""}});
        const Answer request = maker->command(
            edited.json, u"submit"_s, Json::of({{u"content_hash"_s, edited[u"content_hash"_s]}}));
        QCOMPARE(request.status, 200);

        QCOMPARE(checker->command(request.json, u"claim"_s, Json::emptyObject()).code(), u"same-person"_s);
        QCOMPARE(checker->command(request.json, u"approve"_s, approval(request.json)).code(), u"same-person"_s);
    }

    void anotherAccountOfTheSamePersonIsTheSamePerson()
    {
        Bench b;
        b.sql(u"INSERT INTO accounts (user_name, person, email, password) SELECT 'second@b01234.example.hk', person,"
              " 'second@b01234.example.hk', password FROM accounts WHERE user_name = '%1'"_s.arg(maker1));
        b.sql(grant(u"second@b01234.example.hk"_s, u"B01234"_s, u"check"_s));
        auto maker = b.person(maker1);
        const Json request = submitted(*maker, form, exemption());

        const auto other = b.person(u"second@b01234.example.hk"_s);

        QCOMPARE(other->command(request, u"claim"_s, Json::emptyObject()).code(), u"same-person"_s);
        QCOMPARE(other->command(request, u"approve"_s, approval(request)).code(), u"same-person"_s);
        // One person, one session: the other account's has ended.
        QCOMPARE(maker->get(u"/v1/me"_s).status, 401);
    }

    void anotherMembershipGivesNoRightHere()
    {
        Bench b;
        // The one person with rights at both participants makes at his own and may check at the other only.
        b.sql(grant(checker2, u"B01234"_s, u"make"_s));
        const auto both = b.person(checker2);
        const Json request = submitted(*both, form, exemption());

        QCOMPARE(both->command(request, u"claim"_s, Json::emptyObject()).code(), u"same-person"_s);
        b.sql(u"DELETE FROM rights WHERE participant = 'B01234' AND function <> 'make' AND account ="
              " (SELECT id FROM accounts WHERE user_name = '%1')"_s.arg(checker2));
        QCOMPARE(both->command(request, u"claim"_s, Json::emptyObject()).code(), u"not-permitted"_s);
    }

    void nobodyApprovesTwice()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const auto checker = b.person(checker1);
        const Json request = submitted(*maker, u"cmu-transfer-instruction"_s, transfer());
        QCOMPARE(checker->command(request, u"claim"_s, Json::emptyObject()).status, 200);
        Json payload = approval(request);
        payload.set(u"second_factor"_s,
            Json::of({{u"method"_s, u"totp"_s}, {u"code"_s, b.authenticatorCode(checker1)}}));
        QCOMPARE(checker->command(request, u"approve"_s, payload).status, 200);

        QCOMPARE(checker->command(request, u"claim"_s, Json::emptyObject()).code(), u"already-approved"_s);
        QCOMPARE(checker->command(request, u"approve"_s, payload).code(), u"already-approved"_s);
    }

    void aRightTakenAwayCountsAtOnce()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const auto checker = b.person(checker1);
        const Json request = submitted(*maker, form, exemption());
        QCOMPARE(checker->command(request, u"claim"_s, Json::emptyObject()).status, 200);

        b.sql(u"DELETE FROM rights WHERE function = 'check' AND account ="
              " (SELECT id FROM accounts WHERE user_name = '%1')"_s.arg(checker1));

        QCOMPARE(checker->command(request, u"approve"_s, approval(request)).code(), u"not-permitted"_s);
    }

    void anEarlierApproverWithoutRightSendsTheRequestBack()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const auto first = b.person(checker1);
        const auto second = b.person(checker2);
        const Json request = submitted(*maker, u"cmu-transfer-instruction"_s, transfer());
        const auto withCode = [&](const QString &user) {
            Json payload = approval(request);
            payload.set(u"second_factor"_s,
                Json::of({{u"method"_s, u"totp"_s}, {u"code"_s, b.authenticatorCode(user)}}));
            return payload;
        };
        QCOMPARE(first->command(request, u"claim"_s, Json::emptyObject()).status, 200);
        QCOMPARE(first->command(request, u"approve"_s, withCode(checker1)).status, 200);
        QCOMPARE(second->command(request, u"claim"_s, Json::emptyObject()).status, 200);
        b.sql(u"DELETE FROM rights WHERE account = (SELECT id FROM accounts WHERE user_name = '%1')"_s.arg(checker1));

        QCOMPARE(second->command(request, u"approve"_s, withCode(checker2)).status, 409);

        const Answer now = maker->get(pathOf(request));
        QCOMPARE(now[u"state"_s].toString(), u"returned"_s);
        QCOMPARE(now[u"approvals"_s].size(), 0);
    }

    void aStrangerFindsNothing()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const auto stranger = b.person(strangerMaker);
        const Json request = submitted(*maker, form, exemption());

        QCOMPARE(stranger->get(pathOf(request)).status, 404);
        QCOMPARE(stranger->get(pathOf(request) + u"/audit"_s).status, 404);
        QCOMPARE(stranger->command(request, u"claim"_s, Json::emptyObject()).status, 404);
        QCOMPARE(stranger->get(u"/v1/participants/B01234/changes"_s).status, 404);
        QCOMPARE(stranger->get(u"/v1/services?participant=B01234"_s).status, 404);
        const Answer taken = stranger->change("PUT", pathOf(request),
            Json::of({{u"participant"_s, u"C00088"_s}, {u"form"_s, form}, {u"form_version"_s, 1},
                {u"data"_s, exemption()}}),
            {{"If-None-Match", "*"}});
        QCOMPARE(taken.status, 404);
        const Answer foreign = stranger->change("PUT", u"/v1/requests/"_s + newId(),
            Json::of({{u"participant"_s, u"B01234"_s}, {u"form"_s, form}, {u"form_version"_s, 1},
                {u"data"_s, exemption()}}),
            {{"If-None-Match", "*"}});
        QCOMPARE(foreign.status, 404);
    }

    void aViewerReads()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const auto viewer = b.person(viewer1);
        const Json request = submitted(*maker, form, exemption());

        QCOMPARE(viewer->get(pathOf(request)).json, request);
        QCOMPARE(viewer->command(request, u"open"_s, Json::of({{u"content_hash"_s, request["content_hash"_L1]}})).status,
            200);
        QCOMPARE(viewer->change("PUT", u"/v1/requests/"_s + newId(),
                           Json::of({{u"participant"_s, u"B01234"_s}, {u"form"_s, form}, {u"form_version"_s, 1},
                               {u"data"_s, exemption()}}),
                           {{"If-None-Match", "*"}})
                     .code(),
            u"not-permitted"_s);
    }
};

QTEST_GUILESS_MAIN(TestSeparation)
#include "tst_separation.moc"
