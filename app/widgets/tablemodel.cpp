#include "widgets/tablemodel.h"

#include "engine/compiledschema.h"
#include "widgets/icons.h"
#include "widgets/problemtext.h"
#include "widgets/theme.h"
#include "widgets/valuetext.h"

#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

QList<TableColumn> tableColumns(const engine::FormDefinition &form, const QString &table, const Json &options)
{
    QList<TableColumn> result;
    const FieldFacts facts = factsOf(form, table);
    for (const Json &asked : options[u"columns"_s].array()) {
        TableColumn column;
        column.name = asked[u"scope"_s].toString().section(u'/', -1);
        column.width = static_cast<int>(asked[u"width"_s].toInteger());
        column.options = asked[u"options"_s];
        if (facts.members.contains(column.name))
            result.append(column);
    }
    if (result.isEmpty()) {
        for (const QString &member : facts.members)
            result.append({member, {}, {}, 0});
    }
    for (TableColumn &column : result)
        column.facts = factsOf(form, pointerTo(table, column.name));
    return result;
}

namespace {

QStringList fieldsOfRows(const engine::FormDefinition &form, const QString &table)
{
    QStringList result;
    const engine::FormStructure &structure = form.schema().structure();
    const engine::FieldPlan *plan = structure.field(table);
    if (plan == nullptr || plan->rows < 0)
        return result;
    for (const int id : structure.scope(plan->rows).fields)
        result.append(structure.at(id).inScope);
    return result;
}

} // namespace

TableModel::TableModel(FormScene &scene, QString table, QList<TableColumn> columns, QObject *parent)
    : QAbstractTableModel(parent)
    , m_scene(scene)
    , m_table(std::move(table))
    , m_columns(std::move(columns))
    , m_inRow(fieldsOfRows(scene.form(), m_table))
    , m_rows(scene.model.rowCount(m_table))
    , m_showsAll(scene.model.showsAllProblems())
{
    const engine::FormModel *model = &m_scene.model;
    connect(model, &engine::FormModel::fieldChanged, this, &TableModel::onFieldChanged);
    connect(model, &engine::FormModel::rowsInserted, this, &TableModel::onRowsInserted);
    connect(model, &engine::FormModel::rowsRemoved, this, &TableModel::onRowsRemoved);
    connect(model, &engine::FormModel::problemsChanged, this, &TableModel::onProblemsChanged);
    connect(model, &engine::FormModel::reset, this, &TableModel::onReset);
}

int TableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_order.count(m_rows);
}

int TableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QString TableModel::rowPath(int row) const
{
    return pointerTo(m_table, m_order.row(row));
}

const Json &TableModel::value(const QModelIndex &index) const
{
    return m_scene.model.data().at(m_table)[m_order.row(index.row())][m_columns.at(index.column()).name];
}

QString TableModel::path(const QModelIndex &index) const
{
    return index.isValid() ? pointerTo(rowPath(index.row()), m_columns.at(index.column()).name) : QString();
}

int TableModel::rowOf(const QString &path) const
{
    if (!path.startsWith(m_table + u'/'))
        return -1;
    bool isRow = false;
    const int row = pointerParts(QStringView(path).mid(m_table.size())).value(0).toInt(&isRow);
    return isRow && row >= 0 && row < m_rows ? m_order.place(row) : -1;
}

QModelIndex TableModel::indexOf(const QString &path) const
{
    const int row = rowOf(path);
    if (row < 0)
        return {};
    const QString field = pointerParts(QStringView(path).mid(m_table.size())).value(1);
    for (int column = 0; column < m_columns.size(); ++column) {
        if (m_columns.at(column).name == field)
            return index(row, column);
    }
    return {};
}

const engine::FieldState &TableModel::state(const QModelIndex &index) const
{
    if (m_lastCell != index) {
        m_lastCell = index;
        m_lastState = m_scene.model.state(path(index));
    }
    return m_lastState;
}

void TableModel::forget()
{
    m_lastCell = QModelIndex();
    m_rowMarks.clear();
}

engine::Problems TableModel::problems(const QString &path) const
{
    // A rule may name a cell that does not apply to this line; the list of problems says it, an empty cell need not be red.
    const engine::FieldState &state = m_scene.model.state(path);
    return m_scene.model.showsProblemsOf(path) && state.relevant ? state.problems : engine::Problems();
}

QString TableModel::text(const QModelIndex &index) const
{
    if (!state(index).relevant)
        return u"–"_s; // not asked for in this row
    const FieldFacts &facts = m_columns.at(index.column()).facts;
    QString text = valueText(m_scene, facts, value(index));
    if (isChanged(index)) {
        const Json &before = m_baseline[m_order.row(index.row())][m_columns.at(index.column()).name];
        const QString old = valueText(m_scene, facts, before);
        text = old.isEmpty() ? tr("%1 (was empty)").arg(text) : tr("%1 (was %2)").arg(text, old);
    }
    return text;
}

bool TableModel::isChanged(const QModelIndex &index) const
{
    if (m_baseline.isAbsent())
        return false;
    const Json &before = m_baseline[m_order.row(index.row())][m_columns.at(index.column()).name];
    const Json &now = value(index);
    return before != now && !(before.isEmpty() && now.isEmpty());
}

QString TableModel::accessibleText(const QModelIndex &index) const
{
    const QString label = m_scene.form().label(m_columns.at(index.column()).facts.pointer, m_scene.language);
    const QString found = problemTexts(m_scene.form(), problems(path(index)), m_scene.language);
    const QString value = text(index);
    QStringList parts {label, value.isEmpty() ? tr("empty") : value};
    if (state(index).required)
        parts.append(tr("required"));
    if (!found.isEmpty())
        parts.append(found);
    return parts.join(u", "_s);
}

QVariant TableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || m_order.row(index.row()) >= m_scene.model.rowCount(m_table))
        return {};
    const FieldFacts &facts = m_columns.at(index.column()).facts;
    const bool boolean = facts.kind == FieldFacts::Kind::Boolean;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return boolean && value(index).isBool() && m_baseline.isAbsent() && !m_scene.model.isReadonly()
            ? QVariant(QString()) // the box says it
            : QVariant(text(index));
    case Qt::CheckStateRole:
        if (!boolean || m_scene.model.isReadonly() || !state(index).relevant)
            return {};
        return value(index).toBool() ? Qt::Checked : Qt::Unchecked;
    case Qt::TextAlignmentRole: {
        const bool right = facts.kind == FieldFacts::Kind::Integer || facts.kind == FieldFacts::Kind::Decimal;
        return QVariant::fromValue(Qt::Alignment((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    case Qt::ToolTipRole: {
        const QString found = problemTexts(m_scene.form(), problems(path(index)), m_scene.language);
        return found.isEmpty() ? text(index) : found;
    }
    case Qt::AccessibleTextRole:
        return accessibleText(index);
    case Qt::ForegroundRole:
        if (!state(index).relevant || (state(index).readonly && !m_scene.model.isReadonly()))
            return QGuiApplication::palette().brush(QPalette::PlaceholderText);
        return {};
    case PathRole:
        return path(index);
    case ProblemRole: {
        const engine::Problems found = problems(path(index));
        if (found.isEmpty())
            return QString();
        return worst(found) == engine::Severity::Error ? u"error"_s : u"warning"_s;
    }
    case ChangedRole:
        return isChanged(index);
    default: // Qt's roles are an open set
        return {};
    }
}

bool TableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid())
        return false; // cell editors speak to the form themselves
    m_scene.model.setValue(path(index), Json(value.toInt() == Qt::Checked));
    m_scene.model.markVisited(path(index));
    return true;
}

QVariant TableModel::header(int section, int role) const
{
    const FieldFacts &facts = m_columns.at(section).facts;
    switch (role) {
    case Qt::DisplayRole: {
        const bool required
            = m_rows > 0 && m_scene.model.state(pointerTo(pointerTo(m_table, 0), m_columns.at(section).name)).required;
        const QString label = m_scene.form().label(facts.pointer, m_scene.language);
        return required && !m_scene.model.isReadonly() ? label + QChar(QChar::Nbsp) + u'*' : label;
    }
    case Qt::ToolTipRole: {
        const QString hint = m_scene.form().hint(facts.pointer, m_scene.language);
        const QString label = m_scene.form().label(facts.pointer, m_scene.language);
        return hint.isEmpty() ? label : label + u'\n' + hint;
    }
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | static_cast<int>(Qt::TextWordWrap);
    default:
        return {};
    }
}

std::optional<engine::Severity> TableModel::rowMark(int row) const
{
    const int own = m_order.row(row);
    if (const auto known = m_rowMarks.constFind(own); known != m_rowMarks.constEnd())
        return *known;
    engine::Problems all = problems(rowPath(row));
    for (const QString &field : m_inRow)
        all += problems(rowPath(row) + field);
    const auto mark = all.isEmpty() ? std::nullopt : std::optional(worst(all));
    m_rowMarks.insert(own, mark);
    return mark;
}

QVariant TableModel::rowHeader(int row, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return m_order.row(row) + 1;
    case Qt::DecorationRole: {
        const auto mark = rowMark(row);
        if (!mark)
            return {};
        const Tokens t = tokens(QGuiApplication::palette());
        const bool error = *mark == engine::Severity::Error;
        return Icons::icon(error ? u"error"_s : u"warning"_s, error ? t.error : t.warning);
    }
    case Qt::ToolTipRole: {
        const QString own = problemTexts(m_scene.form(), problems(rowPath(row)), m_scene.language);
        if (!own.isEmpty())
            return own;
        return rowMark(row) ? QVariant(tr("This line has problems.")) : QVariant();
    }
    case Qt::AccessibleTextRole: {
        const int number = m_order.row(row) + 1;
        return rowMark(row) ? tr("Line %1, has problems").arg(number) : tr("Line %1").arg(number);
    }
    default:
        return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal)
        return section < m_columns.size() ? header(section, role) : QVariant();
    return section < rowCount() ? rowHeader(section, role) : QVariant();
}

bool TableModel::isOpen(const QModelIndex &index) const
{
    return (flags(index) & (Qt::ItemIsEditable | Qt::ItemIsUserCheckable)) != 0;
}

Qt::ItemFlags TableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const engine::FieldState &now = state(index);
    const FieldFacts &facts = m_columns.at(index.column()).facts;
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    using Kind = FieldFacts::Kind;
    const bool open = now.relevant && !now.readonly && !m_scene.model.isReadonly() && !facts.computed;
    if (!open || facts.kind == Kind::Other || facts.kind == Kind::Choices || facts.kind == Kind::List)
        return flags;
    flags |= facts.kind == FieldFacts::Kind::Boolean ? Qt::ItemIsUserCheckable : Qt::ItemIsEditable;
    return flags;
}

void TableModel::announceAll(const QList<int> &roles)
{
    if (rowCount() == 0 || m_columns.isEmpty())
        return;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, static_cast<int>(m_columns.size()) - 1), roles);
    Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
}

void TableModel::retranslate()
{
    if (!m_columns.isEmpty())
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, static_cast<int>(m_columns.size()) - 1);
    announceAll({});
}

void TableModel::setBaseline(const Json &rows)
{
    m_baseline = rows;
    retranslate();
}

void TableModel::showRows(const QList<int> &formRows)
{
    beginResetModel();
    forget();
    m_order.show(formRows, m_rows);
    endResetModel();
}

void TableModel::showAll()
{
    if (!m_order.isOwn())
        return;
    beginResetModel();
    forget();
    m_order.clear();
    endResetModel();
}

void TableModel::onFieldChanged(const QString &path)
{
    m_lastCell = QModelIndex();
    const int row = rowOf(path);
    if (const QModelIndex cell = indexOf(path); cell.isValid())
        Q_EMIT dataChanged(cell, cell);
    else if (row < 0 && path.startsWith("/attachments/"_L1))
        return retranslate(); // names of files stand in cells
    if (row >= 0)
        refreshMark(row);
}

/// The mark beside a line, where it has become another one. What is not known yet has not been painted either.
void TableModel::refreshMark(int row)
{
    const auto known = m_rowMarks.constFind(m_order.row(row));
    if (known == m_rowMarks.constEnd())
        return;
    const auto before = *known;
    m_rowMarks.erase(known);
    if (rowMark(row) != before)
        Q_EMIT headerDataChanged(Qt::Vertical, row, row);
}

void TableModel::onRowsInserted(const QString &table, int first, int count)
{
    if (table != m_table)
        return;
    forget();
    const int at = m_order.placeOfInserted(first);
    beginInsertRows({}, at, at + count - 1);
    m_order.insert(first, count);
    m_rows += count;
    endInsertRows();
    if (m_rows == count)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, static_cast<int>(m_columns.size()) - 1);
}

void TableModel::onRowsRemoved(const QString &table, int first, int count)
{
    if (table != m_table)
        return;
    forget();
    if (!m_order.isOwn()) {
        beginRemoveRows({}, first, first + count - 1);
        m_rows -= count;
        endRemoveRows();
        return;
    }
    m_order.remove(first, count);
    m_rows -= count;
    for (const auto &[from, to] : m_order.emptyPlaces()) {
        beginRemoveRows({}, from, to);
        m_order.dropPlaces(from, to);
        endRemoveRows();
    }
}

void TableModel::onProblemsChanged()
{
    m_lastCell = QModelIndex();
    // Which problems there are is told field by field; only that all are shown from now on is told here.
    const bool all = m_scene.model.showsAllProblems();
    if (std::exchange(m_showsAll, all) == all || m_rows != m_scene.model.rowCount(m_table))
        return;
    forget();
    announceAll({ProblemRole});
}

/// Selection, scroll position and the cell that has the focus stay where they are.
void TableModel::onReset()
{
    forget();
    if (m_scene.model.rowCount(m_table) != m_rows)
        resize(m_scene.model.rowCount(m_table));
    retranslate();
}

void TableModel::resize(int rows)
{
    if (m_order.isOwn())
        showAll(); // nobody knows which lines went
    const int before = m_rows;
    if (rows > before) {
        beginInsertRows({}, before, rows - 1);
        m_rows = rows;
        endInsertRows();
    } else {
        beginRemoveRows({}, rows, before - 1);
        m_rows = rows;
        endRemoveRows();
    }
}

} // namespace eforms::widgets
