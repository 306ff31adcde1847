#include "server/notices.h"

namespace eforms::server {

using namespace Qt::StringLiterals;
using domain::Event;
using domain::Request;
using domain::State;

namespace {

struct Wording {
    QString en;
    QString zh;
};

/// Names of the states as portal.md §5 gives them.
Wording wording(State state)
{
    switch (state) {
    case State::Draft:
        return {u"Draft"_s, u"草稿"_s};
    case State::PendingCheck:
        return {u"Pending checker"_s, u"待核對"_s};
    case State::Returned:
        return {u"Returned"_s, u"已退回"_s};
    case State::Releasing:
    case State::Submitted:
        return {u"Submitted"_s, u"已遞交"_s};
    case State::Received:
        return {u"Received"_s, u"已接收"_s};
    case State::Processing:
        return {u"Processing"_s, u"處理中"_s};
    case State::InfoRequested:
        return {u"Information requested"_s, u"待補資料"_s};
    case State::Approved:
        return {u"Approved"_s, u"已批准"_s};
    case State::PartlyApproved:
        return {u"Partly approved"_s, u"部分批准"_s};
    case State::Rejected:
        return {u"Rejected"_s, u"已拒絕"_s};
    case State::Completed:
        return {u"Completed"_s, u"已完成"_s};
    case State::Effective:
        return {u"Effective"_s, u"已生效"_s};
    case State::Withdrawn:
        return {u"Withdrawn before submission"_s, u"已撤回"_s};
    case State::Declined:
        return {u"Declined"_s, u"已拒絕核對"_s};
    case State::Expired:
        return {u"Expired"_s, u"已逾期"_s};
    case State::CancelPending:
        return {u"Cancellation requested"_s, u"申請取消中"_s};
    case State::Cancelled:
        return {u"Cancelled"_s, u"已取消"_s};
    }
    return {};
}

enum class Audience { Nobody, Checkers, Maker, Involved };

Audience audience(Event event)
{
    switch (event) {
    case Event::Submit:
        return Audience::Checkers;
    case Event::Return:
    case Event::Decline:
    case Event::Expire:
    case Event::Invalidate:
    case Event::RefuseRelease:
        return Audience::Maker;
    case Event::Release:
    case Event::Acknowledge:
    case Event::AskInformation:
    case Event::Overdue:
    case Event::Decide:
    case Event::Complete:
        return Audience::Involved;
    case Event::Edit:
    case Event::Discard:
    case Event::Claim:
    case Event::ReleaseClaim:
    case Event::Open:
    case Event::Approve:
    case Event::Recall:
    case Event::Withdraw:
    case Event::Answer:
    case Event::ApproveAnswer:
    case Event::Process:
        break;
    }
    return Audience::Nobody;
}

} // namespace

void notify(Sql &sql, const Request &request, Event event, const ServiceTitle &title)
{
    Accounts accounts(sql);
    QStringList addresses;
    QStringList persons {request.maker.id};
    // An approval that leads to the next level asks other checkers to act.
    const bool nextLevel
        = event == Event::Approve && request.state == State::PendingCheck && request.approvalsAt(request.level) == 0;
    switch (nextLevel ? Audience::Checkers : audience(event)) {
    case Audience::Nobody:
        return;
    case Audience::Checkers: {
        const auto level = request.levels.value(request.level - 1);
        addresses = accounts.addressesWith(request.participant, {request.form, level.right});
        break;
    }
    case Audience::Involved:
        for (const domain::Approval &approval : request.approvals)
            persons.append(approval.person.id);
        [[fallthrough]];
    case Audience::Maker:
        addresses = accounts.addressesOf(persons);
        break;
    }
    const Wording state = wording(request.state);
    const QString reference = request.referenceNo.isEmpty() ? request.id.left(8) : request.referenceNo;
    for (const QString &address : addresses) {
        Mailer::queue(sql,
            {address, u"%1: %2"_s.arg(reference, state.en), u"%1：%2"_s.arg(reference, state.zh),
                u"Reference: %1\nService: %2\nStatus: %3\n\nPlease open the Client Portal program to see it."_s.arg(
                    reference, title.en, state.en),
                u"參考編號：%1\n服務：%2\n狀況：%3\n\n請開啟客戶平台程式查閱。"_s.arg(
                    reference, title.zh, state.zh),
                {}, request.updatedUtc});
    }
}

Mail codeMail(const Account &account, const QString &code, const QDateTime &nowUtc)
{
    return {account.email, u"Your one-time password"_s, u"你的一次性密碼"_s,
        u"One-time password for signing in to the Client Portal: %1\nIt is valid for five minutes. Nobody will ask you for it."_s
            .arg(code),
        u"登入客戶平台的一次性密碼：%1\n五分鐘內有效。任何人均不會向你索取此密碼。"_s.arg(code), code,
        nowUtc};
}

void notifyLocked(Sql &sql, const Account &account, const QDateTime &nowUtc)
{
    Mailer::queue(sql,
        {account.email, u"Your account is locked"_s, u"你的帳戶已被鎖定"_s,
            u"Signing in failed too often. If this was not you, tell your administrator."_s,
            u"登入失敗次數過多。如非你本人操作，請通知貴公司的管理人士。"_s, {}, nowUtc});
}

} // namespace eforms::server
