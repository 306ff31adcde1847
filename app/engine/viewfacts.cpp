#include "engine/viewfacts.h"

#include "engine/compiledschema.h"
#include "engine/validator.h"

#include <QTime>

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

/// Keywords whose failure means that a value is of another alternative.
bool isStructural(const Problem &problem)
{
    static const QStringList keywords {u"required"_s, u"additionalProperties"_s, u"type"_s, u"enum"_s, u"const"_s,
        u"oneOf"_s, u"anyOf"_s, u"false schema"_s};
    return keywords.contains(problem.keyword);
}

/// True when the schema of an object asks for a member, its parts and conditions included.
bool asksFor(const SchemaNode &schema, const QString &name, const Json &object, int depth = 0)
{
    const auto branchAsks = [&](const SchemaNode *part) { return part && asksFor(*part, name, object, depth + 1); };
    if (depth > 64)
        return false;
    if (schema.required.contains(name) || branchAsks(schema.reference)
        || std::any_of(schema.allOf.begin(), schema.allOf.end(), branchAsks))
        return true;
    for (const auto &[other, names] : schema.dependentRequired) {
        if (object.contains(other) && names.contains(name))
            return true;
    }
    for (const auto &[other, dependent] : schema.dependentSchemas) {
        if (object.contains(other) && branchAsks(dependent))
            return true;
    }
    if (!schema.ifSchema || !object.isObject())
        return false;
    return branchAsks(isValid(*schema.ifSchema, object) ? schema.thenSchema : schema.elseSchema);
}

/// A time of day without zone is one for JSON Forms (ajv-formats 2), though not for RFC 3339.
bool isTolerated(const Problem &problem, const Json &value)
{
    const bool time = problem.keyword == "format"_L1 && problem.params["format"_L1] == Json(u"time"_s);
    return time && QTime::fromString(value.toString(), Qt::ISODateWithMs).isValid() && value.toString().size() >= 8;
}

QString parentOf(const QString &path)
{
    return path.left(std::max<qsizetype>(path.lastIndexOf(u'/'), 0));
}

/// The member that names a row: `options.elementLabelProp` (`name`, `address.city`), else the first text or number.
QStringList labelMember(const SchemaView &row, const Json &options)
{
    const Json &given = options["elementLabelProp"_L1];
    if (given.isArray())
        return given.toStringList();
    if (!given.toString().isEmpty())
        return given.toString().split(u'.');
    static const QStringList plain {u"string"_s, u"number"_s, u"integer"_s};
    // JSON Forms does not look behind references here; we do where that finds nothing.
    for (const auto &[name, schema] : row.properties()) {
        if (plain.contains(schema->source["type"_L1].toString()))
            return {name};
    }
    for (const auto &[name, schema] : row.properties()) {
        if (plain.contains(SchemaView(schema).keyword(u"type"_s).toString()))
            return {name};
    }
    return {};
}

/// The Control of a detail layout for a member; null where there is none.
const LayoutElement *controlOf(const QList<LayoutElement> &elements, const QString &within)
{
    for (const LayoutElement &element : elements) {
        if (element.type == LayoutElement::Type::Control && element.within == within)
            return &element;
        if (const LayoutElement *found = controlOf(element.children, within))
            return found;
    }
    return nullptr;
}

} // namespace

ViewFacts::ViewFacts(const ViewSource &source) : m_source(source)
{
    Problems problems;
    if (source.model)
        problems = source.model->problems();
    else
        validateValue({source.schema}, source.data, {}, problems);
    for (const Problem &problem : std::as_const(problems))
        add(problem);
}

void ViewFacts::add(const Problem &problem)
{
    if (isTolerated(problem, m_source.data.at(problem.path)))
        return;
    Problems &known = m_problems[problem.path];
    const bool same = std::any_of(known.begin(), known.end(), [&](const Problem &other) {
        return other.keyword == problem.keyword && other.params == problem.params && other.rule == problem.rule;
    });
    if (!same)
        known.append(problem);
}

void ViewFacts::addProblemsOf(const SchemaNode &alternative, const QString &keyword, const QString &path)
{
    const Problems here = m_problems.value(path);
    const bool fails = std::any_of(
        here.begin(), here.end(), [&](const Problem &problem) { return problem.keyword == keyword; });
    if (!fails)
        return;
    Problems problems;
    validateValue({alternative}, m_source.data.at(path), path, problems);
    for (const Problem &problem : std::as_const(problems))
        add(problem);
}

bool ViewFacts::isRequired(const SchemaNode *from, const QStringList &scope, const QString &path) const
{
    if (scope.size() < 2 || scope[scope.size() - 2] != "properties"_L1)
        return false;
    const SchemaNode *parent = schemaAt(from, scope.first(scope.size() - 2));
    return parent && asksFor(*parent, scope.last(), m_source.data.at(parentOf(path)));
}

void ViewFacts::apply(const QString &path, bool &visible, bool &readonly, bool &required) const
{
    if (!m_source.model || !m_source.model->form()->schema().structure().field(withoutIndices(path)))
        return;
    const FieldState state = m_source.model->state(path);
    visible = visible && state.relevant;
    readonly = readonly || state.readonly;
    required = state.required;
}

const SchemaNode *ViewFacts::fitting(const SchemaNode::List &alternatives, const QString &path) const
{
    const Json value = m_source.data.at(path);
    for (const SchemaNode *alternative : alternatives) {
        Problems problems;
        validateValue({*alternative}, value, path, problems);
        if (std::none_of(problems.begin(), problems.end(), isStructural))
            return alternative;
    }
    return alternatives.front();
}

QString ViewFacts::rowLabel(const QString &path, const SchemaView &row, const LayoutElement &array) const
{
    const QStringList member = labelMember(row, array.options);
    if (member.isEmpty())
        return {};
    QString within;
    QStringList scope;
    for (const QString &part : member) {
        within = pointerTo(within, part);
        scope << u"properties"_s << part;
    }
    const Json value = m_source.data.at(path + within);
    if (value.isAbsent())
        return {};
    const SchemaView schema(schemaAt(row.chain().back(), scope));
    const bool listed = !schema.isNull() && (schema.isEnum() || schema.isOneOfEnum());
    if (!listed)
        return value.isString() ? value.toString() : QString::fromUtf8(value.toBytes());
    static const LayoutElement plain;
    const LayoutElement *control = controlOf(array.children, within);
    const QString full = path + within;
    return m_source.texts.choice({control ? *control : plain, schema, full}, value);
}

} // namespace eforms::engine
