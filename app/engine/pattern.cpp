#include "engine/pattern.h"

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestPattern = 1000;

/// ECMA-262 spelling turned into what PCRE understands; only what differs is touched.
QString translated(const QString &source)
{
    QString result;
    bool inClass = false;
    for (qsizetype i = 0; i < source.size(); ++i) {
        const QChar character = source[i];
        if (character == u'\\' && i + 1 < source.size()) {
            const QString code = source.mid(i + 2, 4);
            if (source[i + 1] == u'u' && code.size() == 4 && !code.startsWith(u'{')) {
                result += u"\\x{"_s + code + u'}';
                i += 5;
            } else {
                result += character;
                result += source[++i];
            }
            continue;
        }
        if (character == u'[')
            inClass = true;
        else if (character == u']')
            inClass = false;
        if (!inClass && character == u'$')
            result += u"\\z"_s;
        else if (!inClass && character == u'.')
            result += u"[^\\n\\r\\x{2028}\\x{2029}]"_s;
        else
            result += character;
    }
    return result;
}

} // namespace

Pattern::Pattern(QString source, QRegularExpression expression)
    : m_source(std::move(source))
    , m_expression(std::move(expression))
{
}

Result<Pattern> Pattern::compile(const QString &source, Anchoring anchoring)
{
    if (source.size() > longestPattern)
        return fail(ErrorKind::TooLarge, u"pattern longer than %1 characters"_s.arg(longestPattern));
    const QString body = translated(source);
    // The limits stop patterns like (a+)+$ from running for ever; a real field needs a few hundred steps.
    const QString limits = u"(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=10000)"_s;
    QRegularExpression expression(
        limits + (anchoring == Anchoring::Whole ? u"\\A(?:"_s + body + u")\\z"_s : body));
    if (!expression.isValid())
        return fail(ErrorKind::Malformed, u"pattern: "_s + expression.errorString());
    expression.optimize();
    return Pattern(source, std::move(expression));
}

bool Pattern::matches(const QString &text) const
{
    const QRegularExpressionMatch match = m_expression.match(text);
    return match.isValid() && match.hasMatch();
}

} // namespace eforms::engine
