#include "engine/patternclasses.h"

#include <QHash>
#include <QRegularExpression>

#include <optional>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

/// White space and line ends as ECMA-262 has them, and all the rest, as parts of a class.
const QString spaces = u"\\t-\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}"_s;
const QString noSpaces = u"\\x{0}-\\x{8}\\x{e}-\\x{1f}!-\\x{9f}\\x{a1}-\\x{167f}\\x{1681}-\\x{1fff}\\x{200b}-\\x{2027}"
                         u"\\x{202a}-\\x{202e}\\x{2030}-\\x{205e}\\x{2060}-\\x{2fff}\\x{3001}-\\x{fefe}\\x{ff00}-\\x{10ffff}"_s;

bool isSurrogate(char32_t code)
{
    return code >= 0xD800 && code <= 0xDFFF;
}

QString spelled(char32_t code)
{
    return u"\\x{"_s + QString::number(code, 16) + u'}';
}

/// One escape, or one character of a class: a set, spelled as a part of a class, or a single code point.
struct Item {
    QString set;
    char32_t code = 0;

    [[nodiscard]] bool isSet() const { return !set.isEmpty(); }
};

/// The long names of general categories, which PCRE2 does not know.
QString category(const QString &name)
{
    static const QHash<QString, QString> categories {{u"Letter"_s, u"L"_s}, {u"Cased_Letter"_s, u"L&"_s}, {u"LC"_s, u"L&"_s},
        {u"Uppercase_Letter"_s, u"Lu"_s}, {u"Lowercase_Letter"_s, u"Ll"_s}, {u"Titlecase_Letter"_s, u"Lt"_s},
        {u"Modifier_Letter"_s, u"Lm"_s}, {u"Other_Letter"_s, u"Lo"_s}, {u"Mark"_s, u"M"_s},
        {u"Combining_Mark"_s, u"M"_s}, {u"Nonspacing_Mark"_s, u"Mn"_s}, {u"Spacing_Mark"_s, u"Mc"_s},
        {u"Enclosing_Mark"_s, u"Me"_s}, {u"Number"_s, u"N"_s}, {u"Decimal_Number"_s, u"Nd"_s}, {u"digit"_s, u"Nd"_s},
        {u"Letter_Number"_s, u"Nl"_s}, {u"Other_Number"_s, u"No"_s}, {u"Punctuation"_s, u"P"_s}, {u"punct"_s, u"P"_s},
        {u"Connector_Punctuation"_s, u"Pc"_s}, {u"Dash_Punctuation"_s, u"Pd"_s}, {u"Open_Punctuation"_s, u"Ps"_s},
        {u"Close_Punctuation"_s, u"Pe"_s}, {u"Initial_Punctuation"_s, u"Pi"_s}, {u"Final_Punctuation"_s, u"Pf"_s},
        {u"Other_Punctuation"_s, u"Po"_s}, {u"Symbol"_s, u"S"_s}, {u"Math_Symbol"_s, u"Sm"_s},
        {u"Currency_Symbol"_s, u"Sc"_s}, {u"Modifier_Symbol"_s, u"Sk"_s}, {u"Other_Symbol"_s, u"So"_s},
        {u"Separator"_s, u"Z"_s}, {u"Space_Separator"_s, u"Zs"_s}, {u"Line_Separator"_s, u"Zl"_s},
        {u"Paragraph_Separator"_s, u"Zp"_s}, {u"Other"_s, u"C"_s}, {u"Control"_s, u"Cc"_s}, {u"cntrl"_s, u"Cc"_s},
        {u"Format"_s, u"Cf"_s}, {u"Surrogate"_s, u"Cs"_s}, {u"Private_Use"_s, u"Co"_s}, {u"Unassigned"_s, u"Cn"_s}};
    return categories.value(name, name);
}

/// `{Letter}`, `{gc=Lu}`, `{Script=Han}` behind \p or \P, as a part of a class. Empty: none.
QString property(PatternReader &reader, bool negated)
{
    static const QRegularExpression shape(u"\\A(?:(\\w+)=)?(\\w+)\\z"_s);
    const auto name = reader.take(u'{') ? reader.takeUntil(u'}') : std::nullopt;
    const auto parts = shape.match(name.value_or(QString()));
    if (!parts.hasMatch())
        return {};
    const QString kind = parts.captured(1);
    const QString value = parts.captured(2);
    const auto spelledAs = [negated](const QString &what, bool inverted = false) {
        return (negated != inverted ? u"\\P{"_s : u"\\p{"_s) + what + u'}';
    };
    if (kind == "Script"_L1 || kind == "sc"_L1)
        return spelledAs("sc:"_L1 + value);
    if (kind == "Script_Extensions"_L1 || kind == "scx"_L1)
        return spelledAs("scx:"_L1 + value);
    if (!kind.isEmpty() && kind != "General_Category"_L1 && kind != "gc"_L1)
        return {};
    if (value == "ASCII"_L1)
        return negated ? u"\\x{80}-\\x{10ffff}"_s : u"\\x{0}-\\x{7f}"_s;
    if (value == "Assigned"_L1)
        return spelledAs(u"Cn"_s, true);
    return spelledAs(category(value));
}

std::optional<char32_t> hexadecimal(PatternReader &reader, qsizetype digits)
{
    bool valid = false;
    const QString written = reader.takeNext(digits);
    const uint code = written.toUInt(&valid, 16);
    const bool plain = written.size() == digits && !written.contains(u'+') && !written.contains(u'-');
    return valid && plain ? std::optional<char32_t>(code) : std::nullopt;
}

/// What follows `\u`: four digits, a pair of surrogates, or any number in braces.
std::optional<char32_t> unicodeEscape(PatternReader &reader)
{
    if (reader.take(u'{')) {
        const auto written = reader.takeUntil(u'}');
        bool valid = false;
        const uint code = written.value_or(QString()).toUInt(&valid, 16);
        return valid && code <= 0x10FFFF ? std::optional<char32_t>(code) : std::nullopt;
    }
    const auto high = hexadecimal(reader, 4);
    if (!high || *high < 0xD800 || *high > 0xDBFF || !reader.startsWith(u"\\u"))
        return high;
    PatternReader ahead = reader;
    ahead.takeNext(2);
    const auto low = hexadecimal(ahead, 4);
    if (!low || *low < 0xDC00 || *low > 0xDFFF)
        return high;
    reader = ahead;
    return QChar::surrogateToUcs4(static_cast<char16_t>(*high), static_cast<char16_t>(*low));
}

bool isAsciiLetterOrDigit(QChar character)
{
    return character.unicode() < 128 && character.isLetterOrNumber();
}

/// An escape that means a single character, or nothing.
std::optional<char32_t> characterEscape(PatternReader &reader, QChar kind)
{
    static const QHash<QChar, char32_t> controls {{u't', 9}, {u'n', 10}, {u'v', 11}, {u'f', 12}, {u'r', 13}};
    if (const auto control = controls.constFind(kind); control != controls.cend())
        return *control;
    if (kind == u'0')
        return reader.peek().isDigit() ? std::nullopt : std::optional<char32_t>(0);
    if (kind == u'x')
        return hexadecimal(reader, 2);
    if (kind == u'u')
        return unicodeEscape(reader);
    if (kind == u'c') {
        const QChar letter = reader.peek();
        if (letter.unicode() >= 128 || !letter.isLetter())
            return {};
        reader.takeNext(1);
        return letter.unicode() % 32;
    }
    if (isAsciiLetterOrDigit(kind) || kind.unicode() >= 128)
        return {};
    return kind.unicode();
}

std::optional<Item> escape(PatternReader &reader)
{
    reader.takeNext(1);
    if (reader.atEnd())
        return {};
    const QChar kind = reader.takeNext(1)[0];
    if (kind == u'd' || kind == u'D' || kind == u'w' || kind == u'W')
        return Item {u'\\' + QString(kind), 0};
    if (kind == u's' || kind == u'S')
        return Item {kind == u's' ? spaces : noSpaces, 0};
    if (kind == u'p' || kind == u'P') {
        const QString set = property(reader, kind == u'P');
        return set.isEmpty() ? std::nullopt : std::optional<Item>({set, 0});
    }
    const auto code = characterEscape(reader, kind);
    return code ? std::optional<Item>({QString(), *code}) : std::nullopt;
}

std::optional<Item> classItem(PatternReader &reader, QString &characters)
{
    if (reader.atEnd())
        return {};
    if (reader.startsWith(u"\\b")) {
        reader.takeNext(2);
        return Item {QString(), 8};
    }
    if (reader.peek() == u'\\')
        return escape(reader);
    const QString character = reader.takeCharacter();
    addCharacter(characters, character);
    return Item {QString(), character.toUcs4().first()};
}

/// A range as a part of a class. No text holds a lone surrogate, so those are left out.
QString range(char32_t from, char32_t to)
{
    if (isSurrogate(from))
        from = 0xE000;
    if (isSurrogate(to))
        to = 0xD7FF;
    if (from > to)
        return {};
    return from == to ? spelled(from) : spelled(from) + u'-' + spelled(to);
}

} // namespace

bool PatternReader::take(QChar character)
{
    if (atEnd() || m_text[m_at] != character)
        return false;
    ++m_at;
    return true;
}

QString PatternReader::takeNext(qsizetype count)
{
    const QString taken = m_text.mid(m_at, count);
    m_at += taken.size();
    return taken;
}

QString PatternReader::takeCharacter()
{
    return takeNext(peek().isHighSurrogate() ? 2 : 1);
}

std::optional<QString> PatternReader::takeUntil(QChar end)
{
    const qsizetype found = m_text.indexOf(end, m_at);
    if (found < 0)
        return {};
    const QString taken = takeNext(found - m_at);
    ++m_at;
    return taken;
}

qsizetype PatternReader::quantifierLength() const
{
    static const QRegularExpression counted(u"\\{[0-9]+(,[0-9]*)?\\}"_s);
    const QChar next = peek();
    if (!atEnd() && (next == u'*' || next == u'+' || next == u'?'))
        return 1;
    if (next != u'{')
        return 0;
    const auto match
        = counted.match(m_text, m_at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
    return match.hasMatch() ? match.capturedLength() : 0;
}

QString PatternReader::groupName() const
{
    static const QRegularExpression shape(u"\\(\\?<[a-zA-Z_][a-zA-Z0-9_]*>"_s);
    const auto match
        = shape.match(m_text, m_at, QRegularExpression::NormalMatch, QRegularExpression::AnchorAtOffsetMatchOption);
    return match.captured();
}

void addCharacter(QString &all, const QString &character)
{
    if (!all.contains(character))
        all += character;
}

QString translatedClass(PatternReader &reader, QString &characters)
{
    reader.take(u'[');
    const bool negated = reader.take(u'^');
    QString inside;
    while (!reader.atEnd() && reader.peek() != u']') {
        const auto first = classItem(reader, characters);
        if (!first) {
            reader.complain(u"an escape that is not known"_s);
            return {};
        }
        const bool ranges = reader.startsWith(u"-") && !reader.startsWith(u"-]") && !first->isSet();
        if (!ranges) {
            inside += first->isSet() ? first->set : range(first->code, first->code);
            continue;
        }
        reader.takeNext(1);
        const auto last = classItem(reader, characters);
        if (!last || last->isSet() || last->code < first->code) {
            reader.complain(u"a range that is none"_s);
            return {};
        }
        inside += range(first->code, last->code);
    }
    if (!reader.take(u']')) {
        reader.complain(u"a [ without its ]"_s);
        return {};
    }
    if (inside.isEmpty())
        return negated ? u"(?s:.)"_s : u"(?!)"_s;
    return (negated ? u"[^"_s : u"["_s) + inside + u']';
}

QString translatedEscape(PatternReader &reader, QString &characters)
{
    static const QRegularExpression number(u"\\A\\\\([1-9][0-9]?)(?![0-9])"_s);
    static const QRegularExpression name(u"\\A\\\\k<([a-zA-Z_][a-zA-Z0-9_]*)>"_s);
    // A group that took no part matches the empty text; PCRE2 would not match at all.
    PatternReader ahead = reader;
    const QString rest = ahead.takeNext(64);
    if (const auto match = number.match(rest); match.hasMatch()) {
        reader.takeNext(match.capturedLength());
        return u"(?(%1)\\g{%1}|)"_s.arg(match.captured(1));
    }
    if (const auto match = name.match(rest); match.hasMatch()) {
        reader.takeNext(match.capturedLength());
        return u"(?(<%1>)\\k<%1>|)"_s.arg(match.captured(1));
    }
    const auto item = escape(reader);
    if (!item) {
        reader.complain(u"an escape that is not known"_s);
        return {};
    }
    if (item->isSet())
        return u'[' + item->set + u']';
    if (isSurrogate(item->code))
        return u"(?!)"_s;
    addCharacter(characters, QString::fromUcs4(&item->code, 1));
    return spelled(item->code);
}

} // namespace eforms::engine
