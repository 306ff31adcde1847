#include "engine/rule.h"

#include "engine/effort.h"
#include "engine/rulevalues.h"
#include "engine/validator.h"

#include <QSet>

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

const Json &nothing()
{
    static const Json null = Json::null();
    return null;
}

bool isNothing(const Json &value)
{
    return value.isAbsent() || value.isNull();
}

/// What one run knows while it goes down the expression.
struct Frame {
    const Json *element = nullptr;
    const Json *accumulator = nullptr;
};

class Evaluator
{
public:
    explicit Evaluator(const RuleScope &scope) : m_scope(scope) { }

    RuleOutcome run(const Expression &expression)
    {
        Json value = evaluate(expression, {});
        // A small list that holds itself twice, and so on, is endless for whoever writes it down.
        if (m_steps > mostEffort || effortOf(value) > mostEffort)
            return {RuleOutcome::Kind::TooExpensive, {}};
        if (m_notApplicable)
            return {};
        return {RuleOutcome::Kind::Value, isNothing(value) ? Json::null() : std::move(value)};
    }

    [[nodiscard]] const Json &resolve(const Variable &variable, const Frame &frame) const
    {
        switch (variable.base) {
        case VariableBase::Form:
            return descend(m_scope.form, variable.keys);
        case VariableBase::Row:
            return descend(m_scope.row, variable.keys);
        case VariableBase::Context:
            return descend(m_scope.context, variable.keys);
        case VariableBase::Element:
        case VariableBase::Current:
            return frame.element ? descend(*frame.element, variable.keys) : nothing();
        case VariableBase::Accumulator:
            return frame.accumulator ? descend(*frame.accumulator, variable.keys) : nothing();
        }
        return nothing();
    }

private:
    using Arguments = std::vector<Expression>;

    RuleScope m_scope;
    qint64 m_steps = 0;
    bool m_notApplicable = false;

    Json tooExpensive()
    {
        m_steps = mostEffort + 1;
        return Json::null();
    }

    Json notApplicable()
    {
        m_notApplicable = true;
        return Json::null();
    }

    Json evaluate(const Expression &expression, const Frame &frame)
    {
        if (m_notApplicable || ++m_steps > mostEffort)
            return Json::null();
        switch (expression.operation) {
        case Operation::Literal:
            return expression.literal;
        case Operation::Variable: {
            const Json &value = resolve(expression.variable, frame);
            return isNothing(value) && !expression.literal.isAbsent() ? expression.literal : value;
        }
        case Operation::List:
            return Json(evaluateAll(expression.arguments, frame));
        case Operation::Missing:
        case Operation::MissingSome:
            return missing(expression, frame);
        case Operation::If:
        case Operation::And:
        case Operation::Or:
            return branch(expression, frame);
        case Operation::Map:
        case Operation::Filter:
        case Operation::Reduce:
        case Operation::All:
        case Operation::Some:
        case Operation::None:
            return iterate(expression, frame);
        case Operation::Count:
            if (expression.arguments.size() == 2)
                return Json(count(expression, frame));
            break;
        default:
            break;
        }
        return apply(expression, evaluateAll(expression.arguments, frame));
    }

    Json::Array evaluateAll(const Arguments &arguments, const Frame &frame)
    {
        Json::Array values;
        values.reserve(static_cast<qsizetype>(arguments.size()));
        for (const Expression &argument : arguments)
            values.append(evaluate(argument, frame));
        return values;
    }

    Json missing(const Expression &expression, const Frame &frame)
    {
        Json::Array names;
        for (const Expression &argument : expression.arguments) {
            if (resolve(argument.variable, frame).isEmpty())
                names.append(argument.literal);
        }
        const auto present = static_cast<qint64>(expression.arguments.size()) - names.size();
        if (expression.operation == Operation::MissingSome && present >= expression.literal.toInteger())
            names.clear();
        return Json(names);
    }

    Json branch(const Expression &expression, const Frame &frame)
    {
        const Arguments &arguments = expression.arguments;
        if (expression.operation != Operation::If) {
            const bool stopAt = expression.operation == Operation::Or;
            Json value = Json::null();
            for (const Expression &argument : arguments) {
                value = evaluate(argument, frame);
                if (isTruthy(value) == stopAt)
                    break;
            }
            return value;
        }
        std::size_t i = 0;
        for (; i + 1 < arguments.size(); i += 2) {
            if (isTruthy(evaluate(arguments[i], frame)))
                return evaluate(arguments[i + 1], frame);
        }
        return i < arguments.size() ? evaluate(arguments[i], frame) : Json::null();
    }

    Json iterate(const Expression &expression, const Frame &frame)
    {
        const Json list = evaluate(expression.arguments[0], frame);
        const Expression &body = expression.arguments[1];
        switch (expression.operation) {
        case Operation::Map: {
            Json::Array values;
            values.reserve(list.array().size());
            for (const Json &element : list.array())
                values.append(evaluate(body, {&element, nullptr}));
            return Json(values);
        }
        case Operation::Filter: {
            Json::Array values;
            for (const Json &element : list.array()) {
                if (isTruthy(evaluate(body, {&element, nullptr})))
                    values.append(element);
            }
            return Json(values);
        }
        case Operation::Reduce: {
            Json value = evaluate(expression.arguments[2], frame);
            for (const Json &element : list.array()) {
                value = evaluate(body, {&element, &value});
                m_steps += value.isArray() ? effortOf(value) : 0;
                if (m_steps > mostEffort || isNestedTooDeep(value))
                    return tooExpensive();
            }
            return value;
        }
        default:
            return Json(holds(expression.operation, list.array(), body));
        }
    }

    bool holds(Operation operation, const Json::Array &list, const Expression &body)
    {
        const auto fits = [&](const Json &element) { return isTruthy(evaluate(body, {&element, nullptr})); };
        if (operation == Operation::All)
            return !list.isEmpty() && std::all_of(list.begin(), list.end(), fits);
        const bool some = std::any_of(list.begin(), list.end(), fits);
        return operation == Operation::Some ? some : !some;
    }

    qint64 count(const Expression &expression, const Frame &frame)
    {
        const Json list = evaluate(expression.arguments[0], frame);
        return std::count_if(list.array().begin(), list.array().end(), [&](const Json &element) {
            return isTruthy(evaluate(expression.arguments[1], {&element, nullptr}));
        });
    }

    Json apply(const Expression &expression, const Json::Array &values)
    {
        m_steps += effortOf(expression.operation, values);
        if (m_steps > mostEffort)
            return Json::null();
        switch (expression.operation) {
        case Operation::Not:
            return Json(!isTruthy(values[0]));
        case Operation::Truth:
            return Json(isTruthy(values[0]));
        case Operation::Equal:
            return Json(equal(values[0], values[1]));
        case Operation::Unequal:
            return Json(!equal(values[0], values[1]));
        case Operation::Less:
        case Operation::LessOrEqual:
        case Operation::Greater:
        case Operation::GreaterOrEqual:
        case Operation::DateNotAfter:
            return compareAll(expression.operation, values);
        case Operation::Concatenate:
        case Operation::Substring:
        case Operation::Length:
        case Operation::Matches:
            return applyToText(expression, values);
        case Operation::In:
            return Json(contains(values[0], values[1]));
        case Operation::Merge:
            return merge(values);
        case Operation::Distinct:
            return Json(distinct(values[0]));
        case Operation::Count:
            return Json(std::count_if(values[0].array().begin(), values[0].array().end(),
                [](const Json &element) { return !element.isEmpty(); }));
        case Operation::External: {
            const Json value = expression.external.apply(values);
            return value.isAbsent() ? notApplicable() : value;
        }
        default:
            return calculate(expression.operation, values);
        }
    }

    bool equal(const Json &a, const Json &b)
    {
        if (isNothing(a) || isNothing(b))
            return isNothing(a) && isNothing(b);
        if (a.type() != b.type()) {
            m_notApplicable = true;
            return false;
        }
        return a == b;
    }

    /// Two or three values in order. Nothing is neither less nor greater than anything.
    Json compareAll(Operation operation, const Json::Array &values)
    {
        for (qsizetype i = 1; i < values.size(); ++i) {
            const Json &a = values[i - 1];
            const Json &b = values[i];
            if (isNothing(a) || isNothing(b))
                return Json(false);
            const bool numbers = a.isNumber() && b.isNumber() && operation != Operation::DateNotAfter;
            if (!numbers && !(a.isString() && b.isString()))
                return notApplicable();
            if (!ordered(operation, numbers ? order(*a.toDecimal() <=> *b.toDecimal()) : textOrder(a, b)))
                return Json(false);
        }
        return Json(true);
    }

    static int order(std::strong_ordering ordering) { return ordering < 0 ? -1 : (ordering > 0 ? 1 : 0); }
    static int textOrder(const Json &a, const Json &b) { return QString::compare(a.toString(), b.toString()); }

    static bool ordered(Operation operation, int order)
    {
        switch (operation) {
        case Operation::Less:
            return order < 0;
        case Operation::Greater:
            return order > 0;
        case Operation::GreaterOrEqual:
            return order >= 0;
        default:
            return order <= 0;
        }
    }

    Json applyToText(const Expression &expression, const Json::Array &values)
    {
        if (expression.operation == Operation::Length)
            return Json(values[0].isArray() ? qint64(values[0].size()) : codePoints(textOf(values[0])));
        if (expression.operation == Operation::Concatenate) {
            QString text;
            for (const Json &value : values)
                text += textOf(value);
            return Json(text);
        }
        if (isNothing(values[0]))
            return expression.operation == Operation::Matches ? Json(true) : Json::null();
        const QString text = textOf(values[0]);
        if (expression.operation == Operation::Matches)
            return Json(text.isEmpty() || matches(*expression.pattern, text));
        const auto length = values.size() > 2 ? std::optional(values[2].toInteger()) : std::nullopt;
        return substring(text, values[1].toInteger(), length);
    }

    bool matches(const Pattern &pattern, const QString &text)
    {
        const Pattern::Match match = pattern.match(text);
        if (match == Pattern::Match::GivenUp)
            tooExpensive();
        return match == Pattern::Match::Yes;
    }

    bool contains(const Json &needle, const Json &hay)
    {
        if (hay.isString())
            return needle.isString() && hay.toString().contains(needle.toString());
        if (isNothing(needle))
            return false;
        return hay.array().contains(needle);
    }

    Json merge(const Json::Array &values)
    {
        Json::Array merged;
        for (const Json &value : values) {
            if (value.isArray())
                merged.append(value.array());
            else if (!isNothing(value))
                merged.append(value);
        }
        return Json(merged);
    }

    static bool distinct(const Json &list)
    {
        QSet<QString> seen;
        for (const Json &element : list.array()) {
            if (element.isEmpty())
                continue;
            const QString identity = identityOf(element);
            if (seen.contains(identity))
                return false;
            seen.insert(identity);
        }
        return true;
    }

    /// Arithmetic. With nothing in it the result is nothing; so is a division by zero.
    Json calculate(Operation operation, const Json::Array &values)
    {
        std::vector<Decimal> numbers;
        for (const Json &value : values) {
            if (isNothing(value))
                return Json::null();
            const auto number = value.toDecimal();
            if (!number)
                return notApplicable();
            numbers.push_back(*number);
        }
        const std::optional<Decimal> result = calculated(operation, numbers);
        if (result && std::max(result->digits(), result->scale()) > mostResultDigits)
            return tooExpensive();
        return result ? Json(*result) : Json::null();
    }
};

} // namespace

bool isTruthy(const Json &value)
{
    if (value.isBool())
        return value.toBool();
    if (value.isNumber())
        return !value.toDecimal()->isZero();
    return !value.isEmpty();
}

RuleOutcome evaluate(const Rule &rule, const RuleScope &scope, Emptiness emptiness)
{
    Evaluator evaluator(scope);
    for (const Variable &external : rule.outerExternals) {
        if (isNothing(evaluator.resolve(external, {})))
            return {};
    }
    if (emptiness == Emptiness::Skips) {
        for (const Variable &field : rule.outerFields) {
            if (evaluator.resolve(field, {}).isEmpty())
                return {};
        }
    }
    return evaluator.run(rule.expression);
}

} // namespace eforms::engine
