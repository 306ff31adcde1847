#pragma once

#include "base/json.h"

#include <QHash>
#include <QStringList>

namespace eforms::market {

/// A list of records under a key, as the server delivers reference data: participants, CMU members, securities.
///
/// Document: `{"name":…, "version":…, "key":"code", "records":[{"code":…}, …]}`. Immutable; records keep their order.
class Directory
{
public:
    Directory() = default;
    /// Fails with Malformed: no records, a record without its key, or a key that occurs twice.
    [[nodiscard]] static Result<Directory> load(const Json &json);

    /// Key and names of a record, for people to choose from.
    struct Entry {
        QString key;
        QString names; ///< in both languages
    };

    /// Records whose key begins with, or one of whose names contains @p typed, in any case; keys first, at most @p limit.
    [[nodiscard]] QList<Entry> matching(const QString &typed, qsizetype limit) const;
    /// The record of a key, Absent when it is unknown.
    [[nodiscard]] const Json &find(QStringView key) const;
    [[nodiscard]] const Json::Array &records() const { return m_records; }
    [[nodiscard]] QString version() const { return m_version; }
    [[nodiscard]] qsizetype size() const { return m_records.size(); }

private:
    QString m_keyName;
    QString m_version;
    Json::Array m_records;
    QHash<QString, qsizetype> m_index;
};

} // namespace eforms::market
