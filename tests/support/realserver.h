#pragma once

#include "api/authapi.h"
#include "base/clock.h"
#include "server/server.h"
#include "support/wait.h"

#include <QDir>
#include <QFile>
#include <QFileSystemWatcher>
#include <QNetworkAccessManager>
#include <QSslCertificate>
#include <QTemporaryDir>

namespace eforms::support {

/// The real server with the training people, over TLS on loopback.
class RealServer
{
public:
    RealServer() : m_server(options(), m_clock)
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

    /// Signs in as a training person; the session has begun then.
    [[nodiscard]] Result<domain::User> signIn(api::AuthApi &auth, const QString &user) const
    {
        const QDir mailbox(m_folder.filePath(QStringLiteral("mailbox")));
        QDir().mkpath(mailbox.path());
        QFileSystemWatcher watcher({mailbox.path()});
        const QString before = newestMail(mailbox);
        const auto challenge = await(auth.signIn(user, QStringLiteral("Training2026Ab")));
        if (!challenge || challenge->index() != 0)
            return fail(ErrorKind::Internal, QStringLiteral("password"));
        // Mail leaves after the answer.
        if (!waitUntil(&watcher, &QFileSystemWatcher::directoryChanged, [&] { return newestMail(mailbox) != before; }))
            return fail(ErrorKind::Internal, QStringLiteral("mail"));
        const QString code = codeIn(mailbox.filePath(newestMail(mailbox)));
        const auto done = await(auth.sendCode(std::get<api::Challenge>(*challenge).id, code));
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

    [[nodiscard]] static QString newestMail(const QDir &mailbox)
    {
        const QStringList names = mailbox.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
        return names.isEmpty() ? QString() : names.last();
    }
    [[nodiscard]] static QString codeIn(const QString &path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return Json::parse(file.readAll()).value_or(Json())[u"code"].toString();
    }

    QTemporaryDir m_folder;
    base::SystemClock m_clock;
    server::Server m_server;
    server::Address m_address;
};

} // namespace eforms::support
