#include "engine/operationtable.h"

#include <QHash>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

const QHash<QString, OperationShape> &operations()
{
    using Op = Operation;
    using Type = ValueType;
    static const QHash<QString, OperationShape> all {{u"if"_s, {Op::If, 1, -1, Type::Unknown}}, {u"?:"_s, {Op::If, 3, 3, Type::Unknown}},
        {u"and"_s, {Op::And, 1, -1, Type::Unknown}}, {u"or"_s, {Op::Or, 1, -1, Type::Unknown}}, {u"!"_s, {Op::Not, 1, 1, Type::Bool}},
        {u"!!"_s, {Op::Truth, 1, 1, Type::Bool}}, {u"=="_s, {Op::Equal, 2, 2, Type::Bool}}, {u"==="_s, {Op::Equal, 2, 2, Type::Bool}},
        {u"!="_s, {Op::Unequal, 2, 2, Type::Bool}}, {u"!=="_s, {Op::Unequal, 2, 2, Type::Bool}}, {u"<"_s, {Op::Less, 2, 3, Type::Bool}},
        {u"<="_s, {Op::LessOrEqual, 2, 3, Type::Bool}}, {u">"_s, {Op::Greater, 2, 2, Type::Bool}},
        {u">="_s, {Op::GreaterOrEqual, 2, 2, Type::Bool}}, {u"+"_s, {Op::Add, 1, -1, Type::Number}}, {u"-"_s, {Op::Subtract, 1, 2, Type::Number}},
        {u"*"_s, {Op::Multiply, 1, -1, Type::Number}}, {u"/"_s, {Op::Divide, 2, 2, Type::Number}}, {u"%"_s, {Op::Remainder, 2, 2, Type::Number}},
        {u"min"_s, {Op::Least, 1, -1, Type::Number}}, {u"max"_s, {Op::Most, 1, -1, Type::Number}},
        {u"cat"_s, {Op::Concatenate, 1, -1, Type::Text}}, {u"substr"_s, {Op::Substring, 2, 3, Type::Text}}, {u"in"_s, {Op::In, 2, 2, Type::Bool}},
        {u"merge"_s, {Op::Merge, 1, -1, Type::List}}, {u"map"_s, {Op::Map, 2, 2, Type::List}}, {u"filter"_s, {Op::Filter, 2, 2, Type::List}},
        {u"reduce"_s, {Op::Reduce, 3, 3, Type::Unknown}}, {u"all"_s, {Op::All, 2, 2, Type::Bool}}, {u"some"_s, {Op::Some, 2, 2, Type::Bool}},
        {u"none"_s, {Op::None, 2, 2, Type::Bool}}, {u"matches"_s, {Op::Matches, 2, 2, Type::Bool}},
        {u"distinct"_s, {Op::Distinct, 1, 1, Type::Bool}}, {u"len"_s, {Op::Length, 1, 1, Type::Number}},
        {u"count"_s, {Op::Count, 1, 2, Type::Number}}, {u"abs"_s, {Op::Absolute, 1, 1, Type::Number}}, {u"floor"_s, {Op::Floor, 1, 1, Type::Number}},
        {u"ceil_div"_s, {Op::CeilingDivide, 2, 2, Type::Number}}, {u"date_lte"_s, {Op::DateNotAfter, 2, 2, Type::Bool}}};
    return all;
}

} // namespace

const OperationShape *operationShape(const QString &name)
{
    const auto found = operations().constFind(name);
    return found == operations().cend() ? nullptr : &*found;
}

bool isComparison(Operation operation)
{
    return operation >= Operation::Equal && operation <= Operation::GreaterOrEqual;
}

bool isArithmetic(Operation operation)
{
    return (operation >= Operation::Add && operation <= Operation::Most) || operation == Operation::Absolute
        || operation == Operation::Floor || operation == Operation::CeilingDivide;
}

bool isIteration(Operation operation)
{
    return operation >= Operation::Map && operation <= Operation::None;
}

ValueType literalType(const Json &value)
{
    switch (value.type()) {
    case Json::Type::Absent:
    case Json::Type::Null:
        return ValueType::Nothing;
    case Json::Type::Bool:
        return ValueType::Bool;
    case Json::Type::Number:
        return ValueType::Number;
    case Json::Type::String:
        return ValueType::Text;
    case Json::Type::Array:
        return ValueType::List;
    case Json::Type::Object:
        return ValueType::Object;
    }
    return ValueType::Unknown;
}

ValueType common(ValueType a, ValueType b)
{
    if (a == b || b == ValueType::Nothing)
        return a;
    return a == ValueType::Nothing ? b : ValueType::Unknown;
}

bool unlike(ValueType a, ValueType b)
{
    const auto open = [](ValueType type) { return type == ValueType::Unknown || type == ValueType::Nothing; };
    return !open(a) && !open(b) && a != b;
}

} // namespace eforms::engine
