#include "engine/labels.h"

#include <QChar>

#include <algorithm>
#include <array>

namespace eforms::engine {

namespace {

using Label = QList<char32_t>;

struct Range {
    char32_t first;
    char32_t last;
};

template <std::size_t Size>
bool isIn(char32_t code, const std::array<Range, Size> &ranges)
{
    return std::any_of(
        ranges.begin(), ranges.end(), [code](const Range &range) { return code >= range.first && code <= range.last; });
}

// RFC 5892, 2.6: exceptions.
constexpr std::array<Range, 5> allowedAnyway {
    {{0x00DF, 0x00DF}, {0x03C2, 0x03C2}, {0x06FD, 0x06FE}, {0x0F0B, 0x0F0B}, {0x3007, 0x3007}}};
constexpr std::array<Range, 5> neverAllowed {
    {{0x0640, 0x0640}, {0x07FA, 0x07FA}, {0x302E, 0x302F}, {0x3031, 0x3035}, {0x303B, 0x303B}}};
// 2.9: old Hangul; 2.8: blocks; 2.7: what is ignorable by default.
constexpr std::array<Range, 4> oldHangul {{{0x1100, 0x11FF}, {0xA960, 0xA97C}, {0xD7B0, 0xD7C6}, {0xD7CB, 0xD7FB}}};
constexpr std::array<Range, 2> ignoredBlocks {{{0x20D0, 0x20FF}, {0x1D100, 0x1D24F}}};
constexpr std::array<Range, 12> ignorable {{{0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x061C, 0x061C}, {0x115F, 0x1160},
    {0x17B4, 0x17B5}, {0x180B, 0x180F}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F}, {0x3164, 0x3164},
    {0xFE00, 0xFE0F}, {0xE0000, 0xE0FFF}}};

QString textOf(const Label &label)
{
    return QString::fromUcs4(label.constData(), label.size());
}

/// RFC 5892, 2.2: changed by folding case or by compatibility.
bool isUnstable(char32_t code)
{
    const QString written = QString::fromUcs4(&code, 1);
    const QString folded = written.normalized(QString::NormalizationForm_KC).toCaseFolded();
    return folded.normalized(QString::NormalizationForm_KC) != written;
}

/// RFC 5892, 3, without the code points that depend on what stands beside them.
bool isAllowed(char32_t code)
{
    if (isIn(code, allowedAnyway))
        return true;
    if (isIn(code, neverAllowed) || QChar::category(code) == QChar::Other_NotAssigned)
        return false;
    if (code < 128)
        return (code >= 'a' && code <= 'z') || (code >= '0' && code <= '9') || code == '-';
    if (isUnstable(code) || isIn(code, oldHangul) || isIn(code, ignoredBlocks) || isIn(code, ignorable))
        return false;
    switch (QChar::category(code)) {
    case QChar::Letter_Lowercase:
    case QChar::Letter_Uppercase:
    case QChar::Letter_Other:
    case QChar::Letter_Modifier:
    case QChar::Number_DecimalDigit:
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
        return true;
    default:
        return false;
    }
}

bool hasScript(const Label &label, qsizetype index, QChar::Script script)
{
    return index >= 0 && index < label.size() && QChar::script(label[index]) == script;
}

/// RFC 5892, A.1: between letters that join on both sides, marks in between passed over.
bool joins(const Label &label, qsizetype index)
{
    const auto typeAt = [&](qsizetype at) { return QChar::joiningType(label[at]); };
    qsizetype before = index - 1;
    while (before >= 0 && typeAt(before) == QChar::Joining_Transparent)
        --before;
    qsizetype after = index + 1;
    while (after < label.size() && typeAt(after) == QChar::Joining_Transparent)
        ++after;
    if (before < 0 || after >= label.size())
        return false;
    return (typeAt(before) == QChar::Joining_Left || typeAt(before) == QChar::Joining_Dual)
        && (typeAt(after) == QChar::Joining_Right || typeAt(after) == QChar::Joining_Dual);
}

bool isKana(const Label &label, char32_t code)
{
    const QChar::Script script = QChar::script(code);
    return label.size() > 1
        && (script == QChar::Script_Hiragana || script == QChar::Script_Katakana || script == QChar::Script_Han);
}

/// RFC 5892, appendix A. Nothing for a code point without a rule of its own.
std::optional<bool> allowedByContext(const Label &label, qsizetype index)
{
    constexpr unsigned char virama = 9;
    const auto has = [&](char32_t first, char32_t last) {
        return std::any_of(label.begin(), label.end(), [&](char32_t code) { return code >= first && code <= last; });
    };
    const char32_t code = label[index];
    switch (code) {
    case 0x200C:
    case 0x200D:
        return (index > 0 && QChar::combiningClass(label[index - 1]) == virama) || (code == 0x200C && joins(label, index));
    case 0x00B7:
        return index > 0 && index + 1 < label.size() && label[index - 1] == 'l' && label[index + 1] == 'l';
    case 0x0375:
        return hasScript(label, index + 1, QChar::Script_Greek);
    case 0x05F3:
    case 0x05F4:
        return hasScript(label, index - 1, QChar::Script_Hebrew);
    case 0x30FB:
        return std::any_of(
            label.begin(), label.end(), [&](char32_t other) { return other != 0x30FB && isKana(label, other); });
    default:
        break;
    }
    if (code >= 0x0660 && code <= 0x0669)
        return !has(0x06F0, 0x06F9);
    if (code >= 0x06F0 && code <= 0x06F9)
        return !has(0x0660, 0x0669);
    return {};
}

bool isMark(char32_t code)
{
    const QChar::Category category = QChar::category(code);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_SpacingCombining
        || category == QChar::Mark_Enclosing;
}

// RFC 3492, 5: the parameters of Punycode.
constexpr std::uint64_t base = 36;
constexpr std::uint64_t least = 1;
constexpr std::uint64_t most = 26;
constexpr std::uint64_t firstBias = 72;

std::uint64_t adapted(std::uint64_t delta, std::uint64_t count, bool first)
{
    delta = first ? delta / 700 : delta / 2;
    delta += delta / count;
    std::uint64_t steps = 0;
    for (; delta > ((base - least) * most) / 2; steps += base)
        delta /= base - least;
    return steps + (base - least + 1) * delta / (delta + 38);
}

std::uint64_t threshold(std::uint64_t steps, std::uint64_t bias)
{
    return steps <= bias ? least : std::min(most, steps - bias);
}

std::optional<std::uint64_t> digitOf(QChar character)
{
    const char16_t code = character.toLower().unicode();
    if (code >= u'a' && code <= u'z')
        return code - u'a';
    return code >= u'0' && code <= u'9' ? std::optional<std::uint64_t>(code - u'0' + 26) : std::nullopt;
}

QChar digit(std::uint64_t value)
{
    return QChar(static_cast<char16_t>(value < 26 ? u'a' + value : u'0' + (value - 26)));
}

/// RFC 3492, 6.3: one number of variable length.
QString encoded(std::uint64_t delta, std::uint64_t bias)
{
    QString text;
    for (std::uint64_t steps = base;; steps += base) {
        const std::uint64_t limit = threshold(steps, bias);
        if (delta < limit)
            return text + digit(delta);
        text += digit(limit + (delta - limit) % (base - limit));
        delta = (delta - limit) / (base - limit);
    }
}

} // namespace

bool isUnicodeLabel(const QList<char32_t> &label)
{
    if (label.isEmpty() || label.first() == '-' || label.last() == '-' || isMark(label.first()))
        return false;
    if (label.size() > 3 && label[2] == '-' && label[3] == '-')
        return false;
    const QString text = textOf(label);
    if (text.normalized(QString::NormalizationForm_C) != text)
        return false;
    for (qsizetype i = 0; i < label.size(); ++i) {
        if (!allowedByContext(label, i).value_or(isAllowed(label[i])))
            return false;
    }
    return true;
}

bool isRightToLeft(const QList<char32_t> &label)
{
    return std::any_of(label.begin(), label.end(), [](char32_t code) {
        const QChar::Direction direction = QChar::direction(code);
        return direction == QChar::DirR || direction == QChar::DirAL || direction == QChar::DirAN;
    });
}

bool followsBidiRule(const QList<char32_t> &label)
{
    const auto bit = [](QChar::Direction direction) { return 1U << static_cast<unsigned>(direction); };
    const unsigned neutral = bit(QChar::DirEN) | bit(QChar::DirES) | bit(QChar::DirCS) | bit(QChar::DirET)
        | bit(QChar::DirON) | bit(QChar::DirBN) | bit(QChar::DirNSM);
    const unsigned rightToLeft = bit(QChar::DirR) | bit(QChar::DirAL);
    const unsigned first = bit(QChar::direction(label.first()));
    const bool right = (first & rightToLeft) != 0;
    if (!right && first != bit(QChar::DirL))
        return false;
    unsigned all = 0;
    unsigned last = 0;
    for (const char32_t code : label) {
        const unsigned here = bit(QChar::direction(code));
        all |= here;
        if (here != bit(QChar::DirNSM))
            last = here;
    }
    if (!right)
        return (all & ~(neutral | bit(QChar::DirL))) == 0 && (last & (bit(QChar::DirL) | bit(QChar::DirEN))) != 0;
    const unsigned digits = bit(QChar::DirEN) | bit(QChar::DirAN);
    return (all & ~(neutral | rightToLeft | bit(QChar::DirAN))) == 0 && (last & (rightToLeft | digits)) != 0
        && (all & digits) != digits;
}

std::optional<QList<char32_t>> fromPunycode(const QString &text)
{
    const qsizetype split = text.lastIndexOf(u'-');
    Label label;
    for (const QChar character : text.left(std::max<qsizetype>(split, 0)))
        label.append(character.toLower().unicode());
    std::uint64_t code = 128;
    std::uint64_t place = 0;
    std::uint64_t bias = firstBias;
    for (qsizetype at = split + 1; at < text.size();) {
        const std::uint64_t before = place;
        std::uint64_t weight = 1;
        for (std::uint64_t steps = base;; steps += base) {
            const auto value = at < text.size() ? digitOf(text[at++]) : std::nullopt;
            if (!value || weight > 0x10FFFF)
                return {};
            place += *value * weight;
            const std::uint64_t limit = threshold(steps, bias);
            if (*value < limit)
                break;
            weight *= base - limit;
        }
        const auto count = static_cast<std::uint64_t>(label.size()) + 1;
        bias = adapted(place - before, count, before == 0);
        code += place / count;
        place %= count;
        if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
            return {};
        label.insert(static_cast<qsizetype>(place++), static_cast<char32_t>(code));
    }
    return label;
}

QString toPunycode(const QList<char32_t> &label)
{
    QString text;
    for (const char32_t code : label) {
        if (code < 128)
            text += QChar(static_cast<char16_t>(code));
    }
    const auto plain = static_cast<std::uint64_t>(text.size());
    std::uint64_t done = plain;
    if (done > 0)
        text += u'-';
    std::uint64_t code = 128;
    std::uint64_t delta = 0;
    std::uint64_t bias = firstBias;
    while (done < static_cast<std::uint64_t>(label.size())) {
        char32_t next = 0x10FFFF;
        for (const char32_t other : label)
            next = other >= code ? std::min(next, other) : next;
        delta += (next - code) * (done + 1);
        code = next;
        for (const char32_t other : label) {
            if (other < code)
                ++delta;
            if (other != code)
                continue;
            text += encoded(delta, bias);
            bias = adapted(delta, done + 1, done == plain);
            delta = 0;
            ++done;
        }
        ++delta;
        ++code;
    }
    return text;
}

} // namespace eforms::engine
