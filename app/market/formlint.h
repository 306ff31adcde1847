#pragma once

#include "engine/operators.h"
#include "market/finding.h"

namespace eforms::market {

/// All that is wrong with the form in @p folder, as far as it can be seen without data: schema, rules, layout and texts,
/// each on its own, so that one mistake does not hide the others. What forms share is looked for in `../../common`;
/// common texts and blocks are only looked at as far as this form uses them.
///
/// No findings: FormDefinition::load() takes the form, and every text that it asks for is there in both languages.
[[nodiscard]] Findings lintForm(const QString &folder, const engine::Operators &operators);

/// The folders below @p directory (`<category>/<slug>/form.json` or `schema.json`) in order of their names.
[[nodiscard]] QStringList formFolders(const QString &directory);

} // namespace eforms::market
