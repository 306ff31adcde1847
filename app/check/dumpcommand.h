#pragma once

#include "check/answer.h"

#include <QDateTime>
#include <QStringList>

namespace eforms::check {

/// `dump --schema S.json [--layout U.json] [--data D.json] [--i18n T.json] [--edits E.json]`: the tree of what a form
/// shows for these data, as JSON. The schema may be anybody's; business rules in it (`x-…`) are in effect.
///
/// Errors in the data are part of the tree; only what cannot be read or applied fails. @p nowUtc is the time of rules
/// and of the dates that a new row starts with.
[[nodiscard]] Answer dumpCommand(const QStringList &arguments, const QDateTime &nowUtc);

} // namespace eforms::check
