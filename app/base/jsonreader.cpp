#include "base/json.h"

#include <nlohmann/json.hpp>

#include <array>
#include <string_view>

namespace eforms::base {

namespace {

/// The library refuses numbers that its own type cannot hold; with this type that begins far beyond our limits.
using Library = nlohmann::basic_json<std::map, std::vector, std::string, bool, std::int64_t, std::uint64_t, long double>;

/// QString takes a byte order mark at the beginning for no part of the text; in a JSON string it is one.
QString textOf(std::string_view utf8)
{
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    qsizetype marks = 0;
    for (; utf8.starts_with(mark); ++marks)
        utf8.remove_prefix(mark.size());
    const QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    return marks == 0 ? text : QString(marks, QChar(QChar::ByteOrderMark)) + text;
}

} // namespace

/// Builds a Json from nlohmann's event parser, which checks the grammar and UTF-8; limits and duplicate keys are ours.
class JsonReader
{
public:
    using number_integer_t = Library::number_integer_t;
    using number_unsigned_t = Library::number_unsigned_t;
    using number_float_t = Library::number_float_t;
    using string_t = Library::string_t;
    using binary_t = Library::binary_t;

    explicit JsonReader(int depthLimit) : m_depthLimit(depthLimit) { }

    bool null() { return put(Json::null()); }
    bool boolean(bool value) { return put(Json(value)); }
    bool number_integer(number_integer_t value) { return put(Json(static_cast<qint64>(value))); }
    bool number_unsigned(number_unsigned_t value) { return putNumber(QString::number(value)); }
    bool number_float(number_float_t, const string_t &token) { return putNumber(QString::fromStdString(token)); }
    bool string(string_t &value) { return put(Json(textOf(value))); }
    bool binary(binary_t &) { return false; }
    bool start_object(std::size_t) { return open(Json::emptyObject()); }
    bool start_array(std::size_t) { return open(Json(Json::Array())); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool key(string_t &value)
    {
        m_levels.back().key = shared(value);
        if (m_levels.back().container.contains(m_levels.back().key)) {
            m_error = {ErrorKind::Malformed, QStringLiteral("duplicate key")};
            return false;
        }
        return true;
    }
    bool parse_error(std::size_t position, const std::string &, const nlohmann::detail::exception &reason)
    {
        constexpr int numberOutOfRange = 406;
        if (reason.id == numberOutOfRange)
            return refuseNumber();
        // The library's own message quotes the input, which may hold personal data.
        m_error = {ErrorKind::Malformed, QStringLiteral("not JSON at byte %1").arg(position)};
        return false;
    }

    Json root;
    [[nodiscard]] const Error &error() const { return m_error; }

private:
    struct Level {
        Json container;
        QString key;
    };

    bool putNumber(QString token)
    {
        const auto value = Decimal::parse(token);
        if (!value)
            return refuseNumber();
        return put(Json::ofToken(std::move(token), *value));
    }

    /// One text in memory for equal keys that follow one another, as in the rows of a table.
    const QString &shared(const std::string &key)
    {
        Known &known = m_known[(key.size() + (key.empty() ? 0U : 7U * static_cast<unsigned char>(key.back()))) % m_known.size()];
        if (known.text.isNull() || known.utf8 != key)
            known = {key, textOf(key)};
        return known.text;
    }

    bool refuseNumber()
    {
        m_error = {ErrorKind::TooLarge, QStringLiteral("number out of range")};
        return false;
    }

    bool put(Json value)
    {
        if (m_levels.empty())
            root = std::move(value);
        else if (m_levels.back().container.isArray())
            m_levels.back().container.append(std::move(value));
        else
            m_levels.back().container.set(m_levels.back().key, std::move(value));
        return true;
    }

    bool open(Json container)
    {
        if (static_cast<int>(m_levels.size()) >= m_depthLimit) {
            m_error = {ErrorKind::TooLarge, QStringLiteral("nested too deep")};
            return false;
        }
        m_levels.push_back({std::move(container), {}});
        return true;
    }

    bool close()
    {
        Json container = std::move(m_levels.back().container);
        m_levels.pop_back();
        return put(std::move(container));
    }

    struct Known {
        std::string utf8;
        QString text;
    };

    int m_depthLimit;
    std::array<Known, 64> m_known;
    std::vector<Level> m_levels;
    Error m_error {ErrorKind::Malformed, QStringLiteral("not JSON")};
};

Result<Json> Json::parse(QByteArrayView bytes, const Limits &limits)
{
    if (bytes.size() > limits.bytes)
        return fail(ErrorKind::TooLarge, QStringLiteral("more than %1 bytes").arg(limits.bytes));
    JsonReader reader(limits.depth);
    if (!Library::sax_parse(bytes.begin(), bytes.end(), &reader))
        return fail(reader.error());
    return reader.root;
}

Result<Json> Json::parse(QByteArrayView bytes)
{
    return parse(bytes, Limits {});
}

} // namespace eforms::base
