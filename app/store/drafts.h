#pragma once

#include "base/async.h"
#include "domain/draft.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace eforms::store {

class Strand;

/// What makers have typed on this computer and the server does not yet answer for.
class Drafts : public QObject
{
    Q_OBJECT

public:
    Drafts(Strand &strand, const QList<domain::Draft> &loaded);

    /// In no particular order.
    [[nodiscard]] QList<domain::Draft> all() const { return m_drafts.values(); }
    [[nodiscard]] std::optional<domain::Draft> find(const QString &id) const;

    /// Resolves once the draft is committed; find() then gives it. Fails with Storage or StorageFull.
    [[nodiscard]] Async<Done> save(const domain::Draft &draft);
    /// An absent draft is no error. Its files and outbox items are not touched. Fails with Storage.
    [[nodiscard]] Async<Done> remove(const QString &id);

Q_SIGNALS:
    /// A draft was saved, removed, or changed its stage.
    void changed(const QString &id);

private:
    friend class Outbox; // confirms and settles drafts in its own transactions

    void adopt(const domain::Draft &draft);
    void forget(const QString &id);

    Strand &m_strand;
    QHash<QString, domain::Draft> m_drafts;
};

} // namespace eforms::store
