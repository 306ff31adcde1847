#include "market/securitymaster.h"

namespace eforms::market {

using namespace Qt::StringLiterals;

Result<SecurityMaster> SecurityMaster::load(const Json &json)
{
    auto directory = Directory::load(json);
    if (!directory)
        return fail(directory.error());
    SecurityMaster master;
    master.m_directory = *std::move(directory);
    for (const Json &record : master.m_directory.records()) {
        const QString code = record["code"_L1].toString();
        const QString domain = record["domain_code"_L1].toString();
        if (master.find(domain).isAbsent())
            return fail(ErrorKind::Malformed, u"securities: %1 settles under an unknown code"_s.arg(code));
        QStringList &counters = master.m_counters[domain];
        if (code == domain)
            counters.prepend(code);
        else
            counters.append(code);
    }
    return master;
}

std::optional<QString> SecurityMaster::domainCode(QStringView code) const
{
    const Json &record = find(code);
    return record.isAbsent() ? std::nullopt : std::optional(record["domain_code"_L1].toString());
}

QStringList SecurityMaster::counters(QStringView code) const
{
    return m_counters.value(domainCode(code).value_or(QString()));
}

} // namespace eforms::market
