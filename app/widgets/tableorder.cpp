#include "widgets/tableorder.h"

namespace eforms::widgets {

void TableOrder::show(QList<int> rows, int total)
{
    m_isOwn = true;
    m_rows = std::move(rows);
    indexPlaces(total);
}

void TableOrder::clear()
{
    *this = TableOrder();
}

void TableOrder::indexPlaces(int total)
{
    m_places = QList<int>(total, -1);
    for (int place = 0; place < m_rows.size(); ++place) {
        if (const int row = m_rows.at(place); row >= 0)
            m_places[row] = place;
    }
}

int TableOrder::placeOfInserted(int first) const
{
    if (!m_isOwn)
        return first;
    const int before = place(first - 1);
    return before < 0 ? static_cast<int>(m_rows.size()) : before + 1;
}

void TableOrder::insert(int first, int count)
{
    if (!m_isOwn)
        return;
    const int at = placeOfInserted(first);
    for (int &row : m_rows)
        row += row >= first ? count : 0;
    m_rows.insert(at, count, 0);
    for (int each = 0; each < count; ++each)
        m_rows[at + each] = first + each;
    indexPlaces(static_cast<int>(m_places.size()) + count);
}

void TableOrder::remove(int first, int count)
{
    if (!m_isOwn)
        return;
    for (int &row : m_rows) {
        if (row >= first + count)
            row -= count;
        else if (row >= first)
            row = -1;
    }
    indexPlaces(static_cast<int>(m_places.size()) - count);
}

QList<std::pair<int, int>> TableOrder::emptyPlaces() const
{
    QList<std::pair<int, int>> ranges;
    for (int place = static_cast<int>(m_rows.size()) - 1; place >= 0; --place) {
        if (m_rows.at(place) >= 0)
            continue;
        if (!ranges.isEmpty() && ranges.last().first == place + 1)
            ranges.last().first = place;
        else
            ranges.append({place, place});
    }
    return ranges;
}

void TableOrder::dropPlaces(int first, int last)
{
    m_rows.remove(first, last - first + 1);
    indexPlaces(static_cast<int>(m_places.size()));
}

} // namespace eforms::widgets
