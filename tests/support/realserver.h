#pragma once

#include "api/authapi.h"
#include "base/clock.h"
#include "server/server.h"
#include "support/wait.h"

#include <QDir>
#include <QFile>
#include <QNetworkAccessManager>
#include <QSslCertificate>
#include <QTemporaryDir>

namespace eforms::support {

/// The real server with the training people, over TLS on loopback.
class RealServer
{
public:
    RealServer()
        : m_server(options(), m_clock)
    {
        const auto started = m_server.start();
        if (!started)
            qFatal("server: %s", qPrintable(started.error().detail));
        m_address = *started;
    }

    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] api::ServerAddress address() const
    {
        return {QUrl(m_address.url), QSslCertificate::fromPath(m_address.caFile), {}};
    }
    /// Its certificate is not among those the operating system trusts.
    [[nodiscard]] api::ServerAddress distrusted() const { return {QUrl(m_address.url), {}, {}}; }

    /// The code that was mailed last.
    [[nodiscard]] QString newestCode() const
    {
        const QDir mailbox(m_folder.filePath(QStringLiteral("mailbox")));
        const QStringList names = mailbox.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
        QFile file(mailbox.filePath(names.isEmpty() ? QString() : names.last()));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return Json::parse(file.readAll()).value_or(Json())[u"code"].toString();
    }

    /// Signs in as a training person; the session has begun then.
    [[nodiscard]] Result<domain::User> signIn(api::AuthApi &auth, const QString &user) const
    {
        const auto challenge = await(auth.signIn(user, QStringLiteral("Training2026Ab")));
        if (!challenge || challenge->index() != 0)
            return fail(ErrorKind::Internal, QStringLiteral("password"));
        const auto done = await(auth.sendCode(std::get<api::Challenge>(*challenge).id, newestCode()));
        if (!done || done->index() != 0)
            return fail(ErrorKind::Internal, QStringLiteral("code"));
        return std::get<api::SignedIn>(*done).user;
    }

private:
    [[nodiscard]] server::Options options() const
    {
        server::Options options;
        options.dataDir = m_folder.path();
        options.seedTraining = true;
        options.passwordWorkFactor = 10;
        options.clearingHouse = server::ClearingHouseMode::Off;
        return options;
    }

    QTemporaryDir m_folder;
    base::SystemClock m_clock;
    server::Server m_server;
    server::Address m_address;
};

} // namespace eforms::support
