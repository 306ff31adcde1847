#pragma once

#include "base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace eforms::engine {

/// A regular expression of ECMA-262 in PCRE2's spelling.
struct PatternTranslation {
    /// Something repeated that holds a repetition or a choice itself: where patterns blow up.
    struct Risk {
        QStringList before;       ///< what stands before it: one expression for each character
        QList<QStringList> units; ///< ways through what is repeated, as before
    };

    QString expression;
    bool beginsAtStart = false; ///< every way through it begins with `^`
    QList<Risk> risks;
    int largestCount = 0; ///< of `{…}`
    QString characters;   ///< all characters that stand for themselves, each once

    /// Texts on which the pattern takes for ever if it is one that can; none where there is no risk.
    [[nodiscard]] QStringList probes() const;
};

/// Fails with Malformed: no regular expression of ECMA-262 with the flag u. Escapes of punctuation that needs none
/// (`\-`) are let pass.
[[nodiscard]] Result<PatternTranslation> translatePattern(const QString &source);

} // namespace eforms::engine
