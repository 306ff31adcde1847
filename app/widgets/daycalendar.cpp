#include "widgets/daycalendar.h"

#include "widgets/datetext.h"
#include "widgets/theme.h"

#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QScreen>
#include <QTextCharFormat>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

DayCalendar::DayCalendar(const FormScene &scene, QString calendar, QWidget *parent)
    : QCalendarWidget(parent)
    , m_scene(scene)
    , m_calendar(std::move(calendar))
{
    const QLocale locale = localeOf(scene.language);
    setObjectName(u"calendar"_s);
    setLocale(locale);
    setFirstDayOfWeek(locale.firstDayOfWeek());
    setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    // Weekends are closed days like others here; red letters would say something else.
    const QTextCharFormat plain;
    setWeekdayTextFormat(Qt::Saturday, plain);
    setWeekdayTextFormat(Qt::Sunday, plain);
}

DayMark DayCalendar::mark(QDate day) const
{
    return m_scene.days ? m_scene.days(m_calendar, day, m_scene.language) : DayMark {};
}

QString DayCalendar::words(QDate day) const
{
    const QString date = m_scene.language == Language::English
        ? tr("%1, %2").arg(locale().dayName(day.dayOfWeek()), dateWords(day, m_scene.language))
        : dateWords(day, m_scene.language) + locale().dayName(day.dayOfWeek());
    const DayMark found = mark(day);
    const QString name = found.name.isEmpty() ? date : tr("%1: %2").arg(date, found.name);
    switch (found.kind) {
    case DayMark::Kind::Unknown:
        return name;
    case DayMark::Kind::Business:
        return tr("%1 – business day").arg(name);
    case DayMark::Kind::HalfDay:
        return tr("%1 – morning only, no settlement").arg(name);
    case DayMark::Kind::Closed:
        return tr("%1 – not a business day").arg(name);
    }
    return name;
}

void DayCalendar::paintCell(QPainter *painter, const QRect &rect, QDate date) const
{
    const Tokens t = tokens(palette());
    const DayMark::Kind kind = mark(date).kind;
    const bool works = kind == DayMark::Kind::Business || kind == DayMark::Kind::Unknown;
    const bool chosen = date == selectedDate();
    const QRectF cell = QRectF(rect).adjusted(1.5, 1.5, -1.5, -1.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(rect, works ? t.base : t.raised);
    painter->setPen(Qt::NoPen);
    if (chosen) {
        painter->setBrush(t.accent);
        painter->drawRoundedRect(cell, 4, 4);
    } else if (date == QDate::fromString(m_scene.model.context().values[u"today"_s].toString(), Qt::ISODate)) {
        painter->setPen(t.accent);
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(cell, 4, 4);
    }
    QFont font = painter->font();
    font.setBold(works && date.month() == monthShown());
    font.setStrikeOut(!works && !chosen); // the difference must not be one of colour alone
    painter->setFont(font);
    painter->setPen(chosen ? t.onAccent : works && date.month() == monthShown() ? t.text : t.muted);
    painter->drawText(rect, Qt::AlignCenter, QString::number(date.day()));
    painter->restore();
}

CalendarPopup::CalendarPopup(const FormScene &scene, const QString &calendar, QDate chosen, QWidget *below)
    : QWidget(below, Qt::Popup)
    , m_calendar(new DayCalendar(scene, calendar, this))
    , m_note(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, space::tiny);
    column->setSpacing(space::tiny);
    column->addWidget(m_calendar);
    column->addWidget(m_note);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setObjectName(u"calendar.note"_s);
    m_note->setContentsMargins(space::small, 0, space::small, 0);
    m_note->setWordWrap(true);
    const QDate today = QDate::fromString(scene.model.context().values[u"today"_s].toString(), Qt::ISODate);
    if (chosen.isValid() || today.isValid())
        m_calendar->setSelectedDate(chosen.isValid() ? chosen : today);
    m_calendar->setAccessibleName(tr("Calendar"));
    connect(m_calendar, &QCalendarWidget::activated, this, &CalendarPopup::pick);
    connect(m_calendar, &QCalendarWidget::clicked, this, &CalendarPopup::pick);
    connect(m_calendar, &QCalendarWidget::selectionChanged, this, &CalendarPopup::describe);
    m_calendar->focusProxy()->installEventFilter(this);
    describe();
    adjustSize();
    const QRect screen = below->screen()->availableGeometry();
    QPoint place = below->mapToGlobal(QPoint(0, below->height()));
    if (place.y() + height() > screen.bottom())
        place.setY(below->mapToGlobal(QPoint(0, 0)).y() - height());
    place.setX(qBound(screen.left(), place.x(), qMax(screen.left(), screen.right() - width())));
    move(place);
    show();
    m_calendar->setFocus();
}

void CalendarPopup::describe()
{
    const QString words = m_calendar->words(m_calendar->selectedDate());
    m_note->setText(words);
    m_calendar->setAccessibleDescription(words);
    // The table inside has the focus, and only what has the focus is read out.
    m_calendar->focusProxy()->setAccessibleDescription(words);
}

void CalendarPopup::pick(QDate day)
{
    Q_EMIT picked(day);
    close();
}

bool CalendarPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        close();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace eforms::widgets
