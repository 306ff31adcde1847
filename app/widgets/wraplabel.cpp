#include "widgets/wraplabel.h"

#include <QEvent>

namespace eforms::widgets {

WrapLabel::WrapLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
}

void WrapLabel::measure() const
{
    if (!m_line.isEmpty() && m_measured == text())
        return;
    m_measured = text();
    m_line = fontMetrics().size(0, m_measured);
    m_width = -1;
}

QSize WrapLabel::sizeHint() const
{
    measure();
    constexpr int usual = 480; ///< a text that wraps has no width of its own
    return m_line.width() <= usual ? m_line : QSize(usual, heightForWidth(usual));
}

QSize WrapLabel::minimumSizeHint() const
{
    measure();
    constexpr int least = 60;
    return {qMin(m_line.width(), least), fontMetrics().height()};
}

int WrapLabel::heightForWidth(int width) const
{
    measure();
    if (m_line.width() <= width)
        return m_line.height();
    if (width != m_width) {
        m_width = width;
        m_height = fontMetrics().boundingRect(QRect(0, 0, width, QWIDGETSIZE_MAX), Qt::TextWordWrap, m_measured).height();
    }
    return m_height;
}

void WrapLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        m_line = {};
    QLabel::changeEvent(event);
}

} // namespace eforms::widgets
