#pragma once

#include <QString>

namespace eforms::engine {

/// RFC 3986's dotted-quad: four numbers from 0 to 255 without leading zeros.
[[nodiscard]] bool isIpv4(const QString &text);
/// RFC 4291, 2.2, without a zone.
[[nodiscard]] bool isIpv6(const QString &text);
/// RFC 5321's Mailbox.
[[nodiscard]] bool isEmail(const QString &text);
/// RFC 6531: letters of any script on both sides.
[[nodiscard]] bool isInternationalEmail(const QString &text);

/// RFC 3986; the -reference forms take relative ones too. RFC 3987 adds letters of any script.
[[nodiscard]] bool isUri(const QString &text);
[[nodiscard]] bool isUriReference(const QString &text);
[[nodiscard]] bool isIri(const QString &text);
[[nodiscard]] bool isIriReference(const QString &text);
/// RFC 6570.
[[nodiscard]] bool isUriTemplate(const QString &text);

} // namespace eforms::engine
