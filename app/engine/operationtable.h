#pragma once

#include "engine/rule.h"

namespace eforms::engine {

/// How an operation of the strict profile is written and what it gives.
struct OperationShape {
    Operation operation = Operation::Literal;
    int least = 0; ///< arguments
    int most = 0;  ///< -1: any number
    ValueType type = ValueType::Unknown;
};

/// Null for a name that is no operation of JsonLogic or the engine.
[[nodiscard]] const OperationShape *operationShape(const QString &name);

[[nodiscard]] bool isComparison(Operation operation);
[[nodiscard]] bool isArithmetic(Operation operation);
[[nodiscard]] bool isIteration(Operation operation);

[[nodiscard]] ValueType literalType(const Json &value);
/// What a value is that is one or the other.
[[nodiscard]] ValueType common(ValueType a, ValueType b);
/// True when both are known and can never be equal.
[[nodiscard]] bool unlike(ValueType a, ValueType b);

} // namespace eforms::engine
