#include "engine/pattern.h"

#include "engine/patterntranslation.h"

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestPattern = 1000;

/// The limits stop patterns like (a+)+$ from running for ever; a real field needs a few hundred steps.
constexpr QLatin1StringView limits("(*LIMIT_MATCH=1000000)(*LIMIT_DEPTH=100000)");

/// Searching is part of the match, so that the limit holds for all places at which it may begin together.
QString anchored(const PatternTranslation &translation, Pattern::Anchoring anchoring)
{
    if (anchoring == Pattern::Anchoring::Whole)
        return u"\\A(?:"_s + translation.expression + u")\\z"_s;
    if (translation.beginsAtStart)
        return translation.expression;
    return u"\\A(?s:.*?)(?:"_s + translation.expression + u')';
}

Result<QRegularExpression> compiled(const PatternTranslation &translation, Pattern::Anchoring anchoring)
{
    QRegularExpression expression(limits + anchored(translation, anchoring));
    if (!expression.isValid())
        return fail(ErrorKind::Malformed, u"pattern: "_s + expression.errorString());
    return expression;
}

Pattern::Match matchOf(const QRegularExpression &expression, const QString &text)
{
    const QRegularExpressionMatch match = expression.match(text);
    if (match.hasMatch())
        return Pattern::Match::Yes;
    // Text that is not Unicode (lone surrogates) is invalid as well, and matches nothing.
    return match.isValid() || !text.isValidUtf16() ? Pattern::Match::No : Pattern::Match::GivenUp;
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
    const auto translation = translatePattern(source);
    if (!translation)
        return fail(translation.error());
    auto expression = compiled(*translation, anchoring);
    if (!expression)
        return fail(expression.error());
    expression->optimize();
    for (const QString &text : translation->probes()) {
        if (matchOf(*expression, text) == Match::GivenUp)
            return fail(ErrorKind::TooLarge, u"pattern that can run for ever: "_s + source);
    }
    return Pattern(source, *std::move(expression));
}

Pattern::Match Pattern::match(const QString &text) const
{
    return matchOf(m_expression, text);
}

bool isPattern(const QString &text)
{
    if (text.size() > longestPattern)
        return false;
    auto translation = translatePattern(text);
    if (!translation)
        return false;
    // What PCRE2 cannot look back over is a regular expression all the same. Characters are spelled out, so this is
    // never found where it is no group.
    translation->expression.replace("(?<="_L1, "(?="_L1).replace("(?<!"_L1, "(?!"_L1);
    return compiled(*translation, Pattern::Anchoring::Anywhere).has_value();
}

} // namespace eforms::engine
