#include "engine/rulevalues.h"

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

/// The quotient rounded up, exactly: by way of the remainder, not of a rounded division.
std::optional<Decimal> ceilingDivided(const Decimal &a, const Decimal &b)
{
    const auto rest = Decimal::remainder(a, b);
    if (!rest)
        return {};
    const auto quotient = Decimal::divide(a - *rest, b, 0);
    const bool up = !rest->isZero() && rest->isNegative() == b.isNegative();
    return up ? *quotient + Decimal(1) : *quotient;
}

} // namespace

std::optional<Decimal> calculated(Operation operation, const std::vector<Decimal> &numbers)
{
    const Decimal &first = numbers.front();
    const Decimal &last = numbers.back();
    const auto fold = [&](auto combine) {
        Decimal result = first;
        for (std::size_t i = 1; i < numbers.size(); ++i)
            result = combine(result, numbers[i]);
        return result;
    };
    switch (operation) {
    case Operation::Add:
        return fold([](const Decimal &a, const Decimal &b) { return a + b; });
    case Operation::Multiply:
        return fold([](const Decimal &a, const Decimal &b) { return a * b; });
    case Operation::Least:
        return fold([](const Decimal &a, const Decimal &b) { return b < a ? b : a; });
    case Operation::Most:
        return fold([](const Decimal &a, const Decimal &b) { return a < b ? b : a; });
    case Operation::Subtract:
        return numbers.size() == 1 ? -first : first - last;
    case Operation::Divide:
        return Decimal::divide(first, last);
    case Operation::Remainder:
        return Decimal::remainder(first, last);
    case Operation::Absolute:
        return first.abs();
    case Operation::Floor:
        return first.floor();
    case Operation::CeilingDivide:
        return ceilingDivided(first, last);
    default:
        return {};
    }
}

const Json &descend(const Json &start, const QStringList &keys)
{
    const Json *value = &start;
    for (const QString &key : keys) {
        if (value->isArray()) {
            bool number = false;
            const qsizetype index = key.toInt(&number);
            value = number ? &(*value)[index] : &(*value)[QStringView(key)];
        } else {
            value = &(*value)[QStringView(key)];
        }
    }
    return *value;
}

QString textOf(const Json &value)
{
    switch (value.type()) {
    case Json::Type::Absent:
    case Json::Type::Null:
        return {};
    case Json::Type::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case Json::Type::Number:
        return value.toDecimal()->toString();
    case Json::Type::String:
        return value.toString();
    case Json::Type::Array: {
        QStringList parts;
        for (const Json &element : value.array())
            parts.append(textOf(element));
        return parts.join(u',');
    }
    case Json::Type::Object:
        return QString::fromUtf8(value.toBytes());
    }
    return {};
}

QString identityOf(const Json &value)
{
    if (value.isString())
        return u's' + value.toString();
    if (value.isNumber())
        return u'n' + textOf(value);
    return QString::fromUtf8(value.toBytes());
}

Json substring(const QString &text, qint64 start, std::optional<qint64> length)
{
    const qint64 size = text.size();
    const qint64 from = std::clamp<qint64>(start < 0 ? size + start : start, 0, size);
    qint64 count = length.value_or(size);
    if (count < 0)
        count = size - from + count;
    return Json(text.mid(from, std::max<qint64>(count, 0)));
}

} // namespace eforms::engine
