#include "store/formcache.h"

#include "store/strand.h"

namespace eforms::store {

using namespace Qt::StringLiterals;

FormCache::FormCache(Strand &strand, const QHash<QString, Entry> &loaded) : m_strand(strand), m_entries(loaded) { }

Async<Done> FormCache::put(const QString &name, const QString &tag, const Json &value)
{
    return m_strand.commit(
        this,
        [name, tag, value](Database &database) {
            return database.put(Table::FormCache, database.blindRow(name),
                Json::of({{u"name"_s, name}, {u"tag"_s, tag}, {u"value"_s, value}}));
        },
        [this, name, tag, value](Done) {
            m_entries.insert(name, {tag, value});
            Q_EMIT changed(name);
        });
}

} // namespace eforms::store
