#pragma once

#include "engine/schemaview.h"

namespace eforms::engine {

/// Which control a schema gets.
enum class ControlKind {
    None, ///< nothing that could be shown
    Text,
    MultiLine,
    Integer,
    Number, ///< a JSON number, or text of format `decimal`
    Boolean,
    Date,
    Time,
    DateTime,
    Choice,
    Radio,
    MultiChoice, ///< an array of different values out of a list
    Slider,
    Array,
    ListWithDetail, ///< an array of which one row is open at a time
    Object,
    OneOf, ///< one of several schemas, whose control is shown
    AnyOf,
    AllOf, ///< several schemas at once
};

/// Decides by ranked testers, as the Material set of JSON Forms does. @p options are those of the layout's element.
[[nodiscard]] ControlKind controlKind(const SchemaView &schema, const Json &options);

/// `multi-line`, `date-time` … A combination is an `object`.
[[nodiscard]] QString controlName(ControlKind kind);

/// True when the rows of an array are lines of a table with a column for each member; else each opens as a form of
/// its own, because it nests or has a layout.
[[nodiscard]] bool isTable(const SchemaView &array, const Json &options);

/// The values to choose from; empty where any may be typed. For a MultiChoice those of its elements.
[[nodiscard]] Json::Array choiceValues(const SchemaView &schema);

} // namespace eforms::engine
