#pragma once

#include "base/json.h"

#include <unordered_map>

namespace eforms::engine {

/// A hash that equal values share: numbers by value, objects whatever the order of their members.
[[nodiscard]] std::size_t valueHash(const Json &value);

/// Finds equal values without comparing each with each, so that long lists stay cheap.
class ValueIndex
{
public:
    /// The position last inserted with an equal value; -1 if there is none.
    [[nodiscard]] qsizetype find(const Json &value) const;
    void insert(const Json &value, qsizetype position);

private:
    struct Entry {
        Json value;
        qsizetype position;
    };
    std::unordered_multimap<std::size_t, Entry> m_entries;
};

} // namespace eforms::engine
