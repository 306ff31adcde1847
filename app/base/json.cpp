#include "base/json.h"

#include <algorithm>

namespace eforms::base {

namespace {

// An object this large gets an index, so that hostile input cannot make look-ups quadratic.
constexpr qsizetype indexedSize = 16;

const Json &absent()
{
    static const Json value;
    return value;
}

std::optional<qsizetype> arrayIndex(const QString &part)
{
    if (part.isEmpty() || part.size() > 9 || (part.size() > 1 && part[0] == u'0'))
        return {};
    bool number = false;
    const qsizetype index = part.toInt(&number);
    return number && index >= 0 && part[0].isDigit() ? std::optional(index) : std::nullopt;
}

} // namespace

JsonObject::JsonObject() = default;
JsonObject::JsonObject(const JsonObject &) = default;
JsonObject &JsonObject::operator=(const JsonObject &) = default;
JsonObject::~JsonObject() = default;

qsizetype JsonObject::size() const
{
    return static_cast<qsizetype>(m_members.size());
}

qsizetype JsonObject::indexOf(QStringView key) const
{
    if (!m_index.isEmpty())
        return m_index.value(key.toString(), -1);
    for (std::size_t i = 0; i < m_members.size(); ++i) {
        const QString &other = m_members[i].key;
        // Keys of one table are mostly one and the same text in memory.
        if (other.size() == key.size() && (other.constData() == key.data() || other == key))
            return static_cast<qsizetype>(i);
    }
    return -1;
}

const Json &JsonObject::value(QStringView key) const
{
    const qsizetype index = indexOf(key);
    return index < 0 ? absent() : m_members[static_cast<std::size_t>(index)].value;
}

const Json &JsonObject::value(QLatin1StringView key) const
{
    if (!m_index.isEmpty())
        return value(QStringView(QString(key)));
    for (const Member &member : m_members) {
        if (member.key == key)
            return member.value;
    }
    return absent();
}

void JsonObject::set(const QString &key, Json value)
{
    if (value.isAbsent()) {
        remove(key);
        return;
    }
    const qsizetype index = indexOf(key);
    if (index >= 0) {
        m_members[static_cast<std::size_t>(index)].value = std::move(value);
        return;
    }
    m_members.push_back({key, std::move(value)});
    if (!m_index.isEmpty()) {
        m_index.insert(key, size() - 1);
    } else if (size() > indexedSize) {
        for (qsizetype i = 0; i < size(); ++i)
            m_index.insert(m_members[static_cast<std::size_t>(i)].key, i);
    }
}

void JsonObject::remove(QStringView key)
{
    const qsizetype index = indexOf(key);
    if (index < 0)
        return;
    m_members.erase(m_members.begin() + index);
    m_index.clear();
    if (size() > indexedSize) {
        for (qsizetype i = 0; i < size(); ++i)
            m_index.insert(m_members[static_cast<std::size_t>(i)].key, i);
    }
}

QStringList JsonObject::keys() const
{
    QStringList result;
    for (const Member &member : m_members)
        result.append(member.key);
    return result;
}

const JsonObject::Member *JsonObject::begin() const
{
    return m_members.data();
}

const JsonObject::Member *JsonObject::end() const
{
    return m_members.data() + m_members.size();
}

Json::Json(qint64 value)
    : Json(Decimal(value))
{
}

Json::Json(const Decimal &value)
{
    if (value.isSmall())
        m_value = PlainNumber {value.m_small, value.m_scale};
    else
        m_value = Number {value.toString()};
}

/// A number as it was written.
Json Json::ofToken(QString token, const Decimal &value)
{
    Json json(value);
    if (json.numberToken() != token)
        json.m_value = Number {std::move(token)};
    return json;
}

Json::Json(JsonObject value)
    : m_value(std::make_shared<JsonObject>(std::move(value)))
{
}

Json Json::of(std::initializer_list<std::pair<QString, Json>> members)
{
    JsonObject object;
    for (const auto &[key, value] : members)
        object.set(key, value);
    return Json(std::move(object));
}

Json Json::null()
{
    Json json;
    json.m_value = Null {};
    return json;
}

Json Json::emptyObject()
{
    return Json(JsonObject());
}

Json Json::strings(const QStringList &values)
{
    return Json(Array(values.begin(), values.end()));
}

bool Json::isEmpty() const
{
    switch (type()) {
    case Type::Absent:
    case Type::Null:
        return true;
    case Type::String:
        return std::get<QString>(m_value).isEmpty();
    case Type::Array:
        return std::get<Array>(m_value).isEmpty();
    case Type::Bool:
    case Type::Number:
    case Type::Object:
        return false;
    }
    return false;
}

bool Json::toBool(bool fallback) const
{
    const bool *value = std::get_if<bool>(&m_value);
    return value ? *value : fallback;
}

qint64 Json::toInteger(qint64 fallback) const
{
    const auto number = toDecimal();
    return number ? number->toInteger().value_or(fallback) : fallback;
}

QString Json::toString(const QString &fallback) const
{
    const QString *value = std::get_if<QString>(&m_value);
    return value ? *value : fallback;
}

std::optional<Decimal> Json::toDecimal() const
{
    if (const PlainNumber *plain = std::get_if<PlainNumber>(&m_value))
        return Decimal::ofSmall(plain->digits, plain->scale);
    const Number *number = std::get_if<Number>(&m_value);
    return number ? Decimal::parseComputed(number->token) : std::nullopt;
}

QString Json::numberToken() const
{
    if (const PlainNumber *plain = std::get_if<PlainNumber>(&m_value))
        return Decimal::ofSmall(plain->digits, plain->scale).toString();
    const Number *number = std::get_if<Number>(&m_value);
    return number ? number->token : QString();
}

QStringList Json::toStringList() const
{
    QStringList result;
    for (const Json &element : array())
        result.append(element.toString());
    return result;
}

const Json::Array &Json::array() const
{
    static const Array none;
    const Array *value = std::get_if<Array>(&m_value);
    return value ? *value : none;
}

const JsonObject &Json::object() const
{
    static const JsonObject none;
    const Object *value = std::get_if<Object>(&m_value);
    return value ? **value : none;
}

const Json &Json::operator[](QStringView key) const
{
    return object().value(key);
}

const Json &Json::operator[](QLatin1StringView key) const
{
    return object().value(key);
}

const Json &Json::operator[](qsizetype index) const
{
    const Array &elements = array();
    return index >= 0 && index < elements.size() ? elements.at(index) : absent();
}

const Json &Json::at(QStringView pointer) const
{
    if (!pointer.isEmpty() && pointer[0] != u'/')
        return absent();
    const Json *here = this;
    for (const QString &part : pointerParts(pointer)) {
        if (here->isArray()) {
            const auto index = arrayIndex(part);
            here = index ? &(*here)[*index] : &absent();
        } else {
            here = &(*here)[part];
        }
    }
    return *here;
}

qsizetype Json::size() const
{
    return isArray() ? array().size() : object().size();
}

JsonObject &Json::mutableObject()
{
    if (!isObject())
        m_value = std::make_shared<JsonObject>();
    auto &object = std::get<Object>(m_value);
    if (object.use_count() > 1)
        object = std::make_shared<JsonObject>(*object);
    return *object;
}

Json::Array &Json::mutableArray()
{
    if (!isArray())
        m_value = Array();
    return std::get<Array>(m_value);
}

void Json::set(const QString &key, Json value)
{
    mutableObject().set(key, std::move(value));
}

void Json::append(Json value)
{
    mutableArray().append(std::move(value));
}

void Json::setElement(qsizetype index, Json value)
{
    mutableArray()[index] = std::move(value);
}

void Json::insertElement(qsizetype index, Json value)
{
    mutableArray().insert(index, std::move(value));
}

void Json::removeElement(qsizetype index)
{
    mutableArray().removeAt(index);
}

Json::Array Json::takeArray()
{
    Array taken;
    if (isArray())
        taken.swap(std::get<Array>(m_value));
    m_value = {};
    return taken;
}

bool Json::setAt(QStringView pointer, Json value)
{
    const QStringList parts = pointerParts(pointer);
    if (parts.isEmpty()) {
        if (!pointer.isEmpty())
            return false;
        *this = std::move(value);
        return true;
    }
    const QString &key = parts.first();
    const QStringView rest = pointer.mid(1 + pointer.mid(1).indexOf(u'/'));
    const bool last = parts.size() == 1;
    if (isArray()) {
        const auto index = arrayIndex(key);
        if (!index || *index > size())
            return false;
        if (last && value.isAbsent()) {
            if (*index < size())
                mutableArray().removeAt(*index);
            return true;
        }
        if (value.isAbsent() && *index == size())
            return true; // nothing is there to be removed
        Json element = (*this)[*index];
        if (last)
            element = std::move(value);
        else if (!element.setAt(rest, std::move(value)))
            return false;
        if (*index == size())
            mutableArray().append(std::move(element));
        else
            mutableArray()[*index] = std::move(element);
        return true;
    }
    if (!isObject() && !isAbsent())
        return false;
    if (last) {
        set(key, std::move(value));
        return true;
    }
    if (value.isAbsent() && !contains(key))
        return true;
    Json member = (*this)[key];
    if (!member.setAt(rest, std::move(value)))
        return false;
    set(key, std::move(member));
    return true;
}

bool operator==(const Json &a, const Json &b)
{
    if (a.type() != b.type())
        return false;
    switch (a.type()) {
    case Json::Type::Absent:
    case Json::Type::Null:
        return true;
    case Json::Type::Bool:
        return a.toBool() == b.toBool();
    case Json::Type::Number: {
        const auto *left = std::get_if<Json::Number>(&a.m_value);
        const auto *right = std::get_if<Json::Number>(&b.m_value);
        if (left && right && left->token == right->token)
            return true;
        const auto value = a.toDecimal();
        return value && value == b.toDecimal();
    }
    case Json::Type::String:
        return std::get<QString>(a.m_value) == std::get<QString>(b.m_value);
    case Json::Type::Array:
        return a.array() == b.array();
    case Json::Type::Object:
        if (std::get<Json::Object>(a.m_value) == std::get<Json::Object>(b.m_value))
            return true;
        return a.size() == b.size()
            && std::all_of(a.object().begin(), a.object().end(),
                   [&b](const JsonObject::Member &member) { return member.value == b[member.key]; });
    }
    return false;
}

QStringList pointerParts(QStringView pointer)
{
    QStringList parts;
    if (pointer.isEmpty() || pointer[0] != u'/')
        return parts;
    for (const QStringView part : pointer.mid(1).split(u'/')) {
        QString text = part.toString();
        if (text.contains(u'~'))
            text.replace(QLatin1StringView("~1"), QLatin1StringView("/"))
                .replace(QLatin1StringView("~0"), QLatin1StringView("~"));
        parts.append(text);
    }
    return parts;
}

QString pointerTo(const QString &pointer, QStringView part)
{
    QString escaped = part.toString();
    if (escaped.contains(u'~') || escaped.contains(u'/'))
        escaped.replace(QLatin1StringView("~"), QLatin1StringView("~0"))
            .replace(QLatin1StringView("/"), QLatin1StringView("~1"));
    return pointer + u'/' + escaped;
}

QString pointerTo(const QString &pointer, qsizetype index)
{
    return pointer + u'/' + QString::number(index);
}

} // namespace eforms::base
