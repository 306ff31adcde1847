#pragma once

#include "engine/schemanode.h"

namespace eforms::engine {

/// The place of a schema that applies itself to the same value again (`{"$ref":"#"}`), which no validator could end;
/// empty where there is none. Recursion through properties or items is fine: values are finite.
[[nodiscard]] QString findCircle(const SchemaSet &set);

} // namespace eforms::engine
