#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace eforms::domain {

/// Length of a time step of an authenticator app, in seconds (RFC 6238).
inline constexpr int oneTimeCodeStepSeconds = 30;

/// The step that an instant falls into.
[[nodiscard]] qint64 oneTimeCodeStep(const QDateTime &utc);
/// The six digits of a step (RFC 6238 with SHA-1, what every authenticator app computes).
[[nodiscard]] QString oneTimeCode(const QByteArray &secret, qint64 step);

} // namespace eforms::domain
