#include "widgets/fieldfacts.h"

#include "engine/compiledschema.h"

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

bool isType(const FieldPlan &plan, const QString &type)
{
    for (const SchemaNode *node : plan.adopted) {
        if (node->types.contains(type))
            return true;
    }
    return false;
}

Json::Array choicesOf(const FieldPlan &plan)
{
    Json::Array result;
    for (const SchemaNode *node : plan.adopted) {
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

FieldFacts::Kind kindOf(const FieldPlan &plan, const QString &format)
{
    using Kind = FieldFacts::Kind;
    if (plan.kind != FieldPlan::Kind::Value)
        return plan.kind == FieldPlan::Kind::Table ? Kind::Table : Kind::Group;
    if (isType(plan, u"array"_s) || isType(plan, u"object"_s))
        return Kind::Other;
    if (isType(plan, u"boolean"_s))
        return Kind::Boolean;
    if (plan.decimal || isType(plan, u"number"_s))
        return Kind::Decimal;
    if (isType(plan, u"integer"_s))
        return Kind::Integer;
    if (format == "date"_L1)
        return Kind::Date;
    if (format == "time"_L1 || format == "time-hkt"_L1)
        return Kind::Time;
    return Kind::Text;
}

} // namespace

FieldFacts factsOf(const engine::FormDefinition &form, const QString &pointer)
{
    FieldFacts facts;
    facts.pointer = pointer;
    const engine::FormStructure &structure = form.schema().structure();
    const FieldPlan *plan = structure.field(pointer);
    if (plan == nullptr) {
        facts.kind = FieldFacts::Kind::Other;
        return facts;
    }
    facts.format = keyword(*plan, u"format"_s).toString();
    facts.kind = kindOf(*plan, facts.format);
    facts.number = isType(*plan, u"integer"_s) || isType(*plan, u"number"_s);
    facts.choices = choicesOf(*plan);
    facts.scale = plan->scale;
    facts.maxItems = plan->maxItems;
    for (const SchemaNode *node : plan->adopted) {
        if (!facts.maxLength)
            facts.maxLength = node->maxLength;
    }
    facts.unit = keyword(*plan, u"x-unit"_s).toString();
    facts.lookup = plan->lookup ? plan->lookup->source : QString();
    facts.attachment = plan->attachment;
    facts.computed = (plan->calculation && plan->calculation->always) || plan->server || plan->readonly;
    facts.members = membersOf(structure, *plan);
    if (pointer == "/attachments/doc_type"_L1 && facts.choices.isEmpty())
        facts.choices = form.about()[u"attachments"_s][u"doc_types"_s].array();
    return facts;
}

QString withoutIndices(const QString &path)
{
    QString result;
    const QStringList parts = pointerParts(path);
    for (const QString &part : parts) {
        bool index = false;
        std::ignore = part.toInt(&index);
        if (!index)
            result = pointerTo(result, part);
    }
    return result;
}

QString dotted(const QString &path)
{
    return pointerParts(path).join(u'.');
}

} // namespace eforms::widgets
