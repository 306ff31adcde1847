#pragma once

#include "engine/validator.h"

#include <QVarLengthArray>

namespace eforms::engine {

/// Which members or elements of one value schemas have looked at; kept only where `unevaluated…` asks.
class Evaluated
{
public:
    explicit Evaluated(const Json &value) : m_seen(static_cast<std::size_t>(value.size()), false) { }

    void add(qsizetype index) { m_seen[static_cast<std::size_t>(index)] = true; }
    void addAll() { m_seen.assign(m_seen.size(), true); }
    void add(const Evaluated &other);
    [[nodiscard]] bool contains(qsizetype index) const { return m_seen[static_cast<std::size_t>(index)]; }
    /// How many are in it from the beginning without a gap.
    [[nodiscard]] qsizetype leading() const;

private:
    std::vector<bool> m_seen;
};

/// One run of a schema over a value. Without a list of problems it stops at the first that it meets.
///
/// The way to the value lies on the stack and becomes a pointer only for a problem.
class Validation
{
public:
    Validation(const QString &path, Problems *problems, ProblemDetail detail);

    bool run(const SchemaNode &schema, const Json &value, Evaluated *evaluated, SchemaParts parts = allSchemaParts);
    /// The problem for which the run was given up, if it was.
    [[nodiscard]] const std::optional<Problem> &limit() const { return m_limit; }
    void begin(const SchemaNode &schema) { m_scopes.push_back(schema.resource->entry); }

private:
    /// One step of the way down; they refer to each other upwards.
    struct Step {
        const Step *above = nullptr;
        const QString *key = nullptr; ///< null: index counts
        qsizetype index = 0;
    };
    struct Count {
        std::optional<qint64> least;
        std::optional<qint64> most;
        QLatin1StringView leastKeyword;
        QLatin1StringView mostKeyword;
    };

    [[nodiscard]] bool isQuiet() const { return !m_problems; }
    [[nodiscard]] QString pointer() const;
    /// False, and the problem is reported unless the run is quiet; @p params makes a Json.
    template <typename Params>
    bool failed(const SchemaNode &schema, QLatin1StringView keyword, Params params)
    {
        if (m_problems && !m_limit)
            report(pointer(), schema, keyword, params());
        return false;
    }
    void report(const QString &path, const SchemaNode &schema, QLatin1StringView keyword, Json params);
    /// As failed(), on the path of a member that is not there.
    template <typename Params>
    bool missing(const SchemaNode &schema, const QString &name, QLatin1StringView keyword, Params params)
    {
        if (m_problems && !m_limit)
            report(pointerTo(pointer(), name), schema, keyword, params());
        return false;
    }
    bool giveUp(const SchemaNode &schema, QLatin1StringView keyword);

    bool runParts(const SchemaNode &schema, const Json &value, Evaluated *evaluated, SchemaParts parts);
    bool runInside(const SchemaNode &schema, const Json &value, Evaluated *evaluated, SchemaParts parts);
    bool below(const QString &key, const SchemaNode &schema, const Json &value);
    bool below(qsizetype index, const SchemaNode &schema, const Json &value);
    /// Runs without reporting.
    bool passes(const SchemaNode &schema, const Json &value, Evaluated *evaluated);
    /// An alternative; its problems are reported only where all detail is wanted.
    bool tries(const SchemaNode &schema, const Json &value, Evaluated *evaluated, Problems &found);
    [[nodiscard]] bool goesOn(bool good) const { return !m_limit && (good || m_problems); }
    bool matches(const SchemaNode &schema, const Pattern &pattern, const QString &text, QLatin1StringView keyword);

    bool checkOwn(const SchemaNode &schema, const Json &value, Evaluated *);
    bool checkType(const SchemaNode &schema, const Json &value);
    bool checkText(const SchemaNode &schema, const QString &text);
    bool checkNumber(const SchemaNode &schema, const Decimal &number);
    bool checkCount(const SchemaNode &schema, qint64 count, const Count &limits);

    bool checkElements(const SchemaNode &schema, const Json &value, Evaluated *evaluated);
    bool checkCollection(const SchemaNode &schema, const Json &value, Evaluated *evaluated);
    bool checkUnique(const SchemaNode &schema, const Json &value);
    bool checkContains(const SchemaNode &schema, const Json &value, Evaluated *evaluated);
    bool checkUnevaluatedItems(const SchemaNode &schema, const Json &value, Evaluated &evaluated);

    bool checkMembers(const SchemaNode &schema, const Json &value, Evaluated *evaluated);
    bool checkOtherMembers(const SchemaNode &schema, const Json &value, Evaluated *evaluated);
    bool checkOtherMember(const SchemaNode &schema, const QString &name, const Json &member, bool &known);
    bool checkName(const SchemaNode &schema, const QString &name);
    bool checkDependents(const SchemaNode &schema, const Json &value, Evaluated *evaluated);
    bool checkUnevaluatedProperties(const SchemaNode &schema, const Json &value, Evaluated &evaluated);

    bool inherit(const SchemaNode &schema, const Json &value, Evaluated *evaluated);
    [[nodiscard]] const SchemaNode &dynamicTarget(const SchemaNode &schema) const;
    bool checkAlternatives(const SchemaNode &schema, const Json &value, Evaluated *evaluated);
    bool checkAnyOf(const SchemaNode &schema, const Json &value, Evaluated *evaluated);
    bool checkOneOf(const SchemaNode &schema, const Json &value, Evaluated *evaluated);
    bool checkCondition(const SchemaNode &schema, const Json &value, Evaluated *evaluated);

    const QString &m_path;
    Problems *m_problems;
    ProblemDetail m_detail;
    const Step *m_step = nullptr;
    QVarLengthArray<const SchemaResource *, 16> m_scopes; ///< the dynamic scope, outermost first
    int m_depth = 0;
    qint64 m_steps = 0;
    std::optional<Problem> m_limit;
};

} // namespace eforms::engine
