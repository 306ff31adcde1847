#include "engine/formstate.h"

#include "engine/document.h"

#include <algorithm>

// What FormState evaluates, and when.

namespace eforms::engine {

using namespace Qt::StringLiterals;

/// A full run: relevance and calculations in order of dependence, then every check, row by row.
void FormState::runAll()
{
    for (const int task : m_due)
        m_waiting[static_cast<std::size_t>(task)].clear();
    m_due.clear();
    m_everywhere.assign(m_everywhere.size(), false);
    m_changedKeys.clear();
    m_wholeForm.reset();
    m_loading = true;
    buildViews(*m_root);
    for (int task = 0; task < m_schema.index().firstCheck; ++task) {
        const int scope = m_schema.index().tasks[static_cast<std::size_t>(task)].scope;
        forEachInstance(*m_root, scope, [&](ScopeState &state) { run(task, state); });
        placeStaleTables();
    }
    checkAll(*m_root);
    m_loading = false;
    m_problemsChanged = true;
    m_all.reset();
    m_changed.clear();
}

void FormState::checkAll(ScopeState &state)
{
    for (const int task : m_schema.index().byScope[static_cast<std::size_t>(state.scope)]) {
        if (task >= m_schema.index().firstCheck)
            run(task, state);
    }
    for (const auto &rows : state.tables) {
        for (const auto &row : rows)
            checkAll(*row);
    }
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
        if (scope == shared->scope)
            enqueue(reader.task, *shared);
        else if (!shared->parent)
            enqueueEverywhere(reader.task);
        else
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
    // The rules of its rows run again, also those that read nothing here: whether they apply has changed.
    for (const int id : structure().below(field.id)) {
        const FieldPlan &table = structure().at(id);
        if (table.kind != FieldPlan::Kind::Table || table.scope != state.scope)
            continue;
        for (const auto &row : state.tables[static_cast<std::size_t>(table.table)])
            enqueueAll(*row);
    }
}

void FormState::enqueue(int task, ScopeState &state)
{
    auto &waiting = m_waiting[static_cast<std::size_t>(task)];
    if (waiting.empty())
        m_due.insert(task);
    else if (waiting.back() == &state)
        return;
    waiting.push_back(&state);
}

void FormState::enqueueEverywhere(int task)
{
    m_due.insert(task);
    m_everywhere[static_cast<std::size_t>(task)] = true;
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
    while (!m_due.empty()) {
        const int task = *m_due.begin();
        const auto at = static_cast<std::size_t>(task);
        m_due.erase(m_due.begin());
        std::vector<ScopeState *> waiting = std::exchange(m_waiting[at], {});
        if (m_everywhere[at]) {
            m_everywhere[at] = false;
            waiting.clear();
            const int scope = m_schema.index().tasks[at].scope;
            forEachInstance(*m_root, scope, [&waiting](ScopeState &state) { waiting.push_back(&state); });
        } else {
            std::sort(waiting.begin(), waiting.end());
            waiting.erase(std::unique(waiting.begin(), waiting.end()), waiting.end());
        }
        for (ScopeState *state : waiting) {
            if (!state->isGone)
                run(task, *state);
        }
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

/// How a result is stored in a field: decimals as text with the field's decimals, nothing where it is empty.
Json FormState::written(const FieldPlan &field, const Json &result) const
{
    if (result.isEmpty())
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
    std::vector<int> made; // groups that come to be with their first value
    for (int parent = field.parent; parent >= 0; parent = structure().at(parent).parent) {
        if (!rawValue(state, structure().at(parent)).isObject())
            made.push_back(parent);
    }
    writeRaw(state, field, value);
    if (field.lookup)
        m_changedKeys.insert({&state, field.id});
    refreshView(state, field);
    changed(state, field);
    for (const int group : made)
        changed(state, structure().at(group));
}

void FormState::store(int task, ScopeState &state, Findings findings)
{
    const auto known = std::lower_bound(state.findings.begin(), state.findings.end(), task,
        [](const auto &entry, int wanted) { return entry.first < wanted; });
    const bool had = known != state.findings.end() && known->first == task;
    if (!had && findings.isEmpty())
        return;
    for (Finding &finding : findings)
        finding.field = fieldAt(state, finding.problem.path);
    if (had && known->second == findings)
        return;
    m_problemsChanged = true;
    m_all.reset();
    int more = 0;
    const auto note = [&](const Findings &list, int sign) {
        for (const Finding &finding : list) {
            noteChanged({&state, finding.field});
            m_errors += finding.problem.severity == Severity::Error ? sign : 0;
            more += sign;
        }
    };
    if (had)
        note(known->second, -1);
    note(findings, 1);
    if (!had)
        state.findings.emplace(known, task, std::move(findings));
    else if (findings.isEmpty())
        state.findings.erase(known);
    else
        known->second = std::move(findings);
    countFindings(state, more);
}

void FormState::noteChanged(const Spot &spot)
{
    for (const ScopeState *at = spot.first; at && !m_new.empty(); at = at->parent) {
        if (at->isNew)
            return;
    }
    if (!m_loading && (m_changed.empty() || m_changed.back() != spot))
        m_changed.push_back(spot);
}

std::vector<FormState::Spot> FormState::takeChanged()
{
    for (ScopeState *row : m_new)
        row->isNew = false;
    m_new.clear();
    std::vector<Spot> changed = std::exchange(m_changed, {});
    std::erase_if(changed, [](const Spot &spot) { return spot.first->isGone; });
    m_gone.clear();
    std::sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    return changed;
}

bool FormState::takeProblemsChanged()
{
    return std::exchange(m_problemsChanged, false);
}

} // namespace eforms::engine
