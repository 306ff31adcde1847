#include "engine/effort.h"

#include "engine/operationtable.h"

#include <algorithm>

namespace eforms::engine {

namespace {

constexpr qint64 charactersPerStep = 4;
constexpr int deepestValue = 128;

/// Digits that a calculation handles; those of an exponent written out are counted.
qint64 digitsOf(const Json &value)
{
    constexpr qsizetype ordinary = 20;
    constexpr qint64 mostOfText = 2000;
    const QString token = value.isString() ? value.toString() : value.numberToken();
    if (token.size() <= ordinary && !token.contains(u'e') && !token.contains(u'E'))
        return token.size();
    const auto number = value.toDecimal();
    return number ? number->digits() + number->scale() : mostOfText;
}

qint64 effortOfNumbers(Operation operation, const Json::Array &values)
{
    constexpr qint64 digitPairsOfProduct = 64;
    constexpr qint64 digitPairsOfQuotient = 8;
    constexpr qint64 digitsOfSum = 16;
    const bool quotient = operation == Operation::Divide || operation == Operation::Remainder
        || operation == Operation::CeilingDivide;
    qint64 cost = 0;
    qint64 before = 0;
    for (const Json &value : values) {
        const qint64 digits = digitsOf(value);
        cost += value.isNumber() ? 0 : effortOf(value);
        if (operation == Operation::Multiply)
            cost += before * digits / digitPairsOfProduct;
        else if (quotient)
            cost += before * digits / digitPairsOfQuotient;
        else
            cost += digits / digitsOfSum;
        before = operation == Operation::Multiply ? before + digits : std::max(before, digits);
        if (cost > mostEffort)
            break;
    }
    return cost;
}

/// Adds what a value costs to @p sum until that is more than @p most.
void addEffort(const Json &value, qint64 most, qint64 &sum)
{
    ++sum;
    if (value.isString()) {
        sum += value.toString().size() / charactersPerStep;
    } else if (value.isArray()) {
        for (auto it = value.array().cbegin(); it != value.array().cend() && sum <= most; ++it)
            addEffort(*it, most, sum);
    } else if (value.isObject()) {
        for (auto it = value.object().begin(); it != value.object().end() && sum <= most; ++it)
            addEffort(it->value, most, sum);
    }
}

bool isDeeper(const Json &value, int levels)
{
    if (levels == 0)
        return value.isArray() || value.isObject();
    const auto &members = value.object();
    return std::any_of(value.array().begin(), value.array().end(),
               [levels](const Json &element) { return isDeeper(element, levels - 1); })
        || std::any_of(members.begin(), members.end(),
            [levels](const JsonObject::Member &member) { return isDeeper(member.value, levels - 1); });
}

} // namespace

qint64 effortOf(const Json &value, qint64 most)
{
    qint64 sum = 0;
    addEffort(value, most, sum);
    return sum;
}

qint64 effortOf(Operation operation, const Json::Array &values)
{
    if (isArithmetic(operation))
        return effortOfNumbers(operation, values);
    constexpr qint64 stepsOfMatch = 16;
    qint64 cost = operation == Operation::Matches ? stepsOfMatch : 0;
    for (const Json &value : values) {
        if (value.isString() || value.isArray() || value.isObject())
            cost += effortOf(value);
        if (cost > mostEffort)
            break;
    }
    return cost;
}

bool isNestedTooDeep(const Json &value)
{
    return isDeeper(value, deepestValue);
}

} // namespace eforms::engine
