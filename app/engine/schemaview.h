#pragma once

#include "engine/schemanode.h"

#include <QDateTime>

namespace eforms::engine {

/// A schema as JSON Forms reads it to choose what to show: behind its `$ref`, its combinations kept apart.
///
/// Cheap to copy; the SchemaSet must outlive it.
class SchemaView
{
public:
    using Members = std::vector<std::pair<QString, const SchemaNode *>>;

    SchemaView() = default;
    explicit SchemaView(const SchemaNode *node);

    [[nodiscard]] bool isNull() const { return m_chain.empty(); }
    /// The schema itself, behind its references.
    [[nodiscard]] const SchemaNode *target() const { return m_chain.front(); }
    /// The schemas that are read: the one referred to, then what stands beside the reference.
    [[nodiscard]] const SchemaNode::List &chain() const { return m_chain; }
    /// The same without one of oneOf, anyOf, allOf.
    [[nodiscard]] SchemaView without(const QString &combination) const;

    /// Absent where the keyword is not there.
    [[nodiscard]] const Json &keyword(const QString &name) const;
    [[nodiscard]] bool has(const QString &name) const { return !keyword(name).isAbsent(); }
    /// The types it names, or what its other keywords tell.
    [[nodiscard]] QStringList types() const;
    [[nodiscard]] bool hasType(const QString &type) const { return types().contains(type); }
    [[nodiscard]] Members properties() const;
    /// Schema of all elements, or of those after a tuple's; null where there is none to speak of.
    [[nodiscard]] const SchemaNode *items() const;
    /// The schemas of a tuple.
    [[nodiscard]] const SchemaNode::List &tuple() const;
    [[nodiscard]] const SchemaNode *element(qsizetype index) const;
    [[nodiscard]] const SchemaNode::List &combination(const QString &keyword) const;
    /// The first of oneOf, anyOf, allOf that has schemas; empty where there is none.
    [[nodiscard]] QString firstCombination() const;
    [[nodiscard]] bool isEnum() const;
    /// oneOf of nothing but `const`.
    [[nodiscard]] bool isOneOfEnum() const;
    [[nodiscard]] bool isCombined() const { return !firstCombination().isEmpty(); }

private:
    SchemaNode::List m_chain;
    QStringList m_left; ///< combinations that are looked away from
};

/// The schema that the parts of a scope lead to (`properties`, `a`, `items` …), also through combinations and
/// if/then/else; null where they lead nowhere.
[[nodiscard]] const SchemaNode *schemaAt(const SchemaNode *from, const QStringList &scope);

/// The schema of the value at a data pointer, seen from the root; null where no schema speaks of it.
[[nodiscard]] const SchemaNode *schemaOfValue(const SchemaNode *root, const Json &data, const QString &pointer);

/// What an "add" puts into an array whose elements have this schema: its default, else an object of its members'
/// defaults, an empty text, 0, false, [] …; dates and times are those of @p nowUtc, as in JSON Forms.
[[nodiscard]] Json defaultValue(const SchemaNode *schema, const QDateTime &nowUtc);

} // namespace eforms::engine
