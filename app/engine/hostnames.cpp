#include "engine/hostnames.h"

#include "engine/labels.h"

#include <QList>

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestLabel = 63;
constexpr qsizetype longestName = 253;

bool isAsciiLabel(const QString &label)
{
    const bool plain = std::all_of(label.begin(), label.end(), [](QChar character) {
        return character.unicode() < 128 && (character.isLetterOrNumber() || character == u'-');
    });
    return plain && !label.isEmpty() && label.size() <= longestLabel && !label.startsWith(u'-') && !label.endsWith(u'-');
}

/// The characters that a label of ASCII stands for: those behind `xn--` in another script. Nothing where it is none.
std::optional<QList<char32_t>> plainLabel(const QString &label)
{
    if (!isAsciiLabel(label))
        return {};
    if (!label.startsWith("xn--"_L1, Qt::CaseInsensitive)) {
        const QList<uint> codes = label.toUcs4();
        return QList<char32_t>(codes.begin(), codes.end());
    }
    const QString written = label.mid(4);
    const auto decoded = fromPunycode(written);
    const bool good = decoded && isUnicodeLabel(*decoded) && toPunycode(*decoded) == written.toLower();
    return good ? decoded : std::nullopt;
}

std::optional<QList<char32_t>> anyLabel(const QString &label)
{
    const bool ascii
        = std::all_of(label.begin(), label.end(), [](QChar character) { return character.unicode() < 128; });
    if (ascii)
        return plainLabel(label);
    const QList<uint> codes = label.toUcs4();
    const QList<char32_t> characters(codes.begin(), codes.end());
    const bool good = isUnicodeLabel(characters) && toPunycode(characters).size() + 4 <= longestLabel;
    return good ? std::optional(characters) : std::nullopt;
}

bool isName(const QString &text, std::optional<QList<char32_t>> (*labelOf)(const QString &))
{
    if (text.size() > longestName)
        return false;
    QList<QList<char32_t>> labels;
    for (const QString &part : text.split(u'.')) {
        auto label = labelOf(part);
        if (!label)
            return false;
        labels.append(*std::move(label));
    }
    const bool ordered = std::all_of(labels.begin(), labels.end(), followsBidiRule);
    return ordered || std::none_of(labels.begin(), labels.end(), isRightToLeft);
}

} // namespace

bool isHostname(const QString &text)
{
    return isName(text, plainLabel);
}

bool isInternationalHostname(const QString &text)
{
    QString plain = text;
    for (const QChar dot : {u'\u3002', u'\uFF0E', u'\uFF61'})
        plain.replace(dot, u'.');
    return isName(plain, anyLabel);
}

} // namespace eforms::engine
