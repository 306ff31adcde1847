#include "base/clock.h"
#include "workflow/inboxmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace eforms;
using namespace eforms::workflow;
using domain::Function;
using domain::State;

namespace {

domain::Actor person(const QString &id, const QList<Function> &functions)
{
    domain::Actor actor;
    actor.person = {id, id, id};
    for (const Function function : functions)
        actor.rights.append({u"*"_s, function});
    return actor;
}

domain::Request request(const QString &id, State state, int minute = 0)
{
    domain::Request request;
    request.id = id;
    request.participant = u"B01234"_s;
    request.form = u"buy-in-exemption"_s;
    request.state = state;
    request.revision = 1;
    request.levels = {{Function::Check, 1}};
    request.maker = {u"maker"_s, u"Chan Tai Man"_s, u"陳大文"_s};
    request.contributors = {request.maker};
    request.data = Json::of({{u"client_ref"_s, u"REF-"_s + id}});
    request.updatedUtc = base::fromWire(u"2026-11-20T02:00:00.000Z"_s).addSecs(60 * minute);
    return request;
}

} // namespace

class TestInboxModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachPersonSeesHisOwnWorkAsMine()
    {
        const QList<domain::Request> requests {request(u"a"_s, State::PendingCheck), request(u"b"_s, State::Returned),
            request(u"c"_s, State::Processing), request(u"d"_s, State::Completed)};
        InboxModel inbox;
        inbox.setRequests(requests);

        inbox.setActor(person(u"checker"_s, {Function::Check}));
        QCOMPARE(inbox.count(InboxModel::Filter::Mine), 1);
        QCOMPARE(inbox.listOf(InboxModel::Filter::Mine).first().id, u"a"_s);

        inbox.setActor(person(u"maker"_s, {Function::Make, Function::Check}));
        QCOMPARE(inbox.count(InboxModel::Filter::Mine), 1);
        QCOMPARE(inbox.listOf(InboxModel::Filter::Mine).first().id, u"b"_s);
        QCOMPARE(inbox.count(InboxModel::Filter::Waiting), 2);
        QCOMPARE(inbox.count(InboxModel::Filter::Finished), 1);
        QCOMPARE(inbox.count(InboxModel::Filter::All), 4);
    }

    void aClaimedRequestStaysInTheList()
    {
        domain::Request claimed = request(u"a"_s, State::PendingCheck);
        claimed.claim = domain::Claim {{u"other"_s, {}, {}}, QDateTime::currentDateTimeUtc().addSecs(600)};
        InboxModel inbox;
        inbox.setActor(person(u"checker"_s, {Function::Check}));

        inbox.setRequests({claimed});

        QCOMPARE(inbox.rowCount(), 1);
    }

    void everyWordOfTheSearchMustBeFound()
    {
        InboxModel inbox;
        inbox.setFilter(InboxModel::Filter::All);
        inbox.setRequests({request(u"a"_s, State::Draft), request(u"b"_s, State::Draft)});

        inbox.setSearch(u"文"_s);
        QCOMPARE(inbox.rowCount(), 2);
        inbox.setSearch(u"ref-B 陳大"_s);
        QCOMPARE(inbox.rowCount(), 1);
        QCOMPARE(inbox.at(0)->id, u"b"_s);
        inbox.setSearch(u"nobody"_s);
        QCOMPARE(inbox.rowCount(), 0);
    }

    void aSelectedRowStaysSelectedWhenOthersArrive()
    {
        InboxModel inbox;
        inbox.setFilter(InboxModel::Filter::All);
        QAbstractItemModelTester tester(&inbox);
        inbox.setRequests({request(u"a"_s, State::Draft, 1), request(u"b"_s, State::Draft, 2)});
        const QPersistentModelIndex selected = inbox.index(inbox.rowOf(u"a"_s), 0);

        inbox.setRequests({request(u"a"_s, State::Draft, 1), request(u"c"_s, State::Draft, 3),
            request(u"b"_s, State::Draft, 2)});

        QVERIFY(selected.isValid());
        QCOMPARE(selected.data(InboxModel::IdRole).toString(), u"a"_s);
        QCOMPARE(inbox.at(0)->id, u"c"_s);
    }

    void theEarliestDeadlineComesFirst()
    {
        domain::Request later = request(u"later"_s, State::Processing);
        later.deadlineUtc = base::fromWire(u"2026-11-20T11:00:00.000Z"_s);
        domain::Request sooner = request(u"sooner"_s, State::Processing);
        sooner.deadlineUtc = base::fromWire(u"2026-11-20T06:00:00.000Z"_s);
        InboxModel inbox;

        inbox.setRequests({request(u"never"_s, State::Processing), later, sooner});

        QStringList order;
        for (const domain::Request &item : inbox.listOf(InboxModel::Filter::All))
            order.append(item.id);
        QCOMPARE(order, (QStringList {u"sooner"_s, u"later"_s, u"never"_s}));
    }
};

QTEST_GUILESS_MAIN(TestInboxModel)
#include "tst_inboxmodel.moc"
