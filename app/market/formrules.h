#pragma once

#include "engine/formmodel.h"
#include "market/referencedata.h"

#include <QDateTime>

namespace eforms::market {

/// When a request must be handed in, and whether afterwards is too late for good.
struct CutOff {
    QDateTime deadlineUtc; ///< invalid: none
    bool hard = false;
};

/// The dates in @p data that the cut-off of form.json names; `*` in its pointer stands for every row.
[[nodiscard]] QList<QDate> keyDates(const engine::FormDefinition &form, const Json &data);

/// The cut-off for these values: the earliest key date at the form's time, Hong Kong time. @p params are the values the
/// server configures (`ti_cutoff`); where it says nothing those of the form hold.
[[nodiscard]] CutOff cutOff(const engine::FormDefinition &form, const Json &data, const Json &params);

/// Who fills in, for whom, when: what the rules see as `ctx`.
struct RuleFacts {
    QDateTime nowUtc; ///< by the server's clock
    Json participant; ///< `{"id","name_en","name_zh","capacities"}`
    Json user;        ///< `{"name","position","phone","email"}`
    Json params;      ///< as the server configures them; Absent: those of the form
};

/// What rules may know besides the form; the same on both sides, so that they judge alike.
[[nodiscard]] engine::FormContext ruleContext(const engine::FormDefinition &form, const RuleFacts &facts,
    const std::shared_ptr<const ReferenceData> &reference);

} // namespace eforms::market
