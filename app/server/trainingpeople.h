#pragma once

#include <QString>
#include <QStringList>

namespace eforms::server {

/// Sign-in names of the people of training mode, in the order of the README. None of them exists.
[[nodiscard]] QStringList trainingUserNames();
/// The one password of all of them; it protects nothing.
[[nodiscard]] QString trainingPassword();

} // namespace eforms::server
