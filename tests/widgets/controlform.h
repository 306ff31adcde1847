#pragma once

#include "engine/formmodel.h"

/// A form with a field for each kind of control that sampleForm() has not, in both languages.
[[nodiscard]] eforms::engine::FormPointer controlForm();
