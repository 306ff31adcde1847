#include "widgets/valuetext.h"

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

QString rawText(const Json &value)
{
    if (value.isString())
        return value.toString();
    if (value.isNumber())
        return value.numberToken();
    if (value.isArray()) {
        QStringList parts;
        for (const Json &part : value.array())
            parts.append(rawText(part));
        return parts.join(u", "_s);
    }
    return value.isObject() ? QString::fromUtf8(value.toBytes()) : QString();
}

QString fileName(const FormScene &scene, const QString &id)
{
    for (const Json &row : scene.model.data()[u"attachments"_s].array()) {
        if (row[u"id"_s].toString() == id)
            return row[u"file"_s].toString(id);
    }
    return id;
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
    if (value.isBool())
        return Words::boolean(value.toBool());
    if (facts.choices.contains(value))
        return scene.form().choiceLabel(facts.pointer, value, scene.language);
    if (facts.attachment)
        return fileName(scene, value.toString());
    if (facts.pointer == "/attachments/size"_L1 && value.isNumber())
        return byteText(value.toInteger());
    if (facts.kind == FieldFacts::Kind::Integer || facts.kind == FieldFacts::Kind::Decimal)
        return groupedNumber(rawText(value), facts.scale);
    return rawText(value);
}

} // namespace eforms::widgets
