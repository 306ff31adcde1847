#pragma once

#include "check/answer.h"

#include <QStringList>

namespace eforms::check {

/// `suite --draft 2020-12|7 [--remotes DIR] PATH`: runs a JSON Schema test suite (a folder or one file, in the layout of
/// the official one) and prints `{"passed":N,"total":N,"failed":[…]}`. Faulty when a test fails.
[[nodiscard]] Answer suiteCommand(const QStringList &arguments);

} // namespace eforms::check
