#pragma once

#include "engine/viewtree.h"

#include <QHash>

namespace eforms::engine {

/// What a view tree knows of single values: what is wrong with them, which must be there, which schema fits.
class ViewFacts
{
public:
    explicit ViewFacts(const ViewSource &source);

    [[nodiscard]] Problems problemsAt(const QString &path) const { return m_problems.value(path); }
    /// Adds what is wrong with the alternative that is shown, if the combination at @p path fails as a whole.
    void addProblemsOf(const SchemaNode &alternative, const QString &keyword, const QString &path);

    /// True when the object around the value asks for it, now. @p scope leads to it from @p from.
    [[nodiscard]] bool isRequired(const SchemaNode *from, const QStringList &scope, const QString &path) const;
    /// What business rules make of a field.
    void apply(const QString &path, bool &visible, bool &readonly, bool &required) const;

    /// The first schema that the value fits in structure; the first of all where none does.
    [[nodiscard]] const SchemaNode *fitting(const SchemaNode::List &alternatives, const QString &path) const;
    /// The text that stands for a row: the member that @p array names, else the first text or number.
    [[nodiscard]] QString rowLabel(const QString &path, const SchemaView &row, const LayoutElement &array) const;

private:
    void add(const Problem &problem);

    const ViewSource &m_source;
    QHash<QString, Problems> m_problems;
};

} // namespace eforms::engine
