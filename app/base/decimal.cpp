#include "base/decimal.h"

#include <algorithm>
#include <limits>

namespace eforms::base {

namespace {

using Digits = std::vector<std::uint8_t>;

constexpr std::size_t digitLimit = 1000;
constexpr int exponentLimit = 1000;

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
    : m_negative(negative)
    , m_scale(scale)
    , m_digits(std::move(digits))
{
    trimLeadingZeros(m_digits);
    std::size_t zeros = 0;
    while (zeros < m_digits.size() && m_scale > 0 && m_digits[zeros] == 0) {
        ++zeros;
        --m_scale;
    }
    m_digits.erase(m_digits.begin(), m_digits.begin() + static_cast<std::ptrdiff_t>(zeros));
    if (m_digits.empty()) {
        m_negative = false;
        m_scale = 0;
    }
}

Decimal::Decimal(qint64 value)
    : m_negative(value < 0)
{
    auto magnitude = value < 0 ? 0 - static_cast<quint64>(value) : static_cast<quint64>(value);
    for (; magnitude > 0; magnitude /= 10)
        m_digits.push_back(static_cast<std::uint8_t>(magnitude % 10));
}

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
    qsizetype at = 0;
    const auto next = [&] { return at < text.size() ? text[at] : QChar(); };
    const bool negative = next() == u'-';
    if (negative)
        ++at;
    const qsizetype firstDigit = at;
    Digits digits;
    while (isDigit(next()))
        digits.push_back(static_cast<std::uint8_t>(text[at++].unicode() - u'0'));
    if (digits.empty() || (digits.size() > 1 && text[firstDigit] == u'0'))
        return {};
    int scale = 0;
    if (next() == u'.') {
        ++at;
        for (; isDigit(next()); ++scale)
            digits.push_back(static_cast<std::uint8_t>(text[at++].unicode() - u'0'));
        if (scale == 0)
            return {};
    }
    if (next() == u'e' || next() == u'E') {
        ++at;
        const bool down = next() == u'-';
        if (down || next() == u'+')
            ++at;
        int exponent = 0;
        const qsizetype firstExponentDigit = at;
        while (isDigit(next())) {
            exponent = exponent * 10 + (text[at++].unicode() - u'0');
            if (exponent > exponentLimit)
                return {};
        }
        if (at == firstExponentDigit)
            return {};
        scale += down ? exponent : -exponent;
    }
    if (at != text.size() || digits.size() > mostDigits)
        return {};
    std::reverse(digits.begin(), digits.end());
    if (scale < 0)
        return Decimal(negative, shifted(digits, -scale), 0);
    return Decimal(negative, std::move(digits), scale);
}

QString Decimal::toString() const
{
    return toString(m_scale);
}

QString Decimal::toString(int scale) const
{
    Digits digits = m_digits;
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
    if (m_negative && !zero)
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
    bool fits = false;
    const qint64 value = toString().toLongLong(&fits);
    return fits ? std::optional(value) : std::nullopt;
}

Decimal Decimal::operator-() const
{
    return Decimal(!m_negative, m_digits, m_scale);
}

Decimal Decimal::abs() const
{
    return Decimal(false, m_digits, m_scale);
}

Decimal Decimal::floor() const
{
    if (m_scale == 0)
        return *this;
    const auto dropped = std::min(static_cast<std::size_t>(m_scale), m_digits.size());
    const Decimal whole(m_negative, Digits(m_digits.begin() + static_cast<std::ptrdiff_t>(dropped), m_digits.end()), 0);
    return m_negative ? whole - Decimal(1) : whole;
}

Decimal operator+(const Decimal &a, const Decimal &b)
{
    const int scale = std::max(a.m_scale, b.m_scale);
    const Digits left = shifted(a.m_digits, scale - a.m_scale);
    const Digits right = shifted(b.m_digits, scale - b.m_scale);
    if (a.m_negative == b.m_negative)
        return Decimal(a.m_negative, addDigits(left, right), scale);
    if (compareDigits(left, right) >= 0)
        return Decimal(a.m_negative, subtractDigits(left, right), scale);
    return Decimal(b.m_negative, subtractDigits(right, left), scale);
}

Decimal operator-(const Decimal &a, const Decimal &b)
{
    return a + (-b);
}

Decimal operator*(const Decimal &a, const Decimal &b)
{
    return Decimal(a.m_negative != b.m_negative, multiplyDigits(a.m_digits, b.m_digits), a.m_scale + b.m_scale);
}

std::optional<Decimal> Decimal::divide(const Decimal &a, const Decimal &b, int scale)
{
    if (b.isZero())
        return {};
    // One digit more than asked for, so that the rounding is right.
    const int shift = scale + 1 + b.m_scale - a.m_scale;
    const Digits numerator = shift >= 0 ? shifted(a.m_digits, shift) : a.m_digits;
    const Digits denominator = shift >= 0 ? b.m_digits : shifted(b.m_digits, -shift);
    const Decimal exact(a.m_negative != b.m_negative, divideDigits(numerator, denominator).quotient, scale + 1);
    return parseComputed(exact.toString(scale));
}

std::optional<Decimal> Decimal::remainder(const Decimal &a, const Decimal &b)
{
    if (b.isZero())
        return {};
    const int scale = std::max(a.m_scale, b.m_scale);
    const Digits left = shifted(a.m_digits, scale - a.m_scale);
    const Digits right = shifted(b.m_digits, scale - b.m_scale);
    return Decimal(a.m_negative, divideDigits(left, right).remainder, scale);
}

std::strong_ordering operator<=>(const Decimal &a, const Decimal &b)
{
    if (a.m_negative != b.m_negative)
        return a.m_negative ? std::strong_ordering::less : std::strong_ordering::greater;
    const int scale = std::max(a.m_scale, b.m_scale);
    const int order
        = compareDigits(shifted(a.m_digits, scale - a.m_scale), shifted(b.m_digits, scale - b.m_scale));
    if (order == 0)
        return std::strong_ordering::equal;
    return (order < 0) != a.m_negative ? std::strong_ordering::less : std::strong_ordering::greater;
}

} // namespace eforms::base
