#pragma once

#include <QList>

namespace eforms::widgets {

/// Which line of a table stands where on screen. The form's own order is never touched; without an order of its own a view
/// shows the lines as they are.
class TableOrder
{
public:
    [[nodiscard]] bool isOwn() const { return m_isOwn; }
    /// Lines of the form in the order on screen; those left out are hidden. @p total is the number of all lines.
    void show(QList<int> rows, int total);
    /// Back to the form's order.
    void clear();

    /// Lines on screen out of @p total.
    [[nodiscard]] int count(int total) const { return m_isOwn ? static_cast<int>(m_rows.size()) : total; }
    /// The form's line at a place on screen; -1: it is gone.
    [[nodiscard]] int row(int place) const { return m_isOwn ? m_rows.value(place, -1) : place; }
    /// The place on screen of a line of the form; -1: hidden.
    [[nodiscard]] int place(int row) const { return m_isOwn ? m_places.value(row, -1) : row; }

    /// Where lines inserted at @p first of the form come to stand: behind the one before them.
    [[nodiscard]] int placeOfInserted(int first) const;
    void insert(int first, int count);
    /// Lines of the form go. Their places stay, empty, until dropPlaces().
    void remove(int first, int count);
    /// Places of lines that are gone, as ranges {first, last}, from the end.
    [[nodiscard]] QList<std::pair<int, int>> emptyPlaces() const;
    void dropPlaces(int first, int last);

private:
    void indexPlaces(int total);

    bool m_isOwn = false;
    QList<int> m_rows;   ///< by place
    QList<int> m_places; ///< by line
};

} // namespace eforms::widgets
