#include "store/workitems.h"

#include "base/clock.h"
#include "store/strand.h"

#include <QSet>

namespace eforms::store {

using namespace Qt::StringLiterals;

WorkItems::WorkItems(Strand &strand, const QList<domain::Request> &loaded, const QHash<QString, QString> &cursors)
    : m_strand(strand)
    , m_cursors(cursors)
{
    for (const domain::Request &request : loaded)
        m_requests.insert(request.id, request);
}

std::optional<domain::Request> WorkItems::find(const QString &id) const
{
    const auto found = m_requests.constFind(id);
    return found == m_requests.cend() ? std::nullopt : std::optional(*found);
}

bool WorkItems::isNews(const domain::Request &request, const std::optional<Json> &known)
{
    if (!known)
        return true;
    const QDateTime knownUtc = base::fromWire((*known)["updated_at"_L1].toString());
    return !knownUtc.isValid() || request.updatedUtc >= knownUtc;
}

Async<Done> WorkItems::apply(const QString &participant, const QList<WorkChange> &changes, const QString &cursor)
{
    return store(participant, changes, cursor);
}

Async<Done> WorkItems::replace(
    const QString &participant, const QList<domain::Request> &requests, const QString &cursor)
{
    QList<WorkChange> changes;
    QSet<QString> present;
    for (const domain::Request &request : requests) {
        changes.append({request.id, request});
        present.insert(request.id);
    }
    for (const domain::Request &request : std::as_const(m_requests)) {
        if (request.participant == participant && !present.contains(request.id))
            changes.append({request.id, std::nullopt});
    }
    return store(participant, changes, cursor);
}

Async<Done> WorkItems::store(const QString &participant, const QList<WorkChange> &changes, const QString &cursor)
{
    return m_strand.commit(
        this,
        [participant, changes, cursor](Database &database) {
            for (const WorkChange &change : changes) {
                const Status status = change.request
                    ? database.put(Table::WorkItems, change.id, change.request->toJson())
                    : database.remove(Table::WorkItems, change.id);
                if (!status)
                    return status;
            }
            return database.put(Table::Cursors, database.blindRow(participant),
                Json::of({{u"participant"_s, participant}, {u"cursor"_s, cursor}}));
        },
        [this, participant, changes, cursor](Done) {
            m_cursors.insert(participant, cursor);
            adopt(changes);
        });
}

Async<Done> WorkItems::put(const domain::Request &request)
{
    return m_strand.commit(
        this,
        [request](Database &database) -> Result<bool> {
            const auto known = database.read(Table::WorkItems, request.id);
            // A damaged record is not worth more than a fresh one.
            if (known && !isNews(request, *known))
                return false;
            const Status status = database.put(Table::WorkItems, request.id, request.toJson());
            if (!status)
                return fail(status.error());
            return true;
        },
        [this, request](bool isRecorded) {
            if (isRecorded)
                adopt({{request.id, request}});
        });
}

void WorkItems::adopt(const QList<WorkChange> &changes)
{
    if (changes.isEmpty())
        return;
    QStringList ids;
    for (const WorkChange &change : changes) {
        if (change.request)
            m_requests.insert(change.id, *change.request);
        else
            m_requests.remove(change.id);
        ids.append(change.id);
    }
    Q_EMIT changed(ids);
}

} // namespace eforms::store
