#include "widgets/plaintooltips.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QHelpEvent>
#include <QTextDocument>
#include <QToolTip>

namespace eforms::widgets {

namespace {

QString toolTipOf(const QHeaderView &header, const QPoint &place)
{
    const int section = header.logicalIndexAt(place);
    if (section < 0 || header.model() == nullptr)
        return {};
    return header.model()->headerData(section, header.orientation(), Qt::ToolTipRole).toString();
}

/// What the widget says at a place, or the cell or header that is there.
QString toolTipAt(const QWidget &widget, const QPoint &place)
{
    const QWidget *parent = widget.parentWidget();
    if (const auto *header = qobject_cast<const QHeaderView *>(parent); header && header->viewport() == &widget)
        return toolTipOf(*header, place);
    if (const auto *view = qobject_cast<const QAbstractItemView *>(parent); view && view->viewport() == &widget)
        return view->indexAt(place).data(Qt::ToolTipRole).toString();
    return widget.toolTip();
}

} // namespace

QString PlainToolTips::markupOf(const QString &text)
{
    return text.isEmpty() ? QString() : Qt::convertFromPlainText(text, Qt::WhiteSpaceNormal);
}

bool PlainToolTips::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return false;
    auto *widget = qobject_cast<QWidget *>(watched);
    if (widget == nullptr)
        return false;
    const auto *help = static_cast<QHelpEvent *>(event);
    const QString text = toolTipAt(*widget, help->pos());
    if (text.isEmpty())
        return false;
    QToolTip::showText(help->globalPos(), markupOf(text), widget);
    return true;
}

} // namespace eforms::widgets
