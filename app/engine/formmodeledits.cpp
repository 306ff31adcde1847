#include "engine/formmodelparts.h"

// The edits of FormModel that are more than one value, and how edits are taken back.

namespace eforms::engine {

using namespace Qt::StringLiterals;

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
    Change change;
    change.kind = Change::Kind::Whole;
    change.path = path;
    change.before = all.data().at(path);
    change.after = value;
    change.editedPathsBefore = editedPaths();
    Json data = all.data();
    if (!data.setAt(path, value))
        return;
    m_parts->history.add(std::move(change));
    const QStringList visited = all.pathsWith(VisitedFlag);
    all.load(data, false, editedPaths());
    m_parts->recall({}, {{}, {path}, visited});
    Q_EMIT reset();
    announce(true);
}

int FormModel::addRow(const QString &table)
{
    return addRows(table, {Json::emptyObject()}) == 1 ? rowCount(table) - 1 : -1;
}

int FormModel::addRows(const QString &table, const QList<Json> &rows)
{
    FormState &all = m_parts->state;
    const auto place = all.locate(table);
    if (m_parts->readonly || !m_parts->rows(table))
        return 0;
    const int first = rowCount(table);
    const qint64 room = place.field->maxItems.value_or(first + rows.size()) - first;
    const auto count = static_cast<int>(std::clamp<qint64>(room, 0, rows.size()));
    if (count == 0)
        return 0;
    all.setFlag(*place.state, *place.field, EditedFlag, true);
    all.insertRows({place.state, place.field->id}, first, rows.mid(0, count), true);
    all.settle();
    Change change;
    change.kind = Change::Kind::RowsAdded;
    change.path = table;
    change.row = first;
    change.rows.resize(count);
    m_parts->history.add(std::move(change));
    Q_EMIT rowsInserted(table, first, count);
    announce(true);
    return count;
}

void FormModel::removeRow(const QString &table, int row)
{
    FormState &all = m_parts->state;
    const auto place = all.locate(table);
    const ScopeState::Rows *rows = m_parts->rows(table);
    if (m_parts->readonly || !rows || row < 0 || row >= static_cast<int>(rows->size()))
        return;
    Change change;
    change.kind = Change::Kind::RowsRemoved;
    change.path = table;
    change.row = row;
    change.rows.append(m_parts->remember(*(*rows)[static_cast<std::size_t>(row)]));
    m_parts->history.add(std::move(change));
    all.setFlag(*place.state, *place.field, EditedFlag, true);
    all.removeRows({place.state, place.field->id}, row, 1);
    all.settle();
    Q_EMIT rowsRemoved(table, row, 1);
    announce(true);
}

void FormModel::apply(Change &change, bool forward)
{
    FormState &all = m_parts->state;
    const auto place = all.locate(change.path);
    if (!place.state)
        return;
    if (change.kind == Change::Kind::Value) {
        all.setFlag(*place.state, *place.field, EditedFlag, forward || change.editedBefore);
        all.setValue(*place.state, *place.field, forward ? change.after : change.before);
        if (!forward && !change.prefilledBefore.isEmpty())
            place.state->prefilled.insert(place.field->position, change.prefilledBefore);
    } else if (change.kind == Change::Kind::Whole) {
        Json data = all.data();
        data.setAt(change.path, forward ? change.after : change.before);
        const QStringList visited = all.pathsWith(VisitedFlag);
        all.load(data, false, forward ? editedPaths() : change.editedPathsBefore);
        m_parts->recall({}, {{}, {}, visited});
    } else if ((change.kind == Change::Kind::RowsAdded) == forward) {
        QList<Json> rows;
        for (const RowMemory &row : change.rows)
            rows.append(row.raw);
        all.insertRows({place.state, place.field->id}, change.row, rows, false);
        for (qsizetype i = 0; i < change.rows.size(); ++i)
            m_parts->recall(pointerTo(change.path, change.row + i), change.rows[i]);
    } else {
        const ScopeState::Rows &rows = *m_parts->rows(change.path);
        for (qsizetype i = 0; i < change.rows.size(); ++i)
            change.rows[i] = m_parts->remember(*rows[static_cast<std::size_t>(change.row + i)]);
        all.removeRows({place.state, place.field->id}, change.row, static_cast<int>(change.rows.size()));
    }
    all.settle();
    if (change.kind != Change::Kind::Value)
        Q_EMIT reset();
    announce(true);
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
    if (canUndo())
        apply(m_parts->history.stepBack(), false);
}

void FormModel::redo()
{
    if (canRedo())
        apply(m_parts->history.stepForward(), true);
}

} // namespace eforms::engine
