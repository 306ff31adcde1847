#pragma once

#include "engine/schemanode.h"

namespace eforms::engine {

/// What the schema says about a list.
struct ListPlan {
    SchemaNode::List schemas; ///< with what they inherit

    /// False when the schema does not speak of arrays there.
    [[nodiscard]] bool isList() const;
    /// Absent: as many as one likes.
    [[nodiscard]] std::optional<qint64> maxItems() const;
    /// What a user's "add" puts at @p index: the default, else an empty value of the type.
    [[nodiscard]] Json newElement(qsizetype index) const;
};

/// The list at @p parts (names and indices) inside a value with these schemas.
[[nodiscard]] ListPlan listAt(const SchemaNode::List &schemas, const QStringList &parts);

} // namespace eforms::engine
