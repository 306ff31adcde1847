#include "engine/validator.h"

#include "engine/validation.h"

#include <QSet>

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

/// Deeper than any value (32) through any chain of schemas that a form has reason for; a thread's stack takes it.
constexpr int deepest = 500;
/// Schemas applied in one run: a second or so.
constexpr qint64 mostSteps = 5000000;

Json none()
{
    return Json::emptyObject();
}

} // namespace

void Evaluated::add(const Evaluated &other)
{
    for (std::size_t i = 0; i < m_seen.size(); ++i)
        m_seen[i] = m_seen[i] || other.m_seen[i];
}

qsizetype Evaluated::leading() const
{
    return std::find(m_seen.begin(), m_seen.end(), false) - m_seen.begin();
}

Validation::Validation(const QString &path, Problems *problems, ProblemDetail detail)
    : m_path(path)
    , m_problems(problems)
    , m_detail(detail)
{
}

QString Validation::pointer() const
{
    QList<const Step *> way;
    for (const Step *step = m_step; step; step = step->above)
        way.prepend(step);
    QString made = m_path;
    for (const Step *step : way)
        made = step->key ? pointerTo(made, *step->key) : pointerTo(made, step->index);
    return made;
}

void Validation::report(const QString &path, const SchemaNode &schema, QLatin1StringView keyword, Json params)
{
    Problem problem;
    problem.path = path;
    problem.keyword = keyword;
    problem.schemaPath = schema.place + u'/' + keyword;
    problem.params = std::move(params);
    m_problems->append(std::move(problem));
}

bool Validation::giveUp(const SchemaNode &schema, QLatin1StringView keyword)
{
    if (!m_limit) {
        m_limit.emplace();
        m_limit->path = pointer();
        m_limit->keyword = u"limit"_s;
        m_limit->schemaPath = schema.place + u'/' + keyword;
        m_limit->params = none();
    }
    return false;
}

bool Validation::run(const SchemaNode &schema, const Json &value, Evaluated *evaluated, SchemaParts parts)
{
    if (schema.always)
        return *schema.always || failed(schema, "false schema"_L1, none);
    if (m_limit)
        return false;
    if (m_depth >= deepest || ++m_steps > mostSteps)
        return giveUp(schema, {});
    ++m_depth;
    const bool entered = m_scopes.back() != schema.resource;
    if (entered)
        m_scopes.push_back(schema.resource);
    const bool good = runInside(schema, value, evaluated, parts);
    if (entered)
        m_scopes.pop_back();
    --m_depth;
    return good;
}

/// What is not evaluated is only known when all else has run.
bool Validation::runInside(const SchemaNode &schema, const Json &value, Evaluated *evaluated, SchemaParts parts)
{
    const bool members = schema.unevaluatedProperties && value.isObject() && includes(parts, SchemaPart::OtherMembers);
    const bool elements = schema.unevaluatedItems && value.isArray() && includes(parts, SchemaPart::Collection);
    if (!members && !elements)
        return runParts(schema, value, evaluated, parts);
    Evaluated seen(value);
    if (parts != allSchemaParts) {
        Problems unheard;
        Problems *const heard = std::exchange(m_problems, &unheard);
        runParts(schema, value, &seen, allSchemaParts);
        m_problems = heard;
    }
    bool good = runParts(schema, value, &seen, parts);
    if (goesOn(good))
        good = (members ? checkUnevaluatedProperties(schema, value, seen) : checkUnevaluatedItems(schema, value, seen))
            && good;
    if (evaluated)
        evaluated->add(seen);
    return good;
}

bool Validation::runParts(const SchemaNode &schema, const Json &value, Evaluated *evaluated, SchemaParts parts)
{
    const SchemaParts wanted = parts & schema.parts;
    bool good = true;
    const auto check = [&](SchemaPart part, bool concerned, auto function) {
        if (includes(wanted, part) && concerned && goesOn(good))
            good = (this->*function)(schema, value, evaluated) && good;
    };
    const bool array = value.isArray();
    const bool object = value.isObject();
    check(SchemaPart::Inheritance, true, &Validation::inherit);
    check(SchemaPart::Own, true, &Validation::checkOwn);
    check(SchemaPart::Elements, array, &Validation::checkElements);
    check(SchemaPart::Collection, array, &Validation::checkCollection);
    check(SchemaPart::Members, object, &Validation::checkMembers);
    check(SchemaPart::OtherMembers, object, &Validation::checkOtherMembers);
    check(SchemaPart::Alternatives, true, &Validation::checkAlternatives);
    return good && !m_limit;
}

bool Validation::below(const QString &key, const SchemaNode &schema, const Json &value)
{
    const Step step {m_step, &key, 0};
    m_step = &step;
    const bool good = run(schema, value, nullptr);
    m_step = step.above;
    return good;
}

bool Validation::below(qsizetype index, const SchemaNode &schema, const Json &value)
{
    const Step step {m_step, nullptr, index};
    m_step = &step;
    const bool good = run(schema, value, nullptr);
    m_step = step.above;
    return good;
}

bool Validation::passes(const SchemaNode &schema, const Json &value, Evaluated *evaluated)
{
    Problems *const heard = std::exchange(m_problems, nullptr);
    const bool good = run(schema, value, evaluated);
    m_problems = heard;
    return good;
}

bool Validation::tries(const SchemaNode &schema, const Json &value, Evaluated *evaluated, Problems &found)
{
    if (isQuiet() || m_detail == ProblemDetail::Plain)
        return passes(schema, value, evaluated);
    Problems *const heard = std::exchange(m_problems, &found);
    const bool good = run(schema, value, evaluated);
    m_problems = heard;
    return good;
}

bool Validation::inherit(const SchemaNode &schema, const Json &value, Evaluated *evaluated)
{
    bool good = !schema.reference || run(*schema.reference, value, evaluated);
    if (schema.dynamicReference && goesOn(good))
        good = run(dynamicTarget(schema), value, evaluated) && good;
    for (std::size_t i = 0; i < schema.allOf.size() && goesOn(good); ++i)
        good = run(*schema.allOf[i], value, evaluated) && good;
    return good;
}

const SchemaNode &Validation::dynamicTarget(const SchemaNode &schema) const
{
    if (schema.dynamicAnchor.isEmpty())
        return *schema.dynamicReference;
    for (const SchemaResource *scope : m_scopes) {
        if (const SchemaNode *found = scope->dynamicAnchors.value(schema.dynamicAnchor))
            return *found;
    }
    return *schema.dynamicReference;
}

bool Validation::checkAlternatives(const SchemaNode &schema, const Json &value, Evaluated *evaluated)
{
    bool good = schema.anyOf.empty() || checkAnyOf(schema, value, evaluated);
    if (!schema.oneOf.empty() && goesOn(good))
        good = checkOneOf(schema, value, evaluated) && good;
    if (schema.notSchema && goesOn(good) && passes(*schema.notSchema, value, nullptr))
        good = failed(schema, "not"_L1, none);
    if (schema.ifSchema && goesOn(good))
        good = checkCondition(schema, value, evaluated) && good;
    return good;
}

bool Validation::checkAnyOf(const SchemaNode &schema, const Json &value, Evaluated *evaluated)
{
    Problems found;
    bool any = false;
    for (const SchemaNode *alternative : schema.anyOf) {
        // All that fit add to what is evaluated; without that the first one settles it.
        if (any && !evaluated)
            break;
        std::optional<Evaluated> seen;
        if (evaluated)
            seen.emplace(value);
        if (!tries(*alternative, value, seen ? &*seen : nullptr, found))
            continue;
        any = true;
        if (evaluated)
            evaluated->add(*seen);
    }
    if (any || m_limit)
        return any;
    if (m_problems)
        m_problems->append(found);
    return failed(schema, "anyOf"_L1, none);
}

bool Validation::checkOneOf(const SchemaNode &schema, const Json &value, Evaluated *evaluated)
{
    Problems found;
    Json::Array passing;
    for (std::size_t i = 0; i < schema.oneOf.size() && passing.size() < 2; ++i) {
        std::optional<Evaluated> seen;
        if (evaluated)
            seen.emplace(value);
        if (!tries(*schema.oneOf[i], value, seen ? &*seen : nullptr, found))
            continue;
        passing.append(Json(static_cast<qint64>(i)));
        if (evaluated)
            evaluated->add(*seen);
    }
    if (passing.size() == 1 || m_limit)
        return !m_limit;
    if (m_problems)
        m_problems->append(found);
    return failed(schema, "oneOf"_L1,
        [&] { return Json::of({{u"passingSchemas"_s, passing.isEmpty() ? Json::null() : Json(passing)}}); });
}

bool Validation::checkCondition(const SchemaNode &schema, const Json &value, Evaluated *evaluated)
{
    std::optional<Evaluated> seen;
    if (evaluated)
        seen.emplace(value);
    const bool holds = passes(*schema.ifSchema, value, seen ? &*seen : nullptr);
    if (m_limit)
        return false;
    if (holds && evaluated)
        evaluated->add(*seen);
    const SchemaNode *branch = holds ? schema.thenSchema : schema.elseSchema;
    if (!branch || run(*branch, value, evaluated))
        return true;
    if (m_detail == ProblemDetail::Plain)
        return false;
    return failed(schema, "if"_L1, [&] { return Json::of({{u"failingKeyword"_s, holds ? "then"_L1 : "else"_L1}}); });
}

void validateValue(const SchemaCheck &check, const Json &value, const QString &path, Problems &problems)
{
    Validation validation(path, &problems, check.detail);
    validation.begin(check.schema);
    validation.run(check.schema, value, nullptr, check.parts);
    if (validation.limit())
        problems.append(*validation.limit());
}

bool isValid(const SchemaNode &schema, const Json &value)
{
    const QString path;
    Validation validation(path, nullptr, ProblemDetail::Plain);
    validation.begin(schema);
    return validation.run(schema, value, nullptr) && !validation.limit();
}

std::optional<Alternative> bestAlternative(const SchemaNode::List &schemas, const Json &value)
{
    static const QSet<QString> structural {u"type"_s, u"const"_s, u"enum"_s, u"required"_s,
        u"additionalProperties"_s, u"unevaluatedProperties"_s, u"false schema"_s, u"limit"_s};
    constexpr qsizetype weight = 1000;
    std::optional<Alternative> best;
    qsizetype least = 0;
    for (std::size_t i = 0; i < schemas.size(); ++i) {
        Problems problems;
        validateValue({*schemas[i]}, value, {}, problems);
        qsizetype distance = problems.size();
        for (const Problem &problem : problems) {
            if (structural.contains(problem.keyword))
                distance += problem.path.isEmpty() ? weight * weight : weight;
        }
        if (best && distance >= least)
            continue;
        best = Alternative {i, problems.isEmpty()};
        least = distance;
        if (problems.isEmpty())
            break;
    }
    return best;
}

} // namespace eforms::engine
