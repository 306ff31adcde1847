#pragma once

#include "engine/structure.h"

namespace eforms::engine {

/// One thing to evaluate again when something that it reads has changed.
struct TaskPlan {
    enum class Kind {
        Relevance,   ///< of a field
        Calculation, ///< of a field
        Field,       ///< required, readonly, and the schema of the value itself
        Object,      ///< what an object's schema says beyond its fields
        Constraint,  ///< a business rule
    };
    Kind kind = Kind::Field;
    int subject = 0; ///< index of the field, object or constraint
    int scope = 0;   ///< runs once for each instance of this scope
    std::vector<FieldRead> reads;
};

/// Which tasks read which field, and in what order tasks run. The index of a task is its rank: relevance and
/// calculations come first, each after what it reads; checks follow, fields in form order before business rules.
struct DependencyIndex {
    struct Reader {
        int task = 0;
        int shared = 0;
    };
    std::vector<TaskPlan> tasks;
    std::vector<std::vector<Reader>> readers; ///< by field
    std::vector<std::vector<int>> byScope;    ///< tasks of a scope, in order
    std::vector<std::vector<int>> deciding;   ///< by field: its Relevance and Calculation tasks
    int firstCheck = 0;                       ///< the tasks before it are Relevance and Calculation
    std::vector<bool> canHide;                ///< by field: it, its groups, tables or rows may become irrelevant
    std::vector<bool> flat;                   ///< by scope: nothing but single values, none inside a group
    std::vector<QSet<QString>> memberNames;   ///< by object: the keys that the schema declares
};

/// Fails with Malformed when a calculation or a relevance depends on itself; the detail names the fields.
[[nodiscard]] Result<DependencyIndex> indexDependencies(const FormStructure &structure);

} // namespace eforms::engine
