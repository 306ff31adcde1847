#include "server/bench.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace eforms;

namespace {

const QString password = u"Training2026Ab"_s;

/// Another code than the right one.
QString wrong(const QString &code)
{
    return code == "000000"_L1 ? u"000001"_s : u"000000"_s;
}

} // namespace

class TestSignIn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPersonSignsInWithPasswordAndCode()
    {
        Bench b;
        Client client = b.client();

        const Answer started = client.startSignIn(maker1, password);
        const Answer done = client.enterCode(started[u"challenge"_s].toString(), client.mailedCode(maker1));

        QCOMPARE(started.status, 200);
        QCOMPARE(started[u"channel"_s].toString(), u"email"_s);
        QCOMPARE(started[u"sent_to"_s].toString(), u"m***@b01234.example.hk"_s);
        QCOMPARE(done.status, 200);
        QCOMPARE(done[u"user"_s]["name_zh"_L1].toString(), u"陳大文"_s);
        QVERIFY(done[u"user"_s]["last_sign_in"_L1].isNull());
        client.token = done[u"access_token"_s].toString().toLatin1();
        QCOMPARE(client.get(u"/v1/me"_s)[u"user"_s]["user_name"_L1].toString(), maker1);
    }

    void theLastSignInIsTold()
    {
        Bench b;
        const auto first = b.person(maker1);
        const QDateTime then = b.clock.nowUtc();
        b.clock.advance(24h);

        const auto again = b.person(maker1);

        QCOMPARE(again->get(u"/v1/me"_s)[u"user"_s]["last_sign_in"_L1].toString(), base::toWire(then));
    }

    void unknownUserWrongPasswordAndLockedAccountLookTheSame()
    {
        Bench b;
        Client client = b.client();

        const Answer unknown = client.startSignIn(u"nobody@b01234.example.hk"_s, password);
        const Answer mistaken = client.startSignIn(maker1, u"Training2026Ax"_s);
        for (int i = 0; i < 2; ++i)
            QCOMPARE(client.startSignIn(maker1, u"Training2026Ax"_s).status, 401);
        const Answer locked = client.startSignIn(maker1, password);

        QCOMPARE(unknown.status, 401);
        QCOMPARE(unknown.code(), u"sign-in-failed"_s);
        QCOMPARE(mistaken.body, unknown.body);
        QCOMPARE(locked.status, 401);
        QCOMPARE(locked.body, unknown.body);
    }

    void aLockEndsAfterItsTimeAndARightPasswordForgetsWrongOnes()
    {
        Bench b;
        Client client = b.client();
        for (int i = 0; i < 3; ++i)
            QCOMPARE(client.startSignIn(maker1, u"no"_s).status, 401);
        b.clock.advance(31min);

        QCOMPARE(client.startSignIn(maker1, u"no"_s).status, 401);
        QCOMPARE(client.startSignIn(maker1, u"no"_s).status, 401);
        QCOMPARE(client.startSignIn(maker1, password).status, 200);
        QCOMPARE(client.startSignIn(maker1, u"no"_s).status, 401);
        QCOMPARE(client.startSignIn(maker1, password).status, 200);
    }

    void theThirdWrongCodeEndsTheSignIn()
    {
        Bench b;
        Client client = b.client();
        const QString challenge = client.startSignIn(maker1, password)[u"challenge"_s].toString();
        const QString code = client.mailedCode(maker1);

        const Answer first = client.enterCode(challenge, wrong(code));
        const Answer second = client.enterCode(challenge, wrong(code));
        const Answer third = client.enterCode(challenge, wrong(code));
        const Answer late = client.enterCode(challenge, code);

        QCOMPARE(first.code(), u"code-wrong"_s);
        QCOMPARE(first[u"attempts_left"_s].toInteger(), 2);
        QCOMPARE(second[u"attempts_left"_s].toInteger(), 1);
        QCOMPARE(third.code(), u"sign-in-cancelled"_s);
        QCOMPARE(late.code(), u"sign-in-cancelled"_s);
    }

    void aCodeWorksOnce()
    {
        Bench b;
        Client client = b.client();
        const QString challenge = client.startSignIn(maker1, password)[u"challenge"_s].toString();
        const QString code = client.mailedCode(maker1);

        QCOMPARE(client.enterCode(challenge, code).status, 200);
        QCOMPARE(client.enterCode(challenge, code).code(), u"sign-in-cancelled"_s);
    }

    void ofManyWithTheSameCodeOneGetsIn()
    {
        Bench b;
        Client client = b.client();
        const QString challenge = client.startSignIn(maker1, password)[u"challenge"_s].toString();
        const QByteArray body = Json::of({{u"code"_s, client.mailedCode(maker1)}}).toBytes();
        std::vector<std::unique_ptr<QNetworkReply>> replies;
        for (int i = 0; i < 12; ++i)
            replies.push_back(client.begin("POST", u"/v1/sign-in/%1/code"_s.arg(challenge), body,
                {{"Content-Digest", digestOf(body)}}));

        int accepted = 0;
        for (const auto &reply : replies)
            accepted += Client::finish(*reply).status == 200 ? 1 : 0;

        QCOMPARE(accepted, 1);
    }

    void anAuthenticatorAppSignsInToo()
    {
        Bench b;
        b.sql(u"UPDATE accounts SET channel = 'totp' WHERE user_name = '%1'"_s.arg(checker1));
        Client client = b.client();
        const Answer started = client.startSignIn(checker1, password);
        const QString challenge = started[u"challenge"_s].toString();
        const QString code = b.authenticatorCode(checker1);

        QCOMPARE(started[u"channel"_s].toString(), u"totp"_s);
        QVERIFY(started[u"sent_to"_s].isNull());
        QCOMPARE(client.enterCode(challenge, wrong(code)).code(), u"code-wrong"_s);
        QCOMPARE(client.enterCode(challenge, code).status, 200);
        const QString next = client.startSignIn(checker1, password)[u"challenge"_s].toString();
        QCOMPARE(client.enterCode(next, code).code(), u"code-wrong"_s);
    }

    void fiveCancelledSignInsLockTheAccount()
    {
        Bench b;
        Client client = b.client();
        for (int i = 0; i < 5; ++i) {
            const QString challenge = client.startSignIn(maker1, password)[u"challenge"_s].toString();
            const QString code = client.mailedCode(maker1, i);
            for (int j = 0; j < 3; ++j)
                QCOMPARE(client.enterCode(challenge, wrong(code)).status, 401);
        }

        QCOMPARE(client.startSignIn(maker1, password).code(), u"sign-in-failed"_s);
    }

    void aCodeRunsOutAndANewOneVoidsIt()
    {
        Bench b;
        Client client = b.client();
        const QString challenge = client.startSignIn(maker1, password)[u"challenge"_s].toString();
        const QString old = client.mailedCode(maker1);
        const QString path = u"/v1/sign-in/%1/resend"_s.arg(challenge);

        const Answer early = client.change("POST", path, {});
        b.clock.advance(301s);
        const Answer expired = client.enterCode(challenge, old);
        const Answer resent = client.change("POST", path, {});
        const QString fresh = client.mailedCode(maker1, 1);

        QCOMPARE(early.status, 429);
        QCOMPARE(early.code(), u"too-early"_s);
        QCOMPARE(early.headers["retry-after"], "60");
        QCOMPARE(expired.code(), u"code-expired"_s);
        QCOMPARE(resent.status, 200);
        if (fresh != old)
            QCOMPARE(client.enterCode(challenge, old).code(), u"code-wrong"_s);
        QCOMPARE(client.enterCode(challenge, fresh).status, 200);
    }

    void aSecondSignInEndsTheFirst()
    {
        Bench b;
        const auto first = b.person(maker1);
        const auto second = b.person(maker1);

        QCOMPARE(first->get(u"/v1/me"_s).code(), u"session-ended"_s);
        QCOMPARE(second->get(u"/v1/me"_s).status, 200);
    }

    void tokensEndAndAreRefreshed()
    {
        Bench b;
        Client client = b.client();
        const QString challenge = client.startSignIn(maker1, password)[u"challenge"_s].toString();
        const Answer session = client.enterCode(challenge, client.mailedCode(maker1));
        client.token = session[u"access_token"_s].toString().toLatin1();
        const Json refresh = Json::of({{u"refresh_token"_s, session[u"refresh_token"_s]}});
        b.clock.advance(11min);

        const Answer ended = client.get(u"/v1/me"_s);
        const Answer first = client.change("POST", u"/v1/session/refresh"_s, refresh);
        const Answer lost = client.change("POST", u"/v1/session/refresh"_s, refresh);
        client.token = first[u"access_token"_s].toString().toLatin1();

        QCOMPARE(ended.code(), u"session-ended"_s);
        QCOMPARE(first.status, 200);
        QCOMPARE(lost.body, first.body);
        QCOMPARE(client.get(u"/v1/me"_s).status, 200);
    }

    void anOldRefreshTokenEndsTheSession()
    {
        Bench b;
        Client client = b.client();
        const QString challenge = client.startSignIn(maker1, password)[u"challenge"_s].toString();
        const Answer session = client.enterCode(challenge, client.mailedCode(maker1));
        const Json old = Json::of({{u"refresh_token"_s, session[u"refresh_token"_s]}});
        const Answer first = client.change("POST", u"/v1/session/refresh"_s, old);
        client.token = first[u"access_token"_s].toString().toLatin1();
        QCOMPARE(client.get(u"/v1/me"_s).status, 200);
        b.clock.advance(31s);

        QCOMPARE(client.change("POST", u"/v1/session/refresh"_s, old).status, 401);
        QCOMPARE(client.get(u"/v1/me"_s).status, 401);
    }

    void signingOutEndsTheToken()
    {
        Bench b;
        const auto person = b.person(maker1);

        QCOMPARE(person->change("DELETE", u"/v1/session"_s, {}).status, 204);
        QCOMPARE(person->get(u"/v1/me"_s).code(), u"session-ended"_s);
    }

    void noCodeAndNoTokenIsStoredInClear()
    {
        Bench b;
        Client client = b.client();
        const QString challenge = client.startSignIn(maker1, password)[u"challenge"_s].toString();
        const QString code = client.mailedCode(maker1);
        const Answer session = client.enterCode(challenge, code);
        b.server->stop();

        QFile file(b.folder.path() + u"/data/server.sqlite"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray stored = file.readAll();
        QVERIFY(stored.contains("陳大文"));
        QVERIFY(!stored.contains(password.toUtf8()));
        QVERIFY(!stored.contains(session[u"access_token"_s].toString().toUtf8()));
        QVERIFY(!stored.contains(session[u"refresh_token"_s].toString().toUtf8()));
    }
};

QTEST_GUILESS_MAIN(TestSignIn)
#include "tst_signin.moc"
