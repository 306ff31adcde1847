#pragma once

#include "base/async.h"
#include "domain/request.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace eforms::store {

class Strand;

/// One change of the server's feed.
struct WorkChange {
    QString id;
    std::optional<domain::Request> request; ///< nothing: deleted, or no longer for this person
};

/// The requests of this person's participants, as last heard from the server. The server's word always replaces ours.
///
/// All functions resolve after COMMIT and fail with Storage or StorageFull, then nothing has changed.
class WorkItems : public QObject
{
    Q_OBJECT

public:
    WorkItems(Strand &strand, const QList<domain::Request> &loaded, const QHash<QString, QString> &cursors);

    /// In no particular order.
    [[nodiscard]] QList<domain::Request> all() const { return m_requests.values(); }
    [[nodiscard]] std::optional<domain::Request> find(const QString &id) const;
    /// Where to go on in the feed of a participant; empty: from the beginning.
    [[nodiscard]] QString cursor(const QString &participant) const { return m_cursors.value(participant); }

    /// One transaction: a page of the feed, then the cursor behind it. Applying a page twice changes nothing.
    [[nodiscard]] Async<Done> apply(
        const QString &participant, const QList<WorkChange> &changes, const QString &cursor);
    /// One transaction: @p requests are all there is at the participant; others of it are forgotten.
    [[nodiscard]] Async<Done> replace(
        const QString &participant, const QList<domain::Request> &requests, const QString &cursor);
    /// Records one request from an answer, unless a newer one is known already.
    [[nodiscard]] Async<Done> put(const domain::Request &request);

Q_SIGNALS:
    void changed(const QStringList &ids);

private:
    friend class Outbox; // records requests in its own transactions

    /// False when @p known is newer than @p request: a repeated answer may tell what was, not what is.
    [[nodiscard]] static bool isNews(const domain::Request &request, const std::optional<Json> &known);
    void adopt(const QList<WorkChange> &changes);
    [[nodiscard]] Async<Done> store(
        const QString &participant, const QList<WorkChange> &changes, const QString &cursor);

    Strand &m_strand;
    QHash<QString, domain::Request> m_requests;
    QHash<QString, QString> m_cursors; ///< by participant
};

} // namespace eforms::store
