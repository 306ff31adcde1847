#pragma once

#include "engine/formdefinition.h"

#include <QStringList>

#include <optional>

namespace eforms::widgets {

/// What the schema says about one field, as far as drawing it needs to know.
struct FieldFacts {
    enum class Kind {
        Text,
        Integer,
        Decimal, ///< a JSON number, or text of format `decimal`
        Date,
        Time,
        DateTime, ///< Hong Kong time, `2025-07-08T09:30`
        Boolean,
        Choices, ///< an array of values out of a list
        List,    ///< an array of plain values
        Table, ///< an array of objects
        Group, ///< an object
        Other, ///< shown as text, never edited
    };

    QString pointer; ///< without row indices: `/positions/quantity`
    Kind kind = Kind::Text;
    Kind element = Kind::Text;   ///< what an array of Choices or a List holds; of a plain value: its kind
    Json::Array choices;         ///< empty: free
    bool number = false;         ///< a JSON number, not text, holds the value
    std::optional<int> scale;    ///< decimals to show at least
    std::optional<qint64> maxLength; ///< in characters
    std::optional<qint64> maxItems;  ///< of a table or list
    Json least;         ///< smallest value allowed, a number or decimal text; Absent: any
    Json most;          ///< largest value allowed
    QString format;
    QString pattern;    ///< regular expression the text must match
    QString mask;       ///< how the text is grouped: `###-######-###`
    QString unit;       ///< text key of the unit beside the field
    QString lookup;     ///< source of master data for completion, `securities`
    bool attachment = false; ///< holds the id of a row of `/attachments`
    bool computed = false;   ///< never typed: always calculated, or filled by the server
    QStringList members;     ///< field names of a group, or of the rows of a table, in order
};

/// The facts of the field at @p pointer, which may be a path with row indices; of kind Other when the schema
/// knows no such place.
[[nodiscard]] FieldFacts factsOf(const engine::FormDefinition &form, const QString &pointer);

/// `/positions/2/quantity` → `positions.2.quantity`: how controls are named.
[[nodiscard]] QString dotted(const QString &path);

} // namespace eforms::widgets
