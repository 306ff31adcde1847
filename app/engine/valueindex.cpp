#include "engine/valueindex.h"

#include <QHashFunctions>

#include <algorithm>

namespace eforms::engine {

namespace {

std::size_t seed()
{
    return QHashSeed::globalSeed();
}

std::size_t numberHash(const QString &token)
{
    // Digits alone are in canonical form already.
    const bool plain = std::all_of(token.begin(), token.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (plain)
        return qHash(token, seed());
    const auto number = Decimal::parse(token);
    return qHash(number ? number->toString() : token, seed());
}

} // namespace

std::size_t valueHash(const Json &value)
{
    const auto type = static_cast<std::size_t>(value.type());
    switch (value.type()) {
    case Json::Type::Absent:
    case Json::Type::Null:
        return qHash(type, seed());
    case Json::Type::Bool:
        return qHashMulti(seed(), type, value.toBool());
    case Json::Type::Number:
        return numberHash(value.numberToken());
    case Json::Type::String:
        return qHashMulti(seed(), type, value.toString());
    case Json::Type::Array: {
        std::size_t hash = type;
        for (const Json &element : value.array())
            hash = qHashMulti(seed(), hash, valueHash(element));
        return hash;
    }
    case Json::Type::Object: {
        std::size_t hash = type;
        // A sum, because the order of members does not matter.
        for (const auto &[key, member] : value.object())
            hash += qHashMulti(seed(), key, valueHash(member));
        return hash;
    }
    }
    return 0;
}

qsizetype ValueIndex::find(const Json &value) const
{
    const auto [from, to] = m_entries.equal_range(valueHash(value));
    qsizetype position = -1;
    for (auto it = from; it != to; ++it) {
        if (it->second.value == value)
            position = std::max(position, it->second.position);
    }
    return position;
}

void ValueIndex::insert(const Json &value, qsizetype position)
{
    m_entries.emplace(valueHash(value), Entry {value, position});
}

} // namespace eforms::engine
