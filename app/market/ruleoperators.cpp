#include "market/ruleoperators.h"

#include "market/checkdigits.h"

namespace eforms::market {

using namespace Qt::StringLiterals;

namespace {

using Arguments = QList<Json>;
using CalendarPointer = std::shared_ptr<const Calendar>;

QDate dateOf(const Json &value)
{
    const QString text = value.toString();
    // Qt would also take a date followed by a time.
    return text.size() == 10 ? QDate::fromString(text, Qt::ISODate) : QDate();
}

Json answer(std::optional<bool> value)
{
    return value ? Json(*value) : Json();
}

Json isBusinessDay(const Calendar &calendar, const Arguments &arguments)
{
    return answer(calendar.isBusinessDay(arguments[1].toString(), dateOf(arguments[0])));
}

Json addBusinessDays(const Calendar &calendar, const Arguments &arguments)
{
    const auto count = arguments[1].toDecimal();
    const auto whole = count ? count->toInteger() : std::nullopt;
    if (!whole)
        return {};
    const auto date = calendar.addBusinessDays(arguments[2].toString(), dateOf(arguments[0]), *whole);
    return date ? Json(date->toString(Qt::ISODate)) : Json();
}

Json businessDaysBetween(const Calendar &calendar, const Arguments &arguments)
{
    const auto count = calendar.businessDaysBetween(u"HKMK", dateOf(arguments[0]), dateOf(arguments[1]));
    return count ? Json(*count) : Json();
}

bool hasAttachment(const Json &attachments, const Json &docType)
{
    const Json::Array &rows = attachments.array();
    return std::any_of(
        rows.begin(), rows.end(), [&](const Json &row) { return row["doc_type"_L1] == docType; });
}

} // namespace

engine::Operators ruleOperators(CalendarPointer calendar)
{
    using Type = engine::ValueType;
    engine::Operators operators;
    operators.insert(
        u"is_bd"_s, {2, [calendar](const Arguments &a) { return isBusinessDay(*calendar, a); }, Type::Bool});
    operators.insert(
        u"add_bd"_s, {3, [calendar](const Arguments &a) { return addBusinessDays(*calendar, a); }, Type::Text});
    operators.insert(u"is_hk_bd"_s,
        {1, [calendar](const Arguments &a) { return isBusinessDay(*calendar, {a[0], Json(u"HKMK"_s)}); }, Type::Bool});
    operators.insert(u"hk_bd_diff"_s,
        {2, [calendar](const Arguments &a) { return businessDaysBetween(*calendar, a); }, Type::Number});
    operators.insert(u"isin_ok"_s, {1, [](const Arguments &a) { return Json(isIsin(a[0].toString())); }, Type::Bool});
    operators.insert(
        u"cusip_ok"_s, {1, [](const Arguments &a) { return Json(isCusip(a[0].toString())); }, Type::Bool});
    operators.insert(u"lei_ok"_s, {1, [](const Arguments &a) { return Json(isLei(a[0].toString())); }, Type::Bool});
    operators.insert(
        u"has_att"_s, {2, [](const Arguments &a) { return Json(hasAttachment(a[0], a[1])); }, Type::Bool});
    return operators;
}

} // namespace eforms::market
