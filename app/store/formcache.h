#pragma once

#include "base/async.h"
#include "base/json.h"

#include <QHash>
#include <QObject>

namespace eforms::store {

class Strand;

/// Copies of what the server publishes, so that work goes on without it: form bundles, reference data, service lists,
/// parameters, memberships. Names like `form/buy-in-exemption/1`, `reference/securities`, `services/B01234`.
class FormCache : public QObject
{
    Q_OBJECT

public:
    struct Entry {
        QString tag; ///< ETag or hash the server gave
        Json value;
    };

    FormCache(Strand &strand, const QHash<QString, Entry> &loaded);

    /// Absent where nothing is kept.
    [[nodiscard]] Json value(const QString &name) const { return m_entries.value(name).value; }
    /// Empty where nothing is kept.
    [[nodiscard]] QString tag(const QString &name) const { return m_entries.value(name).tag; }
    /// Resolves after COMMIT. Fails with Storage or StorageFull.
    [[nodiscard]] Async<Done> put(const QString &name, const QString &tag, const Json &value);

Q_SIGNALS:
    void changed(const QString &name);

private:
    Strand &m_strand;
    QHash<QString, Entry> m_entries;
};

} // namespace eforms::store
