#include "widgets/columnslayout.h"

#include <algorithm>

namespace eforms::widgets {

ColumnsLayout::ColumnsLayout(QWidget *parent, const Style &style)
    : QLayout(parent)
    , m_style(style)
{
    setContentsMargins(0, 0, 0, 0);
}

ColumnsLayout::~ColumnsLayout()
{
    for (QLayoutItem *item : m_items)
        delete item;
}

void ColumnsLayout::addItem(QLayoutItem *item)
{
    m_items.push_back(item);
}

int ColumnsLayout::count() const
{
    return static_cast<int>(m_items.size());
}

QLayoutItem *ColumnsLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)] : nullptr;
}

QLayoutItem *ColumnsLayout::takeAt(int index)
{
    QLayoutItem *item = itemAt(index);
    if (item != nullptr)
        m_items.erase(m_items.begin() + index);
    return item;
}

std::vector<QLayoutItem *> ColumnsLayout::shown() const
{
    std::vector<QLayoutItem *> result;
    std::copy_if(m_items.begin(), m_items.end(), std::back_inserter(result),
        [](const QLayoutItem *item) { return !item->isEmpty(); });
    return result;
}

int ColumnsLayout::heightOf(QLayoutItem *item, int width)
{
    const int wanted = item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height();
    return std::max(wanted, item->minimumSize().height());
}

int ColumnsLayout::place(const QRect &area, bool measure) const
{
    const std::vector<QLayoutItem *> items = shown();
    if (items.empty())
        return 0;
    const int all = count(); // hidden ones keep their share, so that columns stay in line
    const int columns = std::clamp((area.width() + m_style.gap) / (m_style.least + m_style.gap), 1, all);
    const int equal = (area.width() - (columns - 1) * m_style.gap) / columns;
    int x = 0;
    int y = 0;
    int line = 0;
    for (QLayoutItem *item : items) {
        const int width = m_style.fit == Fit::Equal ? equal : std::min(item->sizeHint().width(), area.width());
        if (x > 0 && x + width > area.width()) {
            x = 0;
            y += line + m_style.lead;
            line = 0;
        }
        const int height = heightOf(item, width);
        if (!measure)
            item->setGeometry(QRect(area.x() + x, area.y() + y, width, height));
        x += width + m_style.gap;
        line = std::max(line, height);
    }
    return y + line;
}

int ColumnsLayout::heightForWidth(int width) const
{
    return place(QRect(0, 0, width, 0), true);
}

void ColumnsLayout::setGeometry(const QRect &area)
{
    QLayout::setGeometry(area);
    place(area, false);
}

QSize ColumnsLayout::sizeHint() const
{
    int width = 0;
    for (QLayoutItem *item : shown())
        width += std::max(item->sizeHint().width(), m_style.least) + m_style.gap;
    width = std::max(0, width - m_style.gap);
    return {width, heightForWidth(width)};
}

QSize ColumnsLayout::minimumSize() const
{
    QSize size;
    for (QLayoutItem *item : shown())
        size = size.expandedTo(item->minimumSize());
    return size;
}

} // namespace eforms::widgets
