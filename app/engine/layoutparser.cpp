#include "engine/layoutparser.h"

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

using Type = LayoutElement::Type;

constexpr int deepest = 32;

const QHash<QString, Type> &elementTypes()
{
    static const QHash<QString, Type> types {{u"VerticalLayout"_s, Type::VerticalLayout},
        {u"HorizontalLayout"_s, Type::HorizontalLayout}, {u"Group"_s, Type::Group},
        {u"Categorization"_s, Type::Categorization}, {u"Category"_s, Type::Category}, {u"Control"_s, Type::Control},
        {u"ListWithDetail"_s, Type::ListWithDetail}, {u"Label"_s, Type::Label}};
    return types;
}

class Parser
{
public:
    explicit Parser(const FormStructure &structure) : m_structure(structure) { }

    Result<LayoutElement> parse(const Json &layout)
    {
        LayoutElement root = element(layout, {}, 0);
        if (!m_failure.detail.isEmpty())
            return fail(m_failure);
        return root;
    }

private:
    const FormStructure &m_structure;
    Error m_failure;

    void refuse(ErrorKind kind, const QString &detail)
    {
        if (m_failure.detail.isEmpty())
            m_failure = {kind, u"layout: "_s + detail};
    }

    /// `#/properties/a/properties/b` below @p base; `#` is the base itself.
    QString pointer(const QString &scope, const QString &base)
    {
        if (scope == "#"_L1 || scope == "#/"_L1)
            return base;
        const QStringList parts = pointerParts(QStringView(scope).mid(1));
        QString result = base;
        for (qsizetype i = 0; i < parts.size(); ++i) {
            if (parts[i] == "properties"_L1 && i + 1 < parts.size())
                result = pointerTo(result, parts[++i]);
            else if (parts[i] != "items"_L1)
                refuse(ErrorKind::Malformed, u"scope "_s + scope);
        }
        if (!scope.startsWith("#/"_L1) || !m_structure.field(result))
            refuse(ErrorKind::Malformed, u"scope names no field: "_s + scope);
        return result;
    }

    LayoutElement element(const Json &source, const QString &base, int depth)
    {
        LayoutElement made;
        if (depth > deepest) {
            refuse(ErrorKind::TooLarge, u"nested too deep"_s);
            return made;
        }
        made.typeName = source["type"_L1].toString();
        made.type = elementTypes().value(made.typeName, Type::Unknown);
        made.i18n = source["i18n"_L1].toString();
        made.label = source["label"_L1];
        if (made.label.isAbsent())
            made.label = source["text"_L1];
        made.options = source["options"_L1];
        if (made.type == Type::Control || made.type == Type::ListWithDetail)
            made.pointer = pointer(source["scope"_L1].toString(), base);
        readRule(made, source["rule"_L1], base);
        for (const Json &child : source["elements"_L1].array())
            made.children.append(element(child, base, depth + 1));
        if (made.options["detail"_L1].isObject())
            made.children.append(element(made.options["detail"_L1], made.pointer, depth + 1));
        for (const Json &column : made.options["columns"_L1].array())
            static_cast<void>(pointer(column["scope"_L1].toString(), made.pointer));
        return made;
    }

    void readRule(LayoutElement &made, const Json &rule, const QString &base)
    {
        if (rule.isAbsent())
            return;
        using Effect = LayoutElement::RuleEffect;
        const QHash<QString, Effect> effects {{u"SHOW"_s, Effect::Show}, {u"HIDE"_s, Effect::Hide},
            {u"ENABLE"_s, Effect::Enable}, {u"DISABLE"_s, Effect::Disable}};
        made.effect = effects.value(rule["effect"_L1].toString(), Effect::None);
        const Json &condition = rule["condition"_L1];
        made.ruleSchema = condition["schema"_L1];
        if (made.effect == Effect::None || made.ruleSchema.isAbsent())
            return refuse(ErrorKind::Malformed, u"a rule has an effect that is known and a condition with a schema"_s);
        made.rulePointer = pointer(condition["scope"_L1].toString(), base);
    }
};

} // namespace

Result<LayoutElement> parseLayout(const Json &layout, const FormStructure &structure)
{
    return Parser(structure).parse(layout);
}

LayoutElement generatedLayout(const FormStructure &structure)
{
    LayoutElement root;
    root.typeName = u"VerticalLayout"_s;
    for (const int id : structure.scope(0).fields) {
        const FieldPlan &field = structure.at(id);
        if (field.parent >= 0)
            continue;
        LayoutElement control;
        control.type = Type::Control;
        control.typeName = u"Control"_s;
        control.pointer = field.pointer;
        root.children.append(control);
    }
    return root;
}

} // namespace eforms::engine
