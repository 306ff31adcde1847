#include "engine/document.h"
#include "engine/formstate.h"

// How FormState keeps what rules see: values without what is not relevant, decimals as numbers, look-up records.

namespace eforms::engine {

using namespace Qt::StringLiterals;

Json FormState::viewOf(const FieldPlan &field, const Json &raw) const
{
    if (field.decimal && raw.isString()) {
        if (const auto number = decimalOf(raw))
            return Json(*number);
    }
    return raw;
}

/// Views of a state and its rows from nothing, as if everything was relevant but what is flagged.
void FormState::buildViews(ScopeState &state)
{
    if (shareView(state))
        return;
    state.view = Json::emptyObject();
    for (auto &rows : state.tables) {
        for (auto &row : rows)
            buildViews(*row);
    }
    const ScopePlan &scope = structure().scope(state.scope);
    for (const int id : scope.fields) {
        const FieldPlan &field = structure().at(id);
        if (field.kind == FieldPlan::Kind::Object || !isRelevantHere(state, field))
            continue;
        if (field.kind == FieldPlan::Kind::Value) {
            assignIn(state.view, field.keys, viewOf(field, rawValue(state, field)));
            continue;
        }
        if (rawValue(state, field).isArray())
            assignIn(state.view, field.keys, rowViews(state, field));
    }
    for (const auto &[key, value] : state.raw.object()) {
        if (value.isObject() && !scope.byPointer.contains(pointerTo(QString(), key)))
            state.view.set(key, value);
    }
    for (const int id : scope.fields) {
        if (structure().at(id).lookup)
            refreshRecord(state, structure().at(id));
    }
}

/// The view of a row of single values is what is stored, but for a few of them: sharing saves time and memory.
/// False when it is not so simple.
bool FormState::shareView(ScopeState &state)
{
    if (!m_schema.index().flat[static_cast<std::size_t>(state.scope)] || !state.raw.isObject())
        return false;
    const ScopePlan &scope = structure().scope(state.scope);
    qsizetype known = 0;
    Json view = state.raw;
    for (const int id : scope.fields) {
        const FieldPlan &field = structure().at(id);
        const Json &raw = rawValue(state, field);
        if (raw.isAbsent())
            continue;
        ++known;
        if (!isRelevantHere(state, field))
            view.set(field.keys.first(), Json());
        else if (field.decimal && raw.isString())
            view.set(field.keys.first(), viewOf(field, raw));
    }
    if (known != state.raw.size())
        return false;
    state.view = std::move(view);
    for (const int id : scope.fields) {
        if (structure().at(id).lookup)
            refreshRecord(state, structure().at(id));
    }
    return true;
}

void FormState::refreshRecord(ScopeState &state, const FieldPlan &field)
{
    const QString &name = field.lookup->as;
    if (state.raw[name].isObject()) {
        state.view.set(name, state.raw[name]);
        return;
    }
    const Json &key = valueIn(state.view, field.keys);
    const bool known = !key.isEmpty() && m_context.lookup;
    state.view.set(name, known ? m_context.lookup(field.lookup->source, key) : Json());
}

void FormState::refreshView(ScopeState &state, const FieldPlan &field)
{
    const auto refresh = [&](const FieldPlan &part) {
        if (part.kind == FieldPlan::Kind::Object)
            return;
        const bool relevant = isRelevantHere(state, part);
        if (part.kind == FieldPlan::Kind::Value) {
            assignIn(state.view, part.keys, relevant ? viewOf(part, rawValue(state, part)) : Json());
        } else {
            const bool present = relevant && rawValue(state, part).isArray();
            assignIn(state.view, part.keys, present ? rowViews(state, part) : Json());
        }
        if (part.lookup)
            refreshRecord(state, part);
    };
    if (field.kind == FieldPlan::Kind::Object) {
        for (const int id : structure().below(field.id)) {
            if (structure().at(id).scope == state.scope)
                refresh(structure().at(id));
        }
    } else {
        refresh(field);
    }
    placeRow(state);
}

Json FormState::rowViews(const ScopeState &state, const FieldPlan &table) const
{
    const auto &rows = state.tables[static_cast<std::size_t>(table.table)];
    Json::Array views;
    views.reserve(static_cast<qsizetype>(rows.size()));
    for (const auto &row : rows)
        views.append(row->view);
    return Json(std::move(views));
}

Json FormState::rowsRaw(const ScopeState &state, const FieldPlan &table) const
{
    Json::Array all = rawValue(state, table).array();
    const auto &rows = state.tables[static_cast<std::size_t>(table.table)];
    for (std::size_t i = 0; i < rows.size(); ++i)
        all[static_cast<qsizetype>(i)] = rows[i]->raw;
    return Json(std::move(all));
}

/// Hands a row's view on to the tables that hold it. While loading that is put off, to do each table once.
void FormState::placeRow(ScopeState &state)
{
    if (m_loading && state.parent) {
        m_staleTables.insert({state.parent, structure().scope(state.scope).table});
        return;
    }
    for (ScopeState *at = &state; at->parent; at = at->parent) {
        const FieldPlan &table = structure().at(structure().scope(at->scope).table);
        if (!isRelevantHere(*at->parent, table))
            return;
        changeIn(at->parent->view, table.keys, [at](Json &rows) {
            if (at->row < rows.size())
                rows.setElement(at->row, at->view);
        });
    }
}

void FormState::placeStaleTables()
{
    while (!m_staleTables.empty()) {
        const auto [state, id] = *m_staleTables.begin();
        m_staleTables.erase(m_staleTables.begin());
        const FieldPlan &table = structure().at(id);
        assignIn(state->raw, table.keys, rowsRaw(*state, table));
        if (isRelevantHere(*state, table))
            assignIn(state->view, table.keys, rowViews(*state, table));
        placeRow(*state);
    }
}

/// With what is not relevant.
Json FormState::wholeView(ScopeState &state)
{
    Json whole = state.view;
    for (const int id : structure().scope(state.scope).fields) {
        const FieldPlan &field = structure().at(id);
        if (field.kind == FieldPlan::Kind::Value && !isRelevantHere(state, field))
            assignIn(whole, field.keys, viewOf(field, rawValue(state, field)));
        if (field.kind != FieldPlan::Kind::Table || !rawValue(state, field).isArray())
            continue;
        Json::Array rows;
        for (const auto &row : state.tables[static_cast<std::size_t>(field.table)])
            rows.append(wholeView(*row));
        assignIn(whole, field.keys, Json(rows));
    }
    return whole;
}

} // namespace eforms::engine
