#include "engine/document.h"
#include "engine/formstate.h"

#include <algorithm>

// Rows of FormState that come, go and move.

namespace eforms::engine {

namespace {

/// Puts @p made at the indices @p at, which are those after the insertion, ascending.
template <typename List>
void insertAt(List &list, const std::vector<int> &at, List made)
{
    List all;
    all.reserve(list.size() + made.size());
    auto old = std::make_move_iterator(list.begin());
    auto fresh = std::make_move_iterator(made.begin());
    for (const int index : at) {
        while (static_cast<int>(all.size()) < index)
            all.push_back(*old++);
        all.push_back(*fresh++);
    }
    std::copy(old, std::make_move_iterator(list.end()), std::back_inserter(all));
    list = std::move(all);
}

/// Takes out the elements at @p rows, ascending.
template <typename List>
List takeAt(List &list, const std::vector<int> &rows)
{
    List taken;
    List kept;
    kept.reserve(list.size());
    auto next = rows.begin();
    int index = 0;
    for (auto &element : list) {
        const bool goes = next != rows.end() && *next == index++;
        if (goes)
            ++next;
        (goes ? taken : kept).push_back(std::move(element));
    }
    list = std::move(kept);
    return taken;
}

/// Moves the element at @p from so that it stands at @p to.
template <typename List>
void moveWithin(List &list, int from, int to)
{
    const auto first = list.begin();
    if (from < to)
        std::rotate(first + from, first + from + 1, first + to + 1);
    else
        std::rotate(first + to, first + from, first + from + 1);
}

constexpr quint8 ofTheUser = VisitedFlag | EditedFlag;

} // namespace

StateMemory FormState::remember(const ScopeState &state) const
{
    StateMemory memory {state.raw, state.flags, state.prefilled, {}};
    for (quint8 &flags : memory.flags)
        flags &= ofTheUser;
    memory.tables.resize(state.tables.size());
    for (std::size_t table = 0; table < state.tables.size(); ++table) {
        for (const auto &row : state.tables[table])
            memory.tables[table].push_back(remember(*row));
    }
    return memory;
}

/// As far as the rows are still there.
void FormState::recall(ScopeState &state, const StateMemory &memory)
{
    state.flags = memory.flags;
    state.prefilled = memory.prefilled;
    for (std::size_t table = 0; table < state.tables.size(); ++table) {
        const auto &rows = memory.tables[table];
        for (std::size_t row = 0; row < std::min(rows.size(), state.tables[table].size()); ++row)
            recall(*state.tables[table][row], rows[row]);
    }
}

void FormState::insertRows(const Spot &table, int at, const QList<Json> &rows)
{
    ScopeState::Rows made;
    std::vector<int> indices;
    for (const Json &row : rows) {
        indices.push_back(at++);
        made.push_back(makeState(structure().at(table.second).rows, table.first, row));
        markFilled(*made.back(), structure().scope(made.back()->scope).fields);
        applyDefaults(*made.back());
    }
    takeRows(table, indices, std::move(made));
}

void FormState::restoreRows(
    const Spot &table, const std::vector<int> &at, const std::vector<StateMemory> &rows)
{
    ScopeState::Rows made;
    for (const StateMemory &row : rows) {
        made.push_back(makeState(structure().at(table.second).rows, table.first, row.raw));
        recall(*made.back(), row);
    }
    takeRows(table, at, std::move(made));
}

void FormState::takeRows(const Spot &table, const std::vector<int> &at, ScopeState::Rows made)
{
    ScopeState &state = *table.first;
    const FieldPlan &field = structure().at(table.second);
    Json::Array raw;
    for (const auto &row : made) {
        buildViews(*row);
        enqueueAll(*row);
        row->isNew = true;
        m_new.push_back(row.get());
        raw.append(row->raw);
    }
    changeIn(state.raw, field.keys, [&](Json &list) {
        Json::Array rows = list.takeArray();
        insertAt(rows, at, raw);
        list = Json(std::move(rows));
    });
    insertAt(state.tables[static_cast<std::size_t>(field.table)], at, std::move(made));
    rowsChanged(table);
}

void FormState::removeRows(const Spot &table, const std::vector<int> &rows)
{
    ScopeState &state = *table.first;
    const FieldPlan &field = structure().at(table.second);
    for (auto &row : takeAt(state.tables[static_cast<std::size_t>(field.table)], rows)) {
        countFindings(*row, -row->findingCount);
        markGone(*row);
        m_gone.push_back(std::move(row));
    }
    changeIn(state.raw, field.keys, [&](Json &list) {
        Json::Array kept = list.takeArray();
        takeAt(kept, rows);
        list = Json(std::move(kept));
    });
    rowsChanged(table);
}

void FormState::markGone(ScopeState &row)
{
    row.isGone = true;
    for (const auto &[task, findings] : row.findings) {
        m_errors -= static_cast<int>(std::count_if(findings.begin(), findings.end(),
            [](const Finding &finding) { return finding.problem.severity == Severity::Error; }));
    }
    for (auto &rows : row.tables) {
        for (auto &inner : rows)
            markGone(*inner);
    }
}

void FormState::moveRow(const Spot &table, int from, int to)
{
    ScopeState &state = *table.first;
    const FieldPlan &field = structure().at(table.second);
    auto &rows = state.tables[static_cast<std::size_t>(field.table)];
    moveWithin(rows, from, to);
    changeIn(state.raw, field.keys, [&](Json &list) {
        Json::Array elements = list.takeArray();
        moveWithin(elements, from, to);
        list = Json(std::move(elements));
    });
    state.faulty[static_cast<std::size_t>(field.table)].sorted = false;
    rowsChanged(table);
    for (int row = std::min(from, to); row <= std::max(from, to); ++row)
        noteAll(*rows[static_cast<std::size_t>(row)]);
}

/// Every field of a state and its rows stands somewhere else now.
void FormState::noteAll(ScopeState &state)
{
    for (const int field : structure().scope(state.scope).fields)
        noteChanged({&state, field});
    for (const auto &rows : state.tables) {
        for (const auto &row : rows)
            noteAll(*row);
    }
}

void FormState::rowsChanged(const Spot &table)
{
    ScopeState &state = *table.first;
    const FieldPlan &field = structure().at(table.second);
    const auto &rows = state.tables[static_cast<std::size_t>(field.table)];
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i]->row = static_cast<int>(i);
    m_problemsChanged = true;
    m_all.reset();
    placeRaw(state);
    refreshView(state, field);
    for (const int id : structure().below(field.id))
        changed(state, structure().at(id));
    for (int parent = field.parent; parent >= 0; parent = structure().at(parent).parent)
        changed(state, structure().at(parent));
}

} // namespace eforms::engine
