#include "engine/viewtree.h"

#include "engine/compiledschema.h"
#include "engine/layoutrules.h"
#include "engine/validator.h"
#include "engine/viewfacts.h"

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

using Type = LayoutElement::Type;

constexpr int mostNodes = 300000;

/// `#/properties/<name>`, as a generated layout or a column of a table names a member.
LayoutElement memberElement(const QString &name)
{
    LayoutElement element;
    element.type = Type::Control;
    element.typeName = u"Control"_s;
    element.scope = {u"properties"_s, name};
    element.within = pointerTo(QString(), name);
    return element;
}

LayoutElement wholeElement()
{
    LayoutElement element;
    element.type = Type::Control;
    element.typeName = u"Control"_s;
    return element;
}

/// What a generated layout holds.
enum class Generated {
    Nothing,
    Whole,   ///< one Control for the value as it is
    Members, ///< one for each member of the object
};

bool isShown(const SchemaView &schema)
{
    return schema.isCombined() || !schema.types().isEmpty();
}

Generated generated(const SchemaView &schema)
{
    if (schema.isNull() || !isShown(schema))
        return Generated::Nothing;
    QStringList types = schema.types();
    if (types.size() > 1)
        types.removeAll("null"_L1);
    return schema.isCombined() || types != QStringList {u"object"_s} ? Generated::Whole : Generated::Members;
}

class Builder
{
public:
    explicit Builder(const ViewSource &source) : m_source(source), m_facts(source) { }

    Result<ViewNode> build()
    {
        const Context root {&m_source.schema, {}, {}};
        ViewNode made;
        if (m_source.layout) {
            made = element(*m_source.layout, root);
        } else {
            made.type = u"VerticalLayout"_s;
            made.enabled = !m_source.readonly;
            made.readonly = m_source.readonly;
            addGenerated(made, root);
        }
        if (!made.control)
            addFaults(made, {LayoutElement(), SchemaView(&m_source.schema), made.path});
        if (m_count > mostNodes)
            return fail(ErrorKind::TooLarge, u"more than 300,000 elements"_s);
        return made;
    }

private:
    struct Flags {
        bool visible = true;
        bool enabled = true;
        bool readonly = false;
    };

    /// The object or row that elements stand in.
    struct Context {
        const SchemaNode *schema = nullptr;
        QString path;
        Flags flags;
    };

    const ViewSource &m_source;
    ViewFacts m_facts;
    std::vector<std::pair<const SchemaNode *, QString>> m_open; ///< what is being shown, and where, outermost first
    int m_count = 0;

    ViewNode element(const LayoutElement &source, const Context &context)
    {
        ++m_count;
        switch (source.type) {
        case Type::Control:
        case Type::ListWithDetail:
            return control(source, context);
        case Type::VerticalLayout:
        case Type::HorizontalLayout:
        case Type::Group:
        case Type::Categorization:
        case Type::Category:
        case Type::Label:
        case Type::Unknown:
            break;
        }
        ViewNode made;
        made.type = source.typeName;
        made.path = context.path;
        made.label = m_source.texts.label(source);
        made.options = source.options;
        made.placeholder = source.type == Type::Unknown;
        const Flags flags = flagsOf(source, SchemaView(), context);
        setFlags(made, flags);
        for (const LayoutElement &child : source.children) {
            if (m_count <= mostNodes)
                made.children.push_back(element(child, {context.schema, context.path, flags}));
        }
        return made;
    }

    static void setFlags(ViewNode &node, const Flags &flags)
    {
        node.visible = flags.visible;
        node.enabled = flags.enabled;
        node.readonly = flags.readonly;
    }

    [[nodiscard]] Flags flagsOf(const LayoutElement &element, const SchemaView &schema, const Context &context) const
    {
        using Effect = LayoutElement::RuleEffect;
        Flags flags = context.flags;
        const bool applies = element.effect != Effect::None && ruleHolds(element, context.path);
        if (element.effect == Effect::Show || element.effect == Effect::Hide)
            flags.visible = flags.visible && applies == (element.effect == Effect::Show);
        Json option = element.options["readonly"_L1];
        if (!option.isBool())
            option = element.options["readOnly"_L1];
        // The order of JSON Forms: the whole form, the own rule, the own option, the schema, what is handed down.
        if (m_source.readonly) {
            flags.enabled = false;
            flags.readonly = true;
        } else if (element.effect == Effect::Enable || element.effect == Effect::Disable) {
            flags.enabled = applies == (element.effect == Effect::Enable);
            flags.readonly = false;
        } else if (element.effect == Effect::Readonly || element.effect == Effect::Writable) {
            flags.readonly = applies == (element.effect == Effect::Readonly);
        } else if (option.isBool()) {
            flags.enabled = !option.toBool();
            flags.readonly = option.toBool();
        } else if (!schema.isNull() && schema.keyword(u"readOnly"_s).toBool()) {
            flags.enabled = false;
            flags.readonly = true;
        }
        return flags;
    }

    [[nodiscard]] bool ruleHolds(const LayoutElement &element, const QString &base) const
    {
        return holds(element.condition,
            [&](const LayoutCondition &condition) { return m_source.data.at(base + condition.within); });
    }

    ViewNode control(const LayoutElement &source, const Context &context)
    {
        ViewNode made;
        made.type = source.typeName;
        made.path = context.path + source.within;
        made.options = source.options;
        const SchemaNode *found = schemaAt(context.schema, source.scope);
        const SchemaView schema(found);
        Flags flags = flagsOf(source, schema, context);
        made.required = m_facts.isRequired(context.schema, source.scope, made.path);
        m_facts.apply(made.path, flags.visible, flags.readonly, made.required);
        setFlags(made, flags);
        made.placeholder = schema.isNull();
        made.label = m_source.texts.label({source, schema, made.path});
        if (!schema.isNull())
            fill(made, source, schema);
        return made;
    }

    /// All that depends on the schema: kind, value, choices, what is wrong, what stands inside.
    void fill(ViewNode &made, const LayoutElement &source, const SchemaView &schema)
    {
        made.value = m_source.data.at(made.path);
        made.description = m_source.texts.description({source, schema, made.path});
        made.control = controlKind(schema, source.options);
        if (source.type == Type::ListWithDetail)
            made.control = ControlKind::ListWithDetail;
        open(made, source, schema);
        for (const Json &value : choiceValues(schema))
            made.choices.append({value, m_source.texts.choice({source, schema, made.path}, value)});
        addFaults(made, {source, schema, made.path});
    }

    void addFaults(ViewNode &made, const ViewTexts::Subject &subject)
    {
        for (const Problem &problem : m_facts.problemsAt(made.path))
            made.faults.append({problem, m_source.texts.message(subject, problem)});
    }

    void open(ViewNode &made, const LayoutElement &source, const SchemaView &schema)
    {
        const ControlKind kind = *made.control;
        if (kind == ControlKind::Array || kind == ControlKind::ListWithDetail)
            addRows(made, source, schema);
        else if (kind == ControlKind::Object)
            addObject(made, source, schema);
        else if (kind == ControlKind::OneOf || kind == ControlKind::AnyOf || kind == ControlKind::AllOf)
            addCombined(made, source, schema);
        made.placeholder = *made.control == ControlKind::None;
    }

    static Flags flagsOf(const ViewNode &node) { return {node.visible, node.enabled, node.readonly}; }

    /// Recursive schemas end where the data ends.
    [[nodiscard]] bool isEndless(const ViewNode &node, const SchemaView &schema) const
    {
        return node.value.isAbsent() && std::any_of(m_open.begin(), m_open.end(), [&](const auto &open) {
            return open.first == schema.target() && open.second != node.path;
        });
    }

    void addObject(ViewNode &made, const LayoutElement &source, const SchemaView &schema)
    {
        if (isEndless(made, schema))
            return;
        m_open.emplace_back(schema.target(), made.path);
        const Context inside {schema.chain().back(), made.path, flagsOf(made)};
        if (!source.children.isEmpty())
            made.children.push_back(element(source.children.first(), inside));
        else
            addMembers(made, schema, inside);
        m_open.pop_back();
    }

    void addGenerated(ViewNode &made, const Context &inside)
    {
        const SchemaView schema(inside.schema);
        const Generated content = generated(schema);
        if (content == Generated::Whole)
            made.children.push_back(control(wholeElement(), inside));
        else if (content == Generated::Members)
            addMembers(made, schema, inside);
    }

    void addMembers(ViewNode &made, const SchemaView &schema, const Context &inside)
    {
        for (const auto &[name, member] : schema.properties()) {
            if (isShown(SchemaView(member)))
                addMember(made, name, inside);
        }
    }

    /// A Control for one member.
    void addMember(ViewNode &made, const QString &name, const Context &inside)
    {
        if (++m_count <= mostNodes)
            made.children.push_back(control(memberElement(name), inside));
    }

    void addRows(ViewNode &made, const LayoutElement &source, const SchemaView &schema)
    {
        const bool table = source.type != Type::ListWithDetail && isTable(schema, source.options);
        for (qsizetype i = 0; i < made.value.array().size(); ++i) {
            if (++m_count > mostNodes)
                return;
            const SchemaNode *element = schema.element(i);
            ViewNode row;
            row.type = u"Row"_s;
            row.path = pointerTo(made.path, i);
            setFlags(row, flagsOf(made));
            if (element) {
                row.label = m_facts.rowLabel(row.path, SchemaView(element), source);
                m_open.emplace_back(SchemaView(element).target(), row.path);
                fillRow(row, source, {element, row.path, flagsOf(made)}, table);
                m_open.pop_back();
            }
            made.children.push_back(std::move(row));
        }
    }

    void fillRow(ViewNode &row, const LayoutElement &source, const Context &inside, bool table)
    {
        for (const Json &column : source.options["columns"_L1].array()) { // ours, not of JSON Forms
            const QStringList scope = pointerParts(column["scope"_L1].toString());
            if (!scope.isEmpty())
                addMember(row, scope.last(), inside);
        }
        if (!source.children.isEmpty())
            row.children.push_back(element(source.children.first(), inside));
        if (!row.children.empty())
            return;
        if (table) {
            addGenerated(row, inside);
            return;
        }
        ViewNode layout;
        layout.type = u"VerticalLayout"_s;
        layout.path = row.path;
        setFlags(layout, inside.flags);
        addGenerated(layout, inside);
        row.children.push_back(std::move(layout));
    }

    /// oneOf and anyOf show the alternative that fits, allOf all parts, beside what the schema says itself. Where that
    /// comes to a single control, it is this one.
    void addCombined(ViewNode &made, const LayoutElement &source, const SchemaView &schema)
    {
        if (isEndless(made, schema))
            return;
        m_open.emplace_back(schema.target(), made.path);
        const ControlKind kind = *made.control;
        const QString keyword = kind == ControlKind::OneOf ? u"oneOf"_s
            : kind == ControlKind::AnyOf                   ? u"anyOf"_s
                                                           : u"allOf"_s;
        const SchemaNode::List &parts = schema.combination(keyword);
        made.control = ControlKind::None;
        addPart(made, source, schema.without(keyword), schema.chain().back());
        if (kind == ControlKind::AllOf) {
            for (const SchemaNode *part : parts)
                addPart(made, source, SchemaView(part), part);
        } else {
            const SchemaNode *part = m_facts.fitting(parts, made.path);
            m_facts.addProblemsOf(*part, keyword, made.path);
            addPart(made, source, SchemaView(part), part);
        }
        if (!made.children.empty() && *made.control == ControlKind::None)
            made.control = ControlKind::Object;
        m_open.pop_back();
    }

    void addPart(ViewNode &made, const LayoutElement &source, const SchemaView &part, const SchemaNode *node)
    {
        const Generated content = generated(part);
        if (content == Generated::Members)
            addMembers(made, part, {node, made.path, flagsOf(made)});
        if (content != Generated::Whole)
            return;
        ViewNode single = made;
        single.children.clear();
        single.control = controlKind(part, source.options);
        if (*single.control == ControlKind::None)
            return;
        open(single, source, part);
        for (ViewNode &child : single.children)
            made.children.push_back(std::move(child));
        if (*made.control != ControlKind::None)
            return;
        made.control = single.control;
        made.choices = single.choices;
        if (!part.isCombined()) {
            for (const Json &value : choiceValues(part))
                made.choices.append({value, m_source.texts.choice({source, part, made.path}, value)});
        }
    }
};

} // namespace

Result<ViewNode> viewTree(const ViewSource &source)
{
    return Builder(source).build();
}

} // namespace eforms::engine
