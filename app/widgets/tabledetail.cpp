#include "widgets/tabledetail.h"

using namespace Qt::StringLiterals;

namespace eforms::widgets {

using engine::LayoutElement;
using Type = engine::LayoutElement::Type;

namespace {

bool isLong(const FieldFacts &facts)
{
    using Kind = FieldFacts::Kind;
    constexpr qint64 oneLine = 100; // characters
    const QList<Kind> wide {Kind::Table, Kind::Group, Kind::Choices, Kind::List};
    if (wide.contains(facts.kind))
        return true;
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
    if (table.children.isEmpty())
        return generated(form, table.pointer);
    LayoutElement own;
    own.children = table.children;
    return own;
}

bool wantsDetail(const engine::FormDefinition &form, const LayoutElement &table)
{
    if (!table.children.isEmpty())
        return true;
    const Json &asked = table.options[u"detail"_s];
    if (asked.isBool())
        return asked.toBool();
    const qsizetype columns = table.options[u"columns"_s].size();
    return columns > 0 && columns < factsOf(form, table.pointer).members.size();
}

} // namespace eforms::widgets
