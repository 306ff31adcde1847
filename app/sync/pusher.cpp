#include "sync/pusher.h"

#include "sync/uploader.h"

#include <QSet>

#include <algorithm>

namespace eforms::sync {

using namespace Qt::StringLiterals;
using store::OutboxItem;
using store::Outcome;

namespace {

constexpr int parallelLanes = 4;
constexpr int silencesUntilProbing = 5; // then one call at a time finds out whether the server is back

Outcome::DraftFate draftAfter(const QString &kind)
{
    // From here on the request itself is what one looks at.
    const bool isPassedOn = kind == "submit"_L1 || kind == "discard"_L1;
    return isPassedOn ? Outcome::DraftFate::Removed : Outcome::DraftFate::Kept;
}

void take(Outcome &outcome, const domain::Request &request)
{
    outcome.request = request;
}

void take(Outcome &, Done) { }

} // namespace

Pusher::Pusher(store::Vault &vault, api::Session &session, const Pace &pace, QObject *parent)
    : QObject(parent)
    , m_vault(vault)
    , m_session(session)
    , m_pace(pace)
    , m_requests(session)
    , m_uploads(session)
{
    m_wake.setSingleShot(true);
    connect(&m_wake, &QTimer::timeout, this, &Pusher::pump);
    connect(&m_vault.outbox(), &store::Outbox::changed, this, &Pusher::pump);
}

void Pusher::start()
{
    m_running = true;
    resume();
}

void Pusher::stop()
{
    m_running = false;
    m_wake.stop();
}

void Pusher::resume()
{
    m_silences = 0;
    for (Lane &lane : m_lanes)
        lane.pause = {};
    pump();
}

void Pusher::pump()
{
    if (!m_running || !m_session.isSignedIn())
        return;
    const auto busy = [this] {
        return std::count_if(m_lanes.cbegin(), m_lanes.cend(), [](const Lane &lane) { return lane.isBusy; });
    };
    const int limit = m_silences >= silencesUntilProbing ? 1 : parallelLanes;
    QSet<QString> seen;
    qint64 nextPause = -1;
    const QList<OutboxItem> items = m_vault.outbox().items();
    for (const OutboxItem &item : items) {
        if (seen.contains(item.lane))
            continue; // not the head of its lane
        seen.insert(item.lane);
        const Lane lane = m_lanes.value(item.lane);
        if (lane.isBusy || !mayBeSent(item))
            continue;
        if (const qint64 pause = lane.pause.remainingTime(); pause > 0) {
            nextPause = nextPause < 0 ? pause : qMin(nextPause, pause);
            continue;
        }
        if (busy() < limit)
            send(item);
    }
    if (nextPause >= 0)
        m_wake.start(static_cast<int>(nextPause) + 1);
}

bool Pusher::mayBeSent(const OutboxItem &item) const
{
    // Confirmed as one person for one server: it leaves as that person to that server or not at all.
    return item.state == OutboxItem::State::Queued && item.server == m_session.client().identity()
        && item.actor == m_session.personId();
}

void Pusher::send(const OutboxItem &item)
{
    m_lanes[item.lane].isBusy = true;
    if (item.kind == "upload"_L1) {
        auto *upload = new Upload(m_vault, m_uploads, item, this);
        then(upload->start(), this, [this, item](const Result<api::Answer<Done>> &answer) { onAnswer(item, answer); });
        return;
    }
    then(m_requests.send(callOf(item)), this,
        [this, item](const Result<api::Answer<domain::Request>> &answer) { onAnswer(item, answer); });
}

template <typename T>
void Pusher::onAnswer(const OutboxItem &item, const Result<api::Answer<T>> &answer)
{
    if (answer) {
        m_silences = 0;
        Q_EMIT reached();
    } else {
        ++m_silences;
        Q_EMIT failed(answer.error());
    }
    Outcome outcome;
    const domain::Refusal *refusal = refusalIn(answer);
    switch (judge(answer)) {
    case Verdict::Accepted:
        take(outcome, std::get<0>(*answer));
        outcome.draft = draftAfter(item.kind);
        settle(item, outcome);
        break;
    case Verdict::Refused:
        outcome.refusal = *refusal;
        outcome.draft = Outcome::DraftFate::Editing;
        settle(item, outcome);
        break;
    case Verdict::Later:
        postpone(item, refusal ? refusal->retryAfter : std::nullopt);
        break;
    case Verdict::SignIn:
        // Waits for resume(), unless somebody has signed in since.
        m_lanes[item.lane].isBusy = false;
        pauseLane(item.lane, retryDelay(1, std::nullopt, m_pace));
        break;
    }
}

void Pusher::settle(const OutboxItem &item, const Outcome &outcome)
{
    then(m_vault.outbox().settle(item.key, outcome), this,
        [this, item, outcome](const Status &status) { onSettled(item, outcome, status); });
}

void Pusher::onSettled(const OutboxItem &item, const Outcome &outcome, const Status &status)
{
    m_lanes[item.lane].isBusy = false;
    if (!status) {
        // The disk did not take the answer: asking again under the same key gets the same answer again.
        pauseLane(item.lane, m_pace.longestFeedRetry);
        return;
    }
    OutboxItem settled = item;
    settled.refusal = outcome.refusal;
    if (outcome.refusal)
        Q_EMIT refused(settled);
    else
        Q_EMIT accepted(item.lane);
    pump();
}

void Pusher::postpone(const OutboxItem &item, std::optional<std::chrono::seconds> retryAfter)
{
    const auto pause = retryDelay(item.attempts + 1, retryAfter, m_pace);
    then(m_vault.outbox().noteAttempt(item.key), this, [this, lane = item.lane, pause](const Status &) {
        m_lanes[lane].isBusy = false;
        pauseLane(lane, pause);
    });
}

void Pusher::pauseLane(const QString &lane, std::chrono::milliseconds pause)
{
    m_lanes[lane].pause.setRemainingTime(pause);
    pump();
}

} // namespace eforms::sync
