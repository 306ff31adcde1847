#pragma once

#include "server/database.h"
#include "server/secrets.h"

namespace eforms::server {

/// The organisations and people of training mode: B01234 and C00088, each with two makers, two checkers, an authorised
/// signatory, a viewer and two administrators; checker2 of B01234 may also check at C00088. Everybody's password is trainingPassword().
///
/// Does nothing where there are people already.
void seedTraining(Sql &sql, const PasswordHashes &passwords);
/// Secrets of the authenticator apps by user name, in base 32: what the training phone is told.
[[nodiscard]] Json authenticatorSecrets(Sql &sql);

} // namespace eforms::server
