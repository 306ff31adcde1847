#include "base/clock.h"
#include "domain/lifecycle.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace eforms;
using namespace eforms::domain;

namespace {

const QDateTime now = base::fromWire(u"2026-11-20T02:00:00.000Z"_s);

Actor person(const QString &id, QList<Function> functions)
{
    Actor actor;
    actor.person = {id, id, id};
    for (const Function function : functions)
        actor.rights.append({u"*"_s, function});
    return actor;
}

const Actor maker = person(u"maker"_s, {Function::Make});
const Actor makerWhoChecks = person(u"maker"_s, {Function::Make, Function::Check});
const Actor checker = person(u"checker"_s, {Function::Check});
const Actor otherChecker = person(u"other"_s, {Function::Check});
const Actor viewer = person(u"viewer"_s, {Function::View});
const Actor clearingHouse {Actor::Kind::ClearingHouse, {u"clearing-house"_s, {}, {}}, {}};

Request requestIn(State state)
{
    Request request;
    request.id = u"r-1"_s;
    request.participant = u"B01234"_s;
    request.form = u"buy-in-exemption"_s;
    request.state = state;
    request.revision = 1;
    request.levels = {{Function::Check, 1}, {Function::Check, 1}};
    request.maker = maker.person;
    request.contributors = {maker.person};
    return request;
}

Request claimedBy(const Actor &actor)
{
    Request request = requestIn(State::PendingCheck);
    request.claim = Claim {actor.person, now.addSecs(60)};
    return request;
}

} // namespace

class TestLifecycle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noEventOfAPersonLeavesAFinalState()
    {
        for (const State state : allStates()) {
            if (!isFinal(state))
                continue;
            for (const Event event : allEvents())
                QVERIFY2(Lifecycle::hindrance(requestIn(state), event, makerWhoChecks, now) != Hindrance::None,
                    qPrintable(eventCode(event)));
        }
    }

    void theMakerNeverChecksWhateverElseHeMay()
    {
        for (const Event event : {Event::Claim, Event::Approve, Event::Return, Event::Decline})
            QCOMPARE(Lifecycle::hindrance(claimedBy(makerWhoChecks), event, makerWhoChecks, now), Hindrance::OwnRequest);
    }

    void whoOnceEditedNeverChecks()
    {
        Request request = claimedBy(checker);
        request.contributors.append(checker.person);

        QCOMPARE(Lifecycle::hindrance(request, Event::Approve, checker, now), Hindrance::OwnRequest);
    }

    void onePersonApprovesOnce()
    {
        Request request = requestIn(State::PendingCheck);
        request.level = 2;
        request.approvals = {{checker.person, {}, 1, u"h"_s, now}};

        QCOMPARE(Lifecycle::hindrance(request, Event::Claim, checker, now), Hindrance::AlreadyApproved);
        QCOMPARE(Lifecycle::hindrance(request, Event::Claim, otherChecker, now), Hindrance::None);
    }

    void approvingOnBehalfCountsForBoth()
    {
        Request request = requestIn(State::PendingCheck);
        request.approvals = {{otherChecker.person, checker.person, 1, u"h"_s, now}};

        QCOMPARE(Lifecycle::hindrance(request, Event::Claim, checker, now), Hindrance::AlreadyApproved);
    }

    void approvingNeedsTheClaim()
    {
        QCOMPARE(Lifecycle::hindrance(requestIn(State::PendingCheck), Event::Approve, checker, now), Hindrance::NotClaimed);
        QCOMPARE(Lifecycle::hindrance(claimedBy(otherChecker), Event::Approve, checker, now), Hindrance::Claimed);
        QCOMPARE(Lifecycle::hindrance(claimedBy(checker), Event::Approve, checker, now), Hindrance::None);
    }

    void aClaimEndsAtItsInstant()
    {
        Request request = claimedBy(otherChecker);
        request.claim->untilUtc = now;

        QCOMPARE(Lifecycle::hindrance(request, Event::Claim, checker, now), Hindrance::None);
    }

    void theMakerTakesBackOnlyWhatNobodyHasOpen()
    {
        QCOMPARE(Lifecycle::hindrance(requestIn(State::PendingCheck), Event::Recall, maker, now), Hindrance::None);
        QCOMPARE(Lifecycle::hindrance(claimedBy(checker), Event::Recall, maker, now), Hindrance::Claimed);
    }

    void theLastApprovalOfTheLastLevelReleases()
    {
        Request request = claimedBy(checker);
        QCOMPARE(Lifecycle::next(request, Event::Approve), State::PendingCheck);

        request.level = 2;

        QCOMPARE(Lifecycle::next(request, Event::Approve), State::Releasing);
    }

    void aLevelMayAskForSeveralPersons()
    {
        Request request = claimedBy(checker);
        request.levels = {{Function::Check, 2}};
        QCOMPARE(Lifecycle::next(request, Event::Approve), State::PendingCheck);

        request.approvals = {{otherChecker.person, {}, 1, u"h"_s, now}};

        QCOMPARE(Lifecycle::next(request, Event::Approve), State::Releasing);
    }

    void aSignatoryLevelAsksForASignatory()
    {
        Request request = requestIn(State::PendingCheck);
        request.levels = {{Function::Check, 1}, {Function::Sign, 1}};
        request.level = 2;

        QCOMPARE(Lifecycle::hindrance(request, Event::Claim, checker, now), Hindrance::NotPermitted);
        QCOMPARE(Lifecycle::hindrance(request, Event::Claim, person(u"s"_s, {Function::Sign}), now), Hindrance::None);
    }

    void aViewerDecidesNothing()
    {
        for (const State state : allStates()) {
            for (const Event event : Lifecycle::offers(requestIn(state), viewer, now))
                QCOMPARE(event, Event::Open);
        }
    }

    void personsNeverActForTheClearingHouse()
    {
        for (const Event event : {Event::Acknowledge, Event::Process, Event::Decide, Event::Complete}) {
            for (const State state : allStates())
                QCOMPARE(Lifecycle::hindrance(requestIn(state), event, checker, now), Hindrance::NotPermitted);
        }
        QCOMPARE(Lifecycle::hindrance(requestIn(State::Submitted), Event::Acknowledge, clearingHouse, now), Hindrance::None);
    }

    void anAnswerIsApprovedBySomebodyElse()
    {
        Request request = requestIn(State::InfoRequested);
        request.query = Query {u"?"_s, {}, u"!"_s, false, checker.person};

        QCOMPARE(Lifecycle::hindrance(request, Event::ApproveAnswer, checker, now), Hindrance::OwnRequest);
        QCOMPARE(Lifecycle::hindrance(request, Event::ApproveAnswer, otherChecker, now), Hindrance::None);
    }

    void everyEventHasItsOwnCode()
    {
        for (const Event event : allEvents())
            QCOMPARE(eventFromCode(eventCode(event)), std::optional(event));
        for (const State state : allStates())
            QCOMPARE(stateFromCode(stateCode(state)), std::optional(state));
    }
};

QTEST_GUILESS_MAIN(TestLifecycle)
#include "tst_lifecycle.moc"
