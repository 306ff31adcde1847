#include "store/drafts.h"

#include "store/strand.h"

namespace eforms::store {

Drafts::Drafts(Strand &strand, const QList<domain::Draft> &loaded) : m_strand(strand)
{
    for (const domain::Draft &draft : loaded)
        m_drafts.insert(draft.id, draft);
}

std::optional<domain::Draft> Drafts::find(const QString &id) const
{
    const auto found = m_drafts.constFind(id);
    return found == m_drafts.cend() ? std::nullopt : std::optional(*found);
}

Async<Done> Drafts::save(const domain::Draft &draft)
{
    return m_strand.commit(
        this, [draft](Database &database) { return database.put(Table::Drafts, draft.id, draft.toJson()); },
        [this, draft](Done) {
            adopt(draft);
            Q_EMIT changed(draft.id);
        });
}

Async<Done> Drafts::remove(const QString &id)
{
    return m_strand.commit(
        this, [id](Database &database) { return database.remove(Table::Drafts, id); },
        [this, id](Done) {
            forget(id);
            Q_EMIT changed(id);
        });
}

void Drafts::adopt(const domain::Draft &draft)
{
    m_drafts.insert(draft.id, draft);
}

void Drafts::forget(const QString &id)
{
    m_drafts.remove(id);
}

} // namespace eforms::store
