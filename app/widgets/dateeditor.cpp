#include "widgets/dateeditor.h"

#include "widgets/datetext.h"
#include "widgets/daycalendar.h"
#include "widgets/icons.h"
#include "widgets/numbertext.h"
#include "widgets/typedvalue.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

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
    DateEditor::retranslate();
    refresh();
}

void DateEditor::retranslate()
{
    line().setPlaceholderText(placeholder());
    m_button->setAccessibleName(tr("Open calendar"));
    m_button->setToolTip(tr("Open calendar (Alt+Down)"));
    showWeekday();
}

QString DateEditor::placeholder() const
{
    return tr("YYYY-MM-DD");
}

void DateEditor::showWeekday()
{
    if (m_weekday == nullptr)
        return;
    const QDate day = date();
    const auto length = scene().language == Language::English ? QLocale::ShortFormat : QLocale::LongFormat;
    m_weekday->setText(day.isValid() ? localeOf(scene().language).dayName(day.dayOfWeek(), length) : QString());
}

Json DateEditor::valueOf(const QString &text) const
{
    return typedValue(field().facts, text);
}

QDate DateEditor::date() const
{
    return QDate::fromString(isoDate(line().text()).value_or(QString()), Qt::ISODate);
}

void DateEditor::take(QDate day)
{
    write(day.toString(Qt::ISODate));
    commit(entered());
}

void DateEditor::showValue(const Json &value)
{
    LineEditor::showValue(value);
    showWeekday();
}

void DateEditor::openCalendar()
{
    const Json &hours = scene().form().about()[u"hours"_s];
    const QString market = hours[u"calendar"_s].toString(u"HKMK"_s);
    const QString calendar = field().options[u"calendar"_s].toString(market);
    auto *popup = new CalendarPopup(scene(), calendar, date(), this);
    connect(popup, &CalendarPopup::picked, this, &DateEditor::take);
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
