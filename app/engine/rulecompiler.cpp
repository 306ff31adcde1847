#include "engine/rulecompiler.h"

#include "engine/operationtable.h"

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

constexpr int largestRule = 5000;
constexpr int deepestRule = 64;

/// Records that the server adds without a look-up in the form (`row.match`).
const QSet<QString> &serverRecords()
{
    static const QSet<QString> names {u"match"_s};
    return names;
}

/// What the elements of a list are.
struct Elements {
    struct Table {
        int scope = 0;
        int shared = 0;
    };
    std::vector<Table> tables; ///< rows of these tables; empty: not rows
    ValueType type = ValueType::Unknown;
};

struct Typed {
    Expression expression;
    ValueType type = ValueType::Unknown;
    Elements elements;
};

struct Frame {
    enum class Kind { Outside, Element, Reduce };
    Kind kind = Kind::Outside;
    Elements elements;
    int depth = 0;
};

class Compiler
{
public:
    explicit Compiler(const RulePlace &place) : m_place(place) { }

    std::optional<Rule> compile(const Json &source, RuleFaults &faults)
    {
        Typed whole = expression(source, {});
        faults += m_faults;
        if (!m_faults.isEmpty())
            return {};
        m_rule.source = source;
        m_rule.expression = std::move(whole.expression);
        m_rule.type = whole.type;
        return std::move(m_rule);
    }

private:
    using Fault = RuleFault::Kind;

    /// One step down into the rule as it is written.
    struct Step {
        QString name;
        qsizetype index = -1; ///< in an array, when there is no name
        bool list = true;     ///< false: an operation whose only argument stands there without a list
    };

    RulePlace m_place;
    Rule m_rule;
    RuleFaults m_faults;
    std::vector<Step> m_steps;
    int m_nodes = 0;
    bool m_tooLarge = false;

    Typed refuse(Fault kind, const QString &message)
    {
        QString place = m_place.at;
        bool list = true;
        for (const Step &step : m_steps) {
            if (step.index < 0)
                place = pointerTo(place, step.name);
            else if (list)
                place = pointerTo(place, step.index);
            list = step.list;
        }
        m_faults.append({kind, place, message});
        return {};
    }

    Typed malformed(const QString &message) { return refuse(Fault::Form, message); }

    Typed tooLarge()
    {
        if (!std::exchange(m_tooLarge, true))
            refuse(Fault::TooLarge, u"rule too large"_s);
        return {};
    }

    Typed argument(const Json &arguments, qsizetype index, const Frame &frame)
    {
        m_steps.push_back({{}, index, true});
        Typed made = expression(arguments[index], frame);
        m_steps.pop_back();
        return made;
    }

    Typed expression(const Json &source, const Frame &frame)
    {
        if (m_tooLarge || ++m_nodes > largestRule || frame.depth > deepestRule)
            return tooLarge();
        if (source.isArray())
            return list(source, frame);
        if (!source.isObject()) {
            Typed literal;
            literal.expression.literal = source;
            literal.type = literalType(source);
            return literal;
        }
        if (source.size() != 1)
            return malformed(u"an operation has exactly one name"_s);
        const auto &[name, arguments] = *source.object().begin();
        Frame inner = frame;
        ++inner.depth;
        m_steps.push_back({name, -1, arguments.isArray()});
        Typed made;
        if (name == "var"_L1)
            made = variable(arguments, inner);
        else if (name == "missing"_L1 || name == "missing_some"_L1)
            made = missing(name, arguments, inner);
        else
            made = operation(name, arguments.isArray() ? arguments : Json(Json::Array {arguments}), inner);
        m_steps.pop_back();
        return made;
    }

    Typed list(const Json &source, const Frame &frame)
    {
        Typed result;
        result.type = ValueType::List;
        result.elements.type = ValueType::Nothing;
        result.expression.operation = Operation::List;
        bool constant = true;
        Frame inner = frame;
        ++inner.depth;
        for (qsizetype i = 0; i < source.size(); ++i) {
            Typed part = argument(source, i, inner);
            constant = constant && part.expression.operation == Operation::Literal;
            result.elements.type = common(result.elements.type, part.type);
            result.expression.arguments.push_back(std::move(part.expression));
        }
        if (constant) {
            result.expression = {};
            result.expression.literal = source;
        }
        return result;
    }

    Typed operation(const QString &name, const Json &arguments, const Frame &frame)
    {
        const auto count = static_cast<int>(arguments.size());
        if (m_place.operators.contains(name))
            return external(name, arguments, frame);
        const OperationShape *shape = operationShape(name);
        if (!shape)
            return refuse(Fault::UnknownOperator, u"unknown operator "_s + name);
        if (count < shape->least || (shape->most >= 0 && count > shape->most))
            return malformed(u"wrong number of arguments for "_s + name);
        if (isIteration(shape->operation) || (shape->operation == Operation::Count && count == 2))
            return iteration(*shape, arguments, frame);
        Typed result;
        result.expression.operation = shape->operation;
        result.type = shape->type;
        std::vector<Typed> parts;
        for (qsizetype i = 0; i < arguments.size(); ++i)
            parts.push_back(argument(arguments, i, frame));
        check(name, *shape, parts);
        if (shape->operation == Operation::Matches)
            result.expression.pattern = pattern(arguments[1]);
        settleType(result, *shape, parts);
        for (Typed &part : parts)
            result.expression.arguments.push_back(std::move(part.expression));
        return result;
    }

    std::optional<Pattern> pattern(const Json &source)
    {
        auto compiled = Pattern::compile(source.toString(), Pattern::Anchoring::Whole);
        if (source.isString() && compiled)
            return *std::move(compiled);
        refuse(Fault::Pattern, compiled ? u"the pattern of matches is a constant text"_s : compiled.error().detail);
        return {};
    }

    void check(const QString &name, const OperationShape &shape, const std::vector<Typed> &parts)
    {
        if (isComparison(shape.operation)) {
            for (std::size_t i = 1; i < parts.size(); ++i) {
                if (unlike(parts[i - 1].type, parts[i].type))
                    refuse(Fault::UnlikeTypes, u"unlike types compared by "_s + name);
            }
        }
        if (isArithmetic(shape.operation)) {
            for (const Typed &part : parts) {
                if (unlike(part.type, ValueType::Number))
                    refuse(Fault::UnlikeTypes, name + u" calculates with numbers only"_s);
            }
        }
        if (comparesElements(shape.operation)) {
            for (const Typed &part : parts)
                readRows(part.elements);
        }
        if (shape.operation == Operation::In && parts[1].type == ValueType::List
            && unlike(parts[0].type, parts[1].elements.type))
            refuse(Fault::UnlikeTypes, u"unlike types compared by in"_s);
        if (shape.operation == Operation::In && parts[1].type == ValueType::Text && unlike(parts[0].type, ValueType::Text))
            refuse(Fault::UnlikeTypes, u"unlike types compared by in"_s);
    }

    static bool comparesElements(Operation operation)
    {
        return isComparison(operation) || operation == Operation::In || operation == Operation::Distinct
            || operation == Operation::Concatenate;
    }

    void readRows(const Elements &elements)
    {
        for (const Elements::Table &table : elements.tables) {
            for (const int field : m_place.structure.below(m_place.structure.scope(table.scope).table))
                read({field, table.shared});
        }
    }

    static void settleType(Typed &result, const OperationShape &shape, const std::vector<Typed> &parts)
    {
        if (shape.operation == Operation::Merge) {
            result.elements = parts.front().elements;
            for (std::size_t i = 1; i < parts.size(); ++i) {
                const Elements &more = parts[i].elements;
                result.elements.tables.insert(result.elements.tables.end(), more.tables.begin(), more.tables.end());
                result.elements.type = common(result.elements.type, more.type);
            }
        }
        if (shape.operation != Operation::If && shape.operation != Operation::And && shape.operation != Operation::Or)
            return;
        result.type = ValueType::Nothing;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const bool condition = shape.operation == Operation::If && i % 2 == 0 && i + 1 < parts.size();
            if (!condition)
                result.type = common(result.type, parts[i].type);
        }
    }

    Typed iteration(const OperationShape &shape, const Json &arguments, const Frame &frame)
    {
        Typed result;
        result.expression.operation = shape.operation;
        result.type = shape.type;
        // What an iteration reads does not make the rule inapplicable when it is empty.
        const auto fields = m_rule.outerFields;
        const auto externals = m_rule.outerExternals;
        Typed source = argument(arguments, 0, frame);
        Frame inner = frame;
        inner.kind = shape.operation == Operation::Reduce ? Frame::Kind::Reduce : Frame::Kind::Element;
        inner.elements = source.elements;
        Typed body = argument(arguments, 1, inner);
        result.elements = shape.operation == Operation::Filter ? source.elements : Elements {};
        if (shape.operation == Operation::Map)
            result.elements.type = body.type;
        result.expression.arguments.push_back(std::move(source.expression));
        result.expression.arguments.push_back(std::move(body.expression));
        if (shape.operation == Operation::Reduce) {
            Typed start = argument(arguments, 2, frame);
            result.type = start.type;
            result.expression.arguments.push_back(std::move(start.expression));
        }
        m_rule.outerFields = fields;
        m_rule.outerExternals = externals;
        return result;
    }

    Typed external(const QString &name, const Json &arguments, const Frame &frame)
    {
        const Operator &known = *m_place.operators.constFind(name);
        if (known.arguments != arguments.size())
            return malformed(u"wrong number of arguments for "_s + name);
        Typed result;
        result.expression.operation = Operation::External;
        result.expression.external = known;
        result.type = known.gives;
        for (qsizetype i = 0; i < arguments.size(); ++i) {
            Typed part = argument(arguments, i, frame);
            readRows(part.elements);
            result.expression.arguments.push_back(std::move(part.expression));
        }
        return result;
    }

    Typed missing(const QString &name, const Json &arguments, const Frame &frame)
    {
        const bool some = name == "missing_some"_L1;
        const Json names = some ? arguments[1] : (arguments.isArray() ? arguments : Json(Json::Array {arguments}));
        Typed result;
        result.type = ValueType::List;
        result.elements.type = ValueType::Text;
        result.expression.operation = some ? Operation::MissingSome : Operation::Missing;
        if (some)
            result.expression.literal = arguments[0];
        const auto fields = m_rule.outerFields;
        const auto externals = m_rule.outerExternals;
        for (const Json &key : names.array()) {
            Typed part = variable(key, frame);
            part.expression.literal = key;
            result.expression.arguments.push_back(std::move(part.expression));
        }
        m_rule.outerFields = fields;
        m_rule.outerExternals = externals;
        return result;
    }

    Typed variable(const Json &argument, const Frame &frame)
    {
        const Json path = argument.isArray() ? argument[0] : argument;
        if (!path.isString() || (argument.isArray() && argument.size() > 2))
            return malformed(u"the path of var is a constant text"_s);
        Typed result;
        result.expression.operation = Operation::Variable;
        if (argument.isArray())
            result.expression.literal = argument[1];
        const QStringList keys = path.toString().isEmpty() ? QStringList() : path.toString().split(u'.');
        const bool optional = !result.expression.literal.isAbsent();
        resolve(result, keys, frame, optional);
        return result;
    }

    void resolve(Typed &result, QStringList keys, const Frame &frame, bool optional)
    {
        const QString first = keys.value(0);
        if (frame.kind == Frame::Kind::Reduce && first == "accumulator"_L1) {
            result.expression.variable = {VariableBase::Accumulator, keys.mid(1)};
            return;
        }
        if (first == "ctx"_L1) {
            result.expression.variable = {VariableBase::Context, keys.mid(1)};
            if (!optional)
                m_rule.outerExternals.push_back(result.expression.variable);
            return;
        }
        if (frame.kind != Frame::Kind::Outside && first != "form"_L1 && first != "row"_L1) {
            const bool reduce = frame.kind == Frame::Kind::Reduce;
            if (reduce && first != "current"_L1) {
                refuse(Fault::UnknownName, u"unknown name "_s + keys.join(u'.'));
                return;
            }
            return element(result, reduce ? keys.mid(1) : keys, frame);
        }
        const bool row = m_place.scope != 0;
        if (first == "row"_L1 && row)
            return own(result, {VariableBase::Row, keys.mid(1)}, optional);
        if (first == "form"_L1)
            return own(result, {VariableBase::Form, keys.mid(1)}, optional);
        if (row) {
            refuse(Fault::UnknownName, u"names in a row start with row., form. or ctx.: "_s + keys.join(u'.'));
            return;
        }
        own(result, {VariableBase::Form, keys}, optional);
    }

    /// A name inside map, filter …: it belongs to the element.
    void element(Typed &result, const QStringList &keys, const Frame &frame)
    {
        const VariableBase base = frame.kind == Frame::Kind::Reduce ? VariableBase::Current : VariableBase::Element;
        result.expression.variable = {base, keys};
        result.type = keys.isEmpty() && frame.elements.tables.empty() ? frame.elements.type : ValueType::Unknown;
        ValueType type = ValueType::Nothing;
        for (const Elements::Table &table : frame.elements.tables) {
            if (keys.isEmpty()) {
                readRows(frame.elements);
                type = ValueType::Object;
            } else {
                type = common(type, readField({table.scope, table.shared}, keys, result));
            }
        }
        if (type != ValueType::Nothing)
            result.type = type;
    }

    void own(Typed &result, const Variable &variable, bool optional)
    {
        result.expression.variable = variable;
        const int scope = variable.base == VariableBase::Row ? m_place.scope : 0;
        if (variable.keys.isEmpty()) {
            malformed(u"a rule names the fields that it reads"_s);
            return;
        }
        const bool record = isRecord(scope, variable.keys.first());
        result.type = readField({scope, scope}, variable.keys, result);
        if (!optional)
            (record ? m_rule.outerExternals : m_rule.outerFields).push_back(variable);
    }

    [[nodiscard]] bool isRecord(int scope, const QString &name) const
    {
        const ScopePlan &plan = m_place.structure.scope(scope);
        return !plan.byPointer.contains(u'/' + name) && (plan.records.contains(name) || serverRecords().contains(name));
    }

    /// Notes that a field of a scope is read, and says what type it has.
    ValueType readField(const Elements::Table &table, const QStringList &keys, Typed &result)
    {
        const ScopePlan &scope = m_place.structure.scope(table.scope);
        if (isRecord(table.scope, keys.first())) {
            for (const int id : scope.fields) {
                const FieldPlan &field = m_place.structure.at(id);
                if (field.lookup && field.lookup->as == keys.first())
                    read({id, table.shared});
            }
            return ValueType::Unknown;
        }
        QString pointer;
        for (const QString &key : keys) {
            pointer = pointerTo(pointer, key);
            const auto found = scope.byPointer.constFind(pointer);
            if (found == scope.byPointer.cend())
                break;
            const FieldPlan &field = m_place.structure.at(*found);
            if (pointer.count(u'/') < keys.size() && field.kind == FieldPlan::Kind::Object)
                continue;
            return readWhole(field, table.shared, result);
        }
        refuse(Fault::UnknownName, u"unknown field "_s + keys.join(u'.'));
        return ValueType::Unknown;
    }

    ValueType readWhole(const FieldPlan &field, int shared, Typed &result)
    {
        if (field.kind == FieldPlan::Kind::Table) {
            // Which columns are read shows in the body of the iteration; here only that rows come and go.
            result.elements.tables.push_back({field.rows, shared});
            read({field.id, shared});
            return ValueType::List;
        }
        for (const int id : m_place.structure.below(field.id))
            read({id, shared});
        for (const SchemaNode *schema : field.adopted) {
            if (schema->items)
                result.elements.type = schema->items->types == QStringList {u"string"_s} && !schema->items->decimal
                    ? ValueType::Text : ValueType::Unknown;
        }
        return field.type;
    }

    void read(const FieldRead &field)
    {
        if (std::find(m_rule.reads.begin(), m_rule.reads.end(), field) == m_rule.reads.end())
            m_rule.reads.push_back(field);
    }
};

} // namespace

std::optional<Rule> compileRule(const Json &source, const RulePlace &place, RuleFaults &faults)
{
    return Compiler(place).compile(source, faults);
}

} // namespace eforms::engine
