#include "widgets/dateeditor.h"

#include "widgets/icons.h"
#include "widgets/numbertext.h"

#include <QCalendarWidget>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

QLocale localeOf(Language language)
{
    return language == Language::English ? QLocale(QLocale::English, QLocale::UnitedKingdom)
                                         : QLocale(QLocale::Chinese, QLocale::TraditionalChineseScript, QLocale::HongKong);
}

} // namespace

DateEditor::DateEditor(FormScene &formScene, FieldSpec spec, QWidget *parent)
    : LineEditor(formScene, std::move(spec), parent)
{
    m_button = new QToolButton(this);
    m_button->setAutoRaise(true);
    m_button->setIcon(Icons::icon(u"calendar"_s));
    m_button->setFocusPolicy(Qt::NoFocus); // Alt+Down opens it from the field
    m_button->setObjectName(field().name + u".calendar"_s);
    if (m_button->icon().isNull())
        m_button->setText(u"▾"_s);
    row().addWidget(m_button);
    if (!field().inCell) {
        m_weekday = new QLabel(this);
        m_weekday->setTextFormat(Qt::PlainText);
        m_weekday->setMinimumWidth(fontMetrics().horizontalAdvance(u"星期三"_s));
        row().addWidget(m_weekday);
        connect(&line(), &QLineEdit::textChanged, this, &DateEditor::showWeekday);
    }
    connect(m_button, &QToolButton::clicked, this, &DateEditor::openCalendar);
    narrow();
    retranslate();
    refresh();
}

void DateEditor::retranslate()
{
    line().setPlaceholderText(tr("YYYY-MM-DD"));
    m_button->setAccessibleName(tr("Open calendar"));
    m_button->setToolTip(tr("Open calendar (Alt+Down)"));
    showWeekday();
}

void DateEditor::showWeekday()
{
    if (m_weekday == nullptr)
        return;
    const std::optional<QString> iso = isoDate(line().text());
    const QDate date = iso ? QDate::fromString(*iso, Qt::ISODate) : QDate();
    const auto length = scene().language == Language::English ? QLocale::ShortFormat : QLocale::LongFormat;
    m_weekday->setText(date.isValid() ? localeOf(scene().language).dayName(date.dayOfWeek(), length) : QString());
}

Json DateEditor::valueOf(const QString &text) const
{
    if (text.trimmed().isEmpty())
        return {};
    const std::optional<QString> iso = isoDate(text);
    return {iso.value_or(text)};
}

void DateEditor::showValue(const Json &value)
{
    LineEditor::showValue(value);
    showWeekday();
}

void DateEditor::openCalendar()
{
    auto *popup = new QWidget(this, Qt::Popup);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    auto *column = new QVBoxLayout(popup);
    column->setContentsMargins(1, 1, 1, 1);
    auto *calendar = new QCalendarWidget(popup);
    calendar->setObjectName(u"calendar"_s);
    calendar->setLocale(localeOf(scene().language));
    calendar->setFirstDayOfWeek(Qt::Sunday); // as calendars in Hong Kong are printed
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    const std::optional<QString> iso = isoDate(line().text());
    const QDate today = QDate::fromString(scene().model.context().values[u"today"_s].toString(), Qt::ISODate);
    const QDate chosen = iso ? QDate::fromString(*iso, Qt::ISODate) : today;
    if (chosen.isValid())
        calendar->setSelectedDate(chosen);
    column->addWidget(calendar);
    const auto take = [this, popup](QDate date) {
        write(date.toString(Qt::ISODate));
        commit(entered());
        popup->close();
    };
    connect(calendar, &QCalendarWidget::activated, this, take);
    connect(calendar, &QCalendarWidget::clicked, this, take);
    popup->move(mapToGlobal(QPoint(0, height())));
    popup->show();
    calendar->setFocus();
}

bool DateEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == control() && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool opens = key->key() == Qt::Key_F4 || (key->key() == Qt::Key_Down && key->modifiers() == Qt::AltModifier);
        if (opens) {
            openCalendar();
            return true;
        }
    }
    return LineEditor::eventFilter(watched, event);
}

} // namespace eforms::widgets
