#pragma once

#include "check/answer.h"

#include <QStringList>

namespace eforms::check {

/// `lint DIR [--json]`: looks for mistakes in all forms of a folder. Those that keep a form from loading (unknown
/// keywords, unlike types compared, cycles …), texts missing in a language, fields that no layout shows.
[[nodiscard]] Answer lintCommand(const QStringList &arguments);

} // namespace eforms::check
