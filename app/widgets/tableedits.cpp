#include "widgets/tableedits.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace eforms::widgets {

TableEdits::TableEdits(FormScene &scene, TableModel &model)
    : m_scene(scene)
    , m_model(model)
    , m_exchange(scene.form(), model.table(), factsOf(scene.form(), model.table()).members)
{
}

TableEdits::Block TableEdits::blockOf(const QItemSelection &selection)
{
    if (selection.isEmpty())
        return {};
    Block block {selection.first().top(), selection.first().left(), selection.first().bottom(), selection.first().right()};
    for (const QItemSelectionRange &range : selection) {
        block.top = std::min(block.top, range.top());
        block.left = std::min(block.left, range.left());
        block.bottom = std::max(block.bottom, range.bottom());
        block.right = std::max(block.right, range.right());
    }
    return block;
}

QList<int> TableEdits::rowsOf(const QItemSelection &selection)
{
    std::set<int> rows;
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.insert(row);
    }
    return QList<int>(rows.begin(), rows.end());
}

void TableEdits::write(const QModelIndex &cell, const Json &value, EditOutcome &outcome)
{
    if (!m_model.isOpen(cell)) {
        ++outcome.skipped;
        return;
    }
    m_edits.append({m_model.path(cell), value});
    ++outcome.cells;
}

void TableEdits::flush()
{
    m_scene.model.setValues(std::exchange(m_edits, {}));
}

TableEdits::Grid TableEdits::copy(const QItemSelection &selection) const
{
    Grid grid;
    const Block block = blockOf(selection);
    for (int row = block.top; row <= block.bottom; ++row) {
        QStringList cells;
        for (int column = block.left; column <= block.right; ++column) {
            const QModelIndex cell = m_model.index(row, column);
            const auto field = static_cast<int>(m_exchange.members().indexOf(m_model.columns().at(column).name));
            cells.append(m_exchange.reader(field).copied(m_model.value(cell), m_scene.language));
        }
        grid.append(cells);
    }
    return grid;
}

EditOutcome TableEdits::empty(const QItemSelection &selection)
{
    EditOutcome outcome {EditOutcome::Kind::Emptied};
    for (const QItemSelectionRange &range : selection) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            for (int column = range.left(); column <= range.right(); ++column) {
                const QModelIndex cell = m_model.index(row, column);
                if (!m_model.value(cell).isAbsent())
                    write(cell, Json(), outcome);
            }
        }
    }
    flush();
    return outcome;
}

EditOutcome TableEdits::fillDown(const QItemSelection &selection)
{
    EditOutcome outcome {EditOutcome::Kind::Filled};
    const Block block = blockOf(selection);
    const int source = block.top == block.bottom ? block.top - 1 : block.top;
    for (int column = block.left; source >= 0 && column <= block.right; ++column) {
        const Json value = m_model.value(m_model.index(source, column));
        for (int row = source + 1; row <= block.bottom; ++row)
            write(m_model.index(row, column), value, outcome);
    }
    flush();
    return outcome;
}

EditOutcome TableEdits::fillRight(const QItemSelection &selection)
{
    EditOutcome outcome {EditOutcome::Kind::Filled};
    const Block block = blockOf(selection);
    const int source = block.left == block.right ? block.left - 1 : block.left;
    for (int row = block.top; source >= 0 && row <= block.bottom; ++row) {
        const Json value = m_model.value(m_model.index(row, source));
        for (int column = source + 1; column <= block.right; ++column) {
            // Columns have their own types: what is copied is what a person would read and type.
            const auto from = static_cast<int>(m_exchange.members().indexOf(m_model.columns().at(source).name));
            const auto to = static_cast<int>(m_exchange.members().indexOf(m_model.columns().at(column).name));
            const QString text = m_exchange.reader(from).copied(value, m_scene.language);
            write(m_model.index(row, column), m_exchange.reader(to).read(text), outcome);
        }
    }
    flush();
    return outcome;
}

EditOutcome TableEdits::pasteOne(const QString &cell, const QItemSelection &selection)
{
    EditOutcome outcome {EditOutcome::Kind::Pasted};
    for (const QItemSelectionRange &range : selection) {
        for (int column = range.left(); column <= range.right(); ++column) {
            const auto field = static_cast<int>(m_exchange.members().indexOf(m_model.columns().at(column).name));
            const Json value = m_exchange.reader(field).read(cell);
            for (int row = range.top(); row <= range.bottom(); ++row)
                write(m_model.index(row, column), value, outcome);
        }
    }
    outcome.lines = static_cast<int>(rowsOf(selection).size());
    flush();
    return outcome;
}

int TableEdits::addLines(int wanted)
{
    return wanted <= 0 ? 0 : m_scene.model.insertRows(m_model.table(), m_model.formRowCount(), QList<Json>(wanted, Json()));
}

void TableEdits::pasteLine(
    int formRow, const QStringList &cells, const TableExchange::Mapping &mapping, EditOutcome &outcome)
{
    const QString rowPath = pointerTo(m_model.table(), formRow);
    const qsizetype count = std::min(cells.size(), mapping.size());
    const bool isNew = formRow >= m_model.formRowCount();
    for (qsizetype at = 0; at < count; ++at) {
        const int field = mapping.at(at);
        if (field < 0)
            continue;
        const QString path = pointerTo(rowPath, m_exchange.members().at(field));
        if (!m_exchange.isOpen(field) || (!isNew && m_scene.model.state(path).readonly)) {
            outcome.skipped += cells.at(at).isEmpty() ? 0 : 1;
            continue;
        }
        m_edits.append({path, m_exchange.reader(field).read(cells.at(at))});
        ++outcome.cells;
    }
    ++outcome.lines;
}

EditOutcome TableEdits::paste(const Grid &grid, const QItemSelection &selection)
{
    EditOutcome outcome {EditOutcome::Kind::Pasted};
    const Block block = blockOf(selection);
    if (grid.isEmpty() || m_scene.model.isReadonly())
        return {};
    if (grid.size() == 1 && grid.first().size() == 1 && (block.bottom > block.top || block.right > block.left))
        return pasteOne(grid.first().first(), selection);
    outcome.matched = grid.size() > 1 && m_exchange.isHeader(grid.first());
    const Grid lines = outcome.matched ? grid.mid(1) : grid;
    TableExchange::Mapping mapping;
    if (outcome.matched)
        mapping = m_exchange.mappingOf(grid.first());
    for (int column = block.left; !outcome.matched && column < m_model.columnCount(); ++column)
        mapping.append(static_cast<int>(m_exchange.members().indexOf(m_model.columns().at(column).name)));
    for (const QStringList &line : lines)
        outcome.columnsLeft = std::max(outcome.columnsLeft, static_cast<int>(line.size() - mapping.size()));

    m_scene.model.beginStep();
    const int present = m_model.rowCount();
    const int before = m_model.formRowCount();
    const auto count = static_cast<int>(lines.size());
    const int added = addLines(block.top + count - present);
    const int taken = std::min(count, present - block.top + added);
    for (int line = 0; line < taken; ++line) {
        const int place = block.top + line;
        pasteLine(place < present ? m_model.formRow(place) : before + place - present, lines.at(line), mapping, outcome);
    }
    outcome.linesLeft = count - taken;
    flush();
    m_scene.model.endStep();
    return outcome;
}

EditOutcome TableEdits::import(const QList<Json> &rows, const QStringList &members, bool replace)
{
    EditOutcome outcome {EditOutcome::Kind::Imported};
    m_scene.model.beginStep();
    int first = m_model.formRowCount();
    if (replace) {
        QList<int> all(first);
        std::iota(all.begin(), all.end(), 0);
        m_scene.model.removeRows(m_model.table(), all);
        first = 0;
    }
    outcome.lines = m_scene.model.insertRows(m_model.table(), first, QList<Json>(rows.size(), Json()));
    outcome.linesLeft = static_cast<int>(rows.size()) - outcome.lines;
    for (int line = 0; line < outcome.lines; ++line) {
        const QString rowPath = pointerTo(m_model.table(), first + line);
        for (const QString &member : members)
            m_edits.append({pointerTo(rowPath, member), rows.at(line)[member]});
        outcome.cells += static_cast<int>(members.size());
    }
    flush();
    m_scene.model.endStep();
    return outcome;
}

EditOutcome TableEdits::removeRows(const QItemSelection &selection)
{
    EditOutcome outcome {EditOutcome::Kind::Removed};
    QList<int> rows;
    for (const int row : rowsOf(selection))
        rows.append(m_model.formRow(row));
    m_scene.model.removeRows(m_model.table(), rows);
    outcome.lines = static_cast<int>(rows.size());
    return outcome;
}

} // namespace eforms::widgets
