#pragma once

#include "check/answer.h"

#include <QStringList>

namespace eforms::check {

/// `logic PATH`: runs JsonLogic vectors (a file, or all of a folder) in classic mode and prints
/// `{"passed":N,"total":N,"failed":[…]}`. Faulty when one fails.
[[nodiscard]] Answer logicCommand(const QStringList &arguments);

} // namespace eforms::check
