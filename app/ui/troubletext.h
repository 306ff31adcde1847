#pragma once

#include "ui/words.h"
#include "workflow/trouble.h"

namespace eforms::ui {

/// Sentences for everything that can go wrong: what happened, what was kept, what to do. Complete for every ErrorKind
/// and for every refusal code of openapi.yaml; a code that a newer server may send gets a general sentence.

[[nodiscard]] QString errorText(const Words &words, const Error &error);
[[nodiscard]] QString refusalText(const Words &words, const domain::Refusal &refusal);
/// Empty where there is no trouble.
[[nodiscard]] QString troubleText(const Words &words, const workflow::Trouble &trouble);
/// A short code to give to the hotline: `409 state`, `error 3`. Empty where there is no trouble.
[[nodiscard]] QString troubleReference(const workflow::Trouble &trouble);

/// The refusal codes that have a sentence of their own.
[[nodiscard]] QStringList wordedRefusals();

} // namespace eforms::ui
