#include "engine/formstate.h"

#include "engine/document.h"

#include <algorithm>
#include <limits>

namespace eforms::engine {

using namespace Qt::StringLiterals;

FormState::FormState(const CompiledSchema &schema, FormContext context, Mode mode)
    : m_schema(schema)
    , m_context(std::move(context))
    , m_mode(mode)
    , m_root(makeState(0, nullptr, Json::emptyObject()))
    , m_waiting(schema.index().tasks.size())
    , m_everywhere(schema.index().tasks.size())
{
}

void FormState::load(const Json &data, bool fresh, const std::optional<QStringList> &edited)
{
    clearNotes();
    m_root = makeState(0, nullptr, fresh && data.isEmpty() ? Json::emptyObject() : data);
    if (fresh)
        applyDefaults(*m_root);
    for (const QString &path : edited.value_or(QStringList())) {
        if (const Place place = locate(path); place.field)
            setFlag(*place.state, *place.field, EditedFlag, true);
    }
    m_inferEdited = !fresh && !edited && m_mode == Mode::Edit;
    runAll();
    m_inferEdited = false;
}

/// Forgets what points into the tree that stands now.
void FormState::clearNotes()
{
    for (const int task : m_due)
        m_waiting[static_cast<std::size_t>(task)].clear();
    m_due.clear();
    m_errors = 0;
    m_changed.clear();
    m_changedKeys.clear();
    m_new.clear();
    m_gone.clear();
}

void FormState::restore(const StateMemory &memory)
{
    clearNotes();
    m_root = makeState(0, nullptr, memory.raw);
    recall(*m_root, memory);
    runAll();
}

void FormState::replace(const Json &data, const QString &path)
{
    clearNotes();
    const StateMemory memory = remember(*m_root);
    m_root = makeState(0, nullptr, data);
    recall(*m_root, memory);
    if (const Place place = locate(path); place.field) {
        markFilled(*place.state, structure().below(place.field->id));
        setFlag(*place.state, *place.field, EditedFlag, true);
    } else if (place.state) {
        markFilled(*place.state, structure().scope(place.state->scope).fields);
    }
    runAll();
}

void FormState::setContext(FormContext context)
{
    m_context = std::move(context);
    runAll();
}

std::unique_ptr<ScopeState> FormState::makeState(int scope, ScopeState *parent, const Json &raw)
{
    const ScopePlan &plan = structure().scope(scope);
    auto state = std::make_unique<ScopeState>();
    state->scope = scope;
    state->parent = parent;
    state->raw = raw;
    state->flags.assign(plan.fields.size(), 0);
    state->tables.resize(plan.tables.size());
    state->faulty.resize(plan.tables.size());
    for (std::size_t table = 0; table < plan.tables.size(); ++table) {
        const FieldPlan &field = structure().at(plan.tables[table]);
        const Json rows = valueIn(raw, field.keys);
        // A document over the limit is refused for that; reading all its rows would only cost time.
        const qsizetype most = m_mode == Mode::Check && field.maxItems ? *field.maxItems + 1 : rows.size();
        const qsizetype count = std::min(most, rows.array().size());
        state->tables[table].reserve(static_cast<std::size_t>(count));
        for (qsizetype i = 0; i < count; ++i) {
            state->tables[table].push_back(makeState(field.rows, state.get(), rows[i]));
            state->tables[table].back()->row = static_cast<int>(i);
        }
    }
    return state;
}

void FormState::applyDefaults(ScopeState &state)
{
    for (const int id : structure().scope(state.scope).fields) {
        const FieldPlan &field = structure().at(id);
        if (field.kind == FieldPlan::Kind::Table || !rawValue(state, field).isAbsent())
            continue;
        const Json prefill = field.prefill.isEmpty() ? Json() : valueIn(m_context.values, field.prefill.split(u'.'));
        if (!prefill.isEmpty()) {
            assignIn(state.raw, field.keys, prefill);
            state.prefilled.insert(field.position, field.prefill);
        } else if (!field.defaultValue.isAbsent() && field.kind == FieldPlan::Kind::Value) {
            assignIn(state.raw, field.keys, field.defaultValue);
        }
    }
}

/// What @p fields hold counts as entered by the user; calculated defaults do not follow any more.
void FormState::markFilled(ScopeState &state, const std::vector<int> &fields)
{
    for (const int id : fields) {
        const FieldPlan &field = structure().at(id);
        if (field.scope != state.scope)
            continue;
        state.prefilled.remove(field.position);
        if (field.kind == FieldPlan::Kind::Value)
            setFlag(state, field, EditedFlag, !rawValue(state, field).isEmpty());
        if (field.kind != FieldPlan::Kind::Table)
            continue;
        for (const auto &row : state.tables[static_cast<std::size_t>(field.table)])
            markFilled(*row, structure().scope(row->scope).fields);
    }
}

FormState::Place FormState::locate(const QString &path) const
{
    Place place {m_root.get(), nullptr, true};
    if (path.isEmpty())
        return place;
    if (!path.startsWith(u'/'))
        return {};
    qsizetype scopeStart = 0; // where the pointer within the scope begins
    for (qsizetype start = 0; start < path.size();) {
        qsizetype end = path.indexOf(u'/', start + 1);
        end = end < 0 ? path.size() : end;
        if (place.field && place.field->kind == FieldPlan::Kind::Value) {
            place.exact = false;
            place.inner = path.mid(start);
            return place;
        }
        if (place.field && place.field->kind == FieldPlan::Kind::Table) {
            const auto &rows = place.state->tables[static_cast<std::size_t>(place.field->table)];
            bool number = false;
            const auto row = QStringView(path).sliced(start + 1, end - start - 1).toULong(&number);
            if (!number || row >= rows.size())
                return {};
            place = {rows[row].get(), nullptr, true};
            scopeStart = end;
        } else {
            // A key without a copy of the text.
            const auto key = QString::fromRawData(path.constData() + scopeStart, end - scopeStart);
            const ScopePlan &scope = structure().scope(place.state->scope);
            const auto found = scope.byPointer.constFind(key);
            if (found == scope.byPointer.cend())
                return {};
            place.field = &structure().at(*found);
        }
        start = end;
    }
    return place;
}

QString FormState::path(const Spot &spot) const
{
    const ScopeState &state = *spot.first;
    QString base;
    if (state.parent)
        base = pointerTo(path({state.parent, structure().scope(state.scope).table}), qsizetype(state.row));
    return spot.second < 0 ? base : base + structure().at(spot.second).inScope;
}

const Json &FormState::rawValue(const ScopeState &state, const FieldPlan &field) const
{
    return valueIn(state.raw, field.keys);
}

quint8 FormState::flags(const ScopeState &state, const FieldPlan &field) const
{
    return state.flags[static_cast<std::size_t>(field.position)];
}

void FormState::setFlag(ScopeState &state, const FieldPlan &field, FieldFlag flag, bool on)
{
    quint8 &flags = state.flags[static_cast<std::size_t>(field.position)];
    const auto mask = static_cast<quint8>(flag);
    flags = static_cast<quint8>(on ? flags | mask : flags & ~mask);
}

QStringList FormState::pathsWith(FieldFlag flag) const
{
    QStringList paths;
    const std::function<void(ScopeState &)> visit = [&](ScopeState &state) {
        for (const int id : structure().scope(state.scope).fields) {
            if (flags(state, structure().at(id)) & flag)
                paths.append(path({&state, id}));
        }
        for (const auto &rows : state.tables) {
            for (const auto &row : rows)
                visit(*row);
        }
    };
    visit(*m_root);
    return paths;
}

bool FormState::isRelevantHere(const ScopeState &state, const FieldPlan &field) const
{
    for (const FieldPlan *part = &field;; part = &structure().at(part->parent)) {
        if (flags(state, *part) & HiddenFlag)
            return false;
        if (part->parent < 0)
            return true;
    }
}

bool FormState::isRowRelevant(const ScopeState &state) const
{
    for (const ScopeState *at = &state; at->parent; at = at->parent) {
        if (!m_schema.index().canHide[static_cast<std::size_t>(structure().scope(at->scope).table)])
            return true;
        if (!isRelevantHere(*at->parent, structure().at(structure().scope(at->scope).table)))
            return false;
    }
    return true;
}

bool FormState::isRelevant(const ScopeState &state, const FieldPlan &field) const
{
    if (!m_schema.index().canHide[static_cast<std::size_t>(field.id)])
        return true;
    return isRelevantHere(state, field) && isRowRelevant(state);
}

bool FormState::isCalculated(const ScopeState &state, const FieldPlan &field) const
{
    return field.calculation && (field.calculation->always || !(flags(state, field) & EditedFlag));
}

void FormState::writeRaw(ScopeState &state, const FieldPlan &field, const Json &value)
{
    assignIn(state.raw, field.keys, value);
    if (m_loading && state.parent)
        m_staleTables.insert({state.parent, structure().scope(state.scope).table});
    else
        placeRaw(state);
}

/// Hands a row's values on to the tables that hold it.
void FormState::placeRaw(ScopeState &state)
{
    for (ScopeState *at = &state; at->parent; at = at->parent) {
        const FieldPlan &table = structure().at(structure().scope(at->scope).table);
        changeIn(at->parent->raw, table.keys, [at](Json &rows) { rows.setElement(at->row, at->raw); });
    }
}

void FormState::setValue(ScopeState &state, const FieldPlan &field, const Json &value)
{
    writeRaw(state, field, value);
    state.prefilled.remove(field.position);
    if (field.lookup)
        m_changedKeys.insert({&state, field.id});
    refreshView(state, field);
    changed(state, field);
    for (int parent = field.parent; parent >= 0; parent = structure().at(parent).parent)
        changed(state, structure().at(parent));
    // Following a source again after an undo is a matter of the flag alone.
    for (const int task : m_schema.index().deciding[static_cast<std::size_t>(field.id)])
        enqueue(task, state);
}

Json FormState::submission() const
{
    const std::function<Json(const ScopeState &)> build = [&](const ScopeState &state) {
        Json made = Json::emptyObject();
        for (const int id : structure().scope(state.scope).fields) {
            const FieldPlan &field = structure().at(id);
            if (field.server || field.kind == FieldPlan::Kind::Object || !isRelevantHere(state, field))
                continue;
            if (field.kind == FieldPlan::Kind::Table) {
                Json::Array rows;
                for (const auto &row : state.tables[static_cast<std::size_t>(field.table)])
                    rows.append(build(*row));
                if (!rows.isEmpty())
                    assignIn(made, field.keys, Json(rows));
            } else if (const Json &value = rawValue(state, field); !value.isEmpty() || (value.isNull() && field.nullable)) {
                assignIn(made, field.keys, value);
            }
        }
        return made;
    };
    return build(*m_root);
}

Problems FormState::problems(Purpose purpose) const
{
    if (!m_all)
        m_all = problems([](const Finding &, const ScopeState &, const FieldPlan *) { return true; });
    if (purpose == Purpose::Submission)
        return *m_all;
    return problems([](const Finding &finding, const ScopeState &, const FieldPlan *) { return !finding.submissionOnly; });
}

Problems FormState::problems(const Choice &wanted) const
{
    Problems found;
    collect(*m_root, wanted, found);
    return found;
}

/// The field that a finding is about; what lies deeper belongs to the nearest field above it. -1: the state itself.
int FormState::fieldAt(const ScopeState &state, QString pointer) const
{
    const ScopePlan &scope = structure().scope(state.scope);
    for (; !pointer.isEmpty(); pointer.truncate(pointer.lastIndexOf(u'/'))) {
        if (const auto found = scope.byPointer.constFind(pointer); found != scope.byPointer.cend())
            return *found;
    }
    return -1;
}

void FormState::collect(ScopeState &state, const Choice &wanted, Problems &found) const
{
    const auto positionOf = [this](const Finding *finding) {
        return finding->field < 0 ? -1 : structure().at(finding->field).position;
    };
    std::vector<const Finding *> own;
    for (const auto &[task, findings] : state.findings) {
        for (const Finding &finding : findings)
            own.push_back(&finding);
    }
    std::stable_sort(own.begin(), own.end(),
        [&](const Finding *a, const Finding *b) { return positionOf(a) < positionOf(b); });
    QString base;
    auto next = own.begin();
    const auto takeUpTo = [&](int position) {
        for (; next != own.end() && positionOf(*next) <= position; ++next) {
            if (!wanted(**next, state, (*next)->field < 0 ? nullptr : &structure().at((*next)->field)))
                continue;
            if (base.isEmpty())
                base = path({&state, -1});
            found.append((*next)->problem);
            found.last().path.prepend(base);
        }
    };
    for (const int id : structure().scope(state.scope).tables) {
        const FieldPlan &table = structure().at(id);
        takeUpTo(table.position);
        for (ScopeState *row : faultyRows(state.faulty[static_cast<std::size_t>(table.table)]))
            collect(*row, wanted, found);
    }
    takeUpTo(std::numeric_limits<int>::max());
}

const std::vector<ScopeState *> &FormState::faultyRows(ScopeState::FaultyRows &faulty)
{
    if (faulty.sorted)
        return faulty.rows;
    std::sort(faulty.rows.begin(), faulty.rows.end(),
        [](const ScopeState *a, const ScopeState *b) { return a->row < b->row; });
    for (std::size_t i = 0; i < faulty.rows.size(); ++i)
        faulty.rows[i]->faultyAt = static_cast<int>(i);
    faulty.sorted = true;
    return faulty.rows;
}

/// @p more findings than before, at a state and so in all that hold it.
void FormState::countFindings(ScopeState &state, int more)
{
    if (more == 0)
        return;
    for (ScopeState *at = &state; at; at = at->parent) {
        at->findingCount += more;
        if (at->parent && (at->findingCount > 0) != (at->faultyAt >= 0))
            setFaulty(*at, at->findingCount > 0);
    }
}

void FormState::setFaulty(ScopeState &row, bool isFaulty)
{
    const FieldPlan &table = structure().at(structure().scope(row.scope).table);
    auto &faulty = row.parent->faulty[static_cast<std::size_t>(table.table)];
    if (isFaulty) {
        faulty.sorted = faulty.sorted && (faulty.rows.empty() || faulty.rows.back()->row < row.row);
        row.faultyAt = static_cast<int>(faulty.rows.size());
        faulty.rows.push_back(&row);
        return;
    }
    // The last one takes its place.
    faulty.sorted = faulty.sorted && faulty.rows.back() == &row;
    faulty.rows[static_cast<std::size_t>(row.faultyAt)] = faulty.rows.back();
    faulty.rows.back()->faultyAt = row.faultyAt;
    faulty.rows.pop_back();
    row.faultyAt = -1;
}

Problems FormState::problemsAt(const Place &place) const
{
    Problems problems;
    if (!place.state)
        return problems;
    const QString wanted = (place.field ? place.field->inScope : QString()) + place.inner;
    const QString full = path({place.state, place.field ? place.field->id : -1}) + place.inner;
    for (const auto &[task, findings] : place.state->findings) {
        for (const Finding &finding : findings) {
            if (finding.problem.path != wanted)
                continue;
            problems.append(finding.problem);
            problems.last().path = full;
        }
    }
    return problems;
}

} // namespace eforms::engine
