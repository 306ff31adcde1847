#include "widgets/fieldfacts.h"

#include "engine/compiledschema.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

using engine::FieldPlan;
using engine::SchemaNode;

/// The first mention of a keyword in all schemas of a field, its own before those referred to.
Json keyword(const FieldPlan &plan, const QString &name)
{
    for (const SchemaNode *node : plan.adopted) {
        if (node->source.contains(name))
            return node->source[name];
    }
    return {};
}

bool isType(const SchemaNode::List &schemas, const QString &type)
{
    return std::any_of(
        schemas.begin(), schemas.end(), [&type](const SchemaNode *node) { return node->types.contains(type); });
}

/// The schemas of what an array holds.
SchemaNode::List elementsOf(const FieldPlan &plan)
{
    SchemaNode::List result;
    const auto adopt = [&result](const SchemaNode *node, const auto &again) -> void {
        if (node == nullptr || std::find(result.begin(), result.end(), node) != result.end())
            return;
        result.push_back(node);
        again(node->reference, again);
        for (const SchemaNode *part : node->allOf)
            again(part, again);
    };
    for (const SchemaNode *node : plan.adopted)
        adopt(node->items, adopt);
    return result;
}

Json::Array choicesOf(const SchemaNode::List &schemas)
{
    Json::Array result;
    for (const SchemaNode *node : schemas) {
        if (node->enumeration)
            return *node->enumeration;
        for (const SchemaNode *alternative : node->oneOf) {
            if (alternative->constant)
                result.append(*alternative->constant);
        }
        if (!result.isEmpty())
            return result;
        if (node->constant && !node->constant->isBool())
            result.append(*node->constant);
    }
    return result;
}

QStringList membersOf(const engine::FormStructure &structure, const FieldPlan &plan)
{
    const bool table = plan.kind == FieldPlan::Kind::Table;
    if (!table && plan.kind != FieldPlan::Kind::Object)
        return {};
    QStringList result;
    for (const int id : structure.scope(table ? plan.rows : plan.scope).fields) {
        const FieldPlan &member = structure.at(id);
        if (member.parent == (table ? -1 : plan.id))
            result.append(member.keys.last());
    }
    return result;
}

QString formatOf(const SchemaNode::List &schemas)
{
    for (const SchemaNode *node : schemas) {
        if (!node->format.isEmpty())
            return node->format;
    }
    return {};
}

/// The kind of a plain value.
FieldFacts::Kind plainKind(const SchemaNode::List &schemas)
{
    using Kind = FieldFacts::Kind;
    const QString format = formatOf(schemas);
    const bool decimal
        = std::any_of(schemas.begin(), schemas.end(), [](const SchemaNode *node) { return node->decimal; });
    if (isType(schemas, u"array"_s) || isType(schemas, u"object"_s))
        return Kind::Other;
    if (isType(schemas, u"boolean"_s))
        return Kind::Boolean;
    if (decimal || isType(schemas, u"number"_s))
        return Kind::Decimal;
    if (isType(schemas, u"integer"_s))
        return Kind::Integer;
    if (format == "date"_L1)
        return Kind::Date;
    if (format == "time"_L1 || format == "time-hkt"_L1)
        return Kind::Time;
    return format == "date-time-hkt"_L1 ? Kind::DateTime : Kind::Text;
}

FieldFacts::Kind kindOf(const FieldPlan &plan)
{
    using Kind = FieldFacts::Kind;
    if (plan.kind != FieldPlan::Kind::Value)
        return plan.kind == FieldPlan::Kind::Table ? Kind::Table : Kind::Group;
    if (!isType(plan.adopted, u"array"_s))
        return plainKind(plan.adopted);
    const SchemaNode::List elements = elementsOf(plan);
    if (!choicesOf(elements).isEmpty())
        return Kind::Choices;
    const bool plain = !elements.empty() && plainKind(elements) != Kind::Other && plainKind(elements) != Kind::Boolean;
    return plain ? Kind::List : Kind::Other;
}

/// Length, pattern and range, of the field's own schema before those referred to.
void readLimits(FieldFacts &facts, const SchemaNode::List &schemas)
{
    for (const SchemaNode *node : schemas) {
        if (!facts.maxLength)
            facts.maxLength = node->maxLength;
        if (facts.pattern.isEmpty() && node->pattern)
            facts.pattern = node->pattern->source();
        if (facts.least.isAbsent() && node->minimum)
            facts.least = Json(*node->minimum);
        if (facts.most.isAbsent() && node->maximum)
            facts.most = Json(*node->maximum);
    }
}

} // namespace

FieldFacts factsOf(const engine::FormDefinition &form, const QString &pointer)
{
    FieldFacts facts;
    facts.pointer = pointer;
    const engine::FormStructure &structure = form.schema().structure();
    const FieldPlan *plan = structure.field(pointer);
    if (plan == nullptr) { // a path, `/positions/2/quantity`
        facts.pointer = engine::withoutIndices(pointer);
        plan = structure.field(facts.pointer);
    }
    if (plan == nullptr) {
        facts.kind = FieldFacts::Kind::Other;
        return facts;
    }
    facts.kind = kindOf(*plan);
    const bool array = facts.kind == FieldFacts::Kind::Choices || facts.kind == FieldFacts::Kind::List;
    const SchemaNode::List schemas = array ? elementsOf(*plan) : plan->adopted;
    facts.element = array ? plainKind(schemas) : facts.kind;
    facts.format = formatOf(schemas);
    facts.number = isType(schemas, u"integer"_s) || isType(schemas, u"number"_s);
    facts.choices = choicesOf(schemas);
    facts.scale = plan->scale;
    facts.maxItems = plan->maxItems;
    readLimits(facts, schemas);
    facts.mask = keyword(*plan, u"x-mask"_s).toString();
    facts.unit = keyword(*plan, u"x-unit"_s).toString();
    facts.lookup = plan->lookup ? plan->lookup->source : QString();
    facts.attachment = plan->attachment;
    facts.computed = (plan->calculation && plan->calculation->always) || plan->server || plan->readonly;
    facts.members = membersOf(structure, *plan);
    if (pointer == "/attachments/doc_type"_L1 && facts.choices.isEmpty())
        facts.choices = form.about()[u"attachments"_s][u"doc_types"_s].array();
    return facts;
}

QString dotted(const QString &path)
{
    return pointerParts(path).join(u'.');
}

} // namespace eforms::widgets
