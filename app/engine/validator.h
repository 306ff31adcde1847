#pragma once

#include "engine/problem.h"
#include "engine/schemanode.h"

#include <optional>

namespace eforms::engine {

/// What is reported besides the keyword itself.
enum class ProblemDetail {
    Plain,    ///< for forms: of a failing anyOf or oneOf, and of `if`, one problem that says where
    Complete, ///< as Ajv: also the problems of every alternative, of names, and `if` beside those of its branch
};

/// A schema and the part of it that is looked at; whatever lies deeper is looked at whole.
struct SchemaCheck {
    const SchemaNode &schema;
    SchemaParts parts = allSchemaParts;
    ProblemDetail detail = ProblemDetail::Plain;
};

/// Adds what is wrong with a value to @p problems, paths starting at @p path. Keywords and params are named as Ajv
/// names them; `required` and `dependentRequired` sit on the missing member.
///
/// Time and depth are bounded: a check that would take too many steps (a pattern, schemas within schemas) is given up
/// with the keyword `limit`, which no schema can turn into "valid".
void validateValue(const SchemaCheck &check, const Json &value, const QString &path, Problems &problems);

/// True when nothing is wrong. Quicker than asking for the problems.
[[nodiscard]] bool isValid(const SchemaNode &schema, const Json &value);

struct Alternative {
    std::size_t index = 0;
    bool fits = false; ///< nothing is wrong with it
};
/// Of several schemas (anyOf, oneOf) the first that accepts the value; else the one that is nearest to it: types,
/// constants and required members count most. Nothing for an empty list.
[[nodiscard]] std::optional<Alternative> bestAlternative(const SchemaNode::List &schemas, const Json &value);

/// Number of Unicode code points; a lone surrogate counts as one.
[[nodiscard]] qint64 codePoints(const QString &text);

} // namespace eforms::engine
