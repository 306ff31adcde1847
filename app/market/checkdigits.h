#pragma once

#include <QStringView>

namespace eforms::market {

/// Is this an ISIN (ISO 6166): two letters, nine letters or digits, and the check digit that follows from them?
[[nodiscard]] bool isIsin(QStringView text);
/// Is this a CUSIP: eight letters or digits and the check digit that follows from them?
[[nodiscard]] bool isCusip(QStringView text);
/// Is this a Legal Entity Identifier (ISO 17442): eighteen letters or digits and two check digits?
[[nodiscard]] bool isLei(QStringView text);
/// Is this the reference number of a request, `CC-SND01-20250708-000123`: category and number of the service, the
/// Hong Kong date of submission (a real one), a daily counter?
[[nodiscard]] bool isReferenceNumber(QStringView text);

} // namespace eforms::market
