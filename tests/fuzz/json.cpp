#include "fuzz/fuzz.h"

// The JSON reader and writers, and decimals.

namespace {

using namespace fuzz;

void useDecimals(const Json &a, const Json &b)
{
    const auto left = a.toDecimal();
    const auto right = b.toDecimal();
    if (!left || !right)
        return;
    require(Decimal::parseComputed(left->toString()) == left, "a decimal survives being written");
    require(*left + *right - *right == *left, "sums are exact");
    require((*left <=> *right) == (-*right <=> -*left), "order turns round with the sign");
    if (const auto rest = Decimal::remainder(*left, *right))
        require(rest->abs() < right->abs(), "a remainder is smaller than the divisor");
    static_cast<void>(Decimal::divide(*left, *right));
    static_cast<void>(*left * *right);
    static_cast<void>(left->floor());
    static_cast<void>(left->toInteger());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto read = Json::parse(bytesOf(data, size));
    if (!read)
        return 0;
    for (const QByteArray &written : {read->toBytes(), read->toPrettyBytes()}) {
        const auto again = Json::parse(written);
        require(again && *again == *read, "JSON survives being written");
    }
    static_cast<void>(read->canonical());
    const Json::Array &list = read->array();
    for (qsizetype i = 0; i + 1 < std::min<qsizetype>(list.size(), 8); ++i)
        useDecimals(list[i], list[i + 1]);
    return 0;
}
