#include "workflow/catalogue.h"

#include <algorithm>

namespace eforms::workflow {

Catalogue::Catalogue(QObject *parent)
    : QObject(parent)
{
}

const domain::Service *Catalogue::find(const QString &slug) const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(),
        [&slug](const Entry &entry) { return entry.service.slug == slug; });
    return found == m_entries.end() ? nullptr : &found->service;
}

void Catalogue::set(const QList<domain::Service> &services, const domain::Membership &membership)
{
    m_entries.clear();
    for (const domain::Service &service : services) {
        Closed closed = Closed::No;
        if (!service.isAvailable())
            closed = Closed::NotAvailable;
        else if (!membership.may(domain::Function::Make, service.slug))
            closed = Closed::NoRight;
        m_entries.append({service, closed});
    }
    std::sort(m_entries.begin(), m_entries.end(),
        [](const Entry &a, const Entry &b) { return a.service.number < b.service.number; });
    Q_EMIT changed();
}

} // namespace eforms::workflow
