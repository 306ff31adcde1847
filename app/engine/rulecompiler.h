#pragma once

#include "engine/structure.h"

namespace eforms::engine {

/// Where a rule stands.
struct RulePlace {
    const FormStructure &structure;
    const Operators &operators;
    int scope = 0; ///< of the object that holds it
    QString at;    ///< where the schema holds it, as SchemaNode::place says it
};

/// Compiles one JsonLogic rule of the strict profile. Nothing, and at least one more fault in @p faults, for a rule that
/// cannot be: unlike types compared, an unknown name or operator, a variable path that is not constant, a wrong number
/// of arguments, too large.
[[nodiscard]] std::optional<Rule> compileRule(const Json &source, const RulePlace &place, RuleFaults &faults);

} // namespace eforms::engine
