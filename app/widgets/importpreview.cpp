#include "widgets/importpreview.h"

#include "widgets/icons.h"
#include "widgets/problemtext.h"
#include "widgets/theme.h"
#include "widgets/valuetext.h"

#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

ImportPreview::ImportPreview(FormScene &scene, const TableExchange &exchange, QObject *parent)
    : QAbstractTableModel(parent)
    , m_scene(scene)
    , m_exchange(exchange)
{
}

void ImportPreview::show(const QList<Json> &rows, const QList<int> &fields)
{
    beginResetModel();
    m_rows = rows;
    m_fields = fields;
    m_facts.clear();
    for (const int field : fields)
        m_facts.append(factsOf(m_scene.form(), pointerTo(m_exchange.table(), m_exchange.members().at(field))));
    m_problems.clear();
    endResetModel();
}

void ImportPreview::setProblems(const QHash<int, engine::Problems> &problems)
{
    m_problems = problems;
    if (m_rows.isEmpty())
        return;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
}

int ImportPreview::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ImportPreview::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_fields.isEmpty() ? 0 : static_cast<int>(m_fields.size()) + 1;
}

engine::Problems ImportPreview::problemsAt(const QModelIndex &index) const
{
    engine::Problems found = m_problems.value(index.row());
    if (isProblems(index.column()))
        return found;
    const QString member = m_exchange.members().at(m_fields.at(index.column()));
    found.removeIf([&member](const engine::Problem &problem) { return problem.path.section(u'/', -1) != member; });
    return found;
}

QString ImportPreview::text(const QModelIndex &index) const
{
    if (isProblems(index.column())) {
        QStringList sentences;
        for (const engine::Problem &problem : m_problems.value(index.row())) {
            const QString label = m_scene.form().label(problem.path, m_scene.language);
            sentences.append(label + u": "_s + m_scene.form().problemText(problem, m_scene.language));
        }
        return sentences.join(u"; "_s);
    }
    const QString member = m_exchange.members().at(m_fields.at(index.column()));
    return valueText(m_scene, m_facts.at(index.column()), m_rows.at(index.row())[member]);
}

QVariant ImportPreview::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(index);
    case Qt::ToolTipRole: {
        const QString wrong = problemTexts(m_scene.form(), problemsAt(index), m_scene.language);
        return wrong.isEmpty() ? text(index) : wrong;
    }
    case Qt::ForegroundRole: {
        const engine::Problems found = problemsAt(index);
        if (found.isEmpty())
            return {};
        const Tokens t = tokens(QGuiApplication::palette());
        return QBrush(worst(found) == engine::Severity::Error ? t.error : t.warning);
    }
    default: // Qt's roles are an open set
        return {};
    }
}

QVariant ImportPreview::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal) {
        if (role != Qt::DisplayRole || section > m_fields.size())
            return {};
        return isProblems(section) ? tr("Problems") : m_exchange.label(m_fields.at(section), m_scene.language);
    }
    const auto found = m_problems.constFind(section);
    if (role == Qt::DecorationRole && found != m_problems.constEnd()) {
        const Tokens t = tokens(QGuiApplication::palette());
        const bool error = worst(*found) == engine::Severity::Error;
        return Icons::icon(error ? u"error"_s : u"warning"_s, error ? t.error : t.warning);
    }
    return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
}

} // namespace eforms::widgets
