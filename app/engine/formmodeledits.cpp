#include "engine/formmodelparts.h"

#include <limits>
#include <numeric>

// The edits of FormModel that are more than one value, and how edits are taken back.

namespace eforms::engine {

namespace {

/// How many more may come.
qsizetype room(std::optional<qint64> most, qsizetype present)
{
    return most ? std::max<qsizetype>(*most - present, 0) : std::numeric_limits<qsizetype>::max();
}

std::size_t weightOf(const StateMemory &memory)
{
    std::size_t weight = 1 + memory.flags.size();
    for (const auto &rows : memory.tables) {
        for (const StateMemory &row : rows)
            weight += weightOf(row);
    }
    return weight;
}

} // namespace

/// An element of a list that is one value for the form.
void FormModel::changeInside(const QString &path, const Json &value)
{
    const auto place = m_parts->state.locate(path);
    const QString field = m_parts->state.path({place.state, place.field->id});
    Json whole = m_parts->state.rawValue(*place.state, *place.field);
    if ((whole.isArray() || whole.isObject()) && whole.setAt(QStringView(path).mid(field.size()), value))
        setValue(field, whole);
}

void FormModel::replaceWhole(const QString &path, const Json &value)
{
    FormState &all = m_parts->state;
    Json data = all.data();
    if (!data.setAt(path, value))
        return;
    Change change;
    change.kind = Change::Kind::Whole;
    change.path = path;
    change.memories.push_back(all.remember(all.root()));
    change.weight = weightOf(change.memories.front());
    m_parts->history.add(std::move(change));
    all.replace(data.isAbsent() ? Json::emptyObject() : data, path);
    m_parts->pending.reset = true;
    finishEdit();
}

void FormModel::setValues(const QList<ValueEdit> &edits)
{
    beginStep();
    for (const ValueEdit &edit : edits)
        setValue(edit.path, edit.value);
    endStep();
}

int FormModel::addRow(const QString &table)
{
    return addRows(table, {Json()}) == 1 ? rowCount(table) - 1 : -1;
}

int FormModel::addRows(const QString &table, const QList<Json> &rows)
{
    return insertRows(table, rowCount(table), rows);
}

int FormModel::insertRows(const QString &table, int row, const QList<Json> &rows)
{
    FormState &all = m_parts->state;
    const int present = rowCount(table);
    if (m_parts->readonly || row < 0 || row > present)
        return 0;
    if (!m_parts->rows(table))
        return insertElements(table, row, rows);
    const auto place = all.locate(table);
    QList<Json> taken = rows.mid(0, room(place.field->maxItems, present));
    if (taken.isEmpty())
        return 0;
    std::replace_if(taken.begin(), taken.end(), [](const Json &one) { return one.isAbsent(); }, Json::emptyObject());
    Change change;
    change.kind = Change::Kind::RowsAdded;
    change.path = table;
    change.editedBefore = all.flags(*place.state, *place.field) & EditedFlag;
    change.rows.resize(static_cast<std::size_t>(taken.size()));
    std::iota(change.rows.begin(), change.rows.end(), row);
    change.weight = change.rows.size() * (1 + all.structure().scope(place.field->rows).fields.size());
    m_parts->history.add(std::move(change));
    all.setFlag(*place.state, *place.field, EditedFlag, true);
    all.insertRows({place.state, place.field->id}, row, taken);
    m_parts->pending.rows.append({true, table, row, static_cast<int>(taken.size())});
    finishEdit();
    return static_cast<int>(taken.size());
}

/// Of a list of plain values, which is one value to the rules of the form.
int FormModel::insertElements(const QString &list, int at, const QList<Json> &elements)
{
    const auto plan = m_parts->list(list);
    if (!plan || !m_parts->isEditable(list))
        return 0;
    Json::Array all = data().at(list).array();
    const QList<Json> taken = elements.mid(0, room(plan->maxItems(), all.size()));
    for (qsizetype i = 0; i < taken.size(); ++i)
        all.insert(at + i, taken[i].isAbsent() ? plan->newElement(at + i) : taken[i]);
    if (taken.isEmpty())
        return 0;
    m_parts->pending.rows.append({true, list, at, static_cast<int>(taken.size())});
    setValue(list, Json(all));
    return static_cast<int>(taken.size());
}

void FormModel::removeRow(const QString &table, int row)
{
    removeRows(table, {row});
}

void FormModel::removeRows(const QString &table, const QList<int> &rows)
{
    const int present = rowCount(table);
    std::set<int> wanted(rows.begin(), rows.end());
    std::erase_if(wanted, [present](int row) { return row < 0 || row >= present; });
    if (m_parts->readonly || wanted.empty() || !m_parts->isEditable(table))
        return;
    const std::vector<int> indices(wanted.begin(), wanted.end());
    m_parts->noteRemoved(table, indices);
    if (m_parts->rows(table))
        return takeAway(table, indices);
    Json::Array kept;
    for (int i = 0; i < present; ++i) {
        if (!wanted.contains(i))
            kept.append(data().at(table)[i]);
    }
    setValue(table, Json(kept));
}

void FormModel::takeAway(const QString &table, const std::vector<int> &rows)
{
    FormState &all = m_parts->state;
    const auto place = all.locate(table);
    const ScopeState::Rows &present = *m_parts->rows(table);
    Change change;
    change.kind = Change::Kind::RowsRemoved;
    change.path = table;
    change.editedBefore = all.flags(*place.state, *place.field) & EditedFlag;
    change.rows = rows;
    change.weight = 0;
    for (const int row : rows) {
        change.memories.push_back(all.remember(*present[static_cast<std::size_t>(row)]));
        change.weight += weightOf(change.memories.back());
    }
    m_parts->history.add(std::move(change));
    all.setFlag(*place.state, *place.field, EditedFlag, true);
    all.removeRows({place.state, place.field->id}, rows);
    finishEdit();
}

void FormModel::moveRow(const QString &table, int from, int to)
{
    FormState &all = m_parts->state;
    const int present = rowCount(table);
    const bool inside = from >= 0 && from < present && to >= 0 && to < present;
    if (m_parts->readonly || !inside || from == to || !m_parts->isEditable(table))
        return;
    if (!m_parts->rows(table)) {
        Json::Array elements = data().at(table).array();
        elements.move(from, to);
        return setValue(table, Json(elements));
    }
    const auto place = all.locate(table);
    Change change;
    change.kind = Change::Kind::RowMoved;
    change.path = table;
    change.editedBefore = all.flags(*place.state, *place.field) & EditedFlag;
    change.rows = {from, to};
    m_parts->history.add(std::move(change));
    all.setFlag(*place.state, *place.field, EditedFlag, true);
    all.moveRow({place.state, place.field->id}, from, to);
    finishEdit();
}

void FormModel::beginStep()
{
    m_parts->history.begin();
}

void FormModel::endStep()
{
    m_parts->history.end();
    announce();
}

void FormModel::apply(Change &change, bool forward)
{
    FormState &all = m_parts->state;
    if (change.kind == Change::Kind::Value)
        return applyValue(change, forward);
    m_parts->pending.reset = true;
    if (change.kind == Change::Kind::Whole) {
        StateMemory now = all.remember(all.root());
        all.restore(change.memories.front());
        change.memories.front() = std::move(now);
        return;
    }
    const auto place = all.locate(change.path);
    if (!place.field)
        return;
    all.setFlag(*place.state, *place.field, EditedFlag, forward || change.editedBefore);
    const FormState::Spot table {place.state, place.field->id};
    if (change.kind == Change::Kind::RowMoved)
        all.moveRow(table, change.rows[forward ? 0 : 1], change.rows[forward ? 1 : 0]);
    else
        applyRows(change, (change.kind == Change::Kind::RowsAdded) == forward);
}

void FormModel::applyValue(const Change &change, bool forward)
{
    FormState &all = m_parts->state;
    const auto place = all.locate(change.path);
    if (!place.field)
        return;
    all.setFlag(*place.state, *place.field, EditedFlag, forward || change.editedBefore);
    all.setValue(*place.state, *place.field, forward ? change.after : change.before);
    if (!forward && !change.prefilledBefore.isEmpty())
        place.state->prefilled.insert(place.field->position, change.prefilledBefore);
}

void FormModel::applyRows(Change &change, bool come)
{
    FormState &all = m_parts->state;
    const auto place = all.locate(change.path);
    const FormState::Spot table {place.state, place.field->id};
    if (come) {
        all.restoreRows(table, change.rows, std::exchange(change.memories, {}));
        return;
    }
    for (const int row : change.rows)
        change.memories.push_back(all.remember(*(*m_parts->rows(change.path))[static_cast<std::size_t>(row)]));
    all.removeRows(table, change.rows);
}

bool FormModel::canUndo() const
{
    return !m_parts->readonly && m_parts->history.canUndo();
}

bool FormModel::canRedo() const
{
    return !m_parts->readonly && m_parts->history.canRedo();
}

void FormModel::undo()
{
    if (!canUndo())
        return;
    Step &step = m_parts->history.stepBack();
    for (auto change = step.rbegin(); change != step.rend(); ++change)
        apply(*change, false);
    finishEdit();
}

void FormModel::redo()
{
    if (!canRedo())
        return;
    for (Change &change : m_parts->history.stepForward())
        apply(change, true);
    finishEdit();
}

} // namespace eforms::engine
