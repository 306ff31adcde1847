#pragma once

#include "ui/pdfcontent.h"

#include <QColor>
#include <QFont>
#include <QRectF>

#include <vector>

class QPainter;
class QPdfWriter;

namespace eforms::ui {

/// Places the blocks of a printed request on pages, then paints them. Lengths are in points.
///
/// Nothing is painted before the number of pages is known, because every foot says `n/N`.
class PdfPages
{
public:
    PdfPages(QPdfWriter &writer, const PdfContent &content);

    void layOut();
    void paint();

    /// All that is painted, in no particular order.
    [[nodiscard]] QString text() const;
    [[nodiscard]] const QFont &font() const { return m_body; }

private:
    struct Mark {
        QRectF area;
        QString text; ///< empty: a filled area or line
        QFont font;
        QColor colour;
    };
    using Page = std::vector<Mark>;

    /// A range of a table's columns that fits the width of the page, with their widths.
    struct Band {
        int first = 0;
        QList<qreal> widths;
    };

    void addTop();
    void add(const PdfContent::Heading &heading);
    void add(const PdfContent::Field &field);
    void add(const PdfContent::Table &table);
    void addBand(const PdfContent::Table &table, const Band &band);
    [[nodiscard]] QList<Band> bandsOf(const PdfContent::Table &table) const;
    [[nodiscard]] QList<QString> cells(const QList<Bilingual> &row, int number, const Band &band) const;
    qreal rowHeight(const QList<QString> &cells, const Band &band, const QFont &font) const;
    void addRow(const QList<QString> &cells, const Band &band, bool isHead);
    void newPage();
    void need(qreal height);
    void write(const QRectF &area, const QString &text, const QFont &font, const QColor &colour);
    void fill(const QRectF &area, const QColor &colour);
    [[nodiscard]] qreal heightOf(const QString &text, const QFont &font, qreal width) const;
    void paintPage(QPainter &painter, int number) const;
    void paintFoot(QPainter &painter, int number) const;
    [[nodiscard]] QString footLeft() const;
    [[nodiscard]] QString footRight(int number) const;
    void paintDraftMark(QPainter &painter) const;

    QPdfWriter &m_writer;
    const PdfContent &m_content;
    std::vector<Page> m_pages;
    qreal m_y = 0;
    QRectF m_area; ///< of a page, without margins and foot
    QFont m_body;
    QFont m_small;
    QFont m_bold;
    QFont m_title;
};

} // namespace eforms::ui
