#pragma once

#include "engine/formmodel.h"

#include <QImage>
#include <QStringList>

namespace eforms::gallery {

/// A whole form on one picture, section under section, as wide as the form has it in a window of 1280 × 800.
struct Sheet {
    QImage picture;
    QStringList misfits; ///< see cutOff()
};

/// Draws what @p model holds. Sections that the form's rules hide are left out.
[[nodiscard]] Sheet drawSheet(engine::FormModel &model, Language language);

} // namespace eforms::gallery
