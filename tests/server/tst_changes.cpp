#include "server/bench.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace eforms;

namespace {

const QString form = u"buy-in-exemption"_s;
const QString feed = u"/v1/participants/B01234/changes"_s;

} // namespace

class TestChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesComeInTheOrderOfCommitsAndNoneTwice()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const Json first = created(*maker, form, exemption(u"A"_s));
        const Json second = created(*maker, form, exemption(u"B"_s));
        const Answer start = maker->get(feed);
        const Json changed = submitted(*maker, form, exemption(u"C"_s));
        QCOMPARE(maker->command(first, u"discard"_s, Json::emptyObject()).status, 200);

        const Answer rest = maker->get(feed + u"?cursor="_s + start[u"next"_s].toString());
        const Answer nothing = maker->get(feed + u"?cursor="_s + rest[u"next"_s].toString());

        QCOMPARE(start[u"items"_s].size(), 2);
        QCOMPARE(start[u"items"_s][0]["id"_L1], first["id"_L1]);
        QCOMPARE(start[u"items"_s][1]["id"_L1], second["id"_L1]);
        QCOMPARE(rest[u"items"_s].size(), 2);
        QCOMPARE(rest[u"items"_s][0]["id"_L1], changed["id"_L1]);
        QCOMPARE(rest[u"items"_s][1]["body"_L1]["state"_L1].toString(), u"withdrawn"_s);
        QVERIFY(rest[u"items"_s][0]["seq"_L1].toInteger() < rest[u"items"_s][1]["seq"_L1].toInteger());
        QCOMPARE(nothing[u"items"_s].size(), 0);
    }

    void pagesAddUpToTheWhole()
    {
        Bench b;
        const auto maker = b.person(maker1);
        QStringList made;
        for (int i = 0; i < 5; ++i)
            made.append(created(*maker, form, exemption())["id"_L1].toString());

        QStringList got;
        QString cursor;
        bool more = true;
        while (more) {
            const Answer page = maker->get(feed + u"?limit=2&cursor="_s + cursor);
            QVERIFY(page[u"items"_s].size() <= 2);
            for (const Json &item : page[u"items"_s].array())
                got.append(item["id"_L1].toString());
            cursor = page[u"next"_s].toString();
            more = page[u"more"_s].toBool();
        }

        QCOMPARE(got, made);
    }

    void aCursorBelongsToOnePersonAndParticipant()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const auto checker = b.person(checker2);
        const QString cursor = maker->get(feed)[u"next"_s].toString();
        const QString own = checker->get(feed)[u"next"_s].toString();

        QCOMPARE(checker->get(feed + u"?cursor="_s + cursor).code(), u"cursor-expired"_s);
        QCOMPARE(checker->get(u"/v1/participants/C00088/changes?cursor="_s + own).status, 410);
        QCOMPARE(maker->get(feed + u"?cursor=5.abc"_s).status, 410);
        QCOMPARE(maker->get(feed + u"?cursor=x"_s).status, 410);
        QCOMPARE(checker->get(feed + u"?cursor="_s + own).status, 200);
    }

    void otherRightsMakeACursorExpire()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const QString cursor = maker->get(feed)[u"next"_s].toString();

        b.sql(u"UPDATE rights SET service = 'cmu-transfer-instruction' WHERE account ="
              " (SELECT id FROM accounts WHERE user_name = '%1')"_s.arg(maker1));

        QCOMPARE(maker->get(feed + u"?cursor="_s + cursor).status, 410);
        QCOMPARE(maker->get(feed).status, 200);
    }

    void aPersonGetsOnlyHisServices()
    {
        Bench b;
        const auto maker = b.person(maker1);
        QVERIFY(created(*maker, form, exemption()).isObject());
        const Json transferRequest = created(*maker, u"cmu-transfer-instruction"_s, transfer());
        b.sql(u"UPDATE rights SET service = 'cmu-transfer-instruction' WHERE account ="
              " (SELECT id FROM accounts WHERE user_name = '%1')"_s.arg(checker1));
        const auto checker = b.person(checker1);

        const Answer page = checker->get(feed);

        QCOMPARE(page[u"items"_s].size(), 1);
        QCOMPARE(page[u"items"_s][0]["id"_L1], transferRequest["id"_L1]);
    }

    void waitingEndsWithTheChange()
    {
        Bench b;
        const auto maker = b.person(maker1);
        const auto checker = b.person(checker1);
        const QString cursor = checker->get(feed)[u"next"_s].toString();
        const auto waiting = checker->begin("GET", feed + u"?wait=20&cursor="_s + cursor);
        QElapsedTimer timer;
        timer.start();

        const Json request = created(*maker, form, exemption());
        const Answer answer = Client::finish(*waiting);

        QCOMPARE(answer[u"items"_s][0]["id"_L1], request["id"_L1]);
        QVERIFY(timer.elapsed() < 10'000);
    }

    void stoppingEndsWaitingAtOnce()
    {
        Bench b;
        const auto checker = b.person(checker1);
        const auto waiting = checker->begin("GET", feed + u"?wait=25"_s);
        QCOMPARE(b.client().get(u"/v1/about"_s).status, 200);
        QElapsedTimer timer;
        timer.start();

        b.server->stop();

        QVERIFY(QTest::qWaitFor([&waiting] { return waiting->isFinished(); }));
        QVERIFY(timer.elapsed() < 5'000);
    }
};

QTEST_GUILESS_MAIN(TestChanges)
#include "tst_changes.moc"
