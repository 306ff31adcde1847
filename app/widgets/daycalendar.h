#pragma once

#include "widgets/formscene.h"

#include <QCalendarWidget>

class QLabel;

namespace eforms::widgets {

/// A month to pick a day from. Days on which the market does not work are grey; what the chosen day is stands below.
class DayCalendar : public QCalendarWidget
{
    Q_OBJECT

public:
    /// @p calendar is a code as rules write it, `HKMK`.
    DayCalendar(const FormScene &scene, QString calendar, QWidget *parent);

    /// `Tuesday, 1 July 2025: HKSAR Establishment Day, not a settlement day`.
    [[nodiscard]] QString words(QDate day) const;

protected:
    void paintCell(QPainter *painter, const QRect &rect, QDate date) const override;

private:
    [[nodiscard]] DayMark mark(QDate day) const;

    const FormScene &m_scene;
    QString m_calendar;
};

/// A DayCalendar that opens below a field and closes when a day has been picked, or with Escape. Deletes itself.
///
/// Arrow keys go from day to day, Page Up and Page Down from month to month, Enter picks.
class CalendarPopup : public QWidget
{
    Q_OBJECT

public:
    /// @p chosen is the day to begin with; an invalid one: today, as the form's context has it.
    CalendarPopup(const FormScene &scene, const QString &calendar, QDate chosen, QWidget *below);

Q_SIGNALS:
    void picked(QDate day);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void describe();
    void pick(QDate day);

    DayCalendar *m_calendar;
    QLabel *m_note;
};

} // namespace eforms::widgets
