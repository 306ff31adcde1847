#pragma once

#include <QMap>
#include <QStringList>

#include <optional>

namespace eforms::architecture {

/// One entry of a .ts file.
struct Message {
    QString context;
    QString source;
    QString comment;
    QStringList translations; ///< several for a message with a number
    bool numbered = false;
    QString state; ///< empty when finished; else Qt Linguist's `unfinished`, `vanished`, `obsolete`

    /// What makes it the same message for Qt.
    [[nodiscard]] QString identity() const;
};

/// The entries of a .ts file; nothing when it is not well-formed.
[[nodiscard]] std::optional<QList<Message>> readMessages(const QByteArray &ts);

/// Entries that are not finished, no longer used, empty, or whose place markers (%1, %n) differ from the source.
[[nodiscard]] QStringList unfinishedComplaints(const QList<Message> &messages);

/// Entries of @p fresh (just extracted from the sources) missing in @p kept, and the reverse.
[[nodiscard]] QStringList driftComplaints(const QList<Message> &kept, const QList<Message> &fresh);

} // namespace eforms::architecture
