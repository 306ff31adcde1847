#include "engine/structure.h"

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostFields = 2000;
constexpr int deepest = 32;

/// A schema and all that it inherits for the same value.
void adopt(const SchemaNode *node, SchemaNode::List &all)
{
    if (!node || std::find(all.begin(), all.end(), node) != all.end())
        return;
    all.push_back(node);
    adopt(node->reference, all);
    for (const SchemaNode *part : node->allOf)
        adopt(part, all);
}

SchemaNode::List itemsOf(const SchemaNode::List &adopted)
{
    SchemaNode::List items;
    for (const SchemaNode *node : adopted) {
        if (node->items && node->prefixItems.empty())
            items.push_back(node->items);
    }
    return items;
}

bool hasProperties(const SchemaNode::List &adopted)
{
    return std::any_of(
        adopted.begin(), adopted.end(), [](const SchemaNode *node) { return !node->properties.empty(); });
}

const Json &firstOf(const SchemaNode::List &adopted, QLatin1StringView keyword)
{
    static const Json absent;
    for (const SchemaNode *node : adopted) {
        if (const Json &value = node->source[keyword]; !value.isAbsent())
            return value;
    }
    return absent;
}

ValueType typeOf(const SchemaNode &node)
{
    if (node.decimal)
        return ValueType::Number;
    QStringList types = node.types;
    types.removeAll("null"_L1);
    static const QHash<QString, ValueType> known {{u"string"_s, ValueType::Text}, {u"number"_s, ValueType::Number},
        {u"integer"_s, ValueType::Number}, {u"boolean"_s, ValueType::Bool}, {u"array"_s, ValueType::List},
        {u"object"_s, ValueType::Object}};
    return types.size() == 1 ? known.value(types.first()) : ValueType::Unknown;
}

/// The names of the members that a condition on an object looks at.
class Touched
{
public:
    bool all = false;
    QSet<QString> names;

    void condition(const SchemaNode *node)
    {
        if (!node || node->always)
            return;
        for (const auto &[name, schema] : node->properties)
            names.insert(name);
        names.unite(QSet<QString>(node->required.begin(), node->required.end()));
        all = all || node->additionalProperties || !node->patternProperties.empty() || node->enumeration
            || node->constant;
        condition(node->reference);
        for (const SchemaNode *part : node->allOf)
            condition(part);
        conditions(*node);
    }

    void conditions(const SchemaNode &node)
    {
        for (const auto *list : {&node.anyOf, &node.oneOf}) {
            for (const SchemaNode *part : *list)
                condition(part);
        }
        for (const SchemaNode *part : {node.notSchema, node.ifSchema, node.thenSchema, node.elseSchema})
            condition(part);
        for (const auto &[name, others] : node.dependentRequired) {
            names.insert(name);
            names.unite(QSet<QString>(others.begin(), others.end()));
        }
        for (const auto &[name, schema] : node.dependentSchemas) {
            names.insert(name);
            condition(schema);
        }
        all = all || node.minProperties || node.maxProperties || node.propertyNames || node.unevaluatedProperties
            || !node.patternProperties.empty();
    }
};

class Builder
{
public:
    explicit Builder(const SchemaSet &schemas) : m_root(schemas.root) { }

    Result<FormStructure> build()
    {
        const SchemaNode::List root = adoptedBy({m_root});
        made.scopes.push_back({});
        addMembers({0, -1, {}}, root);
        addObject({0, -1, {}}, root);
        if (!m_failure.detail.isEmpty())
            return fail(m_failure);
        const FieldPlan *ids = made.field(u"/attachments/id"_s);
        made.attachmentIds = ids ? ids->id : -1;
        return std::move(made);
    }

private:
    struct Holder {
        int scope = 0;
        int field = -1; ///< the Object field, or -1
        QStringList keys;
    };

    FormStructure made;
    const SchemaNode *m_root;
    SchemaNode::List m_open; ///< schemas of the fields above, to stop at recursive ones
    Error m_failure;

    void refuse(ErrorKind kind, const QString &detail)
    {
        if (m_failure.detail.isEmpty())
            m_failure = {kind, detail};
    }

    FieldPlan &field(int id) { return made.fields[static_cast<std::size_t>(id)]; }
    ScopePlan &scope(int id) { return made.scopes[static_cast<std::size_t>(id)]; }

    void addMembers(const Holder &holder, const SchemaNode::List &adopted)
    {
        QStringList order;
        QHash<QString, SchemaNode::List> byName;
        for (const SchemaNode *node : adopted) {
            for (const auto &[name, schema] : node->properties) {
                if (!byName.contains(name))
                    order.append(name);
                byName[name].push_back(schema);
            }
        }
        for (const QString &name : order) {
            const bool required = std::any_of(adopted.begin(), adopted.end(),
                [&](const SchemaNode *node) { return node->required.contains(name); });
            addField(holder, name, byName[name], required);
        }
    }

    void addField(const Holder &holder, const QString &name, const SchemaNode::List &schemas, bool required)
    {
        if (made.fields.size() >= mostFields || m_open.size() > deepest)
            return refuse(ErrorKind::TooLarge, u"more than 2,000 fields, or nested too deep"_s);
        FieldPlan plan;
        plan.id = static_cast<int>(made.fields.size());
        plan.scope = holder.scope;
        plan.parent = holder.field;
        plan.position = static_cast<int>(scope(holder.scope).fields.size());
        plan.keys = holder.keys + QStringList {name};
        for (const QString &key : plan.keys)
            plan.inScope = pointerTo(plan.inScope, key);
        plan.pointer = scope(holder.scope).pointer + plan.inScope;
        plan.schemas = schemas;
        plan.adopted = adoptedBy(schemas);
        plan.required = required;
        const bool recursive = std::find_first_of(m_open.begin(), m_open.end(), plan.adopted.begin(),
                                   plan.adopted.end())
            != m_open.end();
        describe(plan);
        const SchemaNode::List rows = adoptedBy(itemsOf(plan.adopted));
        if (!recursive && hasProperties(plan.adopted))
            plan.kind = FieldPlan::Kind::Object;
        else if (!recursive && hasProperties(rows))
            plan.kind = FieldPlan::Kind::Table;
        made.byPointer.insert(plan.pointer, plan.id);
        scope(holder.scope).fields.push_back(plan.id);
        scope(holder.scope).byPointer.insert(plan.inScope, plan.id);
        if (plan.lookup)
            scope(holder.scope).records.insert(plan.lookup->as);
        made.fields.push_back(plan);
        m_open.push_back(plan.adopted.front());
        if (plan.kind == FieldPlan::Kind::Object)
            addGroup(plan);
        else if (plan.kind == FieldPlan::Kind::Table)
            addTable(plan, rows);
        else if (!firstOf(plan.adopted, "x-constraint"_L1).isAbsent())
            refuse(ErrorKind::Malformed, plan.pointer + u": x-constraint stands at the root or on items"_s);
        m_open.pop_back();
    }

    void addGroup(const FieldPlan &plan)
    {
        addMembers({plan.scope, plan.id, plan.keys}, plan.adopted);
        addObject({plan.scope, plan.id, plan.keys}, plan.adopted);
    }

    void addTable(const FieldPlan &plan, const SchemaNode::List &rows)
    {
        ScopePlan rowScope;
        rowScope.id = static_cast<int>(made.scopes.size());
        rowScope.parent = plan.scope;
        rowScope.table = plan.id;
        rowScope.pointer = plan.pointer;
        field(plan.id).rows = rowScope.id;
        field(plan.id).table = static_cast<int>(scope(plan.scope).tables.size());
        scope(plan.scope).tables.push_back(plan.id);
        made.scopes.push_back(rowScope);
        addMembers({rowScope.id, -1, {}}, rows);
        addObject({rowScope.id, -1, {}}, rows);
    }

    void describe(FieldPlan &plan)
    {
        for (const SchemaNode *node : plan.adopted) {
            if (plan.type == ValueType::Unknown)
                plan.type = typeOf(*node);
            plan.decimal = plan.decimal || node->decimal;
            plan.nullable = plan.nullable || node->types.contains("null"_L1);
            plan.integer = plan.integer || node->types.contains("integer"_L1);
            plan.choice = plan.choice || node->enumeration || node->constant;
            if (!plan.scale)
                plan.scale = node->scale;
            if (!plan.minItems)
                plan.minItems = node->minItems;
            if (!plan.maxItems)
                plan.maxItems = node->maxItems;
        }
        const auto flag = [&](QLatin1StringView keyword) { return firstOf(plan.adopted, keyword).toBool(); };
        plan.readonly = flag("readOnly"_L1) || flag("x-readonly"_L1);
        plan.server = flag("x-server"_L1);
        plan.submissionOnly = flag("x-submission-only"_L1);
        plan.attachment = flag("x-attachment"_L1);
        plan.choice = plan.choice || plan.type == ValueType::Bool;
        plan.defaultValue = firstOf(plan.adopted, "default"_L1);
        plan.prefill = firstOf(plan.adopted, "x-prefill"_L1).toString();
        const Json &lookup = firstOf(plan.adopted, "x-lookup"_L1);
        if (lookup.isAbsent())
            return;
        if (lookup["source"_L1].toString().isEmpty() || lookup["as"_L1].toString().isEmpty())
            refuse(ErrorKind::Malformed, plan.pointer + u": x-lookup names source and as"_s);
        plan.lookup = {lookup["source"_L1].toString(), lookup["as"_L1].toString(), lookup["open"_L1].toBool()};
    }

    void addObject(const Holder &holder, const SchemaNode::List &adopted)
    {
        ObjectPlan plan;
        plan.scope = holder.scope;
        plan.field = holder.field;
        plan.schemas = adopted;
        Touched touched;
        for (const SchemaNode *node : adopted)
            touched.conditions(*node);
        const QString prefix = holder.field < 0 ? QString() : field(holder.field).inScope;
        for (const int id : scope(holder.scope).fields) {
            const FieldPlan &member = field(id);
            const bool own = member.parent == holder.field && member.id != holder.field;
            if (!own || !(touched.all || touched.names.contains(member.keys.last())))
                continue;
            for (const int below : made.below(id))
                plan.touched.push_back(below);
        }
        plan.deep = !plan.touched.empty();
        scope(holder.scope).objects.push_back(static_cast<int>(made.objects.size()));
        made.objects.push_back(plan);
        for (const SchemaNode *node : adopted)
            addConstraints(holder, *node);
    }

    void addConstraints(const Holder &holder, const SchemaNode &node)
    {
        const Json &list = node.source["x-constraint"_L1];
        if (!list.isAbsent() && !list.isArray())
            return refuse(ErrorKind::Malformed, node.place + u"/x-constraint is a list"_s);
        const QString prefix = holder.field < 0 ? QString() : field(holder.field).inScope;
        for (qsizetype i = 0; i < list.size(); ++i) {
            const Json &source = list[i];
            ConstraintPlan plan;
            plan.id = source["id"_L1].toString();
            plan.scope = holder.scope;
            plan.owner = holder.field;
            plan.rule.source = source["rule"_L1];
            plan.schemaPath = pointerTo(node.place + u"/x-constraint"_s, i);
            plan.emptiness = source["presence"_L1].toBool() ? Emptiness::Counts : Emptiness::Skips;
            plan.message = source["message"_L1].toString(u"rule."_s + plan.id);
            const QString severity = source["severity"_L1].toString(u"error"_s);
            plan.severity = severity == "warning"_L1 ? Severity::Warning : Severity::Error;
            const bool known = plan.severity == Severity::Warning || severity == "error"_L1;
            if (plan.id.isEmpty() || plan.rule.source.isAbsent() || !known)
                return refuse(ErrorKind::Malformed, plan.schemaPath + u" needs id, rule and a severity that is known"_s);
            QStringList targets = source["targets"_L1].toStringList();
            if (targets.isEmpty())
                targets = {QString()};
            for (const QString &target : targets)
                plan.targets.append(prefix + targetPointer(target));
            checkTargets(plan);
            scope(holder.scope).constraints.push_back(static_cast<int>(made.constraints.size()));
            made.constraints.push_back(plan);
        }
    }

    /// `exemption_quantity` means `/exemption_quantity`.
    static QString targetPointer(const QString &target)
    {
        return target.isEmpty() || target.startsWith(u'/') ? target : u'/' + target;
    }

    void checkTargets(const ConstraintPlan &plan)
    {
        for (const QString &target : plan.targets) {
            if (!target.isEmpty() && !scope(plan.scope).byPointer.contains(target))
                refuse(ErrorKind::Malformed, plan.schemaPath + u": unknown target "_s + target);
        }
    }
};

} // namespace

SchemaNode::List adoptedBy(const SchemaNode::List &nodes)
{
    SchemaNode::List all;
    for (const SchemaNode *node : nodes)
        adopt(node, all);
    return all;
}

std::vector<int> FormStructure::below(int id) const
{
    std::vector<int> all {id};
    const FieldPlan &plan = at(id);
    if (plan.kind == FieldPlan::Kind::Value)
        return all;
    const bool table = plan.kind == FieldPlan::Kind::Table;
    for (const int member : scope(table ? plan.rows : plan.scope).fields) {
        if (!table && at(member).parent != id)
            continue;
        const bool own = !table || at(member).parent < 0;
        if (!own)
            continue;
        const std::vector<int> deeper = below(member);
        all.insert(all.end(), deeper.begin(), deeper.end());
    }
    return all;
}

QString withoutIndices(const QString &path)
{
    QString result;
    for (const QString &part : pointerParts(path)) {
        bool index = false;
        std::ignore = part.toUInt(&index);
        if (!index)
            result = pointerTo(result, part);
    }
    return result;
}

Result<FormStructure> buildStructure(const SchemaSet &schemas)
{
    return Builder(schemas).build();
}

} // namespace eforms::engine
