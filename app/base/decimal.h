#pragma once

#include <QString>

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

namespace eforms::base {

class Json;

/// An exact decimal number: money, quantities, and every number that enters a rule.
///
/// Exact for sums, differences and products. Numbers compare by value: 1.10 equals 1.1.
/// At most 1,000 digits and exponents within ±1,000 are read, so that hostile input cannot exhaust memory.
class Decimal
{
public:
    Decimal() = default;
    Decimal(qint64 value);

    /// Reads `-12`, `0.50`, `1e3` (JSON's number grammar, a leading `+` or zeros not allowed). Nothing for anything else.
    [[nodiscard]] static std::optional<Decimal> parse(QStringView text);
    /// The same for what this program has computed and written itself: as many digits as there are.
    [[nodiscard]] static std::optional<Decimal> parseComputed(QStringView text);

    /// Canonical form: no exponent, no trailing zeros, no `-0`.
    [[nodiscard]] QString toString() const;
    /// With exactly @p scale decimals, rounded half away from zero.
    [[nodiscard]] QString toString(int scale) const;
    /// The value if it is a whole number that fits.
    [[nodiscard]] std::optional<qint64> toInteger() const;

    [[nodiscard]] bool isZero() const { return m_small == 0 && m_digits.empty(); }
    [[nodiscard]] bool isNegative() const { return m_small < 0 || m_negative; }
    [[nodiscard]] bool isInteger() const { return m_scale == 0; }
    /// Number of decimals in canonical form.
    [[nodiscard]] int scale() const { return m_scale; }
    /// Number of significant digits, zeros at the end of a whole number included.
    [[nodiscard]] int digits() const;

    [[nodiscard]] Decimal operator-() const;
    [[nodiscard]] Decimal abs() const;
    [[nodiscard]] Decimal floor() const;
    friend Decimal operator+(const Decimal &a, const Decimal &b);
    friend Decimal operator-(const Decimal &a, const Decimal &b);
    friend Decimal operator*(const Decimal &a, const Decimal &b);
    /// Rounded half away from zero to @p scale decimals. Nothing when @p b is zero.
    [[nodiscard]] static std::optional<Decimal> divide(const Decimal &a, const Decimal &b, int scale = 20);
    /// Remainder with the sign of @p a, exact. Nothing when @p b is zero.
    [[nodiscard]] static std::optional<Decimal> remainder(const Decimal &a, const Decimal &b);

    friend std::strong_ordering operator<=>(const Decimal &a, const Decimal &b);
    friend bool operator==(const Decimal &a, const Decimal &b) = default;

private:
    friend class Json;
    using Digits = std::vector<std::uint8_t>; ///< decimal digits, least significant first, no leading zeros

    Decimal(bool negative, Digits digits, int scale);
    [[nodiscard]] static std::optional<Decimal> read(QStringView text, std::size_t mostDigits);
    [[nodiscard]] static Decimal ofSmall(qint64 digits, int scale);
    [[nodiscard]] bool isSmall() const { return m_digits.empty(); }
    [[nodiscard]] Digits allDigits() const;
    [[nodiscard]] QString smallText(int scale) const;

    // value = ±digits × 10^-scale. Up to 18 digits stand in m_small, with the sign; more of them in m_digits.
    qint64 m_small = 0;
    int m_scale = 0; ///< never negative; no trailing zeros while positive
    bool m_negative = false; ///< of m_digits
    Digits m_digits;
};

} // namespace eforms::base

namespace eforms {
using base::Decimal;
} // namespace eforms
