#include "widgets/tablegrid.h"

#include "widgets/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <numeric>

namespace eforms::widgets {

namespace {

constexpr int mostLines = 8; ///< in sight; more are scrolled
constexpr int leastColumn = 64;
constexpr int mostColumn = 320;
constexpr int usualColumn = 120;

} // namespace

TableGrid::TableGrid(FormScene &scene, const EditorFactory &factory, TableModel &model, QWidget *parent)
    : QTableView(parent)
    , m_scene(scene)
    , m_model(model)
{
    setModel(&model);
    auto *delegate = new CellDelegate(scene, factory, this);
    setItemDelegate(delegate);
    connect(delegate, &CellDelegate::moved, this, &TableGrid::go);
    setEditTriggers(QAbstractItemView::AnyKeyPressed | QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setAlternatingRowColors(false);
    const int line = fontMetrics().height() + 14;
    verticalHeader()->setDefaultSectionSize(line);
    verticalHeader()->setMinimumSectionSize(line);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumWidth(40);
    horizontalHeader()->setMinimumSectionSize(leastColumn);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsClickable(true);
    // A click sorts; it must not select a column whose cells the next key would replace.
    disconnect(horizontalHeader(), &QHeaderView::sectionPressed, this, nullptr);
    disconnect(horizontalHeader(), &QHeaderView::sectionEntered, this, nullptr);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, &TableGrid::onSectionResized);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&model, signal, this, &TableGrid::refit);
    connect(&model, &QAbstractItemModel::modelReset, this, &TableGrid::refit);
    recolour();
    refit();
}

void TableGrid::recolour()
{
    const Tokens t = tokens(palette());
    QPalette own = palette();
    if (own.color(QPalette::Highlight) == t.selection)
        return;
    own.setColor(QPalette::Highlight, t.selection); // problems stay visible on selected cells
    own.setColor(QPalette::HighlightedText, t.text);
    setPalette(own);
}

void TableGrid::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        recolour();
}

void TableGrid::setEmptyText(const QString &text)
{
    m_emptyText = text;
    viewport()->update();
}

void TableGrid::setWhole()
{
    m_whole = true;
    setWordWrap(true);
    setTextElideMode(Qt::ElideNone);
    refit();
}

void TableGrid::showSorting(int column, Qt::SortOrder order)
{
    horizontalHeader()->setSortIndicatorShown(column >= 0);
    horizontalHeader()->setSortIndicator(column, order);
}

void TableGrid::onSectionResized(int column, int, int now)
{
    if (m_spreading)
        return;
    m_ownWidths.insert(column, now);
    updateGeometry(); // the scroll bar comes and goes
}

void TableGrid::refit()
{
    // A bar that came for a moment would narrow the columns, wrap the headings, and then be needed.
    const bool scrolls = !m_whole && m_model.rowCount() > mostLines;
    setVerticalScrollBarPolicy(scrolls ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    spreadColumns(); // headings are marked as required once there is a line
    if (m_whole)
        resizeRowsToContents();
    updateGeometry();
    viewport()->update();
}

QSize TableGrid::sizeHint() const
{
    return {480, heightForWidth(width())};
}

int TableGrid::heightForWidth(int width) const
{
    const int line = verticalHeader()->defaultSectionSize();
    const int rows = m_model.rowCount();
    int lines = 2 * line; // room for the words when it is empty
    if (rows > 0)
        lines = m_whole ? verticalHeader()->length() : std::min(rows, mostLines) * line;
    const bool scrolls = !m_whole && rows > mostLines;
    const int numbers = std::max(verticalHeader()->sizeHint().width(), verticalHeader()->minimumWidth());
    const Spread columns = spreadOver(width - 2 * frameWidth() - numbers
        - (scrolls ? verticalScrollBar()->sizeHint().width() : 0));
    const int bar = columns.beyond ? horizontalScrollBar()->sizeHint().height() : 0;
    return headingHeight(columns.tall) + lines + 2 * frameWidth() + bar;
}

int TableGrid::headingHeight(bool tall) const
{
    return fontMetrics().lineSpacing() * (tall ? 2 : 1) + 12;
}

QSize TableGrid::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

TableGrid::Spread TableGrid::spreadOver(int room) const
{
    // Headings may take two lines when the columns would not all be in sight otherwise; then the columns give way.
    Spread columns {columnWidths(1)};
    int wanted = std::accumulate(columns.widths.begin(), columns.widths.end(), 0);
    if (wanted > room) {
        columns.widths = columnWidths(2);
        giveWay(columns.widths, room);
        wanted = std::accumulate(columns.widths.begin(), columns.widths.end(), 0);
    }
    const int count = static_cast<int>(columns.widths.size());
    if (count == 0)
        return columns;
    const int spare = std::max(0, room - wanted) / count;
    for (int at = 0; at < columns.widths.size(); ++at) {
        int &width = columns.widths[at];
        width = m_ownWidths.value(at, width + spare);
        const QString heading = m_model.headerData(at, Qt::Horizontal, Qt::DisplayRole).toString();
        columns.tall = columns.tall || fontMetrics().horizontalAdvance(heading) + 12 > width;
    }
    if (spare > 0 && !m_ownWidths.contains(count - 1))
        columns.widths.last() += (room - wanted) % count;
    columns.beyond = std::accumulate(columns.widths.begin(), columns.widths.end(), 0) > room;
    return columns;
}

void TableGrid::spreadColumns()
{
    m_spreading = true;
    const Spread columns = spreadOver(viewport()->width());
    for (int at = 0; at < columns.widths.size(); ++at)
        setColumnWidth(at, columns.widths.at(at));
    horizontalHeader()->setFixedHeight(headingHeight(columns.tall));
    m_spreading = false;
}

int TableGrid::headingWidth(int column, int lines) const
{
    const QString heading = m_model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    const int whole = fontMetrics().horizontalAdvance(heading) + 20;
    if (lines < 2)
        return whole;
    // As narrow as it is on so many lines. Chinese breaks between any two characters.
    const auto known = m_headingWidths.constFind(heading);
    if (known != m_headingWidths.cend())
        return *known;
    constexpr int step = 6;
    const int high = lines * fontMetrics().lineSpacing();
    int width = whole / lines;
    while (width < whole
        && fontMetrics().boundingRect(QRect(0, 0, width - 10, 1000), Qt::TextWordWrap, heading).height() > high)
        width += step;
    for (const QString &word : heading.split(u' ')) {
        const bool breaks = std::any_of(word.begin(), word.end(), [](QChar sign) { return sign.script() == QChar::Script_Han; });
        if (!breaks)
            width = std::max(width, fontMetrics().horizontalAdvance(word) + 16);
    }
    width = std::min(width, whole);
    m_headingWidths.insert(heading, width);
    return width;
}

QList<int> TableGrid::columnWidths(int headingLines) const
{
    QList<int> widths;
    for (int at = 0; at < m_model.columnCount(); ++at) {
        int asked = m_model.columns().at(at).width > 0 ? m_model.columns().at(at).width : usualColumn;
        if (m_whole)
            asked = sizeHintForColumn(at) + 12;
        widths.append(std::clamp(std::max(asked, headingWidth(at, headingLines)), leastColumn, mostColumn));
    }
    return widths;
}

void TableGrid::giveWay(QList<int> &widths, int room) const
{
    const int over = std::accumulate(widths.begin(), widths.end(), 0) - room;
    QList<int> spare; // what each may lose: a third at most, and no more than its heading allows
    for (int at = 0; at < widths.size(); ++at)
        spare.append(std::max(0, widths.at(at) - std::max({leastColumn, headingWidth(at, 2), widths.at(at) * 2 / 3})));
    const int all = std::accumulate(spare.begin(), spare.end(), 0);
    if (m_whole || over <= 0 || all <= 0)
        return;
    const int taken = std::min(over, all);
    int left = taken;
    for (int at = 0; at < widths.size(); ++at) {
        const int share = std::min(left, (spare.at(at) * taken + all - 1) / all); // rounded up, so that nothing is left
        widths[at] -= share;
        left -= share;
    }
}

void TableGrid::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        refit();
}

bool TableGrid::event(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        m_headingWidths.clear();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange)
        QMetaObject::invokeMethod(this, &TableGrid::spreadColumns, Qt::QueuedConnection);
    return QTableView::event(event);
}

void TableGrid::go(CellDelegate::Move move)
{
    const QModelIndex from = currentIndex();
    if (!from.isValid())
        return;
    const int columns = m_model.columnCount();
    int cell = from.row() * columns + from.column();
    switch (move) {
    case CellDelegate::Move::Next:
        ++cell;
        break;
    case CellDelegate::Move::Previous:
        --cell;
        break;
    case CellDelegate::Move::Down:
        cell += columns;
        break;
    case CellDelegate::Move::Up:
        cell -= columns;
        break;
    }
    if (cell >= 0 && cell < columns * m_model.rowCount())
        setCurrentIndex(m_model.index(cell / columns, cell % columns));
}

bool TableGrid::hasWholeLines() const
{
    return m_model.columnCount() > 1 && !selectionModel()->selectedRows().isEmpty();
}

/// Where Ctrl and an arrow lead: the last cell of those that are filled, or the next filled one, or the end.
QModelIndex TableGrid::edgeFrom(const QModelIndex &from, int down, int right) const
{
    const auto filled = [this](const QModelIndex &cell) { return cell.isValid() && !m_model.value(cell).isEmpty(); };
    const auto next = [this, down, right](const QModelIndex &cell) {
        return m_model.index(cell.row() + down, cell.column() + right);
    };
    QModelIndex at = from;
    const bool through = filled(at) && filled(next(at));
    while (next(at).isValid()) {
        if (through && !filled(next(at)))
            break;
        at = next(at);
        if (!through && filled(at))
            break;
    }
    return at;
}

QModelIndex TableGrid::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    const QModelIndex from = currentIndex();
    if (!from.isValid() || !(modifiers & Qt::ControlModifier))
        return QTableView::moveCursor(action, modifiers);
    switch (action) {
    case MoveUp:
        return edgeFrom(from, -1, 0);
    case MoveDown:
        return edgeFrom(from, 1, 0);
    case MoveLeft:
        return edgeFrom(from, 0, -1);
    case MoveRight:
        return edgeFrom(from, 0, 1);
    case MoveHome:
    case MoveEnd:
    case MovePageUp:
    case MovePageDown:
    case MoveNext:
    case MovePrevious:
        break;
    }
    return QTableView::moveCursor(action, modifiers);
}

QItemSelectionModel::SelectionFlags TableGrid::selectionCommand(const QModelIndex &index, const QEvent *event) const
{
    if (event == nullptr)
        return QItemSelectionModel::ClearAndSelect; // moved by program, whatever key is held down meanwhile
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<const QKeyEvent *>(event);
        if (key->modifiers() == Qt::ControlModifier && key->key() != Qt::Key_Space)
            return QItemSelectionModel::ClearAndSelect; // a jump takes the selection along
    }
    return QTableView::selectionCommand(index, event);
}

void TableGrid::keyPressEvent(QKeyEvent *event)
{
    const bool turnsPage = event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown;
    const bool control = event->modifiers() == Qt::ControlModifier;
    if (event->matches(QKeySequence::Undo) || event->matches(QKeySequence::Redo)
        || (control && (turnsPage || event->key() == Qt::Key_Y))) {
        event->ignore(); // the form's, not a cell's
        return;
    }
    const bool plain = !(event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier));
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    switch (plain ? event->key() : 0) {
    case Qt::Key_Delete:
        if (hasWholeLines())
            Q_EMIT removeWanted();
        else
            Q_EMIT emptyWanted();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        go(shift ? CellDelegate::Move::Up : CellDelegate::Move::Down);
        return;
    default: // moving, typing and selecting are Qt's
        QTableView::keyPressEvent(event);
    }
}

void TableGrid::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    if (!currentIndex().isValid() && m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(0, 0));
}

bool TableGrid::focusNextPrevChild(bool next)
{
    const QModelIndex at = currentIndex();
    const bool last = !at.isValid() || (at.row() == m_model.rowCount() - 1 && at.column() == m_model.columnCount() - 1);
    const bool first = !at.isValid() || (at.row() == 0 && at.column() == 0);
    if ((next && !last) || (!next && !first))
        return QTableView::focusNextPrevChild(next);
    setTabKeyNavigation(false); // nobody gets stuck in a table
    const bool left = QTableView::focusNextPrevChild(next);
    setTabKeyNavigation(true);
    return left;
}

void TableGrid::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (m_model.rowCount() > 0 || m_emptyText.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setPen(tokens(palette()).muted);
    painter.drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

} // namespace eforms::widgets
