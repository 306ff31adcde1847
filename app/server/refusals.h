#pragma once

#include "domain/lifecycle.h"
#include "engine/problem.h"
#include "server/http.h"

namespace eforms::server {

/// The refusal for a hindrance that the table of the life cycle names.
[[nodiscard]] HttpResponse refusal(domain::Hindrance hindrance, const domain::Request &request);
/// 412: the content is not the one the caller saw.
[[nodiscard]] HttpResponse staleRefusal(const domain::Request &request);
/// 422 with the errors among @p problems; nothing when there are only warnings.
[[nodiscard]] std::optional<HttpResponse> validationRefusal(const engine::Problems &problems);

} // namespace eforms::server
