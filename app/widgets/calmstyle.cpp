#include "widgets/calmstyle.h"

#include "widgets/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>
#include <QStyleFactory>
#include <QStyleOption>
#include <QWidget>

#include <cmath>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

constexpr qreal radius = 4.0;

bool isPrimary(const QStyleOption *option, const QWidget *widget)
{
    if (widget != nullptr && widget->property("primary").toBool())
        return true;
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    return button != nullptr && button->features.testFlag(QStyleOptionButton::DefaultButton);
}

QColor mixed(const QColor &a, const QColor &b, qreal part)
{
    const auto channel = [part](float x, float y) { return static_cast<float>(x + (y - x) * part); };
    return QColor::fromRgbF(channel(a.redF(), b.redF()), channel(a.greenF(), b.greenF()), channel(a.blueF(), b.blueF()));
}

/// The edge of a field and what is inside it.
struct Frame {
    QColor edge;
    QColor fill;
    int width = 1;

    void draw(QPainter &painter, const QRect &rect) const
    {
        const qreal ratio = painter.device()->devicePixelRatioF();
        const bool whole = qFuzzyCompare(ratio, std::round(ratio)) && painter.transform().type() <= QTransform::TxTranslate;
        if (whole && rect.width() > 2 * corner && rect.height() > 2 * corner)
            drawInParts(painter, rect, ratio);
        else
            drawRounded(painter, rect);
    }

private:
    static constexpr int corner = 6; ///< beyond it the edge is straight

    void drawRounded(QPainter &painter, const QRectF &rect) const
    {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(edge, width));
        painter.setBrush(fill);
        const qreal inset = width / 2.0;
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
        painter.restore();
    }

    /// Looks the same; smooth lines around a whole field cost ten times as much as its corners and four bars.
    void drawInParts(QPainter &painter, const QRect &rect, qreal ratio) const
    {
        const QPixmap corners = cornersAt(ratio);
        const auto stamp = [&](int x, int y, bool right, bool below) {
            const QRectF part(right ? corner * ratio : 0, below ? corner * ratio : 0, corner * ratio, corner * ratio);
            painter.drawPixmap(QRectF(x, y, corner, corner), corners, part);
        };
        const int right = rect.x() + rect.width() - corner;
        const int bottom = rect.y() + rect.height() - corner;
        stamp(rect.x(), rect.y(), false, false);
        stamp(right, rect.y(), true, false);
        stamp(rect.x(), bottom, false, true);
        stamp(right, bottom, true, true);
        const int across = rect.width() - 2 * corner;
        const int down = rect.height() - 2 * corner;
        painter.fillRect(rect.x() + corner, rect.y(), across, width, edge);
        painter.fillRect(rect.x() + corner, rect.y() + rect.height() - width, across, width, edge);
        painter.fillRect(rect.x(), rect.y() + corner, width, down, edge);
        painter.fillRect(rect.x() + rect.width() - width, rect.y() + corner, width, down, edge);
        painter.fillRect(rect.x() + corner, rect.y() + width, across, rect.height() - 2 * width, fill);
        painter.fillRect(rect.x() + width, rect.y() + corner, corner - width, down, fill);
        painter.fillRect(right, rect.y() + corner, corner - width, down, fill);
    }

    [[nodiscard]] QPixmap cornersAt(qreal ratio) const
    {
        const QString key = u"calm-%1-%2-%3-%4"_s.arg(edge.rgba()).arg(fill.rgba()).arg(width).arg(ratio);
        QPixmap corners;
        if (QPixmapCache::find(key, &corners))
            return corners;
        const int side = qRound(2 * corner * ratio);
        corners = QPixmap(side, side);
        corners.setDevicePixelRatio(ratio);
        corners.fill(Qt::transparent);
        QPainter painter(&corners);
        drawRounded(painter, QRectF(0, 0, 2 * corner, 2 * corner));
        painter.end();
        QPixmapCache::insert(key, corners);
        return corners;
    }
};

void drawChevron(QPainter *painter, const QRectF &area, const QColor &colour)
{
    QPainterPath path;
    const QPointF middle = area.center();
    path.moveTo(middle + QPointF(-4, -2));
    path.lineTo(middle + QPointF(0, 2));
    path.lineTo(middle + QPointF(4, -2));
    painter->setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(path);
}

/// A scroll bar without arrows: the groove is all of it.
QRect scrollBarRect(const QStyleOptionSlider &bar, QStyle::SubControl part)
{
    const bool flat = bar.orientation == Qt::Horizontal;
    const int length = flat ? bar.rect.width() : bar.rect.height();
    const int range = bar.maximum - bar.minimum;
    int size = length;
    if (range > 0) {
        const qint64 shown = qint64(length) * bar.pageStep / (qint64(range) + bar.pageStep);
        constexpr qint64 least = 28;
        size = static_cast<int>(qBound(qMin<qint64>(least, length), shown, qint64(length)));
    }
    const int start = QStyle::sliderPositionFromValue(
        bar.minimum, bar.maximum, bar.sliderPosition, length - size, bar.upsideDown);
    int from = 0;
    int to = 0; // arrows take no room
    if (part == QStyle::SC_ScrollBarGroove) {
        to = length;
    } else if (part == QStyle::SC_ScrollBarSlider) {
        from = start;
        to = start + size;
    } else if (part == QStyle::SC_ScrollBarSubPage) {
        to = start;
    } else if (part == QStyle::SC_ScrollBarAddPage) {
        from = start + size;
        to = length;
    }
    const QRect along = flat ? QRect(bar.rect.x() + from, bar.rect.y(), to - from, bar.rect.height())
                             : QRect(bar.rect.x(), bar.rect.y() + from, bar.rect.width(), to - from);
    return QStyle::visualRect(bar.direction, bar.rect, along);
}

} // namespace

CalmStyle::CalmStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{
}

void CalmStyle::drawFieldFrame(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Tokens t = tokens(option->palette);
    const bool readonly = (option->state & State_ReadOnly) != 0 || (option->state & State_Enabled) == 0;
    const bool focused = (option->state & State_HasFocus) != 0 && (option->state & State_Enabled) != 0;
    const QString problem = widget != nullptr ? widget->property("problem").toString() : QString();
    QColor edge = readonly ? t.line : t.edge;
    if (problem == "error"_L1)
        edge = t.error;
    else if (problem == "warning"_L1)
        edge = t.warning;
    if (focused)
        edge = problem.isEmpty() ? t.accent : edge;
    Frame {edge, readonly ? t.raised : t.base, focused ? 2 : 1}.draw(*painter, option->rect);
}

void CalmStyle::drawButton(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Tokens t = tokens(option->palette);
    const bool enabled = (option->state & State_Enabled) != 0;
    const bool primary = isPrimary(option, widget) && enabled;
    QColor fill = primary ? t.accent : t.base;
    if (!enabled)
        fill = t.window;
    else if ((option->state & (State_Sunken | State_On)) != 0)
        fill = mixed(fill, primary ? t.onAccent : t.accent, 0.22);
    else if ((option->state & State_MouseOver) != 0)
        fill = mixed(fill, primary ? t.onAccent : t.accent, 0.09);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool flat = button != nullptr && button->features.testFlag(QStyleOptionButton::Flat);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(flat ? QPen(Qt::NoPen) : QPen(primary ? t.accent : (enabled ? t.edge : t.line), 1.0));
    painter->setBrush(flat && (option->state & (State_Sunken | State_On | State_MouseOver)) == 0 ? QBrush() : fill);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    if ((option->state & State_HasFocus) != 0) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(primary ? t.onAccent : t.accent, 2.0));
        const qreal inset = primary ? 3.0 : 1.0;
        painter->drawRoundedRect(QRectF(option->rect).adjusted(inset, inset, -inset, -inset), radius, radius);
    }
    painter->restore();
}

void CalmStyle::drawIndicator(const QStyleOption *option, QPainter *painter, bool round) const
{
    const Tokens t = tokens(option->palette);
    const bool enabled = (option->state & State_Enabled) != 0;
    const bool on = (option->state & (State_On | State_NoChange)) != 0;
    const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    const QColor mark = enabled ? t.accent : t.edge;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool focused = (option->state & State_HasFocus) != 0;
    painter->setPen(QPen(on || focused ? mark : t.edge, focused ? 2.5 : 1.0));
    painter->setBrush(on && !round ? mark : (enabled ? t.base : t.raised));
    const qreal corner = round ? box.width() / 2 : 3.0;
    painter->drawRoundedRect(box, corner, corner);
    if (on && round) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(mark);
        painter->drawEllipse(box.center(), box.width() / 4, box.width() / 4);
    } else if (on) {
        QPainterPath tick;
        tick.moveTo(box.left() + box.width() * 0.22, box.top() + box.height() * 0.52);
        tick.lineTo(box.left() + box.width() * 0.43, box.top() + box.height() * 0.72);
        tick.lineTo(box.left() + box.width() * 0.78, box.top() + box.height() * 0.30);
        painter->setPen(QPen(t.onAccent, 2.0, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(Qt::NoBrush);
        painter->drawPath(tick);
    }
    painter->restore();
}

void CalmStyle::drawItemPanel(const QStyleOption *option, QPainter *painter) const
{
    if ((option->state & State_Selected) != 0)
        painter->fillRect(option->rect, option->palette.color(QPalette::Highlight));
    else if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
             item != nullptr && item->backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option->rect, item->backgroundBrush);
}

void CalmStyle::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const Tokens t = tokens(option->palette);
    painter->fillRect(option->rect, t.window);
    const bool active = (option->state & State_Enabled) != 0;
    const QRect slider = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    if (!active || !slider.isValid())
        return;
    const bool held = (option->state & State_Sunken) != 0 || (option->state & State_MouseOver) != 0;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(held ? t.edge : mixed(t.edge, t.window, 0.35));
    painter->drawRoundedRect(QRectF(slider).adjusted(3, 3, -3, -3), 3, 3);
    painter->restore();
}

void CalmStyle::drawHeader(const QStyleOption *option, QPainter *painter) const
{
    const Tokens t = tokens(option->palette);
    painter->save();
    painter->fillRect(option->rect, t.raised);
    painter->setPen(t.line);
    painter->drawLine(option->rect.bottomLeft(), option->rect.bottomRight());
    painter->drawLine(option->rect.topRight(), option->rect.bottomRight());
    painter->restore();
}

void CalmStyle::drawComboBox(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    drawFieldFrame(option, painter, widget);
    const Tokens t = tokens(option->palette);
    const QRect arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    drawChevron(painter, arrow, (option->state & State_Enabled) != 0 ? t.text : t.muted);
    painter->restore();
}

void CalmStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element == PE_PanelLineEdit) {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        const bool inside = widget != nullptr && widget->parentWidget() != nullptr
            && widget->parentWidget()->inherits("QComboBox");
        if (frame != nullptr && frame->lineWidth > 0 && !inside)
            drawFieldFrame(option, painter, widget);
        else if (!inside)
            painter->fillRect(option->rect, option->palette.base());
        return;
    }
    if (element == PE_FrameLineEdit) {
        drawFieldFrame(option, painter, widget);
        return;
    }
    if (element == PE_PanelItemViewItem) {
        drawItemPanel(option, painter);
        return;
    }
    if (element == PE_FrameFocusRect && widget != nullptr && widget->inherits("QAbstractItemView")) {
        painter->save();
        painter->setPen(QPen(tokens(option->palette).accent, 2));
        painter->drawRect(option->rect.adjusted(1, 1, -1, -1));
        painter->restore();
        return;
    }
    if (element == PE_PanelButtonCommand) {
        drawButton(option, painter, widget);
        return;
    }
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorItemViewItemCheck || element == PE_IndicatorRadioButton) {
        drawIndicator(option, painter, element == PE_IndicatorRadioButton);
        return;
    }
    if (element == PE_Frame && widget != nullptr && (widget->inherits("QPlainTextEdit") || widget->inherits("QTextEdit"))) {
        drawFieldFrame(option, painter, widget);
        return;
    }
    if (element == PE_FrameFocusRect && widget != nullptr
        && (widget->inherits("QPushButton") || widget->inherits("QComboBox")))
        return; // the ring is part of the frame
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void CalmStyle::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    if (element == CE_HeaderSection || element == CE_HeaderEmptyArea) {
        drawHeader(option, painter);
        return;
    }
    if (element == CE_PushButtonLabel && isPrimary(option, widget) && (option->state & State_Enabled) != 0) {
        QStyleOptionButton button(*qstyleoption_cast<const QStyleOptionButton *>(option));
        button.palette.setColor(QPalette::ButtonText, tokens(option->palette).onAccent);
        QProxyStyle::drawControl(element, &button, painter, widget);
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void CalmStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ComboBox)
        drawComboBox(option, painter, widget);
    else if (control == CC_ScrollBar)
        drawScrollBar(option, painter, widget);
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QSize CalmStyle::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    const int comfortable = option != nullptr ? option->fontMetrics.height() + 14 : 32;
    if (type == CT_LineEdit || type == CT_ComboBox || type == CT_PushButton)
        result.setHeight(qMax(result.height(), comfortable));
    if (type == CT_PushButton)
        result.setWidth(result.width() + space::medium);
    if (type == CT_HeaderSection)
        result.setHeight(qMax(result.height(), comfortable - 4));
    return result;
}

QRect CalmStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (element == SE_LineEditContents && frame != nullptr && frame->lineWidth > 0)
        return rect.adjusted(space::tiny, 0, -space::tiny, 0);
    return rect;
}

QRect CalmStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control == CC_ScrollBar && bar != nullptr)
        return scrollBarRect(*bar, part);
    const QRect rect = QProxyStyle::subControlRect(control, option, part, widget);
    return control == CC_ComboBox && part == SC_ComboBoxEditField ? rect.adjusted(3, 0, 0, 0) : rect;
}

int CalmStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 18;
    case PM_ScrollBarExtent:
        return 14;
    case PM_ButtonIconSize:
    case PM_SmallIconSize:
        return 16;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    default: // an open set of Qt's, not an enumeration of ours
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int CalmStyle::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *answer) const
{
    if (hint == SH_EtchDisabledText || hint == SH_DitherDisabledText)
        return 0;
    if (hint == SH_ComboBox_Popup)
        return 0; // a list below the field, not over it
    if (hint == SH_UnderlineShortcut)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, answer);
}

} // namespace eforms::widgets
