#include "widgets/tableactions.h"

#include "sheets/separated.h"
#include "widgets/tablesorting.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QMenu>

#include <numeric>

namespace eforms::widgets {

TableActions::TableActions(FormScene &scene, TableGrid &grid, TableModel &model, QObject *parent)
    : QObject(parent)
    , m_scene(scene)
    , m_grid(grid)
    , m_model(model)
    , m_edits(scene, model)
{
    add(Name::Cut, QKeySequence::keyBindings(QKeySequence::Cut), true);
    add(Name::Copy, QKeySequence::keyBindings(QKeySequence::Copy), false);
    add(Name::Paste, QKeySequence::keyBindings(QKeySequence::Paste), true);
    add(Name::Empty, {Qt::Key_Backspace}, true);
    add(Name::FillDown, {Qt::CTRL | Qt::Key_D}, true);
    add(Name::FillRight, {Qt::CTRL | Qt::Key_R}, true);
    add(Name::AddLine, {Qt::Key_Insert}, true);
    add(Name::RemoveLines, {Qt::CTRL | Qt::Key_Minus}, true);
    add(Name::MoveUp, {Qt::ALT | Qt::Key_Up}, true);
    add(Name::MoveDown, {Qt::ALT | Qt::Key_Down}, true);
    add(Name::SortAscending, {Qt::ALT | Qt::SHIFT | Qt::Key_Up}, false);
    add(Name::SortDescending, {Qt::ALT | Qt::SHIFT | Qt::Key_Down}, false);
    add(Name::FormOrder, {Qt::ALT | Qt::SHIFT | Qt::Key_Home}, false);
    m_grid.setContextMenuPolicy(Qt::CustomContextMenu);
    connect(&m_grid, &QWidget::customContextMenuRequested, this, &TableActions::showMenu);
    connect(m_grid.horizontalHeader(), &QHeaderView::sectionClicked, this, &TableActions::onHeaderClicked);
    connect(&m_grid, &TableGrid::removeWanted, this, &TableActions::removeLines);
    connect(&m_grid, &TableGrid::emptyWanted, this, [this] { run(Name::Empty); });
    connect(&m_model, &QAbstractItemModel::modelReset, this, [this] {
        if (!m_model.hasOwnOrder() && (m_sortedBy >= 0 || m_problemsOnly))
            showFormOrder(); // the lines are not those any more that were put in order
    });
    retranslate();
}

void TableActions::add(Name name, const QList<QKeySequence> &keys, bool edits)
{
    auto *action = new QAction(this);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetShortcut); // in a cell that is being edited the keys are the editor's
    connect(action, &QAction::triggered, this, [this, name] { run(name); });
    m_grid.addAction(action);
    m_entries.push_back({name, action, edits});
}

QString TableActions::text(Name name) const
{
    switch (name) {
    case Name::Cut:
        return tr("Cut");
    case Name::Copy:
        return tr("Copy");
    case Name::Paste:
        return tr("Paste");
    case Name::Empty:
        return tr("Empty cells");
    case Name::FillDown:
        return tr("Fill down");
    case Name::FillRight:
        return tr("Fill right");
    case Name::AddLine:
        return tr("Add line");
    case Name::RemoveLines:
        return tr("Remove lines");
    case Name::MoveUp:
        return tr("Move line up");
    case Name::MoveDown:
        return tr("Move line down");
    case Name::SortAscending:
        return tr("Show smallest first");
    case Name::SortDescending:
        return tr("Show greatest first");
    case Name::FormOrder:
        break;
    }
    return tr("Show in the form's order");
}

void TableActions::retranslate()
{
    for (const Entry &entry : m_entries)
        entry.action->setText(text(entry.name));
}

void TableActions::setOpen(bool open)
{
    for (const Entry &entry : m_entries)
        entry.action->setEnabled(open || !entry.edits);
}

void TableActions::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(&m_grid);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const Entry &entry : m_entries) {
        const bool group = entry.name == Name::FillDown || entry.name == Name::AddLine || entry.name == Name::SortAscending;
        if (group)
            menu->addSeparator();
        if (entry.action->isEnabled())
            menu->addAction(entry.action);
    }
    menu->popup(m_grid.viewport()->mapToGlobal(at));
}

QItemSelection TableActions::selection() const
{
    const QItemSelection chosen = m_grid.selectionModel()->selection();
    const QModelIndex current = m_grid.currentIndex();
    return chosen.isEmpty() && current.isValid() ? QItemSelection(current, current) : chosen;
}

void TableActions::run(Name name)
{
    switch (name) {
    case Name::Cut:
        copy();
        Q_EMIT done(m_edits.empty(selection()));
        break;
    case Name::Copy:
        copy();
        break;
    case Name::Paste:
        paste();
        break;
    case Name::Empty:
        Q_EMIT done(m_edits.empty(selection()));
        break;
    case Name::FillDown:
        Q_EMIT done(m_edits.fillDown(selection()));
        break;
    case Name::FillRight:
        Q_EMIT done(m_edits.fillRight(selection()));
        break;
    case Name::AddLine:
        Q_EMIT lineWanted();
        break;
    case Name::RemoveLines:
        removeLines();
        break;
    case Name::MoveUp:
        move(-1);
        break;
    case Name::MoveDown:
        move(1);
        break;
    case Name::SortAscending:
        sort(m_grid.currentIndex().column(), Qt::AscendingOrder);
        break;
    case Name::SortDescending:
        sort(m_grid.currentIndex().column(), Qt::DescendingOrder);
        break;
    case Name::FormOrder:
        showFormOrder();
        break;
    }
}

void TableActions::copy()
{
    if (!selection().isEmpty())
        QGuiApplication::clipboard()->setText(sheets::toBlock(m_edits.copy(selection())));
}

void TableActions::paste()
{
    const auto grid = sheets::readBlock(QGuiApplication::clipboard()->text());
    if (!grid || grid->isEmpty())
        return;
    const QModelIndex at = m_grid.currentIndex();
    const EditOutcome outcome = m_edits.paste(*grid, selection());
    if (!at.isValid() && m_model.rowCount() > 0)
        m_grid.setCurrentIndex(m_model.index(0, 0));
    Q_EMIT done(outcome);
}

void TableActions::insertLine(bool copy)
{
    if (m_scene.model.isReadonly())
        return;
    const QModelIndex at = m_grid.currentIndex();
    const int from = at.isValid() ? m_model.formRow(at.row()) : -1;
    const int row = from < 0 ? m_model.formRowCount() : from + 1;
    const Json line = copy && from >= 0 ? m_scene.model.data().at(m_model.table())[from] : Json();
    if ((copy && from < 0) || m_scene.model.insertRows(m_model.table(), row, {line}) == 0)
        return;
    m_grid.setCurrentIndex(m_model.index(m_model.viewRow(row), copy ? at.column() : 0));
    m_grid.setFocus(Qt::OtherFocusReason);
}

void TableActions::removeLines()
{
    const QItemSelection chosen = selection();
    if (chosen.isEmpty() || m_scene.model.isReadonly())
        return;
    const int next = chosen.first().top();
    const int column = m_grid.currentIndex().column();
    const EditOutcome outcome = m_edits.removeRows(chosen);
    if (m_model.rowCount() > 0)
        m_grid.setCurrentIndex(m_model.index(qMin(next, m_model.rowCount() - 1), qMax(column, 0)));
    m_grid.setFocus(Qt::OtherFocusReason);
    if (outcome.lines > 1)
        Q_EMIT done(outcome);
}

void TableActions::move(int by)
{
    const QModelIndex at = m_grid.currentIndex();
    const int to = at.row() + by;
    if (!at.isValid() || m_model.hasOwnOrder() || to < 0 || to >= m_model.rowCount())
        return; // what is shown in another order has no place to be moved to
    m_scene.model.moveRow(m_model.table(), at.row(), to);
    m_grid.setCurrentIndex(m_model.index(to, at.column()));
}

void TableActions::onHeaderClicked(int column)
{
    if (m_sortedBy != column)
        sort(column, Qt::AscendingOrder);
    else if (m_sortOrder == Qt::AscendingOrder)
        sort(column, Qt::DescendingOrder);
    else
        sort(-1, std::nullopt);
}

void TableActions::sort(int column, std::optional<Qt::SortOrder> order)
{
    m_sortedBy = column;
    m_sortOrder = order.value_or(Qt::AscendingOrder);
    applyOrder();
}

void TableActions::setProblemsOnly(bool only)
{
    m_problemsOnly = only;
    applyOrder();
}

void TableActions::showFormOrder()
{
    m_sortedBy = -1;
    m_problemsOnly = false;
    applyOrder();
}

/// The cell that was current stays so where it is still on screen.
void TableActions::applyOrder()
{
    const QModelIndex current = m_grid.currentIndex();
    const int row = current.isValid() ? m_model.formRow(current.row()) : -1;
    const int column = qMax(current.column(), 0);
    if (m_sortedBy < 0 && !m_problemsOnly) {
        m_model.showAll();
    } else {
        QList<int> rows;
        if (m_problemsOnly) {
            rows = rowsWithProblems(m_scene, m_model.table());
        } else {
            rows.resize(m_model.formRowCount());
            std::iota(rows.begin(), rows.end(), 0);
        }
        m_model.showRows(m_sortedBy < 0 ? rows : sortedRows(m_scene, m_model, m_sortedBy, m_sortOrder, rows));
    }
    m_grid.showSorting(m_sortedBy, m_sortOrder);
    const int place = row < 0 ? -1 : m_model.viewRow(row);
    if (m_model.rowCount() > 0)
        m_grid.setCurrentIndex(m_model.index(qMax(place, 0), column));
    Q_EMIT orderChanged();
}

} // namespace eforms::widgets
