#pragma once

#include "base/json.h"

namespace eforms::journeys {

/// Reads one YAML 1.2 document whose keys are text, as JSON (core schema: plain `true`, `12`, `null` are typed, quoted
/// ones are text). Fails with Malformed.
[[nodiscard]] Result<Json> readYaml(const QByteArray &bytes);

} // namespace eforms::journeys
