#include "engine/formstate.h"

#include "engine/document.h"

// What FormState evaluates, and when.

namespace eforms::engine {

using namespace Qt::StringLiterals;

/// A full run: relevance and calculations in order of dependence, then every check.
void FormState::runAll()
{
    m_queue.clear();
    m_changedKeys.clear();
    m_loading = true;
    buildViews(*m_root);
    const auto &tasks = m_schema.index().tasks;
    for (std::size_t i = 0; i < tasks.size(); ++i) {
        forEachInstance(*m_root, tasks[i].scope, [&](ScopeState &state) { run(static_cast<int>(i), state); });
        placeStaleTables();
    }
    m_loading = false;
    m_problemsChanged = true;
    m_changed.clear();
}

void FormState::forEachInstance(
    ScopeState &ancestor, int scope, const std::function<void(ScopeState &)> &visit)
{
    if (ancestor.scope == scope)
        return visit(ancestor);
    // The table below the ancestor through which the way leads.
    int at = scope;
    while (structure().scope(at).parent != ancestor.scope) {
        at = structure().scope(at).parent;
        if (at < 0)
            return;
    }
    const FieldPlan &table = structure().at(structure().scope(at).table);
    for (const auto &row : ancestor.tables[static_cast<std::size_t>(table.table)])
        forEachInstance(*row, scope, visit);
}

void FormState::changed(ScopeState &state, const FieldPlan &field)
{
    if (m_loading)
        return;
    if (field.scope == state.scope)
        noteChanged({&state, field.id});
    for (const auto &reader : m_schema.index().readers[static_cast<std::size_t>(field.id)]) {
        ScopeState *shared = &state;
        while (shared && shared->scope != reader.shared)
            shared = shared->parent;
        if (!shared)
            continue; // it reads its own row, and that is not this one
        const int scope = m_schema.index().tasks[static_cast<std::size_t>(reader.task)].scope;
        forEachInstance(*shared, scope, [&](ScopeState &instance) { enqueue(reader.task, instance); });
    }
}

/// A field has come or gone with all that it holds.
void FormState::changedBelow(ScopeState &state, const FieldPlan &field)
{
    if (m_loading)
        return;
    for (const int id : structure().below(field.id)) {
        const FieldPlan &part = structure().at(id);
        forEachInstance(state, part.scope, [&](ScopeState &instance) { changed(instance, part); });
        // Whoever reads across all rows hears of it even when there is no row now.
        if (part.scope != state.scope)
            changed(state, part);
    }
    if (field.kind != FieldPlan::Kind::Table)
        return;
    for (const auto &row : state.tables[static_cast<std::size_t>(field.table)])
        enqueueAll(*row);
}

void FormState::enqueue(int task, ScopeState &state)
{
    m_queue.insert({task, &state});
}

void FormState::enqueueAll(ScopeState &state)
{
    for (const int task : m_schema.index().byScope[static_cast<std::size_t>(state.scope)])
        enqueue(task, state);
    for (const auto &rows : state.tables) {
        for (const auto &row : rows)
            enqueueAll(*row);
    }
}

void FormState::settle()
{
    while (!m_queue.empty()) {
        const auto [task, state] = *m_queue.begin();
        m_queue.erase(m_queue.begin());
        if (!state->isGone)
            run(task, *state);
    }
    m_changedKeys.clear();
}

void FormState::run(int task, ScopeState &state)
{
    const TaskPlan &plan = m_schema.index().tasks[static_cast<std::size_t>(task)];
    const auto subject = static_cast<std::size_t>(plan.subject);
    switch (plan.kind) {
    case TaskPlan::Kind::Relevance:
        return runRelevance(structure().fields[subject], state);
    case TaskPlan::Kind::Calculation:
        return runCalculation(structure().fields[subject], state);
    case TaskPlan::Kind::Field:
        return store(task, state, checkField(structure().fields[subject], state));
    case TaskPlan::Kind::Object:
        return store(task, state, checkObject(structure().objects[subject], state));
    case TaskPlan::Kind::Constraint:
        return store(task, state, checkConstraint(structure().constraints[subject], state));
    }
}

RuleOutcome FormState::outcome(const Rule &rule, const ScopeState &state, Emptiness emptiness) const
{
    return evaluate(rule, {m_root->view, state.view, m_context.values}, emptiness);
}

void FormState::runRelevance(const FieldPlan &field, ScopeState &state)
{
    const RuleOutcome result = outcome(*field.relevant, state, Emptiness::Counts);
    const bool hidden = result.kind == RuleOutcome::Kind::Value && !isTruthy(result.value);
    if (hidden == bool(flags(state, field) & HiddenFlag))
        return;
    setFlag(state, field, HiddenFlag, hidden);
    refreshView(state, field);
    changedBelow(state, field);
}

/// How a result is stored in a field: decimals as text with the field's decimals.
Json FormState::written(const FieldPlan &field, const Json &result) const
{
    if (result.isNull())
        return {};
    const auto number = result.toDecimal();
    if (!field.decimal || !number)
        return result;
    return Json(field.scale ? number->toString(*field.scale) : number->toString());
}

/// True when a rule cannot run only because master data is not at hand: what the document holds then stays.
bool FormState::waitsForSource(const FieldPlan &field, const ScopeState &state) const
{
    for (const FieldRead &read : field.calculation->rule.reads) {
        const FieldPlan &key = structure().at(read.field);
        if (!key.lookup)
            continue;
        const ScopeState *holder = &state;
        while (holder && holder->scope != key.scope)
            holder = holder->parent;
        if (!holder || !holder->view[key.lookup->as].isAbsent() || rawValue(*holder, key).isEmpty())
            continue;
        const bool known = m_context.knows ? m_context.knows(key.lookup->source) : bool(m_context.lookup);
        if (!known && !m_changedKeys.contains({holder, key.id}))
            return true;
    }
    return false;
}

void FormState::runCalculation(const FieldPlan &field, ScopeState &state)
{
    const auto &calculation = *field.calculation;
    if (m_mode == Mode::Check || !isCalculated(state, field))
        return;
    const RuleOutcome result = outcome(calculation.rule, state, calculation.emptiness);
    const bool applies = result.kind == RuleOutcome::Kind::Value;
    if (!applies && waitsForSource(field, state))
        return;
    const Json value = applies ? written(field, result.value) : Json();
    const Json before = rawValue(state, field);
    if (m_inferEdited && !calculation.always && !before.isEmpty() && viewOf(field, before) != viewOf(field, value)) {
        setFlag(state, field, EditedFlag, true);
        return;
    }
    if (value == before || (value.isAbsent() && before.isEmpty()))
        return;
    writeRaw(state, field, value);
    if (field.lookup)
        m_changedKeys.insert({&state, field.id});
    refreshView(state, field);
    changed(state, field);
}

void FormState::store(int task, ScopeState &state, Findings findings)
{
    const auto known = state.findings.find(task);
    if (known == state.findings.end() ? findings.isEmpty() : known->second == findings)
        return;
    m_problemsChanged = true;
    const auto note = [&](const Findings &list) {
        for (const Finding &finding : list)
            noteChanged({&state, fieldAt(state, finding.problem.path)});
    };
    if (known != state.findings.end()) {
        note(known->second);
        state.findings.erase(known);
    }
    note(findings);
    if (!findings.isEmpty())
        state.findings.emplace(task, std::move(findings));
}

void FormState::noteChanged(const Spot &spot)
{
    for (const ScopeState *at = spot.first; at && !m_new.empty(); at = at->parent) {
        if (at->isNew)
            return;
    }
    m_changed.insert(spot);
}

std::set<FormState::Spot> FormState::takeChanged()
{
    for (ScopeState *row : m_new)
        row->isNew = false;
    m_new.clear();
    m_gone.clear();
    return std::exchange(m_changed, {});
}

bool FormState::takeProblemsChanged()
{
    return std::exchange(m_problemsChanged, false);
}

} // namespace eforms::engine
