#include "market/checkdigits.h"

#include <QDate>
#include <QRegularExpression>

#include <optional>

namespace eforms::market {

using namespace Qt::StringLiterals;

namespace {

/// 0 – 9, A = 10 … Z = 35, as both numbering systems count; nothing for other characters.
std::optional<int> valueOf(QChar character)
{
    if (character >= u'0' && character <= u'9')
        return character.unicode() - u'0';
    if (character >= u'A' && character <= u'Z')
        return character.unicode() - u'A' + 10;
    return std::nullopt;
}

bool isCapital(QChar character)
{
    return character >= u'A' && character <= u'Z';
}

int digitSum(int value)
{
    return value / 10 + value % 10;
}

} // namespace

bool isIsin(QStringView text)
{
    if (text.size() != 12 || !isCapital(text[0]) || !isCapital(text[1]) || valueOf(text[11]).value_or(10) > 9)
        return false;
    QList<int> digits;
    for (const QChar character : text) {
        const auto value = valueOf(character);
        if (!value)
            return false;
        if (*value > 9)
            digits.append(*value / 10);
        digits.append(*value % 10);
    }
    int sum = 0;
    bool doubled = false;
    for (auto digit = digits.crbegin(); digit != digits.crend(); ++digit, doubled = !doubled)
        sum += digitSum(doubled ? *digit * 2 : *digit);
    return sum % 10 == 0;
}

bool isCusip(QStringView text)
{
    if (text.size() != 9)
        return false;
    int sum = 0;
    for (qsizetype i = 0; i < 8; ++i) {
        const auto value = valueOf(text[i]);
        if (!value)
            return false;
        sum += digitSum(i % 2 == 1 ? *value * 2 : *value);
    }
    return valueOf(text[8]) == (10 - sum % 10) % 10;
}

bool isLei(QStringView text)
{
    if (text.size() != 20 || !text[18].isDigit() || !text[19].isDigit())
        return false;
    int remainder = 0; // of the number that the letters' values and the digits form, by 97
    for (const QChar sign : text) {
        const auto value = valueOf(sign);
        if (!value)
            return false;
        remainder = (remainder * (*value < 10 ? 10 : 100) + *value) % 97;
    }
    return remainder == 1;
}

bool isReferenceNumber(QStringView text)
{
    static const QRegularExpression shape(
        QRegularExpression::anchoredPattern(u"CC-[A-Z]{3}[0-9]{2}-([0-9]{8})-[0-9]{6}"_s));
    const auto match = shape.match(text.toString());
    return match.hasMatch() && QDate::fromString(match.captured(1), u"yyyyMMdd"_s).isValid();
}

} // namespace eforms::market
