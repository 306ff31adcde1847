#include "ui/words.h"

#include <QLocale>
#include <QTranslator>

#include <algorithm>
#include <array>

namespace eforms::ui {

using namespace Qt::StringLiterals;
using domain::Event;
using domain::Function;
using domain::Hindrance;
using domain::State;

namespace {

constexpr qsizetype shortIdLength = 8;
constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

struct CodeAndText {
    QLatin1StringView code;
    const char *text;
};

constexpr std::array auditTexts {
    CodeAndText {"REQ_CREATED"_L1, QT_TRANSLATE_NOOP("Words", "Created")},
    CodeAndText {"REQ_EDITED"_L1, QT_TRANSLATE_NOOP("Words", "Edited")},
    CodeAndText {"REQ_REASSIGNED"_L1, QT_TRANSLATE_NOOP("Words", "Handed over to another maker")},
    CodeAndText {"REQ_WITHDRAWN"_L1, QT_TRANSLATE_NOOP("Words", "Withdrawn")},
    CodeAndText {"REQ_EXPIRED"_L1, QT_TRANSLATE_NOOP("Words", "Expired")},
    CodeAndText {"REQ_VIEWED"_L1, QT_TRANSLATE_NOOP("Words", "Opened for reading")},
    CodeAndText {"REQ_RECALLED"_L1, QT_TRANSLATE_NOOP("Words", "Recalled by the maker")},
    CodeAndText {"CHECK_REQUESTED"_L1, QT_TRANSLATE_NOOP("Words", "Passed to the checker")},
    CodeAndText {"CHECK_CLAIMED"_L1, QT_TRANSLATE_NOOP("Words", "Taken for checking")},
    CodeAndText {"CLAIM_RELEASED"_L1, QT_TRANSLATE_NOOP("Words", "Given back unchecked")},
    CodeAndText {"CLAIM_EXPIRED"_L1, QT_TRANSLATE_NOOP("Words", "Time for checking ran out")},
    CodeAndText {"CHECK_APPROVED"_L1, QT_TRANSLATE_NOOP("Words", "Approved by a checker")},
    CodeAndText {"LEVEL_PASSED"_L1, QT_TRANSLATE_NOOP("Words", "Passed on to the next checker")},
    CodeAndText {"CHECK_RETURNED"_L1, QT_TRANSLATE_NOOP("Words", "Returned to the maker")},
    CodeAndText {"CHECK_DECLINED"_L1, QT_TRANSLATE_NOOP("Words", "Declined by a checker")},
    CodeAndText {"CHECK_DELEGATED"_L1, QT_TRANSLATE_NOOP("Words", "Checking delegated")},
    CodeAndText {"CHECK_REMINDED"_L1, QT_TRANSLATE_NOOP("Words", "Checkers reminded")},
    CodeAndText {"CHECK_ESCALATED"_L1, QT_TRANSLATE_NOOP("Words", "Escalated")},
    CodeAndText {"CHECK_INVALIDATED"_L1, QT_TRANSLATE_NOOP("Words", "Returned by the system: no longer valid")},
    CodeAndText {"REKEY_OK"_L1, QT_TRANSLATE_NOOP("Words", "Fields typed again: they agree")},
    CodeAndText {"REKEY_MISMATCH"_L1, QT_TRANSLATE_NOOP("Words", "Fields typed again: they differ")},
    CodeAndText {"RELEASE_STARTED"_L1, QT_TRANSLATE_NOOP("Words", "Sending to the clearing house")},
    CodeAndText {"RELEASE_RETRIED"_L1, QT_TRANSLATE_NOOP("Words", "Sent to the clearing house once more")},
    CodeAndText {"RELEASE_DONE"_L1, QT_TRANSLATE_NOOP("Words", "Submitted to the clearing house")},
    CodeAndText {"RELEASE_REFUSED"_L1, QT_TRANSLATE_NOOP("Words", "Not accepted by the clearing house")},
    CodeAndText {"CH_RECEIVED"_L1, QT_TRANSLATE_NOOP("Words", "Received by the clearing house")},
    CodeAndText {"CH_PROCESSING"_L1, QT_TRANSLATE_NOOP("Words", "Being processed by the clearing house")},
    CodeAndText {"CH_INFO_REQUESTED"_L1, QT_TRANSLATE_NOOP("Words", "The clearing house asked for information")},
    CodeAndText {"CH_INFO_OVERDUE"_L1, QT_TRANSLATE_NOOP("Words", "The answer did not come in time")},
    CodeAndText {"INFO_ANSWERED"_L1, QT_TRANSLATE_NOOP("Words", "Answered by the maker")},
    CodeAndText {"INFO_APPROVED"_L1, QT_TRANSLATE_NOOP("Words", "Answer approved and sent")},
    CodeAndText {"CH_DECIDED"_L1, QT_TRANSLATE_NOOP("Words", "Decided by the clearing house")},
    CodeAndText {"CH_COMPLETED"_L1, QT_TRANSLATE_NOOP("Words", "Carried out by the clearing house")},
    CodeAndText {"CANCEL_REQUESTED"_L1, QT_TRANSLATE_NOOP("Words", "Cancellation asked for")},
    CodeAndText {"CANCEL_APPROVED"_L1, QT_TRANSLATE_NOOP("Words", "Cancellation approved by a checker")},
    CodeAndText {"CANCEL_REFUSED"_L1, QT_TRANSLATE_NOOP("Words", "Cancellation refused by a checker")},
    CodeAndText {"CH_CANCELLED"_L1, QT_TRANSLATE_NOOP("Words", "Cancelled by the clearing house")},
    CodeAndText {"CH_CANCEL_REFUSED"_L1, QT_TRANSLATE_NOOP("Words", "Cancellation refused by the clearing house")},
};

constexpr std::array capacityTexts {
    CodeAndText {"DCP"_L1, QT_TRANSLATE_NOOP("Words", "Direct Clearing Participant")},
    CodeAndText {"GCP"_L1, QT_TRANSLATE_NOOP("Words", "General Clearing Participant")},
    CodeAndText {"CAP"_L1, QT_TRANSLATE_NOOP("Words", "Clearing Agency Participant")},
    CodeAndText {"CUP"_L1, QT_TRANSLATE_NOOP("Words", "Custodian Participant")},
    CodeAndText {"SLP"_L1, QT_TRANSLATE_NOOP("Words", "Stock Lender Participant")},
    CodeAndText {"SPP"_L1, QT_TRANSLATE_NOOP("Words", "Stock Pledgee Participant")},
    CodeAndText {"IP"_L1, QT_TRANSLATE_NOOP("Words", "Investor Participant")},
    CodeAndText {"CCCP"_L1, QT_TRANSLATE_NOOP("Words", "China Connect Clearing Participant")},
    CodeAndText {"EP"_L1, QT_TRANSLATE_NOOP("Words", "Exchange Participant")},
};

constexpr std::array categoryTexts {
    CodeAndText {"settlement-depository"_L1, QT_TRANSLATE_NOOP("Words", "Settlement and depository")},
    CodeAndText {"membership"_L1, QT_TRANSLATE_NOOP("Words", "Membership")},
    CodeAndText {"technical"_L1, QT_TRANSLATE_NOOP("Words", "Technical set-up")},
    CodeAndText {"events"_L1, QT_TRANSLATE_NOOP("Words", "Events")},
};

constexpr std::array clearingHouseTexts {
    CodeAndText {"HKSCC"_L1, QT_TRANSLATE_NOOP("Words", "HKSCC")},
    CodeAndText {"SEOCH"_L1, QT_TRANSLATE_NOOP("Words", "SEOCH")},
    CodeAndText {"HKCC"_L1, QT_TRANSLATE_NOOP("Words", "HKCC")},
    CodeAndText {"HKCAS"_L1, QT_TRANSLATE_NOOP("Words", "HKCAS")},
    CodeAndText {"SEHK"_L1, QT_TRANSLATE_NOOP("Words", "SEHK")},
    CodeAndText {"HKEX"_L1, QT_TRANSLATE_NOOP("Words", "HKEX")},
};

template <std::size_t Size>
const char *find(const std::array<CodeAndText, Size> &table, const QString &code)
{
    const auto found
        = std::find_if(table.begin(), table.end(), [&code](const CodeAndText &row) { return row.code == code; });
    return found == table.end() ? nullptr : found->text;
}

const char *stateText(State state)
{
    switch (state) {
    case State::Draft:
        return QT_TRANSLATE_NOOP("Words", "Draft");
    case State::PendingCheck:
        return QT_TRANSLATE_NOOP("Words", "Pending checker");
    case State::Returned:
        return QT_TRANSLATE_NOOP("Words", "Returned");
    case State::Releasing:
        return QT_TRANSLATE_NOOP("Words", "Being submitted");
    case State::Submitted:
        return QT_TRANSLATE_NOOP("Words", "Submitted");
    case State::Received:
        return QT_TRANSLATE_NOOP("Words", "Received");
    case State::Processing:
        return QT_TRANSLATE_NOOP("Words", "Processing");
    case State::InfoRequested:
        return QT_TRANSLATE_NOOP("Words", "Information requested");
    case State::Approved:
        return QT_TRANSLATE_NOOP("Words", "Approved");
    case State::PartlyApproved:
        return QT_TRANSLATE_NOOP("Words", "Partly approved");
    case State::Rejected:
        return QT_TRANSLATE_NOOP("Words", "Rejected");
    case State::Completed:
        return QT_TRANSLATE_NOOP("Words", "Completed");
    case State::Effective:
        return QT_TRANSLATE_NOOP("Words", "Effective");
    case State::Withdrawn:
        return QT_TRANSLATE_NOOP("Words", "Withdrawn before submission");
    case State::Declined:
        return QT_TRANSLATE_NOOP("Words", "Declined by the checker");
    case State::Expired:
        return QT_TRANSLATE_NOOP("Words", "Expired");
    case State::CancelPending:
        return QT_TRANSLATE_NOOP("Words", "Cancellation requested");
    case State::Cancelled:
        return QT_TRANSLATE_NOOP("Words", "Cancelled");
    }
    return "";
}

const char *eventText(Event event)
{
    switch (event) {
    case Event::Edit:
        return QT_TRANSLATE_NOOP("Words", "The request was changed.");
    case Event::Submit:
        return QT_TRANSLATE_NOOP("Words", "The request was passed to the checker.");
    case Event::Discard:
        return QT_TRANSLATE_NOOP("Words", "The draft was discarded.");
    case Event::Claim:
        return QT_TRANSLATE_NOOP("Words", "You have the request open for checking.");
    case Event::ReleaseClaim:
        return QT_TRANSLATE_NOOP("Words", "The request was given back.");
    case Event::Open:
        return QT_TRANSLATE_NOOP("Words", "The request was opened.");
    case Event::Approve:
        return QT_TRANSLATE_NOOP("Words", "Your approval was recorded.");
    case Event::Return:
        return QT_TRANSLATE_NOOP("Words", "The request went back to the maker.");
    case Event::Decline:
        return QT_TRANSLATE_NOOP("Words", "The request was declined.");
    case Event::Recall:
        return QT_TRANSLATE_NOOP("Words", "The request was recalled. You find it among your drafts.");
    case Event::Withdraw:
        return QT_TRANSLATE_NOOP("Words", "The request was withdrawn.");
    case Event::Answer:
        return QT_TRANSLATE_NOOP("Words", "Your answer was saved. A checker must approve it before it is sent.");
    case Event::ApproveAnswer:
        return QT_TRANSLATE_NOOP("Words", "The answer was sent to the clearing house.");
    case Event::Expire:
        return QT_TRANSLATE_NOOP("Words", "The request has lapsed.");
    case Event::Invalidate:
        return QT_TRANSLATE_NOOP("Words", "The request is no longer valid and went back to the maker.");
    case Event::Release:
        return QT_TRANSLATE_NOOP("Words", "The request was submitted to the clearing house.");
    case Event::RefuseRelease:
        return QT_TRANSLATE_NOOP("Words", "The clearing house did not accept the request; it went back to the maker.");
    case Event::Acknowledge:
        return QT_TRANSLATE_NOOP("Words", "The clearing house has received the request.");
    case Event::Process:
        return QT_TRANSLATE_NOOP("Words", "The clearing house is processing the request.");
    case Event::AskInformation:
        return QT_TRANSLATE_NOOP("Words", "The clearing house asks for information.");
    case Event::Overdue:
        return QT_TRANSLATE_NOOP("Words", "The clearing house did not get an answer in time.");
    case Event::Decide:
        return QT_TRANSLATE_NOOP("Words", "The clearing house has decided.");
    case Event::Complete:
        return QT_TRANSLATE_NOOP("Words", "The clearing house has carried out the request.");
    }
    return "";
}

const char *hindranceText(Hindrance hindrance)
{
    switch (hindrance) {
    case Hindrance::None:
        return "";
    case Hindrance::WrongState:
        return QT_TRANSLATE_NOOP("Words", "This is not possible in the present state of the request.");
    case Hindrance::NotPermitted:
        return QT_TRANSLATE_NOOP("Words", "You do not have the right to do this. Ask your administrator.");
    case Hindrance::OwnRequest:
        return QT_TRANSLATE_NOOP("Words", "You edited this request, so you may not check it.");
    case Hindrance::AlreadyApproved:
        return QT_TRANSLATE_NOOP("Words", "You have approved this request already; another checker must approve it.");
    case Hindrance::Claimed:
        return QT_TRANSLATE_NOOP("Words", "Another checker has this request open.");
    case Hindrance::NotClaimed:
        return QT_TRANSLATE_NOOP("Words", "The request must be taken for checking first.");
    case Hindrance::Stale:
        return QT_TRANSLATE_NOOP("Words", "The request has changed since you opened it. Open it again.");
    }
    return "";
}

} // namespace

Words::Words(Language language)
    : m_language(language)
{
    auto translator = std::make_shared<QTranslator>();
    if (translator->load(u":/eforms/translations/eforms_%1.qm"_s.arg(isChinese() ? u"zh_Hant"_s : u"en"_s)))
        m_translator = std::move(translator);
}

Words::~Words() = default;

QString Words::text(const char *context, const char *source, int n) const
{
    QString result = m_translator ? m_translator->translate(context, source, nullptr, n) : QString();
    if (result.isEmpty())
        result = QString::fromUtf8(source);
    return n < 0 ? result : result.replace("%n"_L1, QString::number(n));
}

QString Words::state(State state) const
{
    return word(stateText(state));
}

QString Words::state(const domain::Request &request) const
{
    if (request.state == State::PendingCheck && request.level > 1)
        return word(QT_TRANSLATE_NOOP("Words", "Pending second checker"));
    return state(request.state);
}

QString Words::nextStep(const domain::Request &request) const
{
    switch (request.state) {
    case State::Draft:
    case State::Returned:
        return word(QT_TRANSLATE_NOOP("Words", "Maker"));
    case State::InfoRequested:
        return request.query && !request.query->answer.isEmpty() ? word(QT_TRANSLATE_NOOP("Words", "Checker"))
                                                                 : word(QT_TRANSLATE_NOOP("Words", "Maker"));
    case State::PendingCheck:
        return request.level > 1 ? word(QT_TRANSLATE_NOOP("Words", "Second checker"))
                                 : word(QT_TRANSLATE_NOOP("Words", "Checker"));
    case State::CancelPending:
        return word(QT_TRANSLATE_NOOP("Words", "Checker"));
    case State::Releasing:
    case State::Submitted:
    case State::Received:
    case State::Processing:
    case State::Approved:
    case State::PartlyApproved:
        return word(QT_TRANSLATE_NOOP("Words", "Clearing house"));
    case State::Rejected:
    case State::Completed:
    case State::Effective:
    case State::Withdrawn:
    case State::Declined:
    case State::Expired:
    case State::Cancelled:
        break;
    }
    return {};
}

QString Words::event(Event event) const
{
    return word(eventText(event));
}

QString Words::audit(const QString &type) const
{
    const char *found = find(auditTexts, type);
    return found ? word(found) : type;
}

QString Words::hindrance(Hindrance hindrance) const
{
    return hindrance == Hindrance::None ? QString() : word(hindranceText(hindrance));
}

QString Words::severity(const QString &code) const
{
    return code == "warning"_L1 ? word(QT_TRANSLATE_NOOP("Words", "Warning"))
                                : word(QT_TRANSLATE_NOOP("Words", "Error"));
}

QString Words::function(Function function) const
{
    switch (function) {
    case Function::View:
        return word(QT_TRANSLATE_NOOP("Words", "Viewer"));
    case Function::Make:
        return word(QT_TRANSLATE_NOOP("Words", "Maker"));
    case Function::Check:
        return word(QT_TRANSLATE_NOOP("Words", "Checker"));
    case Function::Sign:
        return word(QT_TRANSLATE_NOOP("Words", "Authorised signatory"));
    case Function::Administer:
        return word(QT_TRANSLATE_NOOP("Words", "Delegated Administrator"));
    }
    return {};
}

QString Words::capacity(const QString &code) const
{
    const char *found = find(capacityTexts, code);
    return found ? word(found) : code;
}

QString Words::category(const QString &code) const
{
    const char *found = find(categoryTexts, code);
    return found ? word(found) : code;
}

QString Words::clearingHouse(const QString &code) const
{
    const char *found = find(clearingHouseTexts, code);
    return found ? word(found) : code;
}

QString Words::approvals(int count) const
{
    return count == 1 ? word(QT_TRANSLATE_NOOP("Words", "1 checker"))
                      : word(QT_TRANSLATE_NOOP("Words", "%1 different checkers")).arg(count);
}

QString Words::person(const domain::Person &person) const
{
    if (person.id.isEmpty() || person.id == "clearing-house"_L1)
        return word(QT_TRANSLATE_NOOP("Words", "Clearing house"));
    if (person.id == "system"_L1)
        return word(QT_TRANSLATE_NOOP("Words", "System"));
    const QString &name = isChinese() ? person.nameZh : person.nameEn;
    return name.isEmpty() ? (isChinese() ? person.nameEn : person.nameZh) : name;
}

QString Words::organisation(const domain::Membership &membership) const
{
    const QString &name = isChinese() ? membership.nameZh : membership.nameEn;
    return name.isEmpty() ? (isChinese() ? membership.nameEn : membership.nameZh) : name;
}

QString Words::date(const QDate &date) const
{
    if (!date.isValid())
        return {};
    return isChinese() ? date.toString(u"yyyy年M月d日"_s)
                       : QLocale(QLocale::English, QLocale::HongKong).toString(date, u"d MMM yyyy"_s);
}

QString Words::date(const QString &iso) const
{
    const QDate parsed = QDate::fromString(iso, Qt::ISODate);
    return parsed.isValid() ? date(parsed) : iso;
}

QString Words::time(const QDateTime &utc) const
{
    return utc.isValid() ? base::inHongKong(utc).toString(u"HH:mm"_s) : QString();
}

QString Words::dateTime(const QDateTime &utc) const
{
    return utc.isValid() ? QString(date(base::inHongKong(utc).date()) + u' ' + time(utc)) : QString();
}

QString Words::when(const QDateTime &utc, const QDateTime &nowUtc) const
{
    const QDate then = base::inHongKong(utc).date();
    const QDate today = base::inHongKong(nowUtc).date();
    if (then == today)
        return time(utc);
    if (then.year() != today.year())
        return dateTime(utc);
    const QString day = isChinese() ? then.toString(u"M月d日"_s)
                                    : QLocale(QLocale::English, QLocale::HongKong).toString(then, u"d MMM"_s);
    return QString(day + u' ' + time(utc));
}

QString Words::timeLeft(const QDateTime &deadlineUtc, const QDateTime &nowUtc) const
{
    if (!deadlineUtc.isValid())
        return {};
    const qint64 seconds = nowUtc.secsTo(deadlineUtc);
    if (seconds <= 0)
        return word(QT_TRANSLATE_NOOP("Words", "deadline passed"));
    if (seconds < hour)
        return word(QT_TRANSLATE_NOOP("Words", "%1 min left")).arg(std::max<qint64>(1, seconds / minute));
    if (seconds < day)
        return word(QT_TRANSLATE_NOOP("Words", "%1 h %2 min left"))
            .arg(seconds / hour)
            .arg(seconds % hour / minute);
    return word(QT_TRANSLATE_N_NOOP("Words", "%n day(s) left"), static_cast<int>(seconds / day));
}

QString shownReference(const domain::Request &request)
{
    return request.referenceNo.isEmpty() ? request.id.left(shortIdLength) : request.referenceNo;
}

} // namespace eforms::ui
