#include "widgets/valuetext.h"

#include "widgets/datetext.h"
#include "widgets/maskedtext.h"
#include "widgets/numbertext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

/// Owns the translation context of these few words.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(eforms::widgets::Words)

public:
    [[nodiscard]] static QString boolean(bool value) { return value ? tr("Yes") : tr("No"); }
    [[nodiscard]] static QString bytes(qint64 count) { return tr("%n byte(s)", nullptr, static_cast<int>(count)); }
};

/// What no schema tells how to write: members by name, elements one after the other.
QString rawText(const Json &value)
{
    if (value.isString())
        return value.toString();
    if (value.isNumber())
        return value.numberToken();
    if (value.isBool())
        return Words::boolean(value.toBool());
    QStringList parts;
    for (const Json &part : value.array())
        parts.append(rawText(part));
    for (const auto &[name, member] : value.object())
        parts.append(name + u": "_s + rawText(member));
    return parts.join(u", "_s);
}

QString fileName(const FormScene &scene, const QString &id)
{
    for (const Json &row : scene.model.data()[u"attachments"_s].array()) {
        if (row[u"id"_s].toString() == id)
            return row[u"file"_s].toString(id);
    }
    return id;
}

QString plainText(const FormScene &scene, const FieldFacts &facts, FieldFacts::Kind kind, const Json &value)
{
    if (facts.choices.contains(value))
        return scene.form().choiceLabel(facts.pointer, value, scene.language);
    switch (kind) {
    case FieldFacts::Kind::Integer:
    case FieldFacts::Kind::Decimal:
        return groupedNumber(rawText(value), facts.scale);
    case FieldFacts::Kind::Date:
        return dateWords(rawText(value), scene.language);
    case FieldFacts::Kind::DateTime:
        return dateTimeWords(rawText(value), scene.language);
    case FieldFacts::Kind::Text:
        return facts.mask.isEmpty() ? rawText(value) : maskedText(rawText(value), facts.mask);
    case FieldFacts::Kind::Time:
    case FieldFacts::Kind::Boolean:
    case FieldFacts::Kind::Choices:
    case FieldFacts::Kind::List:
    case FieldFacts::Kind::Table:
    case FieldFacts::Kind::Group:
    case FieldFacts::Kind::Other:
        break;
    }
    return rawText(value);
}

/// The members of an object or row by their labels.
QString membersText(const FormScene &scene, const FieldFacts &facts, const Json &value)
{
    if (facts.members.isEmpty())
        return rawText(value);
    QStringList parts;
    for (const QString &name : facts.members) {
        const FieldFacts member = factsOf(scene.form(), pointerTo(facts.pointer, name));
        const QString text = valueText(scene, member, value[name]);
        if (!text.isEmpty())
            parts.append(scene.form().label(member.pointer, scene.language) + u": "_s + text);
    }
    return parts.join(u"; "_s);
}

} // namespace

QString byteText(qint64 bytes)
{
    constexpr double kilo = 1024.0;
    const auto count = static_cast<double>(bytes);
    if (count >= kilo * kilo)
        return u"%1 MB"_s.arg(count / (kilo * kilo), 0, 'f', 1);
    if (count >= kilo)
        return u"%1 KB"_s.arg(count / kilo, 0, 'f', 0);
    return Words::bytes(bytes);
}

QString valueText(const FormScene &scene, const FieldFacts &facts, const Json &value)
{
    if (value.isEmpty())
        return {};
    if (facts.attachment)
        return fileName(scene, value.toString());
    if (facts.pointer == "/attachments/size"_L1 && value.isNumber())
        return byteText(value.toInteger());
    if (value.isObject())
        return membersText(scene, facts, value);
    if (!value.isArray())
        return plainText(scene, facts, facts.element, value);
    const bool rows = facts.kind == FieldFacts::Kind::Table;
    QStringList parts;
    for (const Json &part : value.array())
        parts.append(rows ? membersText(scene, facts, part) : plainText(scene, facts, facts.element, part));
    if (rows)
        return parts.join(u'\n');
    return parts.join(scene.language == Language::English ? u", "_s : u"、"_s);
}

} // namespace eforms::widgets
