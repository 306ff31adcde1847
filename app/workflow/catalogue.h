#pragma once

#include "domain/identity.h"
#include "domain/service.h"

#include <QList>
#include <QObject>

namespace eforms::workflow {

/// The e-services of the acting membership, in the order of the portal's list.
class Catalogue : public QObject
{
    Q_OBJECT

public:
    /// Why an e-service cannot be started by this person now.
    enum class Closed {
        No,           ///< it can
        NotAvailable, ///< no form has been published yet
        NoRight,      ///< the right to make is missing
    };
    struct Entry {
        domain::Service service;
        Closed closed = Closed::No;
    };

    explicit Catalogue(QObject *parent = nullptr);

    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }
    [[nodiscard]] const domain::Service *find(const QString &slug) const;
    void set(const QList<domain::Service> &services, const domain::Membership &membership);

Q_SIGNALS:
    void changed();

private:
    QList<Entry> m_entries;
};

} // namespace eforms::workflow
