#pragma once

#include "engine/formdefinition.h"

#include <QCoreApplication>

namespace eforms::widgets {

/// The sentence that people read for a problem: the form's own text, or a general one where the form has none.
[[nodiscard]] QString problemText(
    const engine::FormDefinition &form, const engine::Problem &problem, Language language);

/// The name of the field concerned, with the line of a table: `Positions, line 3: Quantity`.
[[nodiscard]] QString problemPlace(
    const engine::FormDefinition &form, const engine::Problem &problem, Language language);

/// What people are told of @p problems: where a field is empty that must not be, the rules that miss its value as well say
/// nothing new.
[[nodiscard]] engine::Problems toldProblems(const engine::Problems &problems);

/// The sentences of several problems, one a line, as toldProblems().
[[nodiscard]] QString problemTexts(
    const engine::FormDefinition &form, const engine::Problems &problems, Language language);

/// The worst severity among @p problems, which must not be empty.
[[nodiscard]] engine::Severity worst(const engine::Problems &problems);

} // namespace eforms::widgets
