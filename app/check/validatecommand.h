#pragma once

#include "check/answer.h"

#include <QDateTime>
#include <QStringList>

namespace eforms::check {

/// `validate --form SLUG [--forms DIR] [--context CTX.json] DATA.json [--json] [--draft]`: runs a document through a
/// form's whole schema and all its rules, as the server does.
///
/// CTX.json is `ctx` as rules see it; what it leaves out is taken from @p nowUtc and the form. With `today` given and
/// `time_hkt` not, the time of day is unknown and rules about it do not apply.
[[nodiscard]] Answer validateCommand(const QStringList &arguments, const QDateTime &nowUtc);

} // namespace eforms::check
