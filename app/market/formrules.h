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

/// The values that are not empty at a pointer; `*` in it stands for every row.
[[nodiscard]] Json::Array valuesAt(const Json &data, const QString &pointer);

/// What a request asks for: the codes of form.json's `variants` that its values hold where `discriminator` says (the name
/// of a field, or a pointer; `*` in it stands for every row), in the order of form.json.
[[nodiscard]] QStringList requestTypes(const engine::FormDefinition &form, const Json &data);
/// The clearing house's way with these values: form.json, with what `flows` says of the first request type that has one of
/// its own (`stages`, `other_stages`, `final_state`, `row_decisions`).
[[nodiscard]] Json flow(const engine::FormDefinition &form, const Json &data);

/// The dates in @p data that the cut-off of form.json names; `*` in its pointer stands for every row.
[[nodiscard]] QList<QDate> keyDates(const engine::FormDefinition &form, const Json &data);

/// The cut-off for these values: the earliest key date at the form's time, Hong Kong time. @p params are the values the
/// server configures (`ti_cutoff`); where it says nothing those of the form hold.
[[nodiscard]] CutOff cutOff(const engine::FormDefinition &form, const Json &data, const Json &params);

/// Who fills in, for whom, when: what the rules see as `ctx`.
struct RuleFacts {
    QDateTime nowUtc; ///< by the server's clock
    Json participant; ///< `{"id","name_en","name_zh","capacities"}` and what the server knows of it: lists of records by `ref`
    Json user;        ///< `{"name","position","phone","email"}`
    Json params;      ///< as the server configures them; Absent: those of the form
};

/// Is @p source a list of the acting participant's own (`participant.bank_accounts`), and no list of the market?
[[nodiscard]] bool isOfParticipant(const QString &source);
/// What a field that looks up in a list may offer while one types, at most 20 entries. @p participant as in RuleFacts.
[[nodiscard]] QList<Directory::Entry> candidates(
    const ReferenceData *reference, const Json &participant, const QString &source, const QString &typed);

/// What rules may know besides the form; the same on both sides, so that they judge alike.
[[nodiscard]] engine::FormContext ruleContext(const engine::FormDefinition &form, const RuleFacts &facts,
    const std::shared_ptr<const ReferenceData> &reference);

} // namespace eforms::market
