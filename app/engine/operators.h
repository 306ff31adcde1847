#pragma once

#include "base/json.h"

#include <QHash>
#include <QString>

#include <functional>

namespace eforms::engine {

/// What the values of an expression are, as far as the schema tells.
enum class ValueType { Unknown, Nothing, Bool, Number, Text, List, Object };

/// An operator that forms may use beside JsonLogic's own and the engine's (`matches`, `distinct`, `len` …).
struct Operator {
    int arguments = 0; ///< exact number of arguments
    /// Gets the evaluated arguments. Absent means: not applicable (a calendar year that is unknown, say).
    std::function<Json(const QList<Json> &)> apply;
    ValueType gives = ValueType::Unknown;
};

/// The operators that the field's knowledge adds, by name; market::ruleOperators() makes them.
using Operators = QHash<QString, Operator>;

} // namespace eforms::engine
