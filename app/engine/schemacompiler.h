#pragma once

#include "engine/schemanode.h"
#include "engine/schemaresources.h"

#include <QHash>

namespace eforms::engine {

/// How a schema is read.
struct SchemaOptions {
    enum class Reading {
        Strict, ///< a form: keywords and formats that are not known are refused, unused definitions are looked at as well
        Open,   ///< any schema: what is not known is an annotation
    };
    Reading reading = Reading::Strict;
    SchemaDialect dialect = SchemaDialect::Draft2020; ///< of a schema that names none
    bool formats = true;            ///< formats are checked; otherwise they are annotations, except where a metaschema asks
    QHash<QString, Json> documents; ///< what `$ref` and `$schema` may name, by absolute URI without fragment
    SchemaLimits limits;
};

/// Turns JSON Schema documents of draft 2020-12 or draft-07 into nodes.
///
/// `$ref` may name `#…` (pointer or anchor), `common/<name>#…`, any `$id`, the documents of the options and the
/// metaschemas; nothing is ever fetched. Fails with Unsupported (a keyword, format, dialect or vocabulary that is not
/// known: refuse rather than guess), Malformed (a keyword with a value that cannot be, a reference that leads nowhere or
/// round in a circle) or TooLarge (limits, a pattern that would run for ever). The detail names the place.
[[nodiscard]] Result<SchemaSet> compileSchema(
    const Json &schema, const QHash<QString, Json> &common, const SchemaOptions &options = {});

} // namespace eforms::engine
