#include "engine/newelement.h"

#include "engine/structure.h"

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

/// The schemas of one member or element.
SchemaNode::List below(const SchemaNode::List &schemas, const QString &part)
{
    SchemaNode::List found;
    bool number = false;
    const std::size_t index = part.toULong(&number);
    for (const SchemaNode *node : schemas) {
        if (const SchemaNode *member = node->property(part))
            found.push_back(member);
        else if (number && index < node->prefixItems.size())
            found.push_back(node->prefixItems[index]);
        else if (number && node->items)
            found.push_back(node->items);
    }
    return adoptedBy(found);
}

Json defaultMembers(const SchemaNode::List &schemas)
{
    Json made = Json::emptyObject();
    for (const SchemaNode *node : schemas) {
        for (const auto &[name, schema] : node->properties)
            made.set(name, schema->source["default"_L1]);
    }
    return made;
}

Json emptyOf(const SchemaNode::List &schemas)
{
    for (const SchemaNode *node : schemas) {
        const auto takes = [node](QLatin1StringView type) { return node->types.contains(type); };
        if (takes("string"_L1))
            return Json(QString());
        if (takes("integer"_L1) || takes("number"_L1))
            return Json(0);
        if (takes("boolean"_L1))
            return Json(false);
        if (takes("array"_L1))
            return Json(Json::Array());
        if (takes("object"_L1) || !node->properties.empty())
            return defaultMembers(schemas);
    }
    return Json::null();
}

} // namespace

bool ListPlan::isList() const
{
    return std::any_of(schemas.begin(), schemas.end(), [](const SchemaNode *node) {
        return node->types.contains("array"_L1) || node->items || !node->prefixItems.empty();
    });
}

std::optional<qint64> ListPlan::maxItems() const
{
    for (const SchemaNode *node : schemas) {
        if (node->maxItems)
            return node->maxItems;
    }
    return {};
}

Json ListPlan::newElement(qsizetype index) const
{
    const SchemaNode::List element = below(schemas, QString::number(index));
    for (const SchemaNode *node : element) {
        if (const Json &value = node->source["default"_L1]; !value.isAbsent())
            return value;
    }
    return emptyOf(element);
}

ListPlan listAt(const SchemaNode::List &schemas, const QStringList &parts)
{
    ListPlan plan {adoptedBy(schemas)};
    for (const QString &part : parts)
        plan.schemas = below(plan.schemas, part);
    return plan;
}

} // namespace eforms::engine
