#include "widgets/totalsrow.h"

#include "engine/formats.h"
#include "widgets/numbertext.h"
#include "widgets/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

TotalsRow::TotalsRow(FormScene &scene, QString table, QStringList names, TableGrid &grid, QWidget *parent)
    : QWidget(parent)
    , m_scene(scene)
    , m_table(std::move(table))
    , m_names(std::move(names))
    , m_grid(grid)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(grid.horizontalScrollBar(), &QScrollBar::valueChanged, this, qOverload<>(&QWidget::update));
    connect(grid.horizontalHeader(), &QHeaderView::sectionResized, this, qOverload<>(&QWidget::update));
}

void TotalsRow::refresh()
{
    m_columns.clear();
    for (const QString &name : m_names) {
        Column column {factsOf(m_scene.form(), pointerTo(m_table, name)), {}, {}, {}};
        for (const Json &row : m_scene.model.data().at(m_table).array()) {
            column.values.append(engine::decimalOf(row[name]).value_or(Decimal()));
            column.sum = column.sum + column.values.last();
        }
        m_columns.insert(name, column);
    }
    describe();
}

void TotalsRow::update(const QString &path)
{
    if (!path.startsWith(m_table + u'/'))
        return;
    const QStringList parts = pointerParts(QStringView(path).mid(m_table.size()));
    const auto column = parts.size() == 2 ? m_columns.find(parts.last()) : m_columns.end();
    const int row = parts.first().toInt();
    if (column == m_columns.end() || row < 0 || row >= column->values.size())
        return;
    const Decimal now = engine::decimalOf(m_scene.model.data().at(path)).value_or(Decimal());
    column->sum = column->sum - column->values.at(row) + now;
    column->values[row] = now;
    describe();
}

void TotalsRow::describe()
{
    QStringList spoken;
    for (const QString &name : m_names) {
        Column &column = m_columns[name];
        column.text = groupedNumber(column.sum.toString(), column.facts.scale);
        spoken.append(m_scene.form().label(column.facts.pointer, m_scene.language) + u": "_s + column.text);
    }
    setAccessibleName(tr("Totals: %1").arg(spoken.join(u", "_s)));
    setToolTip(spoken.join(u'\n'));
    update();
}

QSize TotalsRow::sizeHint() const
{
    return {100, fontMetrics().height() + 10};
}

void TotalsRow::paintEvent(QPaintEvent *)
{
    const Tokens t = tokens(palette());
    QPainter painter(this);
    painter.fillRect(rect(), t.raised);
    painter.setPen(t.text);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    const auto *model = static_cast<const TableModel *>(m_grid.model());
    const int left = m_grid.frameWidth() + m_grid.verticalHeader()->width();
    int firstTotal = width();
    painter.setClipRect(left, 0, width() - left, height());
    for (int at = 0; at < model->columns().size(); ++at) {
        const auto found = m_columns.constFind(model->columns().at(at).name);
        if (found == m_columns.constEnd())
            continue;
        const int x = left + m_grid.columnViewportPosition(at);
        firstTotal = qMin(firstTotal, x);
        painter.drawText(QRect(x + 4, 0, m_grid.columnWidth(at) - 9, height()), Qt::AlignRight | Qt::AlignVCenter,
            found->text);
    }
    painter.setClipping(false);
    painter.drawText(QRect(space::small, 0, qMax(0, firstTotal - space::small), height()),
        Qt::AlignLeft | Qt::AlignVCenter, tr("Total"));
}

} // namespace eforms::widgets
