#pragma once

#include "base/result.h"

#include <QRegularExpression>
#include <QString>

namespace eforms::engine {

/// A regular expression as form authors write it (ECMA-262 with the flag u), safe against hostile input.
///
/// Characters are code points; `$` means the very end, `.` no line end of any kind, \d and \w are ASCII.
class Pattern
{
public:
    enum class Anchoring {
        Anywhere, ///< JSON Schema's `pattern`
        Whole,    ///< the operator `matches`
    };
    enum class Match {
        No,
        Yes,
        GivenUp, ///< would take too many steps: neither yes nor no, and nothing that may pass
    };

    /// Fails with Malformed (no regular expression, or one with a lookbehind of no fixed length) or TooLarge (longer than
    /// 1,000 characters; or a text made up from the pattern shows that it can run for ever).
    [[nodiscard]] static Result<Pattern> compile(const QString &source, Anchoring anchoring);

    [[nodiscard]] Match match(const QString &text) const;
    [[nodiscard]] const QString &source() const { return m_source; }

private:
    Pattern(QString source, QRegularExpression expression);

    QString m_source;
    QRegularExpression m_expression;
};

/// Is this a regular expression of ECMA-262 (with the flag u), of no more than 1,000 characters?
[[nodiscard]] bool isPattern(const QString &text);

} // namespace eforms::engine
