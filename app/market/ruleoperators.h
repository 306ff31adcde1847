#pragma once

#include "engine/operators.h"
#include "market/calendar.h"

namespace eforms::market {

/// What the rules of forms may ask about markets:
/// - `is_bd [date, code]`, `add_bd [date, n, code]` by calendar code, `is_hk_bd [date]` for Hong Kong settlement days,
///   `hk_bd_diff [from, to]`: Hong Kong settlement days after the first date up to and including the second;
/// - `isin_ok [text]`, `cusip_ok [text]`: check digits;
/// - `has_att [attachments, doc_type]`: is there a row of this document type?
///
/// The answer is Absent (the rule is then not applicable) where the calendar does not know, and for arguments that
/// are no date, no whole number, no calendar code: the fields themselves report those.
[[nodiscard]] engine::Operators ruleOperators(std::shared_ptr<const Calendar> calendar);

} // namespace eforms::market
