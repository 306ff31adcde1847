#include "base/decimal.h"

#include <QtNumeric>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace eforms::base {

namespace {

using Digits = std::vector<std::uint8_t>;

constexpr std::size_t digitLimit = 1000;
constexpr int exponentLimit = 1000;
constexpr int smallDigits = 18;

constexpr std::array<qint64, smallDigits + 1> powers = [] {
    std::array<qint64, smallDigits + 1> all {1};
    for (std::size_t i = 1; i < all.size(); ++i)
        all[i] = all[i - 1] * 10;
    return all;
}();

constexpr bool isSmallNumber(qint64 value)
{
    return value > -powers[smallDigits] && value < powers[smallDigits];
}

/// Nothing when it does not fit.
std::optional<qint64> scaledUp(qint64 value, int places)
{
    qint64 result = 0;
    if (value == 0)
        return 0;
    if (places > smallDigits || qMulOverflow(value, powers[static_cast<std::size_t>(places)], &result))
        return {};
    return result;
}

struct Aligned {
    qint64 a = 0;
    qint64 b = 0;
};

/// Both with the larger of the two scales.
std::optional<Aligned> aligned(qint64 a, int scaleOfA, qint64 b, int scaleOfB)
{
    const int scale = std::max(scaleOfA, scaleOfB);
    const auto left = scaledUp(a, scale - scaleOfA);
    const auto right = scaledUp(b, scale - scaleOfB);
    if (!left || !right)
        return {};
    return Aligned {*left, *right};
}

void trimLeadingZeros(Digits &digits)
{
    while (!digits.empty() && digits.back() == 0)
        digits.pop_back();
}

int compareDigits(const Digits &a, const Digits &b)
{
    if (a.size() != b.size())
        return a.size() < b.size() ? -1 : 1;
    for (std::size_t i = a.size(); i-- > 0;) {
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    }
    return 0;
}

Digits addDigits(const Digits &a, const Digits &b)
{
    Digits sum;
    int carry = 0;
    for (std::size_t i = 0; i < std::max(a.size(), b.size()) || carry; ++i) {
        const int digit = carry + (i < a.size() ? a[i] : 0) + (i < b.size() ? b[i] : 0);
        sum.push_back(static_cast<std::uint8_t>(digit % 10));
        carry = digit / 10;
    }
    return sum;
}

/// @p a must not be smaller than @p b.
Digits subtractDigits(const Digits &a, const Digits &b)
{
    Digits difference;
    int borrow = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        int digit = a[i] - borrow - (i < b.size() ? b[i] : 0);
        borrow = digit < 0 ? 1 : 0;
        difference.push_back(static_cast<std::uint8_t>(digit + 10 * borrow));
    }
    trimLeadingZeros(difference);
    return difference;
}

Digits multiplyDigits(const Digits &a, const Digits &b)
{
    std::vector<unsigned> wide(a.size() + b.size(), 0);
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (std::size_t j = 0; j < b.size(); ++j)
            wide[i + j] += static_cast<unsigned>(a[i]) * b[j];
    }
    Digits product(wide.size());
    unsigned carry = 0;
    for (std::size_t i = 0; i < wide.size(); ++i) {
        carry += wide[i];
        product[i] = static_cast<std::uint8_t>(carry % 10);
        carry /= 10;
    }
    trimLeadingZeros(product);
    return product;
}

Digits shifted(const Digits &digits, int places)
{
    if (digits.empty())
        return digits;
    Digits result(static_cast<std::size_t>(places), 0);
    result.insert(result.end(), digits.begin(), digits.end());
    return result;
}

struct Division {
    Digits quotient;
    Digits remainder;
};

Division divideDigits(const Digits &a, const Digits &b)
{
    Division result;
    result.quotient.resize(a.size());
    for (std::size_t i = a.size(); i-- > 0;) {
        result.remainder.insert(result.remainder.begin(), a[i]);
        trimLeadingZeros(result.remainder);
        std::uint8_t times = 0;
        while (compareDigits(result.remainder, b) >= 0) {
            result.remainder = subtractDigits(result.remainder, b);
            ++times;
        }
        result.quotient[i] = times;
    }
    trimLeadingZeros(result.quotient);
    return result;
}

bool isDigit(QChar character)
{
    return character >= u'0' && character <= u'9';
}

} // namespace

Decimal::Decimal(bool negative, Digits digits, int scale)
    : m_scale(scale)
    , m_negative(negative)
    , m_digits(std::move(digits))
{
    trimLeadingZeros(m_digits);
    std::size_t zeros = 0;
    while (zeros < m_digits.size() && m_scale > 0 && m_digits[zeros] == 0) {
        ++zeros;
        --m_scale;
    }
    m_digits.erase(m_digits.begin(), m_digits.begin() + static_cast<std::ptrdiff_t>(zeros));
    if (m_digits.size() > smallDigits)
        return;
    for (std::size_t i = m_digits.size(); i-- > 0;)
        m_small = m_small * 10 + m_digits[i];
    m_small = negative ? -m_small : m_small;
    m_scale = m_small == 0 ? 0 : m_scale;
    m_negative = false;
    m_digits = {};
}

Decimal::Decimal(qint64 value)
{
    if (isSmallNumber(value)) {
        m_small = value;
        return;
    }
    m_negative = value < 0;
    auto magnitude = m_negative ? 0 - static_cast<quint64>(value) : static_cast<quint64>(value);
    for (; magnitude > 0; magnitude /= 10)
        m_digits.push_back(static_cast<std::uint8_t>(magnitude % 10));
}

/// @p digits fits; trailing zeros may stand behind the point.
Decimal Decimal::ofSmall(qint64 digits, int scale)
{
    for (; scale > 0 && digits % 10 == 0; --scale) {
        if (digits == 0)
            return {};
        digits /= 10;
    }
    Decimal made;
    made.m_small = digits;
    made.m_scale = scale;
    return made;
}

int Decimal::digits() const
{
    return static_cast<int>(allDigits().size());
}

Decimal::Digits Decimal::allDigits() const
{
    if (!isSmall())
        return m_digits;
    Digits digits;
    for (qint64 rest = std::abs(m_small); rest > 0; rest /= 10)
        digits.push_back(static_cast<std::uint8_t>(rest % 10));
    return digits;
}

namespace {

/// A number as it is written, taken apart.
struct Written {
    bool negative = false;
    QStringView whole;
    QStringView fraction;
    int exponent = 0;
};

QStringView digitsFrom(QStringView text)
{
    return text.left(std::find_if_not(text.begin(), text.end(), isDigit) - text.begin());
}

std::optional<int> exponentOf(QStringView text)
{
    const bool down = text.startsWith(u'-');
    if (down || text.startsWith(u'+'))
        text = text.mid(1);
    int exponent = 0;
    for (const QChar digit : text) {
        if (!isDigit(digit))
            return {};
        exponent = exponent * 10 + (digit.unicode() - u'0');
        if (exponent > exponentLimit)
            return {};
    }
    return text.isEmpty() ? std::nullopt : std::optional(down ? -exponent : exponent);
}

std::optional<Written> takenApart(QStringView text)
{
    Written written;
    written.negative = text.startsWith(u'-');
    text = text.mid(written.negative ? 1 : 0);
    written.whole = digitsFrom(text);
    if (written.whole.isEmpty() || (written.whole.size() > 1 && written.whole[0] == u'0'))
        return {};
    text = text.mid(written.whole.size());
    if (text.startsWith(u'.')) {
        written.fraction = digitsFrom(text.mid(1));
        if (written.fraction.isEmpty())
            return {};
        text = text.mid(1 + written.fraction.size());
    }
    if (text.isEmpty())
        return written;
    if (text[0] != u'e' && text[0] != u'E')
        return {};
    const auto exponent = exponentOf(text.mid(1));
    if (!exponent)
        return {};
    written.exponent = *exponent;
    return written;
}

} // namespace

std::optional<Decimal> Decimal::parse(QStringView text)
{
    return read(text, digitLimit);
}

std::optional<Decimal> Decimal::parseComputed(QStringView text)
{
    return read(text, std::numeric_limits<std::size_t>::max());
}

std::optional<Decimal> Decimal::read(QStringView text, std::size_t mostDigits)
{
    const auto written = takenApart(text);
    if (!written || static_cast<std::size_t>(written->whole.size() + written->fraction.size()) > mostDigits)
        return {};
    const int scale = static_cast<int>(written->fraction.size()) - written->exponent;
    if (scale >= 0 && written->whole.size() + written->fraction.size() <= smallDigits) {
        qint64 value = 0;
        for (const QStringView part : {written->whole, written->fraction}) {
            for (const QChar digit : part)
                value = value * 10 + (digit.unicode() - u'0');
        }
        return ofSmall(written->negative ? -value : value, scale);
    }
    Digits digits;
    for (const QStringView part : {written->whole, written->fraction}) {
        for (const QChar digit : part)
            digits.push_back(static_cast<std::uint8_t>(digit.unicode() - u'0'));
    }
    std::reverse(digits.begin(), digits.end());
    if (scale < 0)
        return Decimal(written->negative, shifted(digits, -scale), 0);
    return Decimal(written->negative, std::move(digits), scale);
}

QString Decimal::toString() const
{
    return toString(m_scale);
}

/// Nothing but digits, sign and point: the number is small and @p scale at least its own.
QString Decimal::smallText(int scale) const
{
    std::array<char, 24> buffer {};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(m_small)).ptr;
    QString text = QString::fromLatin1(buffer.data(), end - buffer.data());
    text.append(QString(scale - m_scale, u'0'));
    if (text.size() <= scale)
        text.prepend(QString(scale + 1 - text.size(), u'0'));
    if (scale > 0)
        text.insert(text.size() - scale, u'.');
    if (m_small < 0)
        text.prepend(u'-');
    return text;
}

QString Decimal::toString(int scale) const
{
    if (isSmall() && scale >= m_scale)
        return smallText(scale);
    Digits digits = allDigits();
    if (scale < m_scale) {
        const auto dropped = static_cast<std::size_t>(m_scale - scale);
        const bool up = digits.size() >= dropped && digits[dropped - 1] >= 5;
        digits.erase(digits.begin(), digits.begin() + static_cast<std::ptrdiff_t>(std::min(dropped, digits.size())));
        if (up)
            digits = addDigits(digits, {1});
    } else {
        digits = shifted(digits, scale - m_scale);
    }
    while (digits.size() <= static_cast<std::size_t>(scale))
        digits.push_back(0);
    QString text;
    const bool zero = std::all_of(digits.begin(), digits.end(), [](auto digit) { return digit == 0; });
    if (isNegative() && !zero)
        text += u'-';
    for (std::size_t i = digits.size(); i-- > 0;) {
        text += QChar(u'0' + digits[i]);
        if (i == static_cast<std::size_t>(scale) && scale > 0)
            text += u'.';
    }
    return text;
}

std::optional<qint64> Decimal::toInteger() const
{
    if (m_scale != 0)
        return {};
    if (isSmall())
        return m_small;
    bool fits = false;
    const qint64 value = toString().toLongLong(&fits);
    return fits ? std::optional(value) : std::nullopt;
}

Decimal Decimal::operator-() const
{
    return isSmall() ? ofSmall(-m_small, m_scale) : Decimal(!m_negative, m_digits, m_scale);
}

Decimal Decimal::abs() const
{
    return isNegative() ? -*this : *this;
}

Decimal Decimal::floor() const
{
    if (m_scale == 0)
        return *this;
    const Digits all = allDigits();
    const auto dropped = std::min(static_cast<std::size_t>(m_scale), all.size());
    const Decimal whole(isNegative(), Digits(all.begin() + static_cast<std::ptrdiff_t>(dropped), all.end()), 0);
    return isNegative() ? whole - Decimal(1) : whole;
}

Decimal operator+(const Decimal &a, const Decimal &b)
{
    const int scale = std::max(a.m_scale, b.m_scale);
    if (a.isSmall() && b.isSmall()) {
        const auto both = aligned(a.m_small, a.m_scale, b.m_small, b.m_scale);
        qint64 sum = 0;
        if (both && !qAddOverflow(both->a, both->b, &sum) && isSmallNumber(sum))
            return Decimal::ofSmall(sum, scale);
    }
    const Digits left = shifted(a.allDigits(), scale - a.m_scale);
    const Digits right = shifted(b.allDigits(), scale - b.m_scale);
    if (a.isNegative() == b.isNegative())
        return Decimal(a.isNegative(), addDigits(left, right), scale);
    if (compareDigits(left, right) >= 0)
        return Decimal(a.isNegative(), subtractDigits(left, right), scale);
    return Decimal(b.isNegative(), subtractDigits(right, left), scale);
}

Decimal operator-(const Decimal &a, const Decimal &b)
{
    return a + (-b);
}

Decimal operator*(const Decimal &a, const Decimal &b)
{
    qint64 product = 0;
    if (a.isSmall() && b.isSmall() && !qMulOverflow(a.m_small, b.m_small, &product) && isSmallNumber(product))
        return Decimal::ofSmall(product, a.m_scale + b.m_scale);
    return Decimal(
        a.isNegative() != b.isNegative(), multiplyDigits(a.allDigits(), b.allDigits()), a.m_scale + b.m_scale);
}

std::optional<Decimal> Decimal::divide(const Decimal &a, const Decimal &b, int scale)
{
    if (b.isZero())
        return {};
    // One digit more than asked for, so that the rounding is right.
    const int shift = scale + 1 + b.m_scale - a.m_scale;
    const Digits numerator = shift >= 0 ? shifted(a.allDigits(), shift) : a.allDigits();
    const Digits denominator = shift >= 0 ? b.allDigits() : shifted(b.allDigits(), -shift);
    const Decimal exact(a.isNegative() != b.isNegative(), divideDigits(numerator, denominator).quotient, scale + 1);
    return parseComputed(exact.toString(scale));
}

std::optional<Decimal> Decimal::remainder(const Decimal &a, const Decimal &b)
{
    if (b.isZero())
        return {};
    const int scale = std::max(a.m_scale, b.m_scale);
    if (a.isSmall() && b.isSmall()) {
        if (const auto both = aligned(a.m_small, a.m_scale, b.m_small, b.m_scale))
            return ofSmall(both->a % both->b, scale);
    }
    const Digits left = shifted(a.allDigits(), scale - a.m_scale);
    const Digits right = shifted(b.allDigits(), scale - b.m_scale);
    return Decimal(a.isNegative(), divideDigits(left, right).remainder, scale);
}

std::strong_ordering operator<=>(const Decimal &a, const Decimal &b)
{
    if (a.isSmall() && b.isSmall()) {
        if (const auto both = aligned(a.m_small, a.m_scale, b.m_small, b.m_scale))
            return both->a <=> both->b;
    }
    if (a.isNegative() != b.isNegative())
        return a.isNegative() ? std::strong_ordering::less : std::strong_ordering::greater;
    const int scale = std::max(a.m_scale, b.m_scale);
    const int order
        = compareDigits(shifted(a.allDigits(), scale - a.m_scale), shifted(b.allDigits(), scale - b.m_scale));
    if (order == 0)
        return std::strong_ordering::equal;
    return (order < 0) != a.isNegative() ? std::strong_ordering::less : std::strong_ordering::greater;
}

} // namespace eforms::base
