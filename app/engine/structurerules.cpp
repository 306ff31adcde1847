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

    Status readAll()
    {
        for (FieldPlan &field : m_structure.fields)
            readField(field);
        for (ConstraintPlan &constraint : m_structure.constraints) {
            if (const auto rule = compiled(constraint.rule.source, constraint.scope, constraint.schemaPath))
                constraint.rule = *rule;
        }
        if (!m_failure.detail.isEmpty())
            return fail(m_failure);
        return ok();
    }

private:
    FormStructure &m_structure;
    const Operators &m_operators;
    Error m_failure;

    std::optional<Rule> compiled(const Json &source, int scope, const QString &at)
    {
        auto rule = compileRule(source, {m_structure, m_operators, scope, at});
        if (rule)
            return *std::move(rule);
        if (m_failure.detail.isEmpty())
            m_failure = rule.error();
        return {};
    }

    void readField(FieldPlan &field)
    {
        const auto find = [&field](QLatin1StringView keyword) -> Json {
            for (const SchemaNode *node : field.adopted) {
                if (const Json &value = node->source[keyword]; !value.isAbsent())
                    return value;
            }
            return {};
        };
        const auto rule = [&](QLatin1StringView keyword) -> std::optional<Rule> {
            const Json source = find(keyword);
            // A plain true or false is a state of the field; only relevance takes it for a rule.
            if (source.isAbsent() || (source.isBool() && keyword != "x-relevant"_L1))
                return {};
            return compiled(source, field.scope, field.pointer + u'/' + keyword);
        };
        field.relevant = rule("x-relevant"_L1);
        field.requiredWhen = rule("x-required"_L1);
        field.required = field.required || find("x-required"_L1).toBool();
        field.readonlyWhen = rule("x-readonly"_L1);
        if (const Json source = find("x-calculate"_L1); !source.isAbsent())
            readCalculation(field, source);
    }

    void readCalculation(FieldPlan &field, const Json &source)
    {
        const QString at = field.pointer + u"/x-calculate"_s;
        const QString mode = source["mode"_L1].toString(u"always"_s);
        const bool known = mode == "always"_L1 || mode == "until-edited"_L1;
        if (!known || source["rule"_L1].isAbsent() || field.kind != FieldPlan::Kind::Value) {
            if (m_failure.detail.isEmpty())
                m_failure = {ErrorKind::Malformed, at + u": needs a rule and a mode, on a single value"_s};
            return;
        }
        const auto rule = compiled(source["rule"_L1], field.scope, at);
        if (!rule)
            return;
        FieldPlan::Calculation calculation;
        calculation.rule = *rule;
        calculation.always = mode == "always"_L1;
        calculation.emptiness = source["presence"_L1].toBool() ? Emptiness::Counts : Emptiness::Skips;
        field.calculation = calculation;
    }
};

} // namespace

Status compileRules(FormStructure &structure, const Operators &operators)
{
    return RuleReader(structure, operators).readAll();
}

} // namespace eforms::engine
