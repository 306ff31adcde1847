#pragma once

#include "base/language.h"
#include "base/result.h"

#include <QStringList>

#include <functional>

namespace eforms::gallery {

/// What a gallery holds.
struct Summary {
    int forms = 0;
    int pictures = 0;
    QStringList misfits; ///< words that are cut off, one a line, with form, request type, language and state
};

/// Draws every form below @p formsFolder (with its `examples`), every request type, in both languages, empty, filled in (by
/// a valid example) and with all problems shown, into @p directory: PNG files and `index.html`.
/// Fails with NotFound, Malformed or Unsupported (forms that cannot be loaded) or Storage.
/// @p speak makes the words of the program those of a language.
[[nodiscard]] Result<Summary> drawGallery(
    const QString &formsFolder, const QString &directory, const std::function<void(Language)> &speak);

} // namespace eforms::gallery
