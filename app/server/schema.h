#pragma once

#include <QStringList>

namespace eforms::server {

/// The present version of the server's database.
[[nodiscard]] int schemaVersion();
/// The statements that lead from the version before to @p version. Steps are never edited once released.
[[nodiscard]] QStringList schemaStep(int version);
/// What a connection is set to: durable (WAL, synchronous FULL), strict, and wiping what is deleted.
[[nodiscard]] QStringList connectionPragmas();

} // namespace eforms::server
