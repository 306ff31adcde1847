#pragma once

#include "check/answer.h"

#include <QStringList>

namespace eforms::check {

/// `lint DIR [--json]`: looks for mistakes in all forms below a folder, or in the one form that lies in it
/// (market::lintForm). Exits with Faulty for any finding, warnings included.
[[nodiscard]] Answer lintCommand(const QStringList &arguments);

} // namespace eforms::check
