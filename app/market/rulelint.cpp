#include "market/formlintparts.h"

#include "engine/dependencies.h"
#include "engine/rule.h"
#include "engine/validator.h"
#include "market/formrules.h"
#include "market/referencedata.h"

#include <algorithm>

namespace eforms::market {

using namespace Qt::StringLiterals;
using engine::Expression;
using engine::FieldPlan;
using engine::Operation;
using Kind = Finding::Kind;

namespace {

Kind kindOf(engine::RuleFault::Kind kind)
{
    using Fault = engine::RuleFault::Kind;
    switch (kind) {
    case Fault::UnlikeTypes: return Kind::UnlikeTypes;
    case Fault::UnknownOperator: return Kind::UnknownOperator;
    case Fault::UnknownName: return Kind::UnknownName;
    case Fault::Pattern: return Kind::BadPattern;
    case Fault::Form:
    case Fault::TooLarge: return Kind::BadRule;
    }
    return Kind::BadRule;
}

/// Where a keyword of a field stands, as SchemaNode::place says it.
QString placeOf(const FieldPlan &field, QLatin1StringView keyword)
{
    for (const engine::SchemaNode *node : field.adopted) {
        if (!node->source[keyword].isAbsent())
            return node->place + u'/' + keyword;
    }
    return field.schemas.front()->place;
}

/// What the schema document says at a place.
const Json &writtenAt(const FormUnderLint &form, const QString &place)
{
    const bool common = place.startsWith("common/"_L1);
    return common ? form.blocks.at(place.section(u'#', 1)) : form.schema.at(place);
}

/// The codes that a field, or each element of a list, may have; none when it is free.
std::optional<Json::Array> codesOf(const FieldPlan &field)
{
    for (const engine::SchemaNode *node : field.adopted) {
        const engine::SchemaNode *choices = node->items ? node->items : node;
        if (choices->enumeration)
            return choices->enumeration;
        if (choices->reference && choices->reference->enumeration)
            return choices->reference->enumeration;
    }
    return {};
}

class RuleLint
{
public:
    RuleLint(FormUnderLint &form, engine::FormStructure &structure) : m_form(form), m_structure(structure) { }

    void all()
    {
        for (const FieldPlan &field : m_structure.fields) {
            relevance(field);
            lookUp(field);
            startingValue(field);
            using Owned = std::pair<const std::optional<engine::Rule> &, QLatin1StringView>;
            for (const auto &[rule, keyword] : {Owned(field.relevant, "x-relevant"_L1),
                     Owned(field.requiredWhen, "x-required"_L1), Owned(field.readonlyWhen, "x-readonly"_L1)}) {
                if (rule)
                    codes(rule->expression, field.scope, placeOf(field, keyword));
            }
            if (field.calculation)
                codes(field.calculation->rule.expression, field.scope, placeOf(field, "x-calculate"_L1) + u"/rule"_s);
        }
        for (const engine::ConstraintPlan &constraint : m_structure.constraints) {
            targets(constraint);
            identity(constraint);
            codes(constraint.rule.expression, constraint.scope, constraint.schemaPath + u"/rule"_s);
        }
        cycles();
    }

private:
    FormUnderLint &m_form;
    engine::FormStructure &m_structure;
    QHash<QString, QString> m_identities; ///< rule → where it stands first

    void targets(const engine::ConstraintPlan &constraint)
    {
        const Json &written = writtenAt(m_form, constraint.schemaPath)["targets"_L1];
        const QString prefix = constraint.owner < 0 ? QString() : m_structure.at(constraint.owner).inScope;
        for (qsizetype i = 0; i < written.size(); ++i) {
            const QString target = written[i].toString();
            const QString pointer = target.startsWith(u'/') || target.isEmpty() ? target : u'/' + target;
            const bool known = m_structure.scope(constraint.scope).byPointer.contains(prefix + pointer);
            if (!known && !target.isEmpty())
                m_form.addInSchema(Kind::UnknownName, pointerTo(constraint.schemaPath + u"/targets"_s, i),
                    u"the target "_s + target + u" is no field"_s);
        }
    }

    /// A rule that forms share may stand in each table that it is for.
    static constexpr auto sharedRules = "X-"_L1;

    void identity(const engine::ConstraintPlan &constraint)
    {
        if (constraint.id == namelessRule)
            return;
        const QString first = m_identities.value(constraint.id);
        if (first.isNull())
            m_identities.insert(constraint.id, constraint.schemaPath);
        else if (first != constraint.schemaPath && !constraint.id.startsWith(sharedRules))
            m_form.addInSchema(Kind::DuplicateRule, constraint.schemaPath,
                u"another rule has the id "_s + constraint.id + u": "_s + first);
    }

    /// Finds one cycle after the other: the one that closes it is taken out before the next look.
    void cycles()
    {
        engine::FormStructure open = m_structure;
        for (std::size_t i = 0; i < open.fields.size(); ++i) {
            const auto index = engine::indexDependencies(open);
            if (index)
                return;
            const QString &detail = index.error().detail;
            const FieldPlan *last = open.field(detail.section(u' ', -1));
            if (!last)
                return m_form.addInSchema(Kind::Cycle, {}, detail);
            const bool calculated = last->calculation.has_value();
            m_form.addInSchema(
                Kind::Cycle, placeOf(*last, calculated ? "x-calculate"_L1 : "x-relevant"_L1), detail);
            FieldPlan &field = open.fields[static_cast<std::size_t>(last->id)];
            field.calculation.reset();
            field.relevant.reset();
        }
    }

    static bool readsContext(const Expression &expression)
    {
        return expression.operation == Operation::Variable
            || std::any_of(expression.arguments.begin(), expression.arguments.end(), readsContext);
    }

    void relevance(const FieldPlan &field)
    {
        if (!field.relevant || !field.relevant->reads.empty() || readsContext(field.relevant->expression))
            return;
        const Json nothing = Json::emptyObject();
        const auto outcome
            = engine::evaluate(*field.relevant, {nothing, nothing, nothing}, engine::Emptiness::Counts);
        if (outcome.kind == engine::RuleOutcome::Kind::Value && !engine::isTruthy(outcome.value))
            m_form.addInSchema(Kind::Unreachable, placeOf(field, "x-relevant"_L1), u"the field is never relevant"_s);
    }

    void lookUp(const FieldPlan &field)
    {
        if (field.lookup && !isOfParticipant(field.lookup->source)
            && !ReferenceData::documentNames().contains(field.lookup->source))
            m_form.addInSchema(Kind::UnknownName, placeOf(field, "x-lookup"_L1) + u"/source"_s,
                u"there is no list "_s + field.lookup->source);
    }

    void startingValue(const FieldPlan &field)
    {
        static const QStringList context {u"participant"_s, u"user"_s, u"params"_s, u"today"_s, u"today_plus_30"_s,
            u"time_hkt"_s, u"now"_s, u"org_type"_s};
        if (!field.prefill.isEmpty() && !context.contains(field.prefill.section(u'.', 0, 0)))
            m_form.addInSchema(Kind::BadDefault, placeOf(field, "x-prefill"_L1),
                u"the context has no "_s + field.prefill);
        if (field.defaultValue.isAbsent() || field.kind != FieldPlan::Kind::Value || field.submissionOnly)
            return;
        engine::Problems problems;
        for (const engine::SchemaNode *schema : field.schemas)
            engine::validateValue({*schema}, field.defaultValue, {}, problems);
        if (!problems.isEmpty())
            m_form.addInSchema(Kind::BadDefault, placeOf(field, "default"_L1),
                u"the field does not take its default: "_s + problems.first().keyword);
    }

    const FieldPlan *fieldOf(const Expression &expression, int scope) const
    {
        using Base = engine::VariableBase;
        const engine::Variable &variable = expression.variable;
        const bool row = variable.base == Base::Row;
        if (expression.operation != Operation::Variable || (!row && variable.base != Base::Form))
            return nullptr;
        QString pointer = m_structure.scope(row ? scope : 0).pointer;
        for (const QString &key : variable.keys)
            pointer = pointerTo(pointer, key);
        return m_structure.field(pointer);
    }

    /// A comparison with a code that the field never has is a slip of the pen.
    void codes(const Expression &expression, int scope, const QString &place)
    {
        const auto &arguments = expression.arguments;
        const bool equality = expression.operation == Operation::Equal || expression.operation == Operation::Unequal;
        if (arguments.size() == 2 && (equality || expression.operation == Operation::In)) {
            compared(arguments[0], arguments[1], scope, place);
            compared(arguments[1], arguments[0], scope, place);
        }
        for (const Expression &argument : arguments)
            codes(argument, scope, place);
    }

    void compared(const Expression &variable, const Expression &constant, int scope, const QString &place)
    {
        const FieldPlan *field = fieldOf(variable, scope);
        const std::optional<Json::Array> known = field ? codesOf(*field) : std::nullopt;
        if (!known || constant.operation != Operation::Literal)
            return;
        const Json &literal = constant.literal;
        for (const Json &code : literal.isArray() ? literal.array() : Json::Array {literal}) {
            if (code.isString() && !code.isEmpty() && !known->contains(code))
                m_form.addInSchema(
                    Kind::UnknownName, place, code.toString() + u" is no code of "_s + field->pointer);
        }
    }
};

} // namespace

void lintRules(FormUnderLint &form, engine::FormStructure &structure, const engine::Operators &operators)
{
    for (const engine::RuleFault &fault : engine::compileRules(structure, operators))
        form.addInSchema(kindOf(fault.kind), fault.place, fault.message);
    RuleLint(form, structure).all();
}

} // namespace eforms::market
