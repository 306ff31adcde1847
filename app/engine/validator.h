#pragma once

#include "engine/problem.h"
#include "engine/schemanode.h"

namespace eforms::engine {

/// Which keywords of a schema are looked at. A form runs the parts of an object separately, so that an edit repeats
/// only what it concerns.
enum class SchemaPart {
    Own = 1,             ///< type, enum, const, limits, formats, counts of items and properties
    Elements = 2,        ///< what goes down into items
    Members = 4,         ///< what goes down into declared properties, and required
    OtherMembers = 8,    ///< patternProperties, additionalProperties, propertyNames, dependent…
    Inheritance = 16,    ///< $ref, allOf
    Alternatives = 32,   ///< anyOf, oneOf, not, if
    Collection = 64,     ///< contains, uniqueItems
};
using SchemaParts = unsigned;
inline constexpr SchemaParts allSchemaParts = 127;

[[nodiscard]] constexpr SchemaParts operator|(SchemaPart a, SchemaPart b)
{
    return static_cast<SchemaParts>(a) | static_cast<SchemaParts>(b);
}

/// A schema and the part of it that is looked at; whatever lies deeper is looked at whole.
struct SchemaCheck {
    const SchemaNode &schema;
    SchemaParts parts = allSchemaParts;
};

/// Adds what is wrong with a value to @p problems, paths starting at @p path. Keywords and params are named as Ajv
/// names them; `required` sits on the missing member. Of a failing anyOf or oneOf only the keyword itself is reported.
void validateValue(const SchemaCheck &check, const Json &value, const QString &path, Problems &problems);

/// True when nothing is wrong.
[[nodiscard]] bool isValid(const SchemaNode &schema, const Json &value);

/// Number of Unicode code points; a lone surrogate counts as one.
[[nodiscard]] qint64 codePoints(const QString &text);

} // namespace eforms::engine
