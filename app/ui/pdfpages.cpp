#include "ui/pdfpages.h"

#include "widgets/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPdfWriter>
#include <QTextLayout>

#include <algorithm>
#include <numeric>

namespace eforms::ui {

using namespace Qt::StringLiterals;

namespace {

// All in points of a page drawn at 72 per inch.
constexpr qreal margin = 42;
constexpr qreal footHeight = 34;
constexpr qreal labelShare = 0.46;
constexpr qreal gap = 6;
constexpr qreal cellPadding = 3;
constexpr qreal numberWidth = 24;
constexpr qreal minColumn = 44;
constexpr qreal maxColumn = 130;

const QColor ink(0x1b, 0x24, 0x30);
const QColor muted(0x55, 0x60, 0x6e);
const QColor line(0xc8, 0xd0, 0xda);
const QColor shade(0xee, 0xf1, 0xf5);
const QColor accent(0x0f, 0x5c, 0xa8);
const QString draftWords = u"草稿 DRAFT"_s;
const QColor draftMark(0x80, 0x80, 0x80, 40);

/// Breaks lines between words, and within them only where one is longer than a line; returns the height.
qreal breakLines(QTextLayout &layout, qreal width)
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    qreal height = 0;
    layout.beginLayout();
    for (QTextLine next = layout.createLine(); next.isValid(); next = layout.createLine()) {
        next.setLineWidth(width);
        next.setPosition({0, height});
        height += next.height();
    }
    layout.endLayout();
    return height;
}

/// A text as a layout wants it: lines are separated, not ended.
QString lines(QString text)
{
    return text.replace(u'\n', QChar::LineSeparator);
}

QFont sized(QFont font, qreal points, QFont::Weight weight = QFont::Normal)
{
    // Pixels, not points: the painter is scaled so that one unit is one point.
    font.setPixelSize(qRound(points));
    font.setWeight(weight);
    // Shaping may choose other glyphs for digits, which then have no character in the file and cannot be found.
    font.setStyleStrategy(QFont::PreferNoShaping);
    return font;
}

/// Both languages one under the other; once where they are the same.
QString stacked(const Bilingual &text)
{
    if (text.english == text.chinese || text.chinese.isEmpty())
        return text.english;
    return text.english.isEmpty() ? text.chinese : QString(text.english + u'\n' + text.chinese);
}

} // namespace

PdfPages::PdfPages(QPdfWriter &writer, const PdfContent &content)
    : m_writer(writer)
    , m_content(content)
{
    const QFont family = widgets::bodyFont();
    m_body = sized(family, 9);
    m_small = sized(family, 8);
    m_bold = sized(family, 11, QFont::DemiBold);
    m_title = sized(family, 15, QFont::DemiBold);
    const QSizeF page = writer.pageLayout().fullRectPoints().size();
    m_area = QRectF(margin, margin, page.width() - 2 * margin, page.height() - 2 * margin - footHeight);
}

void PdfPages::layOut()
{
    newPage();
    addTop();
    for (const PdfContent::Block &block : m_content.blocks)
        std::visit([this](const auto &part) { add(part); }, block);
}

void PdfPages::newPage()
{
    m_pages.emplace_back();
    m_y = m_area.top();
}

void PdfPages::need(qreal height)
{
    if (m_y + height > m_area.bottom() && m_y > m_area.top())
        newPage();
}

void PdfPages::write(const QRectF &area, const QString &words, const QFont &font, const QColor &colour)
{
    if (!words.isEmpty())
        m_pages.back().push_back({area, words, font, colour});
}

void PdfPages::fill(const QRectF &area, const QColor &colour)
{
    m_pages.back().push_back({area, {}, {}, colour});
}

qreal PdfPages::heightOf(const QString &words, const QFont &font, qreal width) const
{
    QTextLayout layout(lines(words), font);
    return breakLines(layout, width);
}

void PdfPages::addTop()
{
    const QString product = u"客戶平台 Client Portal"_s;
    write(QRectF(m_area.left(), m_y, m_area.width(), 14), product, m_small, muted);
    m_y += 16;
    for (const QString &title : {m_content.title.english, m_content.title.chinese}) {
        const qreal height = heightOf(title, m_title, m_area.width());
        write(QRectF(m_area.left(), m_y, m_area.width(), height), title, m_title, ink);
        m_y += height + 2;
    }
    const QString organisation = m_content.organisation.english == m_content.organisation.chinese
        ? m_content.organisation.english
        : QString(m_content.organisation.english + u"  "_s + m_content.organisation.chinese);
    const qreal height = heightOf(organisation, m_body, m_area.width());
    write(QRectF(m_area.left(), m_y + 2, m_area.width(), height), organisation, m_body, muted);
    m_y += height + gap;
    fill(QRectF(m_area.left(), m_y, m_area.width(), 1.2), accent);
    m_y += gap;
}

void PdfPages::add(const PdfContent::Heading &heading)
{
    const QString words = QString(heading.text.english + u"  "_s + heading.text.chinese);
    const qreal height = heightOf(words, m_bold, m_area.width());
    need(height + 60); // never alone at the foot of a page
    m_y += gap * 1.5;
    write(QRectF(m_area.left(), m_y, m_area.width(), height), words, m_bold, accent);
    m_y += height + gap / 2;
}

void PdfPages::add(const PdfContent::Field &field)
{
    const qreal labelWidth = m_area.width() * labelShare - gap;
    const qreal valueWidth = m_area.width() * (1 - labelShare);
    const qreal half = labelWidth / 2 - gap / 2;
    const QString value = stacked(field.value);
    const qreal height = std::max({heightOf(field.label.english, m_small, half), heightOf(field.label.chinese, m_small, half),
                             heightOf(value, m_body, valueWidth)})
        + 2 * cellPadding;
    need(height);
    const qreal y = m_y + cellPadding;
    const qreal inner = height - 2 * cellPadding;
    write(QRectF(m_area.left(), y, half, inner), field.label.english, m_small, muted);
    write(QRectF(m_area.left() + half + gap, y, half, inner), field.label.chinese, m_small, muted);
    write(QRectF(m_area.left() + labelWidth + gap, y, valueWidth, inner), value, m_body, ink);
    m_y += height;
    fill(QRectF(m_area.left(), m_y, m_area.width(), 0.4), line);
}

QList<PdfPages::Band> PdfPages::bandsOf(const PdfContent::Table &table) const
{
    const QFontMetricsF metrics(m_small);
    QList<qreal> wanted;
    for (qsizetype column = 0; column < table.columns.size(); ++column) {
        qreal width = minColumn;
        for (const QList<Bilingual> &row : table.rows) {
            for (const QString &cell : {row.at(column).english, row.at(column).chinese})
                width = std::max(width, metrics.horizontalAdvance(cell) + 2 * cellPadding + 1);
        }
        for (const QString &head : {table.columns.at(column).english, table.columns.at(column).chinese})
            width = std::max(width, metrics.horizontalAdvance(head) / 2 + 2 * cellPadding + 1);
        wanted.append(std::min(width, maxColumn));
    }
    QList<Band> bands;
    qreal used = m_area.width() + 1;
    for (qsizetype column = 0; column < wanted.size(); ++column) {
        if (used + wanted.at(column) > m_area.width()) {
            bands.append(Band {static_cast<int>(column), {}});
            used = numberWidth;
        }
        bands.last().widths.append(wanted.at(column));
        used += wanted.at(column);
    }
    for (Band &band : bands) { // use the whole width
        const qreal sum = std::accumulate(band.widths.begin(), band.widths.end(), 0.0);
        const qreal factor = std::min((m_area.width() - numberWidth) / sum, 2.5);
        for (qreal &width : band.widths)
            width *= factor;
    }
    return bands;
}

QList<QString> PdfPages::cells(const QList<Bilingual> &row, int number, const Band &band) const
{
    QList<QString> list {number > 0 ? QString::number(number) : u"#"_s};
    for (qsizetype i = 0; i < band.widths.size(); ++i)
        list.append(stacked(row.at(band.first + i)));
    return list;
}

void PdfPages::add(const PdfContent::Table &table)
{
    if (table.columns.isEmpty())
        return;
    for (const Band &band : bandsOf(table)) {
        addBand(table, band);
        m_y += gap;
    }
}

void PdfPages::addBand(const PdfContent::Table &table, const Band &band)
{
    const QList<QString> head = cells(table.columns, 0, band);
    const qreal headHeight = rowHeight(head, band, m_small);
    for (qsizetype i = 0; i < table.rows.size(); ++i) {
        const QList<QString> row = cells(table.rows.at(i), static_cast<int>(i) + 1, band);
        const qreal height = rowHeight(row, band, m_small);
        const bool isFirst = i == 0;
        if (isFirst)
            need(headHeight + height);
        const std::size_t before = m_pages.size();
        if (!isFirst)
            need(height);
        if (isFirst || m_pages.size() != before)
            addRow(head, band, true);
        addRow(row, band, false);
    }
    if (table.rows.isEmpty())
        addRow(head, band, true);
}

qreal PdfPages::rowHeight(const QList<QString> &row, const Band &band, const QFont &font) const
{
    qreal height = heightOf(row.first(), font, numberWidth);
    for (qsizetype i = 0; i < band.widths.size(); ++i)
        height = std::max(height, heightOf(row.at(i + 1), font, band.widths.at(i) - 2 * cellPadding));
    return height + 2 * cellPadding;
}

void PdfPages::addRow(const QList<QString> &row, const Band &band, bool isHead)
{
    const qreal height = rowHeight(row, band, m_small);
    qreal x = m_area.left();
    const qreal width = numberWidth + std::accumulate(band.widths.begin(), band.widths.end(), 0.0);
    if (isHead)
        fill(QRectF(x, m_y, width, height), shade);
    for (qsizetype i = 0; i < row.size(); ++i) {
        const qreal cell = i == 0 ? numberWidth : band.widths.at(i - 1);
        write(QRectF(x + cellPadding, m_y + cellPadding, cell - 2 * cellPadding, height - 2 * cellPadding), row.at(i),
            m_small, isHead || i == 0 ? muted : ink);
        x += cell;
    }
    m_y += height;
    fill(QRectF(m_area.left(), m_y, width, 0.4), line);
}

void PdfPages::paint()
{
    QPainter painter(&m_writer);
    const qreal scale = m_writer.resolution() / 72.0;
    painter.scale(scale, scale);
    for (std::size_t i = 0; i < m_pages.size(); ++i) {
        if (i > 0)
            m_writer.newPage();
        paintPage(painter, static_cast<int>(i));
    }
}

void PdfPages::paintPage(QPainter &painter, int number) const
{
    if (m_content.isDraft)
        paintDraftMark(painter);
    for (const Mark &mark : m_pages.at(static_cast<std::size_t>(number))) {
        if (mark.text.isEmpty()) {
            painter.fillRect(mark.area, mark.colour);
            continue;
        }
        painter.setPen(mark.colour);
        QTextLayout layout(lines(mark.text), mark.font);
        (void)breakLines(layout, mark.area.width());
        layout.draw(&painter, mark.area.topLeft());
    }
    paintFoot(painter, number);
}

void PdfPages::paintFoot(QPainter &painter, int number) const
{
    const QRectF foot(m_area.left(), m_area.bottom() + gap, m_area.width(), footHeight);
    painter.fillRect(QRectF(foot.left(), foot.top(), foot.width(), 0.4), line);
    painter.setFont(m_small);
    painter.setPen(muted);
    const QRectF words = foot.adjusted(0, cellPadding, 0, 0);
    painter.drawText(words, Qt::AlignLeft, footLeft());
    painter.drawText(words, Qt::AlignRight, footRight(number));
}

QString PdfPages::footLeft() const
{
    const QString reference = m_content.reference.isEmpty() ? u"–"_s : m_content.reference;
    return u"Reference no. 參考編號 %1\nDraft ID 草稿編號 %2"_s.arg(reference, m_content.draftId);
}

QString PdfPages::footRight(int number) const
{
    return u"Page 頁 %1/%2\n%3"_s.arg(number + 1).arg(m_pages.size()).arg(m_content.printed.english);
}

QString PdfPages::text() const
{
    QString all = footLeft() + footRight(0) + draftWords;
    for (const Page &page : m_pages) {
        for (const Mark &mark : page)
            all += mark.text;
    }
    return all;
}

void PdfPages::paintDraftMark(QPainter &painter) const
{
    painter.save();
    painter.translate(m_area.center());
    painter.rotate(-35);
    painter.setFont(sized(m_title, 84, QFont::Bold));
    painter.setPen(draftMark);
    painter.drawText(QRectF(-350, -80, 700, 160), Qt::AlignCenter, draftWords);
    painter.restore();
}

} // namespace eforms::ui
