#include "base/json.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace eforms::base {

namespace {

enum class Style { Compact, Pretty, Canonical };

/// Significant digits without zeros at the end, and the power of ten of the first one.
struct Scientific {
    bool negative = false;
    QByteArray digits;
    int exponent = 0;
};

/// The shortest digits that give this double again; must be finite and not zero.
Scientific shortest(double value)
{
    Scientific made;
    made.digits = QByteArray::number(value, 'e', QLocale::FloatingPointShortest);
    made.negative = made.digits.startsWith('-');
    if (made.negative)
        made.digits.remove(0, 1);
    const auto split = made.digits.indexOf('e');
    made.exponent = made.digits.mid(split + 1).toInt();
    made.digits.truncate(split);
    made.digits.replace(".", "");
    return made;
}

/// All digits; must not be zero.
Scientific exact(const Decimal &value)
{
    Scientific made;
    made.negative = value.isNegative();
    made.digits = value.abs().toString().toLatin1();
    const auto point = made.digits.indexOf('.');
    made.exponent = static_cast<int>(point < 0 ? made.digits.size() : point) - 1;
    made.digits.replace(".", "");
    while (made.digits.startsWith('0')) {
        made.digits.remove(0, 1);
        --made.exponent;
    }
    while (made.digits.endsWith('0'))
        made.digits.chop(1);
    return made;
}

/// ECMAScript's Number::toString: exponent from 1e21 and below 1e-6.
QByteArray ecmaScriptText(const Scientific &number)
{
    const auto &[negative, digits, exponent] = number;
    const int count = static_cast<int>(digits.size());
    const int point = exponent + 1; // digits before the decimal point
    QByteArray text;
    if (count <= point && point <= 21) {
        text = digits + QByteArray(point - count, '0');
    } else if (0 < point && point <= 21) {
        text = digits.left(point) + '.' + digits.mid(point);
    } else if (-6 < point && point <= 0) {
        text = "0." + QByteArray(-point, '0') + digits;
    } else {
        text = digits.left(1);
        if (count > 1)
            text += '.' + digits.mid(1);
        text += (exponent < 0 ? "e-" : "e+") + QByteArray::number(std::abs(exponent));
    }
    return negative ? '-' + text : text;
}

/// RFC 8785 writes numbers as ECMAScript writes doubles. What no double can stand for (1e400, 1e-400) keeps its digits:
/// it would become infinity or zero, and two different documents would have one hash.
QByteArray canonicalNumber(const Json &json)
{
    const double value = json.numberToken().toDouble();
    if (value != 0 && std::isfinite(value))
        return ecmaScriptText(shortest(value));
    const auto number = json.toDecimal();
    return number && !number->isZero() ? ecmaScriptText(exact(*number)) : QByteArray("0");
}

void writeString(QByteArray &out, const QString &text)
{
    out += '"';
    for (const char byte : text.toUtf8()) {
        switch (byte) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\b':
            out += "\\b";
            break;
        case '\f':
            out += "\\f";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(byte) < 0x20)
                out += "\\u00" + QByteArray(1, byte).toHex();
            else
                out += byte;
        }
    }
    out += '"';
}

class Writer
{
public:
    explicit Writer(Style style) : m_style(style) { }

    void write(const Json &json)
    {
        switch (json.type()) {
        case Json::Type::Absent:
        case Json::Type::Null:
            out += "null";
            return;
        case Json::Type::Bool:
            out += json.toBool() ? "true" : "false";
            return;
        case Json::Type::Number:
            out += m_style == Style::Canonical ? canonicalNumber(json) : json.numberToken().toLatin1();
            return;
        case Json::Type::String:
            writeString(out, json.toString());
            return;
        case Json::Type::Array:
            writeArray(json.array());
            return;
        case Json::Type::Object:
            writeObject(json.object());
            return;
        }
    }

    QByteArray out;

private:
    void writeArray(const Json::Array &array)
    {
        out += '[';
        ++m_depth;
        for (qsizetype i = 0; i < array.size(); ++i) {
            separate(i > 0);
            write(array.at(i));
        }
        close(!array.isEmpty());
        out += ']';
    }

    void writeObject(const JsonObject &object)
    {
        std::vector<const JsonObject::Member *> members;
        for (const JsonObject::Member &member : object)
            members.push_back(&member);
        // QString compares UTF-16 code units, the order that RFC 8785 asks for.
        if (m_style == Style::Canonical)
            std::sort(members.begin(), members.end(), [](const auto *a, const auto *b) { return a->key < b->key; });
        out += '{';
        ++m_depth;
        for (std::size_t i = 0; i < members.size(); ++i) {
            separate(i > 0);
            writeString(out, members[i]->key);
            out += m_style == Style::Pretty ? ": " : ":";
            write(members[i]->value);
        }
        close(!members.empty());
        out += '}';
    }

    void separate(bool comma)
    {
        if (comma)
            out += ',';
        if (m_style == Style::Pretty)
            out += '\n' + QByteArray(2 * m_depth, ' ');
    }

    void close(bool any)
    {
        --m_depth;
        if (any && m_style == Style::Pretty)
            out += '\n' + QByteArray(2 * m_depth, ' ');
    }

    Style m_style;
    int m_depth = 0;
};

QByteArray written(const Json &json, Style style)
{
    Writer writer(style);
    writer.write(json);
    return writer.out;
}

} // namespace

QByteArray Json::toBytes() const
{
    return written(*this, Style::Compact);
}

QByteArray Json::toPrettyBytes() const
{
    return written(*this, Style::Pretty) + '\n';
}

QByteArray Json::canonical() const
{
    return written(*this, Style::Canonical);
}

} // namespace eforms::base
