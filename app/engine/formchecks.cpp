#include "engine/document.h"
#include "engine/formstate.h"
#include "engine/validator.h"

#include <algorithm>

// What FormState finds wrong.

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

/// Empty means absent; null is a value only where the schema lists it.
bool isEmptyIn(const FieldPlan &field, const Json &value)
{
    return value.isNull() ? !field.nullable : value.isEmpty();
}

Problem problemOf(const FieldPlan &field, const QString &keyword, Json params)
{
    Problem problem;
    problem.path = field.inScope;
    problem.keyword = keyword;
    problem.schemaPath = field.schemas.front()->place + u'/' + keyword;
    problem.params = std::move(params);
    return problem;
}

} // namespace

void FormState::updateStateFlags(const FieldPlan &field, ScopeState &state, bool relevant)
{
    const quint8 before = flags(state, field);
    setFlag(state, field, RequiredFlag, relevant && isRequired(field, state));
    bool readonly = field.readonly || field.server || (field.calculation && field.calculation->always);
    if (!readonly && field.readonlyWhen) {
        const RuleOutcome result = outcome(*field.readonlyWhen, state, Emptiness::Counts);
        readonly = result.kind == RuleOutcome::Kind::Value && isTruthy(result.value);
    }
    setFlag(state, field, ReadonlyFlag, readonly);
    if (flags(state, field) != before && !m_loading)
        noteChanged({&state, field.id});
}

bool FormState::isRequired(const FieldPlan &field, const ScopeState &state) const
{
    if (field.server)
        return false;
    // What a group requires matters only when the group is there.
    const Json &holder = field.parent < 0 ? state.raw : rawValue(state, structure().at(field.parent));
    if (field.required && holder.isObject())
        return true;
    // What is no object at all is reported as that.
    if (!holder.isObject() && !holder.isAbsent())
        return false;
    if (!field.requiredWhen)
        return false;
    const RuleOutcome result = outcome(*field.requiredWhen, state, Emptiness::Counts);
    return result.kind == RuleOutcome::Kind::Value && isTruthy(result.value);
}

Findings FormState::checkField(const FieldPlan &field, ScopeState &state)
{
    const bool relevant = isRelevant(state, field);
    updateStateFlags(field, state, relevant);
    Findings findings;
    if (!relevant || field.server)
        return findings;
    const Json &raw = rawValue(state, field);
    if (!isEmptyIn(field, raw)) {
        checkValue(field, raw, findings);
        if (findings.isEmpty() && field.lookup)
            checkLookup(field, state, findings);
        if (field.attachment)
            checkAttachment(field, raw, findings);
        if (m_mode == Mode::Check && field.calculation && field.calculation->always)
            checkCalculation(field, state, findings);
    } else if (flags(state, field) & RequiredFlag) {
        const bool computed = field.calculation && field.calculation->always;
        const bool nothingToCompute = computed
            && outcome(field.calculation->rule, state, field.calculation->emptiness).kind
                != RuleOutcome::Kind::Value;
        // Nobody can fill in what only a rule may write; what the rule is missing is reported where it is missing.
        if (!nothingToCompute) {
            if (raw.isArray() && field.minItems.value_or(0) > 0)
                checkValue(field, raw, findings);
            else
                findings.append({problemOf(field, u"required"_s, Json::of({{u"missingProperty"_s, field.keys.last()}}))});
        }
    }
    for (Finding &finding : findings)
        finding.submissionOnly = field.submissionOnly;
    return findings;
}

void FormState::checkValue(const FieldPlan &field, const Json &raw, Findings &findings) const
{
    Problems problems;
    if (field.kind == FieldPlan::Kind::Value) {
        for (const SchemaNode *schema : field.schemas)
            validateValue({*schema}, raw, field.inScope, problems);
    } else if (field.kind == FieldPlan::Kind::Table) {
        for (const SchemaNode *schema : field.adopted)
            validateValue({*schema, SchemaPart::Own | SchemaPart::Collection}, raw, field.inScope, problems);
    }
    for (Problem &problem : problems)
        findings.append({std::move(problem)});
}

void FormState::checkLookup(const FieldPlan &field, const ScopeState &state, Findings &findings) const
{
    const QString &source = field.lookup->source;
    const bool known = m_context.knows ? m_context.knows(source) : bool(m_context.lookup);
    if (!known || !state.view[field.lookup->as].isAbsent())
        return;
    Problem problem = problemOf(field, u"lookup"_s, Json::of({{u"source"_s, source}}));
    problem.severity = field.lookup->open ? Severity::Warning : Severity::Error;
    findings.append({problem});
}

void FormState::checkAttachment(const FieldPlan &field, const Json &raw, Findings &findings) const
{
    if (structure().attachmentIds < 0)
        return;
    const FieldPlan &id = structure().at(structure().attachmentIds);
    const FieldPlan &table = structure().at(structure().scope(id.scope).table);
    const Json &rows = rawValue(*m_root, table);
    const bool known = std::any_of(
        rows.array().begin(), rows.array().end(), [&](const Json &row) { return valueIn(row, id.keys) == raw; });
    if (rows.isArray() && !known)
        findings.append({problemOf(field, u"attachment"_s, Json::of({{u"id"_s, raw}}))});
}

void FormState::checkCalculation(const FieldPlan &field, const ScopeState &state, Findings &findings) const
{
    const RuleOutcome result = outcome(field.calculation->rule, state, field.calculation->emptiness);
    if (result.kind != RuleOutcome::Kind::Value)
        return;
    const Json expected = written(field, result.value);
    if (viewOf(field, expected) != viewOf(field, rawValue(state, field)))
        findings.append({problemOf(field, u"calculated"_s, Json::of({{u"expected"_s, expected}}))});
}

/// The object as its schema should see it: without empty values, without what is not relevant, without records that
/// stand inline.
Json FormState::stripped(const ObjectPlan &plan, const ScopeState &state, const Json &object) const
{
    const ScopePlan &scope = structure().scope(state.scope);
    const QString prefix = plan.field < 0 ? QString() : structure().at(plan.field).inScope;
    Json made = Json::emptyObject();
    for (const auto &[key, value] : object.object()) {
        const auto found = scope.byPointer.constFind(pointerTo(prefix, key));
        if (found == scope.byPointer.cend()) {
            if (plan.field >= 0 || !value.isObject() || !(scope.records.contains(key) || key == "match"_L1))
                made.set(key, value);
            continue;
        }
        const FieldPlan &field = structure().at(*found);
        if (!isEmptyIn(field, value) && isRelevantHere(state, field))
            made.set(key, value);
    }
    return made;
}

Findings FormState::checkObject(const ObjectPlan &plan, ScopeState &state) const
{
    Findings findings;
    const FieldPlan *field = plan.field < 0 ? nullptr : &structure().at(plan.field);
    if (field ? !isRelevant(state, *field) : !isRowRelevant(state))
        return findings;
    const Json &object = field ? rawValue(state, *field) : state.raw;
    if (object.isAbsent())
        return findings;
    const QString path = field ? field->inScope : QString();
    const auto &names = m_schema.index().memberNames[static_cast<std::size_t>(&plan - structure().objects.data())];
    const bool plain = !plan.deep && object.isObject()
        && std::all_of(object.object().begin(), object.object().end(),
            [&names](const JsonObject::Member &member) { return names.contains(member.key); });
    if (plain)
        return findings;
    const Json value = object.isObject() ? stripped(plan, state, object) : object;
    Problems problems;
    for (const SchemaNode *schema : plan.schemas) {
        const SchemaParts parts = SchemaPart::Own | SchemaPart::OtherMembers;
        validateValue(
            {*schema, parts | static_cast<SchemaParts>(SchemaPart::Alternatives)}, value, path, problems);
    }
    for (Problem &problem : problems)
        findings.append({std::move(problem)});
    return findings;
}

Findings FormState::checkConstraint(const ConstraintPlan &plan, ScopeState &state)
{
    Findings findings;
    if (!isRowRelevant(state) || !state.raw.isObject())
        return findings;
    if (plan.owner >= 0) {
        const FieldPlan &owner = structure().at(plan.owner);
        if (!isRelevantHere(state, owner) || !rawValue(state, owner).isObject())
            return findings;
    }
    // In a file, a rule that tests presence must see what should not be there; while editing, hidden values are out.
    const bool whole = m_mode == Mode::Check && plan.emptiness == Emptiness::Counts;
    if (whole && !m_wholeForm)
        m_wholeForm = wholeView(*m_root);
    const RuleOutcome result = whole
        ? evaluate(plan.rule, {*m_wholeForm, wholeView(state), m_context.values}, plan.emptiness)
        : outcome(plan.rule, state, plan.emptiness);
    const bool holds = result.kind == RuleOutcome::Kind::NotApplicable
        || (result.kind == RuleOutcome::Kind::Value && isTruthy(result.value));
    if (holds)
        return findings;
    for (const QString &target : plan.targets) {
        Problem problem;
        problem.path = target;
        // A rule that could not be finished does not pass: it might have been made so on purpose.
        problem.keyword = result.kind == RuleOutcome::Kind::TooExpensive ? u"limit"_s : u"rule"_s;
        problem.rule = plan.id;
        problem.schemaPath = plan.schemaPath;
        problem.severity = plan.severity;
        problem.params = Json::of({{u"rule"_s, plan.id}, {u"message"_s, plan.message}});
        findings.append({problem});
    }
    return findings;
}

} // namespace eforms::engine
