#include "ui/rail.h"

#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QEvent>
#include <QKeySequence>
#include <QPainter>
#include <QVBoxLayout>

namespace eforms::ui {

using namespace Qt::StringLiterals;
namespace space = widgets::space;

namespace {

constexpr int wideWidth = 168;
constexpr int narrowWidth = 56;
constexpr int buttonHeight = 40;
constexpr int iconExtent = 20;

} // namespace

RailButton::RailButton(const QString &icon, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void RailButton::setCount(int count)
{
    m_count = count;
    describe();
    update();
}

void RailButton::setNarrow(bool narrow)
{
    m_narrow = narrow;
    updateGeometry();
    update();
}

void RailButton::setName(const QString &name, const QString &shortcut)
{
    setText(name);
    m_shortcut = shortcut;
    describe();
}

void RailButton::describe()
{
    setAccessibleName(m_count > 0 ? tr("%1, %2 waiting").arg(text()).arg(m_count) : text());
    setToolTip(u"%1 (%2)"_s.arg(accessibleName(), m_shortcut));
}

QSize RailButton::sizeHint() const
{
    return {m_narrow ? narrowWidth : wideWidth, buttonHeight};
}

void RailButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const widgets::Tokens tokens = widgets::tokens(palette());
    const QRectF area = QRectF(rect()).adjusted(space::tiny, 2, -space::tiny, -2);
    painter.setPen(hasFocus() ? QPen(tokens.accent, 2) : QPen(Qt::NoPen));
    painter.setBrush(isChecked() ? tokens.selection : underMouse() ? tokens.line : QColor(Qt::transparent));
    painter.drawRoundedRect(area, space::tiny, space::tiny);

    const int left = m_narrow ? (width() - iconExtent) / 2 : space::large;
    const QRect icon(left, (height() - iconExtent) / 2, iconExtent, iconExtent);
    widgets::Icons::icon(m_icon, isChecked() ? tokens.accent : tokens.text).paint(&painter, icon);

    painter.setPen(tokens.text);
    QFont font = this->font();
    if (isChecked())
        font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    if (!m_narrow) {
        const QRect words(icon.right() + space::medium, 0, width() - icon.right() - 4 * space::medium, height());
        painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, text());
    }
    if (m_count <= 0)
        return;
    const QString number = m_count > 99 ? u"99+"_s : QString::number(m_count);
    font.setPointSizeF(8.5);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    const int badge = qMax(18, painter.fontMetrics().horizontalAdvance(number) + 10);
    const QRectF pill = m_narrow ? QRectF(width() - badge - 4, 4, badge, 16)
                                 : QRectF(width() - badge - space::medium, (height() - 18) / 2.0, badge, 18);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.accent);
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter.setPen(tokens.onAccent);
    painter.drawText(pill, Qt::AlignCenter, number);
}

Rail::Rail(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"rail"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::small, 0, space::small);
    column->setSpacing(2);
    const QList<std::pair<QString, QString>> places {{u"rail.home"_s, u"home"_s}, {u"rail.inbox"_s, u"inbox"_s},
        {u"rail.services"_s, u"services"_s}, {u"rail.drafts"_s, u"drafts"_s}};
    for (const auto &[name, icon] : places) {
        auto *button = new RailButton(icon, this);
        button->setObjectName(name);
        column->addWidget(button);
        const auto place = static_cast<Place>(m_buttons.size());
        connect(button, &QAbstractButton::clicked, this, [this, place] {
            setCurrent(place);
            Q_EMIT chosen(place);
        });
        m_buttons.append(button);
    }
    column->addStretch(1);
    retranslate();
}

void Rail::setCurrent(Place place)
{
    for (int i = 0; i < m_buttons.size(); ++i)
        m_buttons.at(i)->setChecked(i == static_cast<int>(place));
}

void Rail::setNone()
{
    for (RailButton *button : std::as_const(m_buttons))
        button->setChecked(false);
}

void Rail::setCount(Place place, int count)
{
    m_buttons.at(static_cast<int>(place))->setCount(count);
}

void Rail::setNarrow(bool narrow)
{
    for (RailButton *button : std::as_const(m_buttons))
        button->setNarrow(narrow);
}

void Rail::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const widgets::Tokens tokens = widgets::tokens(palette());
    painter.fillRect(rect(), tokens.raised);
    painter.fillRect(width() - 1, 0, 1, height(), tokens.line);
}

void Rail::retranslate()
{
    const QStringList names {tr("Home"), tr("Inbox"), tr("E-services"), tr("Drafts")};
    for (int i = 0; i < m_buttons.size(); ++i)
        m_buttons.at(i)->setName(names.at(i), u"Alt+%1"_s.arg(i + 1));
}

} // namespace eforms::ui
