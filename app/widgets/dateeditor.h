#pragma once

#include "widgets/lineeditor.h"

class QLabel;
class QToolButton;

namespace eforms::widgets {

/// A date, typed in any usual way or picked from a calendar (Alt+Down); shown as ISO with the day of the week.
///
/// Shows nothing when empty. What is no date is kept as raw text for the engine to report. The calendar marks the days
/// of the market that `options.calendar` or the form's hours name.
class DateEditor : public LineEditor
{
    Q_OBJECT

public:
    DateEditor(FormScene &scene, FieldSpec field, QWidget *parent);

    void retranslate() override;

protected:
    [[nodiscard]] Json valueOf(const QString &text) const override;
    /// The date that stands in the field; invalid when there is none.
    [[nodiscard]] virtual QDate date() const;
    /// Puts a day that was picked into the field.
    virtual void take(QDate day);
    [[nodiscard]] virtual QString placeholder() const;
    void showValue(const Json &value) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void openCalendar();
    void showWeekday();

    QToolButton *m_button = nullptr;
    QLabel *m_weekday = nullptr;
};

} // namespace eforms::widgets
