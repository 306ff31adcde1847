#include "widgets/maskedtext.h"

#include "engine/pattern.h"

namespace eforms::widgets {

namespace {

bool isSlot(QChar sign)
{
    return sign == u'#' || sign == u'A' || sign == u'*';
}

bool fits(QChar character, QChar slot)
{
    const bool digit = character >= u'0' && character <= u'9';
    const bool letter = (character >= u'A' && character <= u'Z') || (character >= u'a' && character <= u'z');
    return (slot != u'A' && digit) || (slot != u'#' && letter);
}

/// A code that the mask fits.
QString sample(const QString &mask, bool signs)
{
    QString result;
    for (const QChar sign : mask) {
        if (isSlot(sign))
            result += sign == u'A' ? u'A' : u'0';
        else if (signs)
            result += sign;
    }
    return result;
}

} // namespace

bool isSign(const QString &mask, qsizetype place)
{
    return place >= 0 && place < mask.size() && !isSlot(mask.at(place));
}

QString unmasked(const QString &text, const QString &mask)
{
    QString plain;
    const QString narrow = text.normalized(QString::NormalizationForm_KC);
    for (const QChar character : narrow) {
        const bool code = fits(character, u'*');
        if (!code && !character.isSpace() && !mask.contains(character))
            return text;
        if (code)
            plain += character;
    }
    return plain;
}

QString maskedText(const QString &plain, const QString &mask)
{
    QString result;
    qsizetype at = 0;
    const QString code = unmasked(plain, mask);
    for (const QChar sign : mask) {
        if (at == code.size())
            break;
        if (!isSlot(sign)) {
            result += sign;
            continue;
        }
        if (!fits(code.at(at), sign))
            return plain;
        result += code.at(at);
        ++at;
    }
    return at == code.size() ? result : plain;
}

bool storesSigns(const QString &mask, const QString &source)
{
    const auto pattern = engine::Pattern::compile(source, engine::Pattern::Anchoring::Anywhere);
    const auto fits = [&](bool signs) { return pattern->match(sample(mask, signs)) == engine::Pattern::Match::Yes; };
    return pattern && !fits(false) && fits(true);
}

} // namespace eforms::widgets
