#include "workflow/reviewflow.h"

#include "workflow/desk.h"

#include <QCryptographicHash>
#include <QUuid>

#include <algorithm>
#include <chrono>

namespace eforms::workflow {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using domain::Event;
using domain::Hindrance;
using domain::Lifecycle;

namespace {

const QList<Event> personalEvents {Event::Claim, Event::ReleaseClaim, Event::Approve, Event::Return, Event::Decline,
    Event::Recall, Event::Withdraw, Event::Answer, Event::ApproveAnswer};

QString sha256(const QString &text)
{
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex());
}

} // namespace

ReviewFlow::ReviewFlow(
    std::shared_ptr<Desk> desk, engine::FormPointer form, domain::Request request, QObject *parent)
    : QObject(parent)
    , m_desk(std::move(desk))
    , m_form(std::move(form))
    , m_request(std::move(request))
    , m_model(std::make_unique<engine::FormModel>(
          m_form, m_request.data, m_desk->context(*m_form, m_request.participant)))
{
    m_model->setReadonly(true);
    m_model->showAllProblems();
    connect(&m_desk->vault().workItems(), &store::WorkItems::changed, this, &ReviewFlow::onItemsChanged);
    m_minute.start(60s);
    connect(&m_minute, &QTimer::timeout, this, &ReviewFlow::changed);
}

ReviewFlow::~ReviewFlow() = default;

domain::Actor ReviewFlow::actor() const
{
    return m_desk->actorAt(m_request.participant);
}

QList<ReviewFlow::Offer> ReviewFlow::offers() const
{
    QList<Offer> offers;
    for (const Event event : personalEvents)
        offers.append(offer(event));
    return offers;
}

ReviewFlow::Offer ReviewFlow::offer(Event event) const
{
    return {event, Lifecycle::hindrance(m_request, event, actor(), m_desk->connection().serverNowUtc())};
}

QString ReviewFlow::secondFactor() const
{
    return m_form->about()["approvals"_L1]["second_factor"_L1].toBool() ? m_desk->user().secondFactor : QString();
}

bool ReviewFlow::isLate() const
{
    return m_request.deadlineUtc.isValid() && m_desk->connection().serverNowUtc() > m_request.deadlineUtc;
}

void ReviewFlow::open()
{
    m_isOpen = true;
    refreshAudit();
    if (offer(Event::Claim).hindrance == Hindrance::None)
        command(Event::Claim, Json::emptyObject());
    else if (offer(Event::Open).hindrance == Hindrance::None)
        command(Event::Open, Json::of({{u"content_hash"_s, m_request.contentHash}}));
}

void ReviewFlow::leave()
{
    m_isOpen = false;
    if (offer(Event::ReleaseClaim).hindrance != Hindrance::None)
        return;
    // The page is gone before the answer comes; if it is lost, the claim ends by itself after its time.
    m_desk->sendUnwatched(m_request, Event::ReleaseClaim);
}

void ReviewFlow::approve(const QString &secondFactorCode, bool lateAccepted)
{
    Json payload = Json::of({{u"content_hash"_s, m_request.contentHash}, {u"checked"_s, true},
        {u"late_accepted"_s, lateAccepted}});
    if (!secondFactor().isEmpty())
        payload.set(u"second_factor"_s,
            Json::of({{u"method"_s, secondFactor()}, {u"code"_s, secondFactorCode}}));
    command(Event::Approve, payload);
}

void ReviewFlow::returnToMaker(const QString &reason)
{
    command(Event::Return, Json::of({{u"reason"_s, reason.trimmed()}, {u"comments"_s, Json::emptyObject()}}));
}

void ReviewFlow::decline(const QString &reason)
{
    command(Event::Decline, Json::of({{u"reason"_s, reason.trimmed()}}));
}

void ReviewFlow::recall()
{
    command(Event::Recall, Json::emptyObject());
}

void ReviewFlow::withdraw()
{
    command(Event::Withdraw, Json::emptyObject());
}

void ReviewFlow::answer(const QString &text)
{
    command(Event::Answer, Json::of({{u"text"_s, text.trimmed()}}));
}

void ReviewFlow::approveAnswer()
{
    const QString text = m_request.query ? m_request.query->answer : QString();
    command(Event::ApproveAnswer, Json::of({{u"text_hash"_s, sha256(text)}}));
}

void ReviewFlow::command(Event event, const Json &payload)
{
    if (m_busy)
        return;
    const Json body = Json::of({{u"type"_s, eventCode(event)}, {u"payload"_s, payload}});
    // The outcome of the last try may be unknown; the same command keeps its key and so counts once.
    const QByteArray fingerprint
        = QCryptographicHash::hash(body.canonical() + QByteArray::number(m_request.revision), QCryptographicHash::Sha256);
    if (m_openCommand != fingerprint) {
        m_openCommand = fingerprint;
        m_openKey = QUuid::createUuid().toString(QUuid::WithoutBraces);
    }
    m_busy = true;
    m_trouble = {};
    Q_EMIT changed();
    then(m_desk->connection().requests().command(m_request, event, payload, m_openKey), this,
        [this, event](const Result<api::Answer<domain::Request>> &answer) { onAnswer(event, answer); });
}

void ReviewFlow::onAnswer(Event event, const Result<std::variant<domain::Request, domain::Refusal>> &answer)
{
    m_busy = false;
    if (!answer) {
        m_trouble = answer.error();
        Q_EMIT changed();
        return;
    }
    m_openCommand.clear();
    if (const auto *refusal = std::get_if<domain::Refusal>(&*answer)) {
        m_trouble = *refusal;
        // What was refused because something had changed is tried again once it is known what.
        m_wantsClaim = m_wantsClaim || (event == Event::Claim && refusal->code == "stale"_L1);
        m_desk->sync().nudge();
        Q_EMIT changed();
        return;
    }
    accept(std::get<domain::Request>(*answer));
    then(m_desk->vault().workItems().put(m_request), this, [](const Status &) { });
    refreshAudit();
    if (event == Event::Claim)
        command(Event::Open, Json::of({{u"content_hash"_s, m_request.contentHash}}));
    else if (event != Event::Open)
        Q_EMIT done(event);
    claimIfWanted();
}

void ReviewFlow::accept(const domain::Request &request)
{
    const bool otherContent = request.contentHash != m_request.contentHash;
    // Passed on, or on to the next level, while this person has the page open: it is taken for him as at opening.
    const bool newToCheck = request.state == domain::State::PendingCheck
        && (m_request.state != domain::State::PendingCheck || request.level != m_request.level || otherContent);
    m_request = request;
    if (otherContent) {
        m_model = std::make_unique<engine::FormModel>(
            m_form, m_request.data, m_desk->context(*m_form, m_request.participant));
        m_model->setReadonly(true);
        m_model->showAllProblems();
        Q_EMIT contentChanged();
    }
    Q_EMIT changed();
    m_wantsClaim = m_wantsClaim || newToCheck;
    claimIfWanted();
}

void ReviewFlow::claimIfWanted()
{
    // While another step is under way this one waits; a step that is dropped would leave the page without its buttons.
    if (!m_wantsClaim || !m_isOpen || m_busy || offer(Event::Claim).hindrance != Hindrance::None)
        return;
    m_wantsClaim = false;
    command(Event::Claim, Json::emptyObject());
}

void ReviewFlow::refreshAudit()
{
    then(m_desk->connection().requests().audit(m_request.id), this,
        [this](const Result<api::Answer<api::AuditTrail>> &answer) {
            const auto *trail = answer ? std::get_if<api::AuditTrail>(&*answer) : nullptr;
            if (!trail)
                return;
            m_audit = trail->events;
            m_auditFault = domain::verify(m_audit);
            Q_EMIT changed();
        });
}

void ReviewFlow::onItemsChanged(const QStringList &ids)
{
    if (!ids.contains(m_request.id))
        return;
    const auto request = m_desk->vault().workItems().find(m_request.id);
    if (!request || request->toJson() == m_request.toJson())
        return;
    accept(*request);
    refreshAudit();
}

} // namespace eforms::workflow
