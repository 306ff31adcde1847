#pragma once

#include "base/result.h"

#include <QRegularExpression>
#include <QString>

namespace eforms::engine {

/// A regular expression as form authors write it (ECMA-262), safe against hostile input.
///
/// `$` means the very end, `.` no line end of any kind. A match that would need too many steps counts as no match.
class Pattern
{
public:
    enum class Anchoring {
        Anywhere, ///< JSON Schema's `pattern`
        Whole,    ///< the operator `matches`
    };

    /// Fails with Malformed (no regular expression) or TooLarge (longer than 1,000 characters).
    [[nodiscard]] static Result<Pattern> compile(const QString &source, Anchoring anchoring);

    [[nodiscard]] bool matches(const QString &text) const;
    [[nodiscard]] const QString &source() const { return m_source; }

private:
    Pattern(QString source, QRegularExpression expression);

    QString m_source;
    QRegularExpression m_expression;
};

} // namespace eforms::engine
