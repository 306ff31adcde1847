#pragma once

#include "engine/structure.h"

namespace eforms::engine {

/// Where a rule stands.
struct RulePlace {
    const FormStructure &structure;
    const Operators &operators;
    int scope = 0; ///< of the object that holds it
    QString at;    ///< for the detail of a failure
};

/// Compiles one JsonLogic rule of the strict profile. Fails with Malformed (unknown name, unlike types compared, a
/// variable path that is not constant, wrong number of arguments), Unsupported (unknown operator) or TooLarge.
[[nodiscard]] Result<Rule> compileRule(const Json &source, const RulePlace &place);

} // namespace eforms::engine
