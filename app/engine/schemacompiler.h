#pragma once

#include "engine/schemanode.h"

#include <QHash>

namespace eforms::engine {

/// What a schema from a stranger may cost.
struct SchemaLimits {
    qsizetype bytes = 2 * 1024 * 1024; ///< all documents together
    int depth = 32;                    ///< nested schemas
    std::size_t nodes = 20000;
};

/// Turns JSON Schema 2020-12 documents into nodes.
///
/// `$ref` may name `#…` (pointer or anchor) and `common/<name>#…`; nothing is ever fetched. Fails with Unsupported
/// (a keyword, format or dialect that is not known: refuse rather than guess), Malformed (a keyword with a value that
/// cannot be, a reference that leads nowhere or round in a circle) or TooLarge. The detail names the place.
[[nodiscard]] Result<SchemaSet> compileSchema(
    const Json &schema, const QHash<QString, Json> &common, const SchemaLimits &limits = {});

} // namespace eforms::engine
