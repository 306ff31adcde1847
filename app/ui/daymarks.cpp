#include "ui/daymarks.h"

namespace eforms::ui {

namespace {

widgets::DayMark::Kind kindOf(market::Calendar::DayMark::Kind kind)
{
    using From = market::Calendar::DayMark::Kind;
    using To = widgets::DayMark::Kind;
    switch (kind) {
    case From::Unknown:
        return To::Unknown;
    case From::Business:
        return To::Business;
    case From::HalfDay:
        return To::HalfDay;
    case From::Closed:
        return To::Closed;
    }
    return To::Unknown;
}

} // namespace

widgets::DayMark dayMark(const market::Calendar::DayMark &day, Language language)
{
    return {kindOf(day.kind), language == Language::English ? day.named.nameEn : day.named.nameZh};
}

} // namespace eforms::ui
