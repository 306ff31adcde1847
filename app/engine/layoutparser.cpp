#include "engine/layoutparser.h"

#include "engine/schemacompiler.h"

#include <algorithm>

namespace eforms::engine {

using namespace Qt::StringLiterals;

namespace {

using Type = LayoutElement::Type;
using Effect = LayoutElement::RuleEffect;

constexpr int deepest = 32;
constexpr int mostElements = 20000;

const QHash<QString, Type> &elementTypes()
{
    static const QHash<QString, Type> types {{u"VerticalLayout"_s, Type::VerticalLayout},
        {u"HorizontalLayout"_s, Type::HorizontalLayout}, {u"Group"_s, Type::Group},
        {u"Categorization"_s, Type::Categorization}, {u"Category"_s, Type::Category}, {u"Control"_s, Type::Control},
        {u"ListWithDetail"_s, Type::ListWithDetail}, {u"Label"_s, Type::Label}};
    return types;
}

const QHash<QString, Effect> &effects()
{
    static const QHash<QString, Effect> all {{u"SHOW"_s, Effect::Show}, {u"HIDE"_s, Effect::Hide},
        {u"ENABLE"_s, Effect::Enable}, {u"DISABLE"_s, Effect::Disable}, {u"READONLY"_s, Effect::Readonly},
        {u"WRITABLE"_s, Effect::Writable}};
    return all;
}

/// Parts of a scope that say where in the schema, not where in the data.
bool isAlternative(const QString &part)
{
    return part == "anyOf"_L1 || part == "allOf"_L1 || part == "oneOf"_L1;
}

/// The data pointer below a scope's starting point: `/a/b` for `#/properties/a/properties/b`. Nothing if it is no path.
std::optional<QString> dataPointer(const QStringList &scope)
{
    QString result;
    for (qsizetype i = 0; i < scope.size(); ++i) {
        const bool last = i + 1 == scope.size();
        if (scope[i] == "properties"_L1 && !last)
            result = pointerTo(result, scope[++i]);
        else if (isAlternative(scope[i]) && !last)
            ++i;
        else if (scope[i] != "items"_L1 && scope[i] != "then"_L1 && scope[i] != "else"_L1)
            return std::nullopt;
    }
    return result;
}

class Parser
{
public:
    Parser(const FormStructure *structure, const QHash<QString, Json> &common)
        : m_structure(structure)
        , m_common(common)
    {
    }

    Result<LayoutElement> parse(const Json &layout)
    {
        LayoutElement root = element(layout, {{}, {}, 0});
        if (!m_failure.detail.isEmpty())
            return fail(m_failure);
        return root;
    }

private:
    /// Where an element stands.
    struct Place {
        QString at;   ///< in the layout document
        QString base; ///< data pointer of the object or row around it
        int depth = 0;
    };

    const FormStructure *m_structure; ///< null: not a form of ours
    const QHash<QString, Json> &m_common;
    Error m_failure;
    int m_count = 0;

    void refuse(ErrorKind kind, const QString &at, const QString &detail)
    {
        if (m_failure.detail.isEmpty())
            m_failure = {kind, u"layout"_s + (at.isEmpty() ? QString() : u' ' + at) + u": "_s + detail};
    }

    struct Scope {
        QStringList parts;
        QString within;
        QString pointer;
    };

    Scope readScope(const Json &source, const Place &place)
    {
        Scope scope;
        const QString written = source.toString();
        const qsizetype hash = written.startsWith(u'#') ? 1 : 0;
        scope.parts = written.size() > hash + 1 ? pointerParts(QStringView(written).mid(hash)) : QStringList();
        if (scope.parts == QStringList {QString()})
            scope.parts.clear(); // "#/" is the whole, too
        const auto within = dataPointer(scope.parts);
        scope.within = within.value_or(QString());
        scope.pointer = place.base + scope.within;
        const bool known = within && (written.startsWith("#/"_L1) || written == "#"_L1);
        if (m_structure && (!known || (written != "#"_L1 && !m_structure->field(scope.pointer))))
            refuse(ErrorKind::Malformed, place.at, u"scope names no field: "_s + written);
        return scope;
    }

    LayoutElement element(const Json &source, const Place &place)
    {
        LayoutElement made;
        if (place.depth > deepest || ++m_count > mostElements) {
            refuse(ErrorKind::TooLarge, place.at, u"nested too deep, or too many elements"_s);
            return made;
        }
        if (!source.isObject())
            refuse(ErrorKind::Malformed, place.at, u"an element is an object"_s);
        made.typeName = source["type"_L1].toString();
        made.type = elementTypes().value(made.typeName, Type::Unknown);
        made.i18n = source["i18n"_L1].toString();
        made.label = source["label"_L1];
        if (made.label.isAbsent())
            made.label = source["text"_L1];
        made.options = source["options"_L1];
        if (made.type == Type::Control || made.type == Type::ListWithDetail)
            readControl(made, source, place);
        if (!source["rule"_L1].isAbsent())
            readRule(made, source["rule"_L1], {place.at + u"/rule"_s, place.base, 0});
        readChildren(made, source["elements"_L1], place);
        return made;
    }

    void readControl(LayoutElement &made, const Json &source, const Place &place)
    {
        if (!m_structure && !source["scope"_L1].isString()) {
            made.type = Type::Unknown;
            return;
        }
        const Scope scope = readScope(source["scope"_L1], place);
        made.scope = scope.parts;
        made.within = scope.within;
        made.pointer = scope.pointer;
        const Json &detail = made.options["detail"_L1];
        if (detail.isObject() && (m_structure || detail["type"_L1].isString()))
            made.children.append(element(detail, {place.at + u"/options/detail"_s, made.pointer, place.depth + 1}));
        if (!m_structure)
            return;
        for (const Json &column : made.options["columns"_L1].array())
            static_cast<void>(readScope(column["scope"_L1], {place.at + u"/options/columns"_s, made.pointer, 0}));
    }

    void readChildren(LayoutElement &made, const Json &elements, const Place &place)
    {
        if (!elements.isAbsent() && !elements.isArray())
            refuse(ErrorKind::Malformed, place.at + u"/elements"_s, u"a list of elements"_s);
        for (qsizetype i = 0; i < elements.array().size() && m_failure.detail.isEmpty(); ++i)
            made.children.append(
                element(elements[i], {pointerTo(place.at + u"/elements"_s, i), place.base, place.depth + 1}));
    }

    void readRule(LayoutElement &made, const Json &rule, const Place &place)
    {
        made.effect = effects().value(rule["effect"_L1].toString(), Effect::None);
        const Json &condition = rule["condition"_L1];
        if (!condition.isObject() || (m_structure && made.effect == Effect::None))
            return refuse(ErrorKind::Malformed, place.at, u"a rule has an effect that is known and a condition"_s);
        made.condition = readCondition(condition, {place.at + u"/condition"_s, place.base, 0});
    }

    LayoutCondition readCondition(const Json &source, const Place &place)
    {
        using Kind = LayoutCondition::Kind;
        LayoutCondition made;
        const QString type = source["type"_L1].toString();
        if (type == "AND"_L1 || type == "OR"_L1) {
            made.kind = type == "AND"_L1 ? Kind::All : Kind::Any;
            readParts(made, source["conditions"_L1], place);
            return made;
        }
        const bool leaf = type == "LEAF"_L1;
        if (!leaf && !source.contains(u"schema")) {
            if (m_structure)
                refuse(ErrorKind::Malformed, place.at, u"a condition has a schema"_s);
            return made;
        }
        const Scope scope = readScope(source["scope"_L1], place);
        made.kind = leaf ? Kind::Equals : Kind::Schema;
        made.within = scope.within;
        made.pointer = scope.pointer;
        made.expected = source["expectedValue"_L1];
        made.failWhenUndefined = source["failWhenUndefined"_L1].toBool();
        if (!leaf)
            readSchema(made, source["schema"_L1], place);
        return made;
    }

    void readParts(LayoutCondition &made, const Json &conditions, const Place &place)
    {
        if (place.depth > deepest || !conditions.isArray())
            return refuse(conditions.isArray() ? ErrorKind::TooLarge : ErrorKind::Malformed, place.at,
                u"a list of conditions, not nested deeper than 32"_s);
        for (qsizetype i = 0; i < conditions.size() && m_failure.detail.isEmpty(); ++i)
            made.parts.append(readCondition(conditions[i],
                {pointerTo(place.at + u"/conditions"_s, i), place.base, place.depth + 1}));
    }

    void readSchema(LayoutCondition &made, const Json &schema, const Place &place)
    {
        made.schema = schema;
        SchemaOptions options;
        options.reading = m_structure ? SchemaOptions::Reading::Strict : SchemaOptions::Reading::Open;
        auto compiled = compileSchema(schema, m_common, options);
        if (!compiled)
            return refuse(compiled.error().kind, place.at + u"/schema"_s, compiled.error().detail);
        made.compiled = std::make_shared<const SchemaSet>(*std::move(compiled));
    }
};

} // namespace

Result<LayoutElement> parseLayout(
    const Json &layout, const FormStructure &structure, const QHash<QString, Json> &common)
{
    return Parser(&structure, common).parse(layout);
}

Result<LayoutElement> parseForeignLayout(const Json &layout)
{
    return Parser(nullptr, {}).parse(layout);
}

LayoutElement generatedLayout(const FormStructure &structure)
{
    LayoutElement root;
    root.typeName = u"VerticalLayout"_s;
    for (const int id : structure.scope(0).fields) {
        const FieldPlan &field = structure.at(id);
        if (field.parent >= 0)
            continue;
        LayoutElement control;
        control.type = Type::Control;
        control.typeName = u"Control"_s;
        control.pointer = field.pointer;
        control.within = field.pointer;
        control.scope = {u"properties"_s, field.keys.last()};
        root.children.append(control);
    }
    return root;
}

} // namespace eforms::engine
