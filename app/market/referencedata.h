#pragma once

#include "market/calendar.h"
#include "market/securitymaster.h"

namespace eforms::market {

/// The master data a program works with: calendars, securities, and lists of participants, banks, registrars and so on.
struct ReferenceData {
    std::shared_ptr<const Calendar> calendar;
    SecurityMaster securities;
    QHash<QString, Directory> lists; ///< by the name of their document

    /// Reads all documents of a folder. Fails with NotFound, Storage or Malformed.
    [[nodiscard]] static Result<ReferenceData> open(const QString &directory = QStringLiteral(":/eforms/reference"));
    /// From documents already at hand, by name: `calendars`, `securities`, `participants`, `cmu_members`. Calendars
    /// must be there; a list that is not stays empty. Fails with NotFound or Malformed.
    [[nodiscard]] static Result<ReferenceData> fromDocuments(const QHash<QString, Json> &documents);

    /// Names of the documents, as the server offers them.
    [[nodiscard]] static QStringList documentNames();

    /// The record of a key in a list, `securities` or `banks`; Absent when it is unknown.
    [[nodiscard]] Json lookup(const QString &source, const Json &key) const;
    /// What a field that looks up in the list may offer while one types, at most 20 entries.
    [[nodiscard]] QList<Directory::Entry> candidates(const QString &source, const QString &typed) const;
    /// Is the list at hand, so that an unknown key says something?
    [[nodiscard]] bool knows(const QString &source) const;

private:
    [[nodiscard]] const Directory *list(const QString &source) const;
};

} // namespace eforms::market
