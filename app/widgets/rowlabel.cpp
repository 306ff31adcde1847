#include "widgets/rowlabel.h"

#include "widgets/fieldfacts.h"
#include "widgets/valuetext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

/// Owns the translation context of a row without a name.
struct Row {
    Q_DECLARE_TR_FUNCTIONS(eforms::widgets::Row)

public:
    [[nodiscard]] static QString numbered(const QString &rowPath)
    {
        return tr("Line %1").arg(rowPath.section(u'/', -1).toInt() + 1);
    }
};

bool namesRows(const FieldFacts &facts)
{
    using Kind = FieldFacts::Kind;
    return facts.kind == Kind::Text || facts.kind == Kind::Integer || facts.kind == Kind::Decimal;
}

/// Names of the members asked for, from the outside in: `owner.name` or ["owner", "name"].
QStringList asked(const engine::LayoutElement &element)
{
    const Json &option = element.options[u"elementLabelProp"_s];
    return option.isArray() ? option.toStringList() : option.toString().split(u'.', Qt::SkipEmptyParts);
}

} // namespace

QString rowLabel(const FormScene &scene, const engine::LayoutElement &element, const QString &rowPath)
{
    QString member;
    for (const QString &part : asked(element))
        member = pointerTo(member, part);
    if (member.isEmpty()) {
        const QStringList members = factsOf(scene.form(), element.pointer).members;
        for (const QString &name : members) {
            if (namesRows(factsOf(scene.form(), pointerTo(element.pointer, name)))) {
                member = pointerTo({}, name);
                break;
            }
        }
    }
    const FieldFacts facts = factsOf(scene.form(), element.pointer + member);
    const QString text
        = member.isEmpty() ? QString() : valueText(scene, facts, scene.model.state(rowPath + member).value);
    return text.isEmpty() ? Row::numbered(rowPath) : text;
}

} // namespace eforms::widgets
