#pragma once

#include "base/json.h"
#include "base/result.h"
#include "engine/schemanode.h"

#include <QDateTime>

namespace eforms::check {

/// A document while a script of edits runs over it.
struct EditedData {
    Json data;
    bool readonly = false;
};

/// Applies a list of edits in order: `{"path","value"}` sets a value and creates what it stands in, without `value` it
/// empties the field; `{"op":"add-row","path"}` appends what an "add" would; `{"op":"remove-row","path":"/rows/0"}`;
/// `{"op":"readonly","value":true}`.
///
/// Fails with Malformed: an edit that is none of these, a path through a value that cannot hold it, a row that is not
/// there. Emptying what is not there is no error.
[[nodiscard]] Status applyEdits(
    EditedData &edited, const Json &edits, const engine::SchemaNode &schema, const QDateTime &nowUtc);

} // namespace eforms::check
