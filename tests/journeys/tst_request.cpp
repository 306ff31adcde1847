#include "journeys/desk.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace eforms;
using namespace eforms::journeys;
using domain::Event;
using domain::Hindrance;
using domain::State;
using workflow::isTrouble;

namespace {

const QString maker = u"maker1@b01234.example.hk"_s;
const QString checker = u"checker1@b01234.example.hk"_s;
const QString otherChecker = u"checker2@b01234.example.hk"_s;
constexpr int patience = 20000;

std::shared_ptr<workflow::FormSession> newForm(Desktop &desktop, const QString &slug)
{
    std::shared_ptr<workflow::FormSession> session;
    [&] { QTRY_VERIFY_WITH_TIMEOUT(desktop.workplace->catalogue().find(slug), patience); }();
    QObject context;
    bool answered = false;
    then(desktop.workplace->newForm(slug), &context, [&](const Result<std::shared_ptr<workflow::FormSession>> &form) {
        answered = true;
        if (form)
            session = *form;
        else
            qWarning() << "form:" << form.error().detail;
    });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(answered, patience); }();
    return session;
}

std::shared_ptr<workflow::FormSession> openDraft(Desktop &desktop, const QString &id)
{
    std::shared_ptr<workflow::FormSession> session;
    QObject context;
    bool answered = false;
    then(desktop.workplace->openDraft(id), &context, [&](const Result<std::shared_ptr<workflow::FormSession>> &form) {
        answered = true;
        session = form.value_or(nullptr);
    });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(answered, patience); }();
    return session;
}

bool holds(const Desktop &desktop, const QString &id)
{
    const auto requests = desktop.workplace->inbox().listOf(workflow::InboxModel::Filter::All);
    return std::any_of(
        requests.begin(), requests.end(), [&id](const domain::Request &request) { return request.id == id; });
}

/// The button may be pressed: nothing hinders, and no answer is awaited.
bool can(const workflow::ReviewFlow &flow, Event event)
{
    return flow.offer(event).hindrance == Hindrance::None && !flow.isBusy();
}

QString described(const workflow::Trouble &trouble)
{
    if (const auto *refusal = std::get_if<domain::Refusal>(&trouble))
        return refusal->code + u' ' + QString::fromUtf8(refusal->toJson().toBytes());
    const auto *error = std::get_if<Error>(&trouble);
    return error ? error->detail : QString();
}

std::shared_ptr<workflow::ReviewFlow> review(Desktop &desktop, const QString &id)
{
    std::shared_ptr<workflow::ReviewFlow> flow;
    [&] { QTRY_VERIFY_WITH_TIMEOUT(holds(desktop, id), patience); }();
    QObject context;
    bool answered = false;
    then(desktop.workplace->review(id), &context, [&](const Result<std::shared_ptr<workflow::ReviewFlow>> &opened) {
        answered = true;
        flow = opened.value_or(nullptr);
    });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(answered, patience); }();
    return flow;
}

void fillExemption(engine::FormModel &form, const House &house)
{
    const QDate trade = house.settlementDayAfter(QDate::currentDate());
    const QDate due = house.settlementDayAfter(trade, 2);
    const auto date = [](QDate day) { return Json(day.toString(Qt::ISODate)); };
    form.setValue(u"/variant"_s, u"HK_SECURITIES"_s);
    form.setValue(u"/market"_s, u"HKMK"_s);
    form.setValue(u"/due_date"_s, date(due));
    form.setValue(u"/default_fee_ack"_s, true);
    if (form.rowCount(u"/positions"_s) == 0)
        form.addRow(u"/positions"_s);
    form.setValue(u"/positions/0/stock_code"_s, u"00388"_s);
    form.setValue(u"/positions/0/trade_date"_s, date(trade));
    form.setValue(u"/positions/0/short_quantity"_s, 2000);
    form.setValue(u"/positions/0/exemption_quantity"_s, 1000);
    form.setValue(u"/positions/0/reason_code"_s, u"REGISTRAR_PROCESSING"_s);
    form.setValue(u"/positions/0/expected_delivery_date"_s, date(house.settlementDayAfter(due)));
    form.setValue(u"/remarks"_s, u"股票正在過戶處辦理登記"_s);
    form.setValue(u"/declaration"_s, true);
}

/// Everything these desktops said and heard, held against the contract in both directions.
QStringList complaintsAbout(std::initializer_list<const Desktop *> desktops)
{
    const auto contract = OpenApi::load(QStringLiteral(EFORMS_SOURCE_DIR "/app/api/openapi.yaml"));
    if (!contract)
        return {u"openapi.yaml: "_s + contract.error().detail};
    QStringList complaints;
    qsizetype exchanges = 0;
    for (const Desktop *desktop : desktops) {
        for (const Exchange &exchange : desktop->network.exchanges()) {
            complaints += contract->complaints(exchange);
            ++exchanges;
        }
    }
    if (exchanges == 0)
        complaints.append(u"nothing was recorded"_s);
    complaints.removeDuplicates();
    return complaints;
}

QString problemsOf(const engine::FormModel &form)
{
    QStringList list;
    for (const engine::Problem &problem : form.problems())
        list.append(problem.path + u' ' + problem.keyword + u' ' + problem.rule);
    return list.join(u", "_s);
}

} // namespace

/// The main job, by the same steps that the screens use, against the real server.
class TestRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aWrongPasswordLeavesTheUserWhereHeWas()
    {
        House house;
        Desktop desktop(house, maker);

        desktop.flow.start(maker, u"Training2026Xx"_s);

        QTRY_VERIFY_WITH_TIMEOUT(isTrouble(desktop.flow.trouble()), patience);
        const auto *refusal = std::get_if<domain::Refusal>(&desktop.flow.trouble());
        QVERIFY(refusal);
        QCOMPARE(refusal->code, u"sign-in-failed"_s);
        QCOMPARE(desktop.flow.step(), workflow::SignInFlow::Step::Credentials);
    }

    void anAbsentServerIsSaidSoAndTriedAgain()
    {
        House house;
        Desktop desktop(house, maker);
        house.server.stop();

        desktop.flow.start(maker, u"Training2026Ab"_s);

        QTRY_VERIFY_WITH_TIMEOUT(isTrouble(desktop.flow.trouble()), patience);
        QCOMPARE(std::get<Error>(desktop.flow.trouble()).kind, ErrorKind::Offline);
        QVERIFY(!desktop.flow.isBusy());
        QVERIFY(house.server.start());
        desktop.flow.start(maker, u"Training2026Ab"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desktop.flow.step(), workflow::SignInFlow::Step::Code, patience);
    }

    void draftsOpenWithoutTheServer()
    {
        House house;
        {
            Desktop desktop(house, maker);
            desktop.signIn();
            auto session = newForm(desktop, u"buy-in-exemption"_s);
            session->model().setValue(u"/remarks"_s, u"離線再寫"_s);
        }
        house.server.stop();
        Desktop desktop(house, maker);
        std::shared_ptr<workflow::Workplace> workplace;
        connect(&desktop.flow, &workflow::SignInFlow::signedIn, this,
            [&](const std::shared_ptr<workflow::Workplace> &place) { workplace = place; });
        desktop.flow.start(maker, u"Training2026Ab"_s);
        QTRY_VERIFY_WITH_TIMEOUT(desktop.flow.canWorkOffline(), patience);

        desktop.flow.workOffline();

        QTRY_VERIFY_WITH_TIMEOUT(workplace, patience);
        QVERIFY(workplace->isOffline());
        QCOMPARE(workplace->drafts().size(), 1);
        desktop.workplace = workplace;
        auto session = openDraft(desktop, workplace->drafts().first().id);
        QVERIFY(session);
        QCOMPARE(session->model().state(u"/remarks"_s).value, Json(u"離線再寫"_s));
    }

    void aWrongCodeMayBeTriedAgain()
    {
        House house;
        Desktop desktop(house, maker);
        desktop.flow.start(maker, u"Training2026Ab"_s);
        QTRY_COMPARE_WITH_TIMEOUT(desktop.flow.step(), workflow::SignInFlow::Step::Code, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!house.newestCode(maker).isEmpty(), patience);

        desktop.flow.sendCode(house.newestCode(maker) == u"000000"_s ? u"000001"_s : u"000000"_s);

        QTRY_VERIFY_WITH_TIMEOUT(isTrouble(desktop.flow.trouble()), patience);
        QCOMPARE(std::get<domain::Refusal>(desktop.flow.trouble()).code, u"code-wrong"_s);
        QCOMPARE(desktop.flow.step(), workflow::SignInFlow::Step::Code);
        std::shared_ptr<workflow::Workplace> workplace;
        connect(&desktop.flow, &workflow::SignInFlow::signedIn, this,
            [&](const std::shared_ptr<workflow::Workplace> &place) { workplace = place; });
        desktop.flow.sendCode(house.newestCode(maker));
        QTRY_VERIFY_WITH_TIMEOUT(workplace, patience);
        QVERIFY(!workplace->user().lastSignInUtc.isValid());
    }

    void anExemptionGoesFromTheMakersKeysToTheClearingHouse()
    {
        House house;
        Desktop makerDesk(house, maker);
        Desktop checkerDesk(house, checker);
        makerDesk.signIn();
        checkerDesk.signIn();
        QFile letter(house.folder.filePath(u"過戶處收據.pdf"_s));
        QVERIFY(letter.open(QIODevice::WriteOnly));
        letter.write("%PDF-1.7\n" + QByteArray(1'500'000, 'x'));
        letter.close();

        auto session = newForm(makerDesk, u"buy-in-exemption"_s);
        QVERIFY(session);
        QCOMPARE(session->model().state(u"/participant_id"_s).value, Json(u"B01234"_s));
        fillExemption(session->model(), house);
        session->attach({letter.fileName()});
        QTRY_COMPARE_WITH_TIMEOUT(session->model().rowCount(u"/attachments"_s), 1, patience);
        session->model().setValue(u"/positions/0/evidence"_s, session->model().data().at(u"/attachments/0/id"));
        if (session->model().data().at(u"/attachments/0/doc_type").isAbsent())
            session->model().setValue(u"/attachments/0/doc_type"_s, u"REGISTRAR_RECEIPT"_s);
        QVERIFY2(session->model().isValid(), qPrintable(problemsOf(session->model())));
        const QString id = session->draft().id;
        session->passToChecker(false);
        session.reset();

        // The maker cannot check what he made.
        auto own = review(makerDesk, id);
        QTRY_COMPARE_WITH_TIMEOUT(own->request().state, State::PendingCheck, patience);
        QVERIFY(own->offer(Event::Approve).hindrance != Hindrance::None);

        // The checker returns it, the maker corrects it, the checker approves it.
        auto checking = review(checkerDesk, id);
        checking->open();
        QTRY_VERIFY_WITH_TIMEOUT(can(*checking, Event::Approve), patience);
        QCOMPARE(checking->secondFactor(), QString());
        checking->returnToMaker(u"請更正豁免股數"_s);
        QTRY_COMPARE_WITH_TIMEOUT(checking->request().state, State::Returned, patience);
        checking.reset();

        QTRY_COMPARE_WITH_TIMEOUT(own->request().state, State::Returned, patience);
        auto correcting = openDraft(makerDesk, id);
        QVERIFY(correcting && correcting->remark());
        QCOMPARE(correcting->remark()->text, u"請更正豁免股數"_s);
        correcting->model().setValue(u"/positions/0/exemption_quantity"_s, 1500);
        correcting->passToChecker(false);
        QTRY_COMPARE_WITH_TIMEOUT(own->request().state, State::PendingCheck, patience);

        QTRY_COMPARE_WITH_TIMEOUT(
            checkerDesk.workplace->inbox().listOf(workflow::InboxModel::Filter::Mine).size(), 1, patience);
        checking = review(checkerDesk, id);
        checking->open();
        QTRY_VERIFY2_WITH_TIMEOUT(can(*checking, Event::Approve), qPrintable(described(checking->trouble())), patience);
        QCOMPARE(checking->request().data.at(u"/positions/0/exemption_quantity").toInteger(), 1500);
        checking->approve({}, false);

        // The clearing house's states reach the maker's screen by themselves.
        QTRY_COMPARE_WITH_TIMEOUT(own->request().state, State::Completed, patience);
        QVERIFY(own->request().referenceNo.startsWith(u"CC-SND01-"_s));
        QCOMPARE(own->request().rowResults.size(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(!own->audit().isEmpty() && own->audit().last().type == u"CH_COMPLETED"_s, patience);
        QVERIFY(!own->auditFault());
        QStringList types;
        for (const auto &event : own->audit())
            types.append(event.type);
        for (const QString &expected : {u"REQ_CREATED"_s, u"CHECK_REQUESTED"_s, u"CHECK_CLAIMED"_s, u"REQ_VIEWED"_s,
                 u"CHECK_RETURNED"_s, u"REQ_EDITED"_s, u"CHECK_APPROVED"_s, u"RELEASE_STARTED"_s, u"RELEASE_DONE"_s,
                 u"CH_RECEIVED"_s, u"CH_PROCESSING"_s, u"CH_DECIDED"_s})
            QVERIFY2(types.contains(expected), qPrintable(expected + u" missing in "_s + types.join(u' ')));
        QCOMPARE(complaintsAbout({&makerDesk, &checkerDesk}).join(u'\n'), QString());
    }

    void aTransferNeedsTwoCheckersAndTheirSecondFactor()
    {
        House house;
        Desktop makerDesk(house, maker);
        Desktop first(house, checker);
        Desktop second(house, otherChecker);
        makerDesk.signIn();
        first.signIn();
        second.signIn();

        auto session = newForm(makerDesk, u"cmu-transfer-instruction"_s);
        QVERIFY(session);
        auto &form = session->model();
        const QString valueDate = house.settlementDayAfter(QDate::currentDate().addDays(1)).toString(Qt::ISODate);
        form.setValue(u"/variant"_s, u"DELIVER_DVP"_s);
        if (form.rowCount(u"/instructions"_s) == 0)
            form.addRow(u"/instructions"_s);
        const QList<QPair<QString, Json>> values {{u"stock_code"_s, u"04252"_s}, {u"nominal_amount"_s, u"500000"_s},
            {u"ccass_account_no"_s, u"01"_s}, {u"cmu_counterparty_code"_s, u"ABCD"_s},
            {u"cmu_counterparty_account"_s, u"ABCD-000"_s}, {u"trade_date"_s, valueDate},
            {u"value_date"_s, valueDate}, {u"payment_currency"_s, u"HKD"_s}, {u"payment_amount"_s, u"487250.00"_s}};
        for (const auto &[key, value] : values)
            form.setValue(u"/instructions/0/"_s + key, value);
        form.setValue(u"/declaration"_s, true);
        QVERIFY2(form.isValid(), qPrintable(problemsOf(form)));
        const QString id = session->draft().id;
        session->passToChecker(false);

        auto firstCheck = review(first, id);
        firstCheck->open();
        QTRY_VERIFY_WITH_TIMEOUT(can(*firstCheck, Event::Approve), patience);
        QCOMPARE(firstCheck->secondFactor(), u"totp"_s);
        firstCheck->approve(u"000000"_s, false);
        QTRY_VERIFY_WITH_TIMEOUT(isTrouble(firstCheck->trouble()), patience);
        QCOMPARE(std::get<domain::Refusal>(firstCheck->trouble()).code, u"second-factor-wrong"_s);
        firstCheck->approve(house.training->authenticatorCode(checker), false);
        QTRY_COMPARE_WITH_TIMEOUT(firstCheck->request().level, 2, patience);
        QCOMPARE(firstCheck->offer(Event::Claim).hindrance, Hindrance::AlreadyApproved);

        auto secondCheck = review(second, id);
        secondCheck->open();
        QTRY_VERIFY_WITH_TIMEOUT(can(*secondCheck, Event::Approve), patience);
        secondCheck->approve(house.training->authenticatorCode(otherChecker), false);
        QTRY_COMPARE_WITH_TIMEOUT(secondCheck->request().state, State::Completed, patience);
        QCOMPARE(secondCheck->request().approvals.size(), 2);
        QCOMPARE(complaintsAbout({&makerDesk, &first, &second}).join(u'\n'), QString());
    }

    void aQuestionOfTheClearingHouseIsAnsweredAndTheAnswerChecked()
    {
        House house;
        Desktop makerDesk(house, maker);
        Desktop checkerDesk(house, checker);
        makerDesk.signIn();
        checkerDesk.signIn();
        auto session = newForm(makerDesk, u"buy-in-exemption"_s);
        fillExemption(session->model(), house);
        session->model().setValue(u"/positions/0/reason_code"_s, u"SUSPENDED"_s);
        session->model().setValue(u"/client_ref"_s, u"QUERY-1"_s); // what makes the simulated house ask
        QVERIFY2(session->model().isValid(), qPrintable(problemsOf(session->model())));
        const QString id = session->draft().id;
        session->passToChecker(false);
        auto checking = review(checkerDesk, id);
        checking->open();
        QTRY_VERIFY_WITH_TIMEOUT(can(*checking, Event::Approve), patience);
        checking->approve({}, false);
        auto own = review(makerDesk, id);
        QTRY_COMPARE_WITH_TIMEOUT(own->request().state, State::InfoRequested, patience);
        QVERIFY(!own->request().query->text.isEmpty());
        QCOMPARE(own->offer(Event::ApproveAnswer).hindrance, Hindrance::NotPermitted);

        own->answer(u"停牌公告編號 2026-1120。"_s);
        QTRY_COMPARE_WITH_TIMEOUT(own->request().query->answer, u"停牌公告編號 2026-1120。"_s, patience);
        QTRY_VERIFY_WITH_TIMEOUT(can(*checking, Event::ApproveAnswer), patience);
        checking->approveAnswer();

        QTRY_COMPARE_WITH_TIMEOUT(own->request().state, State::Completed, patience);
        QTRY_VERIFY_WITH_TIMEOUT(!own->audit().isEmpty() && own->audit().last().type == u"CH_COMPLETED"_s, patience);
        QVERIFY(!own->auditFault());
        QCOMPARE(complaintsAbout({&makerDesk, &checkerDesk}).join(u'\n'), QString());
    }

    void whatIsPassedOnMayBeTakenBackUntilACheckerOpensIt()
    {
        House house;
        Desktop makerDesk(house, maker);
        makerDesk.signIn();
        auto session = newForm(makerDesk, u"buy-in-exemption"_s);
        fillExemption(session->model(), house);
        session->model().setValue(u"/positions/0/reason_code"_s, u"SUSPENDED"_s);
        const QString id = session->draft().id;
        session->passToChecker(false);
        auto own = review(makerDesk, id);
        QTRY_VERIFY_WITH_TIMEOUT(can(*own, Event::Recall), patience);

        own->recall();

        QTRY_COMPARE_WITH_TIMEOUT(own->request().state, State::Draft, patience);
        auto again = openDraft(makerDesk, id);
        QVERIFY(again);
        again->model().setValue(u"/positions/0/exemption_quantity"_s, 500);
        again->passToChecker(false);
        QTRY_COMPARE_WITH_TIMEOUT(own->request().state, State::PendingCheck, patience);
        QCOMPARE(own->request().data.at(u"/positions/0/exemption_quantity").toInteger(), 500);
        QCOMPARE(complaintsAbout({&makerDesk}).join(u'\n'), QString());
    }

    void aDraftComesBackAfterTheProgramWasClosed()
    {
        House house;
        QString id;
        {
            Desktop desktop(house, maker);
            desktop.signIn();
            auto session = newForm(desktop, u"buy-in-exemption"_s);
            id = session->draft().id;
            session->model().setValue(u"/remarks"_s, u"未寫完"_s);
            session.reset(); // closed at once, before the autosave's time
        }

        Desktop again(house, maker);
        again.signIn();

        const auto drafts = again.workplace->drafts();
        QCOMPARE(drafts.size(), 1);
        QCOMPARE(drafts.first().id, id);
        QCOMPARE(drafts.first().data["remarks"_L1], Json(u"未寫完"_s));
    }

    void aServerThatGoesAwayAndComesBackLosesNothingAndGetsItOnce()
    {
        House house;
        Desktop desktop(house, maker);
        desktop.signIn();
        auto session = newForm(desktop, u"buy-in-exemption"_s);
        fillExemption(session->model(), house);
        session->model().setValue(u"/positions/0/reason_code"_s, u"SUSPENDED"_s);
        QVERIFY2(session->model().isValid(), qPrintable(problemsOf(session->model())));
        house.server.stop();

        session->passToChecker(false);

        QTRY_COMPARE_WITH_TIMEOUT(desktop.workplace->waitingDrafts().size(), 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(desktop.workplace->syncStatus().kind, workflow::SyncStatus::Kind::Offline, patience);
        QVERIFY(desktop.workplace->syncStatus().waiting > 0);

        QVERIFY(house.server.start());
        desktop.workplace->syncNow();
        QTRY_COMPARE_WITH_TIMEOUT(desktop.workplace->syncStatus().waiting, 0, patience);
        QTRY_COMPARE_WITH_TIMEOUT(
            desktop.workplace->inbox().listOf(workflow::InboxModel::Filter::All).size(), 1, patience);
        QVERIFY(desktop.workplace->waitingDrafts().isEmpty());
    }
};

QTEST_MAIN(TestRequest)
#include "tst_request.moc"
