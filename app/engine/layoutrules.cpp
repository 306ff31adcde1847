#include "engine/layoutrules.h"

#include "engine/validator.h"

#include <algorithm>

namespace eforms::engine {

bool holds(const LayoutCondition &condition, const ConditionValue &valueOf)
{
    using Kind = LayoutCondition::Kind;
    const auto holdsPart = [&](const LayoutCondition &part) { return holds(part, valueOf); };
    switch (condition.kind) {
    case Kind::Always:
        return true;
    case Kind::All:
        return std::all_of(condition.parts.begin(), condition.parts.end(), holdsPart);
    case Kind::Any:
        return std::any_of(condition.parts.begin(), condition.parts.end(), holdsPart);
    case Kind::Equals:
        return valueOf(condition) == condition.expected;
    case Kind::Schema:
        break;
    }
    const Json value = valueOf(condition);
    if (value.isAbsent() && condition.failWhenUndefined)
        return false;
    return !condition.compiled || isValid(*condition.compiled->root, value);
}

} // namespace eforms::engine
