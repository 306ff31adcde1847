#include "engine/jsonlogic.h"

#include "engine/effort.h"

#include <QHash>

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

using Number = std::optional<Decimal>;

Json jsonOf(const Number &number)
{
    const bool honest = number && std::max(number->digits(), number->scale()) <= mostResultDigits;
    return honest ? Json(*number) : Json::null();
}

bool isNothing(const Json &value)
{
    return value.isAbsent() || value.isNull();
}

/// JavaScript's String().
QString textOf(const Json &value)
{
    if (value.isString())
        return value.toString();
    if (value.isNumber())
        return value.toDecimal()->toString();
    if (!value.isArray())
        return isNothing(value) ? u"null"_s : QString::fromUtf8(value.toBytes());
    QStringList parts;
    for (const Json &element : value.array())
        parts.append(isNothing(element) ? QString() : textOf(element));
    return parts.join(u',');
}

/// JavaScript's Number(); nothing for NaN.
Number numberOf(const Json &value)
{
    if (value.isNumber())
        return value.toDecimal();
    if (value.isBool())
        return Decimal(value.toBool() ? 1 : 0);
    if (isNothing(value))
        return Decimal(0);
    const QString text = textOf(value).trimmed();
    return text.isEmpty() ? Number(Decimal(0)) : Decimal::parse(text);
}

bool looselyEqual(const Json &a, const Json &b)
{
    if (isNothing(a) || isNothing(b))
        return isNothing(a) && isNothing(b);
    if (a.type() == b.type())
        return a == b;
    const Number left = numberOf(a);
    const Number right = numberOf(b);
    return left && right && *left == *right;
}

bool strictlyEqual(const Json &a, const Json &b)
{
    return (isNothing(a) && isNothing(b)) || a == b;
}

/// JavaScript's a < b: nothing when it cannot be said.
std::optional<std::strong_ordering> order(const Json &a, const Json &b)
{
    if (a.isString() && b.isString())
        return QString::compare(a.toString(), b.toString()) <=> 0;
    const Number left = numberOf(a);
    const Number right = numberOf(b);
    if (!left || !right)
        return {};
    return *left <=> *right;
}

class Classic
{
public:
    Json apply(const Json &rule, const Json &data)
    {
        if (++m_steps > mostEffort || m_depth > 100)
            return Json::null();
        ++m_depth;
        Json result = applied(rule, data);
        --m_depth;
        return result;
    }

private:
    struct Operator {
        Json (Classic::*apply)(const Json::Array &) = nullptr;
        Operation kind = Operation::List; ///< what it costs
    };
    using Lazy = Json (Classic::*)(const Json &, const Json &);

    qint64 m_steps = 0;
    int m_depth = 0;

    Json applied(const Json &rule, const Json &data)
    {
        if (rule.isArray()) {
            Json::Array values;
            for (const Json &element : rule.array())
                values.append(apply(element, data));
            return Json(values);
        }
        if (!rule.isObject() || rule.size() != 1)
            return rule;
        const auto &[name, written] = *rule.object().begin();
        static const QHash<QString, Lazy> lazy {{u"if"_s, &Classic::choose}, {u"?:"_s, &Classic::choose},
            {u"and"_s, &Classic::both}, {u"or"_s, &Classic::either}, {u"filter"_s, &Classic::filter},
            {u"map"_s, &Classic::map}, {u"reduce"_s, &Classic::reduce}, {u"all"_s, &Classic::all},
            {u"some"_s, &Classic::some}, {u"none"_s, &Classic::none}};
        const Json arguments = written.isArray() ? written : Json(Json::Array {written});
        if (const Lazy operation = lazy.value(name))
            return (this->*operation)(arguments, data);
        Json::Array values;
        for (const Json &argument : arguments.array())
            values.append(apply(argument, data));
        const Operator operation = operators().value(name);
        m_steps += effortOf(operation.kind, values);
        if (m_steps > mostEffort)
            return Json::null();
        if (name == "var"_L1)
            return variable(values, data);
        if (name == "missing"_L1)
            return missing(values.value(0).isArray() ? values[0].array() : values, data);
        if (name == "missing_some"_L1)
            return missingSome(values, data);
        return operation.apply ? (this->*operation.apply)(values) : Json::null();
    }

    static const QHash<QString, Operator> &operators()
    {
        using Op = Operation;
        static const QHash<QString, Operator> all {{u"=="_s, {&Classic::equal}}, {u"!="_s, {&Classic::unequal}},
            {u"==="_s, {&Classic::same}}, {u"!=="_s, {&Classic::different}}, {u"<"_s, {&Classic::less}},
            {u"<="_s, {&Classic::lessOrEqual}}, {u">"_s, {&Classic::greater}}, {u">="_s, {&Classic::greaterOrEqual}},
            {u"!"_s, {&Classic::negation}}, {u"!!"_s, {&Classic::truth}}, {u"+"_s, {&Classic::add, Op::Add}},
            {u"-"_s, {&Classic::subtract, Op::Subtract}}, {u"*"_s, {&Classic::multiply, Op::Multiply}},
            {u"/"_s, {&Classic::divide, Op::Divide}}, {u"%"_s, {&Classic::remainder, Op::Remainder}},
            {u"min"_s, {&Classic::least, Op::Least}}, {u"max"_s, {&Classic::most, Op::Most}},
            {u"cat"_s, {&Classic::concatenate}}, {u"substr"_s, {&Classic::substring}}, {u"in"_s, {&Classic::in}},
            {u"merge"_s, {&Classic::merge}}, {u"log"_s, {&Classic::log}}};
        return all;
    }

    // Those that decide themselves what is evaluated, and with which data.

    Json choose(const Json &arguments, const Json &data)
    {
        qsizetype i = 0;
        for (; i + 1 < arguments.size(); i += 2) {
            if (isTruthy(apply(arguments[i], data)))
                return apply(arguments[i + 1], data);
        }
        return i < arguments.size() ? apply(arguments[i], data) : Json::null();
    }

    Json until(const Json &arguments, const Json &data, bool stopAt)
    {
        Json value = Json::null();
        for (const Json &argument : arguments.array()) {
            value = apply(argument, data);
            if (isTruthy(value) == stopAt)
                break;
        }
        return value;
    }
    Json both(const Json &arguments, const Json &data) { return until(arguments, data, false); }
    Json either(const Json &arguments, const Json &data) { return until(arguments, data, true); }

    Json filter(const Json &arguments, const Json &data)
    {
        Json::Array kept;
        const Json list = apply(arguments[0], data);
        for (const Json &element : list.array()) {
            if (isTruthy(apply(arguments[1], element)))
                kept.append(element);
        }
        return Json(kept);
    }

    Json map(const Json &arguments, const Json &data)
    {
        Json::Array values;
        const Json list = apply(arguments[0], data);
        for (const Json &element : list.array())
            values.append(apply(arguments[1], element));
        return Json(values);
    }

    Json reduce(const Json &arguments, const Json &data)
    {
        Json value = apply(arguments[2], data);
        const Json list = apply(arguments[0], data);
        for (const Json &element : list.array()) {
            value = apply(arguments[1], Json::of({{u"current"_s, element}, {u"accumulator"_s, value}}));
            m_steps += value.isArray() ? effortOf(value) : 0;
            if (m_steps > mostEffort || isNestedTooDeep(value)) {
                m_steps = mostEffort + 1;
                return Json::null();
            }
        }
        return value;
    }

    qsizetype matching(const Json &arguments, const Json &list)
    {
        return std::count_if(list.array().begin(), list.array().end(),
            [&](const Json &element) { return isTruthy(apply(arguments[1], element)); });
    }
    Json all(const Json &arguments, const Json &data)
    {
        const Json list = apply(arguments[0], data);
        return Json(list.array().size() > 0 && matching(arguments, list) == list.array().size());
    }
    Json some(const Json &arguments, const Json &data)
    {
        return Json(matching(arguments, apply(arguments[0], data)) > 0);
    }
    Json none(const Json &arguments, const Json &data)
    {
        return Json(matching(arguments, apply(arguments[0], data)) == 0);
    }

    // Data.

    static Json variable(const Json::Array &values, const Json &data)
    {
        const Json fallback = values.size() > 1 ? values[1] : Json::null();
        if (values.isEmpty() || isNothing(values[0]) || values[0] == Json(QString()))
            return data;
        Json value = data;
        for (const QString &key : textOf(values[0]).split(u'.')) {
            bool number = false;
            const qsizetype index = key.toInt(&number);
            const Json next = value.isArray() && number ? value[index] : value[QStringView(key)];
            value = next;
        }
        return isNothing(value) ? fallback : value;
    }

    static Json missing(const Json::Array &names, const Json &data)
    {
        Json::Array absent;
        for (const Json &name : names) {
            const Json value = variable({name}, data);
            if (isNothing(value) || value == Json(QString()))
                absent.append(name);
        }
        return Json(absent);
    }

    static Json missingSome(const Json::Array &values, const Json &data)
    {
        const Json::Array names = values.value(1).array();
        const Json absent = missing(names, data);
        const bool enough = names.size() - absent.size() >= values.value(0).toInteger();
        return enough ? Json(Json::Array()) : absent;
    }

    // Everything else sees values only.

    Json equal(const Json::Array &v) { return Json(looselyEqual(v.value(0), v.value(1))); }
    Json unequal(const Json::Array &v) { return Json(!looselyEqual(v.value(0), v.value(1))); }
    Json same(const Json::Array &v) { return Json(strictlyEqual(v.value(0), v.value(1))); }
    Json different(const Json::Array &v) { return Json(!strictlyEqual(v.value(0), v.value(1))); }

    template <typename Holds>
    static Json ordered(const Json::Array &values, Holds holds)
    {
        for (qsizetype i = 1; i < std::max<qsizetype>(values.size(), 2); ++i) {
            const auto found = order(values.value(i - 1), values.value(i));
            if (!found || !holds(*found))
                return Json(false);
        }
        return Json(true);
    }
    Json less(const Json::Array &v) { return ordered(v, [](auto o) { return o < 0; }); }
    Json lessOrEqual(const Json::Array &v) { return ordered(v, [](auto o) { return o <= 0; }); }
    Json greater(const Json::Array &v) { return ordered(v, [](auto o) { return o > 0; }); }
    Json greaterOrEqual(const Json::Array &v) { return ordered(v, [](auto o) { return o >= 0; }); }

    Json negation(const Json::Array &v) { return Json(!isTruthy(v.value(0))); }
    Json truth(const Json::Array &v) { return Json(isTruthy(v.value(0))); }
    Json log(const Json::Array &v) { return v.value(0); }

    template <typename Combine>
    static Json folded(const Json::Array &values, Number start, Combine combine)
    {
        for (const Json &value : values) {
            const Number number = numberOf(value);
            if (!number)
                return Json::null();
            start = start ? combine(*start, *number) : *number;
        }
        return jsonOf(start);
    }
    Json add(const Json::Array &v)
    {
        return folded(v, Decimal(0), [](const Decimal &a, const Decimal &b) { return a + b; });
    }
    Json multiply(const Json::Array &v)
    {
        return folded(v, {}, [](const Decimal &a, const Decimal &b) { return a * b; });
    }
    Json least(const Json::Array &v)
    {
        return folded(v, {}, [](const Decimal &a, const Decimal &b) { return b < a ? b : a; });
    }
    Json most(const Json::Array &v)
    {
        return folded(v, {}, [](const Decimal &a, const Decimal &b) { return a < b ? b : a; });
    }

    template <typename Combine>
    static Json paired(const Json::Array &values, Combine combine)
    {
        const Number a = numberOf(values.value(0));
        const Number b = numberOf(values.value(1));
        return a && b ? jsonOf(combine(*a, *b)) : Json::null();
    }
    Json subtract(const Json::Array &v)
    {
        if (v.size() == 1)
            return paired({Json(0), v[0]}, [](const Decimal &a, const Decimal &b) { return Number(a - b); });
        return paired(v, [](const Decimal &a, const Decimal &b) { return Number(a - b); });
    }
    Json divide(const Json::Array &v)
    {
        return paired(v, [](const Decimal &a, const Decimal &b) { return Decimal::divide(a, b); });
    }
    Json remainder(const Json::Array &v)
    {
        return paired(v, [](const Decimal &a, const Decimal &b) { return Decimal::remainder(a, b); });
    }

    Json concatenate(const Json::Array &values)
    {
        QString text;
        for (const Json &value : values)
            text += isNothing(value) ? QString() : textOf(value);
        return Json(text);
    }

    Json substring(const Json::Array &values)
    {
        const QString text = textOf(values.value(0));
        const qint64 start = values.value(1).toInteger();
        const qint64 from = std::clamp<qint64>(start < 0 ? text.size() + start : start, 0, text.size());
        qint64 count = values.size() > 2 ? values[2].toInteger() : text.size();
        if (count < 0)
            count = std::max<qint64>(0, text.size() - from + count);
        return Json(text.mid(from, count));
    }

    Json in(const Json::Array &values)
    {
        const Json hay = values.value(1);
        if (hay.isString())
            return Json(hay.toString().contains(textOf(values[0])));
        return Json(hay.array().contains(values.value(0)));
    }

    Json merge(const Json::Array &values)
    {
        Json::Array merged;
        for (const Json &value : values) {
            if (value.isArray())
                merged.append(value.array());
            else
                merged.append(value);
        }
        return Json(merged);
    }
};

} // namespace

Json applyJsonLogic(const Json &rule, const Json &data)
{
    const Json result = Classic().apply(rule, data.isAbsent() ? Json::null() : data);
    return result.isAbsent() || effortOf(result) > mostEffort ? Json::null() : result;
}

} // namespace eforms::engine
