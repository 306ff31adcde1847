#pragma once

#include "domain/lifecycle.h"

namespace eforms::server {

/// True when the payload of a command has exactly the members that openapi.yaml gives it, of the right types and
/// lengths. False for events that no person causes by a command.
[[nodiscard]] bool isWellFormed(domain::Event event, const Json &payload);
/// The command as it may be stored and compared: without the second factor.
[[nodiscard]] QByteArray withoutSecrets(const Json &command);

} // namespace eforms::server
