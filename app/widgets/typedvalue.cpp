#include "widgets/typedvalue.h"

#include "widgets/datetext.h"
#include "widgets/numbertext.h"

namespace eforms::widgets {

namespace {

Json numberOf(const FieldFacts &facts, const QString &text)
{
    const std::optional<QString> plain = plainNumber(text);
    if (!plain)
        return {text};
    if (!facts.number)
        return {*plain};
    const std::optional<Decimal> number = Decimal::parse(*plain);
    return number ? Json(*number) : Json(text);
}

} // namespace

Json typedValue(const FieldFacts &facts, const QString &text)
{
    using Kind = FieldFacts::Kind;
    if (facts.element != Kind::Text && text.trimmed().isEmpty())
        return {};
    switch (facts.element) {
    case Kind::Integer:
    case Kind::Decimal:
        return numberOf(facts, text);
    case Kind::Date:
        return {isoDate(text).value_or(text)};
    case Kind::Time:
        return {clockTime(text).value_or(text)};
    case Kind::DateTime:
        return {dateTime(text).value_or(text)};
    case Kind::Text:
    case Kind::Boolean:
    case Kind::Choices:
    case Kind::List:
    case Kind::Table:
    case Kind::Group:
    case Kind::Other:
        break;
    }
    return text.isEmpty() ? Json() : Json(text);
}

} // namespace eforms::widgets
