#pragma once

#include "base/decimal.h"
#include "base/result.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <variant>

namespace eforms::base {

class JsonObject;

/// A JSON value whose numbers keep the token they were written with, so that 1.10 and 20-digit ids survive.
///
/// Copies are cheap (shared until changed). "Absent" is the value of a member that is not there; it never appears in
/// written JSON. Equality compares numbers by value and objects without regard to order.
class Json
{
public:
    enum class Type { Absent, Null, Bool, Number, String, Array, Object };
    using Array = QList<Json>;

    /// What a reader accepts from a stranger.
    struct Limits {
        qsizetype bytes = 8 * 1024 * 1024;
        int depth = 64; ///< nested arrays and objects
    };

    Json() = default;
    Json(bool value) : m_value(value) { }
    Json(int value) : Json(static_cast<qint64>(value)) { }
    Json(qint64 value);
    Json(const Decimal &value);
    Json(QString value) : m_value(std::move(value)) { }
    Json(QLatin1StringView value) : m_value(QString(value)) { }
    Json(Array value) : m_value(std::move(value)) { }
    Json(JsonObject value);
    Json(const char *) = delete;
    /// List of members: `Json::of({{u"a"_s, 1}, {u"b"_s, true}})`.
    [[nodiscard]] static Json of(std::initializer_list<std::pair<QString, Json>> members);
    [[nodiscard]] static Json null();
    [[nodiscard]] static Json emptyObject();
    [[nodiscard]] static Json strings(const QStringList &values);

    /// Reads strict JSON in UTF-8. Fails with TooLarge (limits) or Malformed (also duplicate keys and lone surrogates).
    [[nodiscard]] static Result<Json> parse(QByteArrayView bytes, const Limits &limits);
    [[nodiscard]] static Result<Json> parse(QByteArrayView bytes);

    [[nodiscard]] Type type() const
    {
        return m_value.index() > std::size_t(Type::Object) ? Type::Number : static_cast<Type>(m_value.index());
    }
    [[nodiscard]] bool isAbsent() const { return type() == Type::Absent; }
    [[nodiscard]] bool isNull() const { return type() == Type::Null; }
    [[nodiscard]] bool isBool() const { return type() == Type::Bool; }
    [[nodiscard]] bool isNumber() const { return type() == Type::Number; }
    [[nodiscard]] bool isString() const { return type() == Type::String; }
    [[nodiscard]] bool isArray() const { return type() == Type::Array; }
    [[nodiscard]] bool isObject() const { return type() == Type::Object; }
    /// Absent, null, "" or []: what rules call empty. false, 0 and {} are not.
    [[nodiscard]] bool isEmpty() const;

    [[nodiscard]] bool toBool(bool fallback = false) const;
    [[nodiscard]] qint64 toInteger(qint64 fallback = 0) const;
    [[nodiscard]] QString toString(const QString &fallback = {}) const;
    /// The value of a number.
    [[nodiscard]] std::optional<Decimal> toDecimal() const;
    /// The token of a number as it was written; empty for other types.
    [[nodiscard]] QString numberToken() const;
    [[nodiscard]] QStringList toStringList() const;
    /// Empty for other types.
    [[nodiscard]] const Array &array() const;
    [[nodiscard]] const JsonObject &object() const;

    /// Absent where there is no such member or element, and for other types.
    [[nodiscard]] const Json &operator[](QStringView key) const;
    [[nodiscard]] const Json &operator[](QLatin1StringView key) const;
    [[nodiscard]] const Json &operator[](qsizetype index) const;
    /// Value at an RFC 6901 pointer (`""` is the whole); Absent where it leads nowhere.
    [[nodiscard]] const Json &at(QStringView pointer) const;
    [[nodiscard]] bool contains(QStringView key) const { return !(*this)[key].isAbsent(); }
    [[nodiscard]] qsizetype size() const;

    /// Sets a member (this becomes an object if it is none); an Absent value removes it.
    void set(const QString &key, Json value);
    /// Adds an element (this becomes an array if it is none).
    void append(Json value);
    /// Mutable element; @p index must exist.
    void setElement(qsizetype index, Json value);
    void insertElement(qsizetype index, Json value);
    void removeElement(qsizetype index);
    /// Moves the elements out; this becomes Absent.
    [[nodiscard]] Array takeArray();
    /// Sets the value at a pointer, creating objects on the way. An index may be one past the end. Absent removes.
    /// False when the way leads through a value that cannot hold it; nothing is changed then.
    bool setAt(QStringView pointer, Json value);

    /// Compact, members in their own order.
    [[nodiscard]] QByteArray toBytes() const;
    /// Indented by two spaces, members in their own order.
    [[nodiscard]] QByteArray toPrettyBytes() const;
    /// RFC 8785: the one form whose hash counts. Numbers are written as ECMAScript writes doubles; what no double holds is exact.
    [[nodiscard]] QByteArray canonical() const;

    friend bool operator==(const Json &a, const Json &b);

private:
    friend class JsonReader;
    struct Null { };
    struct Number {
        QString token;
    };
    /// A number whose token is the canonical form of digits × 10^-scale: nearly every one, and it needs no memory.
    struct PlainNumber {
        qint64 digits = 0;
        int scale = 0;
    };
    using Object = std::shared_ptr<JsonObject>;

    [[nodiscard]] static Json ofToken(QString token, const Decimal &value);
    JsonObject &mutableObject();
    Array &mutableArray();

    std::variant<std::monostate, Null, bool, Number, QString, Array, Object, PlainNumber> m_value;
};

/// The members of a JSON object in the order in which they were written.
class JsonObject
{
public:
    struct Member;

    JsonObject();
    JsonObject(const JsonObject &);
    JsonObject &operator=(const JsonObject &);
    ~JsonObject();

    [[nodiscard]] qsizetype size() const;
    [[nodiscard]] bool isEmpty() const { return size() == 0; }
    /// Absent where there is no such key.
    [[nodiscard]] const Json &value(QStringView key) const;
    [[nodiscard]] const Json &value(QLatin1StringView key) const;
    void set(const QString &key, Json value);
    void remove(QStringView key);
    [[nodiscard]] QStringList keys() const;
    [[nodiscard]] const Member *begin() const;
    [[nodiscard]] const Member *end() const;

private:
    friend class Json;
    [[nodiscard]] qsizetype indexOf(QStringView key) const;

    std::vector<Member> m_members;
    QHash<QString, qsizetype> m_index; ///< only kept for large objects
};

struct JsonObject::Member {
    QString key;
    Json value;
};

/// The parts of an RFC 6901 pointer, unescaped; `""` has none.
[[nodiscard]] QStringList pointerParts(QStringView pointer);
/// @p pointer followed by one escaped part.
[[nodiscard]] QString pointerTo(const QString &pointer, QStringView part);
[[nodiscard]] QString pointerTo(const QString &pointer, qsizetype index);

} // namespace eforms::base

namespace eforms {
using base::Json;
using base::JsonObject;
using base::pointerParts;
using base::pointerTo;
} // namespace eforms
