#include "market/formlintparts.h"

#include "engine/schemacompiler.h"

#include <QSet>

#include <algorithm>

namespace eforms::market {

using namespace Qt::StringLiterals;
using engine::FieldPlan;
using Kind = Finding::Kind;

namespace {

class LayoutLint
{
public:
    LayoutLint(FormUnderLint &form, const engine::FormStructure &structure) : m_form(form), m_structure(structure) { }

    void all()
    {
        element(m_form.layout, {}, {}, 0);
        for (const FieldPlan &field : m_structure.fields)
            reach(field);
    }

private:
    FormUnderLint &m_form;
    const engine::FormStructure &m_structure;
    QSet<QString> m_shown;      ///< pointers of what has a control of its own
    QSet<QString> m_shownWhole; ///< tables and groups whose every field is shown

    void add(Kind kind, const QString &place, const QString &message)
    {
        m_form.add(kind, u"layout.json"_s, place, message);
    }

    /// The field that a scope names below @p base; null, and a finding, when there is none.
    const FieldPlan *fieldAt(const Json &scope, const QString &base, const QString &place)
    {
        QString pointer = base;
        const QStringList parts = pointerParts(QStringView(scope.toString()).mid(1));
        bool wellFormed = scope.toString().startsWith("#/"_L1);
        for (qsizetype i = 0; i < parts.size(); ++i) {
            if (parts[i] == "properties"_L1 && i + 1 < parts.size())
                pointer = pointerTo(pointer, parts[++i]);
            else
                wellFormed = wellFormed && parts[i] == "items"_L1;
        }
        const FieldPlan *field = wellFormed ? m_structure.field(pointer) : nullptr;
        if (!field)
            add(Kind::BadScope, place, u"the scope names no field: "_s + scope.toString());
        return field;
    }

    void element(const Json &source, const QString &base, const QString &place, int depth)
    {
        constexpr int deepest = 64; // the parser refuses much earlier
        static const QStringList known {u"VerticalLayout"_s, u"HorizontalLayout"_s, u"Group"_s, u"Categorization"_s,
            u"Category"_s, u"Control"_s, u"ListWithDetail"_s, u"Label"_s};
        if (depth > deepest)
            return;
        const QString type = source["type"_L1].toString();
        if (!known.contains(type))
            add(Kind::UnknownElement, place + u"/type"_s, u"unknown element "_s + type);
        if (type == "Control"_L1 || type == "ListWithDetail"_L1)
            control(source, base, place, depth);
        if (source.contains(u"rule"))
            rule(source["rule"_L1], base, place + u"/rule"_s);
        for (qsizetype i = 0; i < source["elements"_L1].size(); ++i)
            element(source["elements"_L1][i], base, pointerTo(place + u"/elements"_s, i), depth + 1);
    }

    void control(const Json &source, const QString &base, const QString &place, int depth)
    {
        const FieldPlan *field = fieldAt(source["scope"_L1], base, place + u"/scope"_s);
        if (!field)
            return;
        m_shown.insert(field->pointer);
        const QString at = place + u"/options"_s;
        const Json &options = source["options"_L1];
        const Json &detail = options["detail"_L1];
        const Json &columns = options["columns"_L1];
        if (!detail.isObject() && columns.isAbsent())
            m_shownWhole.insert(field->pointer);
        for (qsizetype i = 0; i < columns.size(); ++i) {
            const QString column = pointerTo(at + u"/columns"_s, i) + u"/scope"_s;
            if (const FieldPlan *shown = fieldAt(columns[i]["scope"_L1], field->pointer, column))
                m_shown.insert(shown->pointer);
        }
        const Json &totals = options["totals"_L1];
        for (qsizetype i = 0; i < totals.size(); ++i) {
            const QString name = totals[i].toString();
            if (!m_structure.field(pointerTo(field->pointer, name)))
                add(Kind::BadScope, pointerTo(at + u"/totals"_s, i), u"totals names no column: "_s + name);
        }
        if (detail.isObject())
            element(detail, field->pointer, at + u"/detail"_s, depth + 1);
    }

    void rule(const Json &source, const QString &base, const QString &place)
    {
        static const QStringList effects {u"SHOW"_s, u"HIDE"_s, u"ENABLE"_s, u"DISABLE"_s};
        const QString effect = source["effect"_L1].toString();
        if (!effects.contains(effect))
            add(Kind::BadRule, place + u"/effect"_s, u"unknown effect "_s + effect);
        condition(source["condition"_L1], base, place + u"/condition"_s, 0);
    }

    void condition(const Json &source, const QString &base, const QString &place, int depth)
    {
        constexpr int deepest = 16;
        const Json &parts = source["conditions"_L1];
        if (parts.isArray() && depth < deepest) {
            for (qsizetype i = 0; i < parts.size(); ++i)
                condition(parts[i], base, pointerTo(place + u"/conditions"_s, i), depth + 1);
            return;
        }
        const QString scope = source["scope"_L1].toString();
        if (scope != "#"_L1 && scope != "#/"_L1)
            fieldAt(source["scope"_L1], base, place + u"/scope"_s);
        if (source["schema"_L1].isAbsent())
            return add(Kind::BadRule, place, u"a condition has a scope and a schema"_s);
        QHash<QString, Json> common;
        if (!m_form.blocks.isAbsent())
            common.insert(u"blocks.json"_s, m_form.blocks);
        if (const auto compiled = engine::compileSchema(source["schema"_L1], common); !compiled)
            add(Kind::BadKeyword, place + u"/schema"_s, compiled.error().detail);
    }

    /// One value only, which is there from the beginning: nobody needs to see it asked.
    static bool isSettled(const FieldPlan &field)
    {
        return std::any_of(field.schemas.begin(), field.schemas.end(), [&field](const engine::SchemaNode *schema) {
            return schema->enumeration && schema->enumeration->size() == 1
                && schema->enumeration->front() == field.defaultValue;
        });
    }

    void reach(const FieldPlan &field)
    {
        if (field.server || field.kind == FieldPlan::Kind::Object || m_shown.contains(field.pointer))
            return;
        // Attachments and what is drawn on its own (the declaration) have no need of a control.
        if (field.pointer.startsWith("/attachments"_L1) || field.submissionOnly)
            return;
        if (isSettled(field))
            return;
        for (QString above = field.pointer; !above.isEmpty(); above.truncate(above.lastIndexOf(u'/'))) {
            if (m_shownWhole.contains(above))
                return;
        }
        m_form.addInSchema(Kind::Unreachable, field.schemas.front()->place, u"no control of the layout shows it"_s);
    }
};

} // namespace

void lintLayout(FormUnderLint &form, const engine::FormStructure &structure)
{
    LayoutLint(form, structure).all();
}

} // namespace eforms::market
