#include "engine/schemacircles.h"

#include <QHash>

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

/// The schemas that a schema applies to the very same value.
SchemaNode::List inPlace(const SchemaNode &node)
{
    SchemaNode::List all {node.reference, node.dynamicReference, node.notSchema, node.ifSchema, node.thenSchema,
        node.elseSchema};
    for (const auto *list : {&node.allOf, &node.anyOf, &node.oneOf})
        all.insert(all.end(), list->begin(), list->end());
    for (const auto &[name, schema] : node.dependentSchemas)
        all.push_back(schema);
    std::erase(all, nullptr);
    return all;
}

/// Depth first, with a stack of its own: a chain may be as long as there are schemas.
class Walk
{
public:
    explicit Walk(int longest) : m_longest(longest) { }

    Status from(const SchemaNode *node)
    {
        enter(node);
        while (!m_way.empty()) {
            Step &step = m_way.back();
            if (step.next == step.below.size()) {
                leave();
                continue;
            }
            const SchemaNode *below = step.below[step.next++];
            const auto known = m_heights.constFind(below);
            if (known == m_heights.cend())
                enter(below);
            else if (*known == open)
                return fail(ErrorKind::Malformed, placeOf(*below) + u": refers to itself"_s);
            else
                step.height = std::max(step.height, *known + 1);
        }
        if (m_heights.value(node) > m_longest)
            return fail(ErrorKind::TooLarge, placeOf(*node) + u": a chain of more than %1 schemas"_s.arg(m_longest));
        return ok();
    }

    [[nodiscard]] bool knows(const SchemaNode *node) const { return m_heights.contains(node); }

private:
    static constexpr int open = -1;

    struct Step {
        const SchemaNode *node;
        SchemaNode::List below;
        std::size_t next = 0;
        int height = 0;
    };

    static QString placeOf(const SchemaNode &node) { return node.place.isEmpty() ? u"#"_s : node.place; }

    void enter(const SchemaNode *node)
    {
        m_heights.insert(node, open);
        m_way.push_back({node, inPlace(*node)});
    }

    void leave()
    {
        const Step done = std::move(m_way.back());
        m_way.pop_back();
        m_heights.insert(done.node, done.height);
        if (!m_way.empty())
            m_way.back().height = std::max(m_way.back().height, done.height + 1);
    }

    int m_longest;
    std::vector<Step> m_way;
    QHash<const SchemaNode *, int> m_heights;
};

} // namespace

Status checkChains(const SchemaSet &set, int longest)
{
    Walk walk(longest);
    for (const auto &node : set.nodes) {
        if (walk.knows(node.get()))
            continue;
        if (const Status checked = walk.from(node.get()); !checked)
            return checked;
    }
    return ok();
}

} // namespace eforms::engine
