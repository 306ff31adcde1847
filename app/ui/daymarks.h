#pragma once

#include "widgets/formscene.h"
#include "workflow/formsession.h"

namespace eforms::ui {

/// A day of a market's calendar as the calendars of date fields mark it.
[[nodiscard]] widgets::DayMark dayMark(const market::Calendar::DayMark &day, Language language);

} // namespace eforms::ui
