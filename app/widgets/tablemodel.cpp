#include "widgets/tablemodel.h"

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

TableModel::TableModel(FormScene &scene, QString table, QList<TableColumn> columns, QObject *parent)
    : QAbstractTableModel(parent)
    , m_scene(scene)
    , m_table(std::move(table))
    , m_columns(std::move(columns))
    , m_rows(scene.model.rowCount(m_table))
{
    readProblems();
    const engine::FormModel *model = &m_scene.model;
    connect(model, &engine::FormModel::fieldChanged, this, &TableModel::onFieldChanged);
    connect(model, &engine::FormModel::rowsInserted, this, &TableModel::onRowsInserted);
    connect(model, &engine::FormModel::rowsRemoved, this, &TableModel::onRowsRemoved);
    connect(model, &engine::FormModel::problemsChanged, this, &TableModel::onProblemsChanged);
    connect(model, &engine::FormModel::reset, this, &TableModel::onReset);
}

int TableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int TableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QString TableModel::rowPath(int row) const
{
    return pointerTo(m_table, row);
}

QString TableModel::path(const QModelIndex &index) const
{
    return index.isValid() ? pointerTo(rowPath(index.row()), m_columns.at(index.column()).name) : QString();
}

QModelIndex TableModel::indexOf(const QString &path) const
{
    if (!path.startsWith(m_table + u'/'))
        return {};
    const QStringList parts = pointerParts(QStringView(path).mid(m_table.size()));
    bool isRow = false;
    const int row = parts.value(0).toInt(&isRow);
    if (!isRow || row >= m_rows)
        return {};
    for (int column = 0; column < m_columns.size(); ++column) {
        if (m_columns.at(column).name == parts.value(1))
            return index(row, column);
    }
    return {};
}

QString TableModel::text(const QModelIndex &index) const
{
    const engine::FieldState state = m_scene.model.state(path(index));
    if (!state.relevant)
        return u"–"_s; // not asked for in this row
    const FieldFacts &facts = m_columns.at(index.column()).facts;
    QString text = valueText(m_scene, facts, state.value);
    if (isChanged(index)) {
        const Json &before = m_baseline[index.row()][m_columns.at(index.column()).name];
        const QString old = valueText(m_scene, facts, before);
        text = old.isEmpty() ? tr("%1 (was empty)").arg(text) : tr("%1 (was %2)").arg(text, old);
    }
    return text;
}

bool TableModel::isChanged(const QModelIndex &index) const
{
    if (m_baseline.isAbsent())
        return false;
    const Json &before = m_baseline[index.row()][m_columns.at(index.column()).name];
    const Json now = m_scene.model.state(path(index)).value;
    return before != now && !(before.isEmpty() && now.isEmpty());
}

QString TableModel::mark(const QString &path) const
{
    const engine::Problems found = m_problems.value(path);
    if (found.isEmpty())
        return {};
    return worst(found) == engine::Severity::Error ? u"error"_s : u"warning"_s;
}

QString TableModel::accessibleText(const QModelIndex &index) const
{
    const QString label = m_scene.form().label(m_columns.at(index.column()).facts.pointer, m_scene.language);
    const QString problems = problemTexts(m_scene.form(), m_problems.value(path(index)), m_scene.language);
    const QString value = text(index);
    QStringList parts {label, value.isEmpty() ? tr("empty") : value};
    if (m_scene.model.state(path(index)).required)
        parts.append(tr("required"));
    if (!problems.isEmpty())
        parts.append(problems);
    return parts.join(u", "_s);
}

QVariant TableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_scene.model.rowCount(m_table))
        return {};
    const FieldFacts &facts = m_columns.at(index.column()).facts;
    const bool boolean = facts.kind == FieldFacts::Kind::Boolean;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return boolean && m_baseline.isAbsent() && !m_scene.model.isReadonly() ? QVariant(QString()) : QVariant(text(index));
    case Qt::CheckStateRole:
        if (!boolean || m_scene.model.isReadonly())
            return {};
        return m_scene.model.state(path(index)).value.toBool() ? Qt::Checked : Qt::Unchecked;
    case Qt::TextAlignmentRole: {
        const bool right = facts.kind == FieldFacts::Kind::Integer || facts.kind == FieldFacts::Kind::Decimal;
        return QVariant::fromValue(Qt::Alignment((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    case Qt::ToolTipRole: {
        const QString problems = problemTexts(m_scene.form(), m_problems.value(path(index)), m_scene.language);
        return problems.isEmpty() ? text(index) : problems;
    }
    case Qt::AccessibleTextRole:
        return accessibleText(index);
    case Qt::ForegroundRole:
        if (const auto state = m_scene.model.state(path(index)); !state.relevant || (state.readonly && !m_scene.model.isReadonly()))
            return QGuiApplication::palette().brush(QPalette::PlaceholderText);
        return {};
    case PathRole:
        return path(index);
    case ProblemRole:
        return mark(path(index));
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
        const bool required = m_rows > 0 && m_scene.model.state(pointerTo(rowPath(0), m_columns.at(section).name)).required;
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

QVariant TableModel::rowHeader(int row, int role) const
{
    const auto marked = m_rowMarks.constFind(row);
    switch (role) {
    case Qt::DisplayRole:
        return row + 1;
    case Qt::DecorationRole: {
        if (marked == m_rowMarks.constEnd())
            return {};
        const Tokens t = tokens(QGuiApplication::palette());
        const bool error = *marked == engine::Severity::Error;
        return Icons::icon(error ? u"error"_s : u"warning"_s, error ? t.error : t.warning);
    }
    case Qt::ToolTipRole: {
        const QString own = problemTexts(m_scene.form(), m_problems.value(rowPath(row)), m_scene.language);
        if (!own.isEmpty())
            return own;
        return marked == m_rowMarks.constEnd() ? QVariant() : QVariant(tr("This line has problems."));
    }
    case Qt::AccessibleTextRole:
        return marked == m_rowMarks.constEnd() ? tr("Line %1").arg(row + 1) : tr("Line %1, has problems").arg(row + 1);
    default:
        return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal)
        return section < m_columns.size() ? header(section, role) : QVariant();
    return rowHeader(section, role);
}

Qt::ItemFlags TableModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const engine::FieldState state = m_scene.model.state(path(index));
    const FieldFacts &facts = m_columns.at(index.column()).facts;
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    const bool open = state.relevant && !state.readonly && !m_scene.model.isReadonly() && !facts.computed;
    if (!open || facts.kind == FieldFacts::Kind::Other)
        return flags;
    flags |= facts.kind == FieldFacts::Kind::Boolean ? Qt::ItemIsUserCheckable : Qt::ItemIsEditable;
    return flags;
}

void TableModel::retranslate()
{
    if (!m_columns.isEmpty())
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, static_cast<int>(m_columns.size()) - 1);
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, static_cast<int>(m_columns.size()) - 1));
}

void TableModel::setBaseline(const Json &rows)
{
    m_baseline = rows;
    retranslate();
}

void TableModel::onFieldChanged(const QString &path)
{
    if (const QModelIndex cell = indexOf(path); cell.isValid())
        Q_EMIT dataChanged(cell, cell);
    else if (path.startsWith("/attachments/"_L1))
        retranslate(); // names of files stand in cells
}

void TableModel::onRowsInserted(const QString &table, int first, int count)
{
    if (table != m_table)
        return;
    beginInsertRows({}, first, first + count - 1);
    m_rows += count;
    endInsertRows();
    readProblems();
    if (m_rows == count)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, static_cast<int>(m_columns.size()) - 1);
}

void TableModel::onRowsRemoved(const QString &table, int first, int count)
{
    if (table != m_table)
        return;
    beginRemoveRows({}, first, first + count - 1);
    m_rows -= count;
    endRemoveRows();
    readProblems();
}

void TableModel::readProblems()
{
    m_problems.clear();
    m_rowMarks.clear();
    for (const engine::Problem &problem : m_scene.model.shownProblems()) {
        if (problem.path != m_table && !problem.path.startsWith(m_table + u'/'))
            continue;
        m_problems[problem.path].append(problem);
        bool isRow = false;
        const int row = pointerParts(QStringView(problem.path).mid(m_table.size())).value(0).toInt(&isRow);
        if (!isRow)
            continue;
        const auto known = m_rowMarks.constFind(row);
        if (known == m_rowMarks.constEnd() || *known != engine::Severity::Error)
            m_rowMarks.insert(row, problem.severity);
    }
}

void TableModel::onProblemsChanged()
{
    readProblems();
    if (m_rows == 0 || m_rows != m_scene.model.rowCount(m_table))
        return;
    Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, static_cast<int>(m_columns.size()) - 1), {ProblemRole});
    Q_EMIT headerDataChanged(Qt::Vertical, 0, m_rows - 1);
}

void TableModel::onReset()
{
    beginResetModel();
    m_rows = m_scene.model.rowCount(m_table);
    readProblems();
    endResetModel();
}

} // namespace eforms::widgets
