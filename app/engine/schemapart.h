#pragma once

namespace eforms::engine {

/// Which keywords of a schema are looked at. A form runs the parts of an object separately, so that an edit repeats
/// only what it concerns.
enum class SchemaPart {
    Own = 1,             ///< type, enum, const, limits, formats, counts of items and properties
    Elements = 2,        ///< what goes down into items
    Members = 4,         ///< what goes down into declared properties, and required
    OtherMembers = 8,    ///< patternProperties, additionalProperties, propertyNames, dependent…, unevaluatedProperties
    Inheritance = 16,    ///< $ref, allOf
    Alternatives = 32,   ///< anyOf, oneOf, not, if
    Collection = 64,     ///< contains, uniqueItems, unevaluatedItems
};
using SchemaParts = unsigned;
inline constexpr SchemaParts allSchemaParts = 127;

[[nodiscard]] constexpr SchemaParts operator|(SchemaPart a, SchemaPart b)
{
    return static_cast<SchemaParts>(a) | static_cast<SchemaParts>(b);
}
[[nodiscard]] constexpr SchemaParts operator|(SchemaParts a, SchemaPart b)
{
    return a | static_cast<SchemaParts>(b);
}
[[nodiscard]] constexpr bool includes(SchemaParts parts, SchemaPart part)
{
    return (parts & static_cast<SchemaParts>(part)) != 0;
}

} // namespace eforms::engine
