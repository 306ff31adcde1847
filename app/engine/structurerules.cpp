#include "engine/rulecompiler.h"

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

class RuleReader
{
public:
    RuleReader(FormStructure &structure, const Operators &operators)
        : m_structure(structure)
        , m_operators(operators)
    {
    }

    RuleFaults readAll()
    {
        for (FieldPlan &field : m_structure.fields)
            readField(field);
        for (ConstraintPlan &constraint : m_structure.constraints) {
            const QString at = constraint.schemaPath + u"/rule"_s;
            if (const auto rule = compiled(constraint.rule.source, constraint.scope, at))
                constraint.rule = *rule;
        }
        return m_faults;
    }

private:
    FormStructure &m_structure;
    const Operators &m_operators;
    RuleFaults m_faults;

    std::optional<Rule> compiled(const Json &source, int scope, const QString &at)
    {
        return compileRule(source, {m_structure, m_operators, scope, at}, m_faults);
    }

    /// A keyword of a field and where it stands.
    struct Written {
        Json value;
        QString at;
    };

    static Written find(const FieldPlan &field, QLatin1StringView keyword)
    {
        for (const SchemaNode *node : field.adopted) {
            if (const Json &value = node->source[keyword]; !value.isAbsent())
                return {value, node->place + u'/' + keyword};
        }
        return {};
    }

    std::optional<Rule> ruleOf(const FieldPlan &field, QLatin1StringView keyword)
    {
        const Written source = find(field, keyword);
        // A plain true or false is a state of the field; only relevance takes it for a rule.
        if (source.value.isAbsent() || (source.value.isBool() && keyword != "x-relevant"_L1))
            return {};
        return compiled(source.value, field.scope, source.at);
    }

    void readField(FieldPlan &field)
    {
        field.relevant = ruleOf(field, "x-relevant"_L1);
        field.requiredWhen = ruleOf(field, "x-required"_L1);
        field.required = field.required || find(field, "x-required"_L1).value.toBool();
        field.readonlyWhen = ruleOf(field, "x-readonly"_L1);
        if (const Written source = find(field, "x-calculate"_L1); !source.value.isAbsent())
            readCalculation(field, source);
    }

    void readCalculation(FieldPlan &field, const Written &source)
    {
        const QString mode = source.value["mode"_L1].toString(u"always"_s);
        const bool known = mode == "always"_L1 || mode == "until-edited"_L1;
        if (!known || source.value["rule"_L1].isAbsent() || field.kind != FieldPlan::Kind::Value) {
            m_faults.append({RuleFault::Kind::Form, source.at, u"needs a rule and a mode, on a single value"_s});
            return;
        }
        const auto rule = compiled(source.value["rule"_L1], field.scope, source.at + u"/rule"_s);
        if (!rule)
            return;
        FieldPlan::Calculation calculation;
        calculation.rule = *rule;
        calculation.always = mode == "always"_L1;
        calculation.emptiness = source.value["presence"_L1].toBool() ? Emptiness::Counts : Emptiness::Skips;
        field.calculation = calculation;
    }
};

} // namespace

RuleFaults compileRules(FormStructure &structure, const Operators &operators)
{
    return RuleReader(structure, operators).readAll();
}

} // namespace eforms::engine
