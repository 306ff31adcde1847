#include "engine/schemacircles.h"

#include <QHash>

namespace eforms::engine {

namespace {

enum class Mark { New, Open, Done };

/// The schemas that a schema applies to the very same value.
SchemaNode::List inPlace(const SchemaNode &node)
{
    SchemaNode::List all {node.reference, node.notSchema, node.ifSchema, node.thenSchema, node.elseSchema};
    for (const auto *list : {&node.allOf, &node.anyOf, &node.oneOf})
        all.insert(all.end(), list->begin(), list->end());
    for (const auto &[name, schema] : node.dependentSchemas)
        all.push_back(schema);
    std::erase(all, nullptr);
    return all;
}

class Walk
{
public:
    QString from(const SchemaNode *node)
    {
        Mark &mark = m_marks[node];
        if (mark == Mark::Open)
            return node->place.isEmpty() ? QStringLiteral("#") : node->place;
        if (mark == Mark::Done)
            return {};
        mark = Mark::Open;
        for (const SchemaNode *next : inPlace(*node)) {
            if (const QString circle = from(next); !circle.isEmpty())
                return circle;
        }
        m_marks[node] = Mark::Done;
        return {};
    }

private:
    QHash<const SchemaNode *, Mark> m_marks;
};

} // namespace

QString findCircle(const SchemaSet &set)
{
    Walk walk;
    for (const auto &node : set.nodes) {
        if (const QString circle = walk.from(node.get()); !circle.isEmpty())
            return circle;
    }
    return {};
}

} // namespace eforms::engine
