#include "widgets/tabledetail.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

using engine::LayoutElement;
using Type = engine::LayoutElement::Type;

namespace {

constexpr int deepest = 16;

Type typeNamed(const QString &name)
{
    static const QHash<QString, Type> types {
        {u"VerticalLayout"_s, Type::VerticalLayout},
        {u"HorizontalLayout"_s, Type::HorizontalLayout},
        {u"Group"_s, Type::Group},
        {u"Control"_s, Type::Control},
        {u"Label"_s, Type::Label},
    };
    return types.value(name, Type::Unknown);
}

/// `#/properties/quantity` inside the rows of `/positions` → `/positions/quantity`.
QString pointerOfScope(const QString &scope, const QString &table)
{
    QString pointer;
    const QStringList parts = pointerParts(scope.startsWith(u'#') ? scope.mid(1) : scope);
    for (qsizetype at = 0; at < parts.size(); ++at) {
        const bool keyword = parts.at(at) == "properties"_L1 || parts.at(at) == "items"_L1;
        if (!keyword || (at > 0 && parts.at(at - 1) == "properties"_L1))
            pointer = pointerTo(pointer, parts.at(at));
    }
    return pointer.startsWith(table + u'/') ? pointer : table + pointer;
}

LayoutElement parsed(const Json &json, const QString &table, int depth)
{
    LayoutElement element;
    element.typeName = json[u"type"_s].toString();
    element.type = typeNamed(element.typeName);
    element.i18n = json[u"i18n"_s].toString();
    element.label = json.contains(u"label"_s) ? json[u"label"_s] : json[u"text"_s];
    element.options = json[u"options"_s];
    if (json.contains(u"scope"_s))
        element.pointer = pointerOfScope(json[u"scope"_s].toString(), table);
    if (depth < deepest) {
        for (const Json &child : json[u"elements"_s].array())
            element.children.append(parsed(child, table, depth + 1));
    }
    return element;
}

bool isLong(const FieldFacts &facts)
{
    constexpr qint64 oneLine = 100; // characters
    return facts.kind == FieldFacts::Kind::Text && facts.choices.isEmpty() && facts.maxLength.value_or(0) > oneLine;
}

LayoutElement generated(const engine::FormDefinition &form, const QString &table)
{
    LayoutElement all;
    LayoutElement line;
    line.type = Type::HorizontalLayout;
    for (const QString &member : factsOf(form, table).members) {
        LayoutElement control;
        control.type = Type::Control;
        control.pointer = pointerTo(table, member);
        if (!isLong(factsOf(form, control.pointer))) {
            line.children.append(control);
            continue;
        }
        all.children.append(line);
        all.children.append(control);
        line.children.clear();
    }
    all.children.append(line);
    return all;
}

} // namespace

LayoutElement tableDetail(const engine::FormDefinition &form, const LayoutElement &table)
{
    if (!table.children.isEmpty()) {
        LayoutElement own;
        own.children = table.children;
        return own;
    }
    const Json &detail = table.options[u"detail"_s];
    return detail.isObject() ? parsed(detail, table.pointer, 0) : generated(form, table.pointer);
}

bool wantsDetail(const engine::FormDefinition &form, const LayoutElement &table)
{
    const Json &asked = table.options[u"detail"_s];
    if (asked.isObject() || !table.children.isEmpty())
        return true;
    if (asked.isBool())
        return asked.toBool();
    const qsizetype columns = table.options[u"columns"_s].size();
    return columns > 0 && columns < factsOf(form, table.pointer).members.size();
}

} // namespace eforms::widgets
