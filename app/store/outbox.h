#pragma once

#include "base/async.h"
#include "domain/draft.h"
#include "domain/refusal.h"
#include "domain/request.h"

#include <QDateTime>
#include <QObject>

#include <optional>

namespace eforms::store {

class Drafts;
class Strand;
class WorkItems;

/// One command that the user confirmed, as it goes to the server, to the byte.
struct OutboxItem {
    enum class State {
        Queued, ///< to be sent, or sent with unknown outcome: the same key is sent again
        Parked, ///< refused; the user must look
    };

    QString key;  ///< idempotency key, UUID; fixed when the user confirms, never made anew
    QString lane; ///< request id; items of a lane are sent in order
    QString participant;
    QString actor;            ///< Person::id of who confirmed
    QString server;           ///< origin it was confirmed for
    QString method;           ///< `PUT`, `POST`
    QString path;             ///< `/v1/requests/…`
    QString ifMatch;          ///< revision number, without quotes; empty: no such header
    bool ifNoneMatch = false; ///< `If-None-Match: *`
    QByteArray body;
    QString kind;         ///< `draft`, `upload`, or the event code of a command: `submit` …
    QString attachmentId; ///< of an upload: id in Files
    QDateTime createdUtc;
    int attempts = 0; ///< sendings without a definitive answer
    State state = State::Queued;
    std::optional<domain::Refusal> refusal; ///< of a parked item

    /// Fails with Malformed.
    [[nodiscard]] static Result<OutboxItem> fromJson(const Json &json);
    [[nodiscard]] Json toJson() const;
};

/// The definitive answer to an item, as the store records it.
struct Outcome {
    /// What becomes of the draft of the item's lane.
    enum class DraftFate {
        Kept,    ///< stays as it is, now based on the revision of the answer if there is one
        Removed, ///< the request has taken its place
        Editing, ///< given back to its maker
    };

    std::optional<domain::Request> request; ///< as the server holds it now
    std::optional<domain::Refusal> refusal; ///< set: the item is parked with it; else the item is done and leaves
    DraftFate draft = DraftFate::Kept;
};

/// Commands the user has given and the server has not yet answered, oldest first.
///
/// All functions resolve after COMMIT and fail with Storage or StorageFull, then nothing has changed.
class Outbox : public QObject
{
    Q_OBJECT

public:
    Outbox(Strand &strand, Drafts &drafts, WorkItems &workItems, const QList<OutboxItem> &loaded);

    [[nodiscard]] const QList<OutboxItem> &items() const { return m_items; }
    [[nodiscard]] std::optional<OutboxItem> find(const QString &key) const;

    /// One transaction: the draft as it is passed on, and the commands that pass it on. A parked item of the same lane
    /// is superseded, with those behind it: they were refused or never sent.
    [[nodiscard]] Async<Done> confirm(const domain::Draft &draft, const QList<OutboxItem> &items);
    /// Commands that concern no draft.
    [[nodiscard]] Async<Done> append(const QList<OutboxItem> &items);
    /// One transaction: the item leaves or is parked, the request is recorded unless a newer one is known, the draft
    /// follows. An absent key is no error: an answer may arrive twice.
    [[nodiscard]] Async<Done> settle(const QString &key, const Outcome &outcome);
    /// Counts one sending without a definitive answer.
    [[nodiscard]] Async<Done> noteAttempt(const QString &key);
    /// Puts a parked item back into the queue under its own key; its draft waits again.
    [[nodiscard]] Async<Done> requeue(const QString &key);

Q_SIGNALS:
    void changed();

private:
    struct Effects;
    template <typename Work>
    [[nodiscard]] Async<Done> commit(Work work);
    void adopt(const Effects &effects);
    [[nodiscard]] qsizetype indexOf(const QString &key) const;

    Strand &m_strand;
    Drafts &m_drafts;
    WorkItems &m_workItems;
    QList<OutboxItem> m_items;
};

} // namespace eforms::store
