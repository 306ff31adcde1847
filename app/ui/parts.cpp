#include "ui/parts.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QAbstractItemView>
#include <QHBoxLayout>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

namespace eforms::ui {

using namespace Qt::StringLiterals;
using domain::State;
namespace space = widgets::space;

namespace {

constexpr int iconSize = 20;
constexpr qreal cornerRadius = 6.0;
constexpr int toneBarWidth = 4;

} // namespace

QColor toneColour(Tone tone, const QPalette &palette)
{
    const widgets::Tokens tokens = widgets::tokens(palette);
    switch (tone) {
    case Tone::Neutral:
        return tokens.text;
    case Tone::Muted:
        return tokens.muted;
    case Tone::Accent:
        return tokens.accent;
    case Tone::Success:
        return tokens.success;
    case Tone::Warning:
        return tokens.warning;
    case Tone::Error:
        return tokens.error;
    }
    return tokens.text;
}

QString stateIcon(State state)
{
    switch (state) {
    case State::Draft:
        return u"edit"_s;
    case State::PendingCheck:
        return u"clock"_s;
    case State::Returned:
        return u"return"_s;
    case State::Releasing:
    case State::Submitted:
        return u"submit"_s;
    case State::Received:
        return u"inbox"_s;
    case State::Processing:
        return u"sync"_s;
    case State::InfoRequested:
        return u"question"_s;
    case State::Approved:
    case State::Completed:
    case State::Effective:
        return u"success"_s;
    case State::PartlyApproved:
        return u"warning"_s;
    case State::Rejected:
    case State::Declined:
        return u"decline"_s;
    case State::Withdrawn:
    case State::Cancelled:
    case State::CancelPending:
        return u"undo"_s;
    case State::Expired:
        return u"history"_s;
    }
    return u"info"_s;
}

Tone stateTone(State state)
{
    switch (state) {
    case State::Draft:
    case State::Withdrawn:
    case State::Expired:
    case State::Cancelled:
        return Tone::Muted;
    case State::PendingCheck:
    case State::Returned:
    case State::InfoRequested:
    case State::PartlyApproved:
    case State::CancelPending:
        return Tone::Warning;
    case State::Releasing:
    case State::Submitted:
    case State::Received:
    case State::Processing:
        return Tone::Accent;
    case State::Approved:
    case State::Completed:
    case State::Effective:
        return Tone::Success;
    case State::Rejected:
    case State::Declined:
        return Tone::Error;
    }
    return Tone::Neutral;
}

QLabel *makeLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QLabel *makeCaption(const QString &name, QWidget *parent)
{
    QLabel *label = makeLabel(name, parent);
    label->setForegroundRole(QPalette::PlaceholderText);
    label->setWordWrap(true);
    return label;
}

QLabel *makeHeading(int level, const QString &name, QWidget *parent)
{
    QLabel *label = makeLabel(name, parent);
    QFont font = label->font();
    font.setPointSizeF(level == 1 ? 15.0 : level == 2 ? 12.0 : 10.0);
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    label->setWordWrap(level == 1);
    return label;
}

QPushButton *makeButton(const QString &name, const QString &icon, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    button->setObjectName(name);
    button->setAutoDefault(true); // Enter presses the button that has the focus, as on every desktop
    if (!icon.isEmpty())
        button->setIcon(widgets::Icons::icon(icon));
    return button;
}

QPushButton *makePrimaryButton(const QString &name, const QString &icon, QWidget *parent)
{
    QPushButton *button = makeButton(name, icon, parent);
    button->setProperty("primary", true);
    if (!icon.isEmpty())
        button->setIcon(widgets::Icons::icon(icon, widgets::tokens(button->palette()).onAccent));
    return button;
}

QToolButton *makeIconButton(const QString &name, const QString &icon, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIcon(widgets::Icons::icon(icon));
    button->setIconSize({iconSize, iconSize});
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void setWords(QAbstractButton *button, const QString &text)
{
    button->setText(QString(text).replace(u'&', u"&&"_s));
    button->setAccessibleName(text);
}

QIcon steadyIcon(const QString &name, Tone tone, const QWidget *on)
{
    const QPixmap picture = widgets::Icons::icon(name, toneColour(tone, on->palette()))
                                .pixmap(QSize(iconSize, iconSize), on->devicePixelRatioF());
    QIcon icon(picture);
    icon.addPixmap(picture, QIcon::Selected);
    return icon;
}

void calmSelection(QAbstractItemView *view)
{
    const widgets::Tokens tokens = widgets::tokens(view->palette());
    QPalette colours = view->palette();
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        colours.setColor(group, QPalette::Highlight, tokens.selection);
        colours.setColor(group, QPalette::HighlightedText, tokens.text);
    }
    view->setPalette(colours);
}

void clearLayout(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        } else if (QLayout *inner = item->layout()) {
            clearLayout(inner);
        }
        delete item;
    }
}

QScrollArea *makeScroll(QWidget *content, QWidget *parent)
{
    auto *scroll = new QScrollArea(parent);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    content->setAutoFillBackground(false);
    scroll->viewport()->setAutoFillBackground(false);
    return scroll;
}

IconMark::IconMark(QWidget *parent, int size)
    : QWidget(parent)
{
    setFixedSize(size, size);
}

void IconMark::set(const QString &icon, Tone tone)
{
    m_icon = icon;
    m_tone = tone;
    setVisible(!icon.isEmpty());
    update();
}

void IconMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    widgets::Icons::icon(m_icon, toneColour(m_tone, palette())).paint(&painter, rect());
}

StatusText::StatusText(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_mark(new IconMark(this))
    , m_text(makeLabel(name + u".text"_s, this))
{
    setObjectName(name);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    row->addWidget(m_mark);
    row->addWidget(m_text, 1);
}

void StatusText::set(const QString &icon, Tone tone, const QString &text)
{
    m_mark->set(icon, tone);
    m_text->setText(text);
    setAccessibleName(text);
}

void StatusText::setWordWrap(bool wrap)
{
    m_text->setWordWrap(wrap);
    layout()->setAlignment(m_mark, wrap ? Qt::AlignTop : Qt::AlignVCenter);
}

Card::Card(QWidget *parent)
    : QFrame(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(space::large, space::medium, space::large, space::medium);
    m_column->setSpacing(space::small);
}

void Card::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const widgets::Tokens tokens = widgets::tokens(palette());
    const QRectF edge = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(tokens.line);
    painter.setBrush(tokens.base);
    painter.drawRoundedRect(edge, cornerRadius, cornerRadius);
    if (m_tone == Tone::Neutral)
        return;
    painter.setClipRect(0, 0, toneBarWidth, height());
    painter.setPen(Qt::NoPen);
    painter.setBrush(toneColour(m_tone, palette()));
    painter.drawRoundedRect(edge, cornerRadius, cornerRadius);
}

} // namespace eforms::ui
