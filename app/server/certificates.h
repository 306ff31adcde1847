#pragma once

#include "base/result.h"

#include <QString>

namespace eforms::server {

/// Files of a certificate made for this computer alone.
struct CertificateFiles {
    QString authority;   ///< ca.pem: what a client is told to trust
    QString certificate; ///< server.pem
    QString key;         ///< server.key, readable by its owner only
};

/// The files in @p folder for the names localhost, 127.0.0.1, ::1 and @p host: those there, if they are good for another 30 days and fit
/// together, else new ones. The authority's own key is thrown away after signing, so that nobody can sign more with it.
/// Fails with Storage or Internal.
[[nodiscard]] Result<CertificateFiles> loopbackCertificate(const QString &folder, const QString &host);

} // namespace eforms::server
