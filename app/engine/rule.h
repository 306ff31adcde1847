#pragma once

#include "base/json.h"
#include "engine/operators.h"
#include "engine/pattern.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace eforms::engine {

/// Where a variable starts.
enum class VariableBase {
    Form,        ///< the fields at the root
    Row,         ///< the row that holds the rule
    Context,     ///< `ctx`
    Element,     ///< inside map, filter, all, some, none
    Current,     ///< inside reduce
    Accumulator, ///< inside reduce
};

struct Variable {
    VariableBase base = VariableBase::Form;
    QStringList keys;

    friend bool operator==(const Variable &, const Variable &) = default;
};

enum class Operation {
    Literal, List, Variable, Missing, MissingSome,
    If, And, Or, Not, Truth,
    Equal, Unequal, Less, LessOrEqual, Greater, GreaterOrEqual,
    Add, Subtract, Multiply, Divide, Remainder, Least, Most,
    Concatenate, Substring, In, Merge,
    Map, Filter, Reduce, All, Some, None,
    Matches, Distinct, Length, Count, Absolute, Floor, CeilingDivide, DateNotAfter,
    External,
};

/// One node of a compiled rule.
struct Expression {
    Operation operation = Operation::Literal;
    Json literal;                 ///< of Literal; the default value of a Variable; the key of a Missing argument
    Variable variable;
    std::vector<Expression> arguments;
    std::optional<Pattern> pattern; ///< of Matches: always a constant, so that it is compiled once
    Operator external;
};

/// A field that a rule reads.
struct FieldRead {
    int field = 0;  ///< index in FormStructure::fields
    int shared = 0; ///< scope whose instance reader and field have in common; the root scope: any row is read

    friend bool operator==(const FieldRead &, const FieldRead &) = default;
};

/// A JsonLogic rule in the strict profile of forms, compiled.
///
/// All arithmetic is exact decimal arithmetic; text compares with text; constant variable paths only.
struct Rule {
    Json source;
    Expression expression;
    ValueType type = ValueType::Unknown;
    std::vector<Variable> outerFields;   ///< an empty one makes the rule not applicable, unless it tests presence
    std::vector<Variable> outerExternals; ///< `ctx` and look-up records: a missing one always does
    std::vector<FieldRead> reads;
};

/// Why a rule cannot be.
struct RuleFault {
    enum class Kind {
        UnlikeTypes,
        UnknownOperator,
        UnknownName,
        Pattern, ///< a regular expression that is none, or too long
        Form,    ///< it is not written as rules are
        TooLarge,
    };
    Kind kind = Kind::Form;
    QString place; ///< of the part of the rule concerned, as SchemaNode::place says it
    QString message;

    /// As loading a form reports it.
    [[nodiscard]] Error error() const
    {
        const bool tooLarge = kind == Kind::TooLarge;
        const ErrorKind other = kind == Kind::UnknownOperator ? ErrorKind::Unsupported : ErrorKind::Malformed;
        return {tooLarge ? ErrorKind::TooLarge : other, place + QStringLiteral(": ") + message};
    }
};
using RuleFaults = QList<RuleFault>;

/// What a rule may see while it runs. Irrelevant values are left out and decimals are numbers already.
struct RuleScope {
    const Json &form;
    const Json &row;
    const Json &context;
};

struct RuleOutcome {
    enum class Kind {
        Value,
        NotApplicable, ///< something it needs is not there, or the values are of unlike types
        TooExpensive,  ///< more steps than a rule may take
    };
    Kind kind = Kind::NotApplicable;
    Json value; ///< never Absent when there is one; null for "nothing"
};

enum class Emptiness {
    Skips, ///< an empty outer field makes the rule not applicable
    Counts, ///< the rule tests presence itself (†)
};

[[nodiscard]] RuleOutcome evaluate(const Rule &rule, const RuleScope &scope, Emptiness emptiness);

/// JsonLogic's idea of truth: false, null, 0, "" and [] are not.
[[nodiscard]] bool isTruthy(const Json &value);

} // namespace eforms::engine
