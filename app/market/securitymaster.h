#pragma once

#include "market/directory.h"

namespace eforms::market {

/// What is known of each security, by the five-digit stock code of any of its counters.
///
/// A record: `code`, `short_name_en`, `short_name_zh`, `isin`, `board_lot`, `currency`, `domain_code`, `market` (HKMK,
/// MAMK, SZMK), `kind`; for China Connect `mainland_code`; for debt `instrument_type`, `cmu_issue_no`, `denomination`.
class SecurityMaster
{
public:
    SecurityMaster() = default;
    /// Fails with Malformed.
    [[nodiscard]] static Result<SecurityMaster> load(const Json &json);

    /// The record of a stock code, Absent when it is unknown.
    [[nodiscard]] const Json &find(QStringView code) const { return m_directory.find(code); }
    /// The code under which all counters of the security settle since 30 June 2025: that of the HKD counter, or of the
    /// RMB counter where there is no HKD one. Nothing for an unknown code.
    [[nodiscard]] std::optional<QString> domainCode(QStringView code) const;
    /// All stock codes of the security that @p code is a counter of, the domain settlement counter first.
    [[nodiscard]] QStringList counters(QStringView code) const;
    [[nodiscard]] const Directory &directory() const { return m_directory; }

private:
    Directory m_directory;
    QHash<QString, QStringList> m_counters; ///< by domain code
};

} // namespace eforms::market
