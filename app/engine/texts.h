#pragma once

#include "base/json.h"
#include "base/language.h"
#include "engine/problem.h"

#include <QHash>

namespace eforms::engine {

/// The words of one form in all its languages: which text says what.
class Texts
{
public:
    /// Fails with Malformed when a text is not flat: every member must be a string.
    [[nodiscard]] static Result<Texts> read(const QHash<Language, Json> &documents);

    /// Empty where there is none.
    [[nodiscard]] QString text(const QString &key, Language language) const;
    /// `positions.quantity.label`, then `quantity.label` (the common texts), then @p title, then the key in words.
    [[nodiscard]] QString label(const QString &pointer, const QString &title, Language language) const;
    [[nodiscard]] QString hint(const QString &pointer, Language language) const;
    [[nodiscard]] QString choice(const QString &pointer, const QString &value, Language language) const;
    [[nodiscard]] QString problem(const Problem &problem, const QString &fieldLabel, Language language) const;

    /// `/positions/2/quantity` → `positions.quantity`.
    [[nodiscard]] static QString keyOf(const QString &pointer);

private:
    [[nodiscard]] QString firstOf(const QStringList &keys, Language language) const;

    QHash<Language, QHash<QString, QString>> m_texts;
};

} // namespace eforms::engine
