#include "server/server.h"

#include "server/certificates.h"
#include "server/clearinghouse.h"
#include "server/httplistener.h"
#include "server/router.h"
#include "server/seed.h"

#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QLoggingCategory>
#include <QMessageAuthenticationCode>
#include <QSaveFile>

#include <mutex>

namespace eforms::server {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(log, "eforms.server", QtInfoMsg)

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

Status makeFolder(const QString &path)
{
    if (path.isEmpty() || !QDir().mkpath(path) || !QFile::setPermissions(path, ownerOnly | QFile::ExeOwner))
        return fail(ErrorKind::Storage, u"cannot make the folder "_s + path);
    return ok();
}

Status writeFile(const QString &path, const QByteArray &content)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerOnly) || file.write(content) != content.size()
        || !file.commit())
        return fail(ErrorKind::Storage, u"cannot write "_s + path);
    return ok();
}

/// `127.0.0.1:8443`, `[::1]:0`.
Result<std::pair<QString, quint16>> parseAddress(const QString &listen)
{
    const qsizetype colon = listen.lastIndexOf(u':');
    bool valid = false;
    const quint16 port = listen.mid(colon + 1).toUShort(&valid);
    QString host = listen.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    if (colon <= 0 || !valid || host.isEmpty())
        return fail(ErrorKind::Malformed, u"listen address "_s + listen);
    return std::pair(host, port);
}

/// What this database is told by: made once, kept with it.
QByteArray fact(Sql &sql, const QString &name, const QByteArray &fresh)
{
    sql.run(u"INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING"_s, {name, fresh});
    return sql.value(u"SELECT value FROM facts WHERE name = ?"_s, {name}).toByteArray();
}

} // namespace

/// What exists only while the server runs, in the order in which it is built.
struct Running {
    std::unique_ptr<QLockFile> lock;
    std::shared_ptr<const Forms> forms;
    QByteArray secret;
    QByteArray epoch;
    std::unique_ptr<PasswordHashes> passwords;
    std::unique_ptr<Sessions> sessions;
    Database database;
    ChangeBell bell;
    std::unique_ptr<Mailer> mailer;
    std::unique_ptr<Backend> backend;
    std::unique_ptr<Router> router;
    std::unique_ptr<ClearingHouse> clearingHouse;
    std::unique_ptr<HttpListener> listener;

    ~Running()
    {
        bell.silence();
        listener.reset();
        clearingHouse.reset();
        mailer.reset();
        database.close();
    }
};

struct Server::Parts {
    Options options;
    const Clock &clock;
    std::mutex mutex;
    std::unique_ptr<Running> running;
    Address address;

    [[nodiscard]] QString path(const QString &name) const { return QDir(options.dataDir).filePath(name); }
    [[nodiscard]] Status prepareFolders(Running &made) const;
    [[nodiscard]] Status prepareDatabase(Running &made) const;
    [[nodiscard]] Status prepareMail(Running &made) const;
    [[nodiscard]] Result<Address> listen(Running &made) const;
};

Status Server::Parts::prepareFolders(Running &made) const
{
    if (const Status done = makeFolder(options.dataDir); !done)
        return done;
    made.lock = std::make_unique<QLockFile>(path(u"server.lock"_s));
    // A lock belongs to a process, not to an age: a server may run for months.
    made.lock->setStaleLockTime(0);
    if (!made.lock->tryLock(0))
        return fail(ErrorKind::StorageInUse, u"another server uses "_s + options.dataDir);
    return ok();
}

Status Server::Parts::prepareDatabase(Running &made) const
{
    if (const Status opened = made.database.open(path(u"server.sqlite"_s)); !opened)
        return opened;
    made.passwords = std::make_unique<PasswordHashes>(options.passwordWorkFactor);
    const auto secrets = made.database.transact([&](Sql &sql) {
        made.secret = fact(sql, u"secret"_s, randomBytes(32));
        made.epoch = fact(sql, u"epoch"_s, "e-" + randomBytes(6).toHex());
        if (options.seedTraining)
            seedTraining(sql, *made.passwords);
        return authenticatorSecrets(sql);
    });
    if (!secrets)
        return fail(secrets.error());
    made.sessions = std::make_unique<Sessions>(options, clock, made.secret);
    return options.seedTraining ? writeFile(path(u"authenticators.json"_s), secrets->toPrettyBytes()) : ok();
}

Status Server::Parts::prepareMail(Running &made) const
{
    Mailer::Delivery delivery;
    if (options.seedTraining) {
        if (const Status done = makeFolder(path(u"mailbox"_s)); !done)
            return done;
        delivery = spoolDelivery(path(u"mailbox"_s));
    } else if (options.mail) {
        const auto smtp = smtpDelivery(*options.mail);
        if (!smtp)
            return fail(ErrorKind::Unsupported, u"this build cannot send mail"_s);
        delivery = *smtp;
    } else {
        delivery = [](const Mail &) { return ok(); };
    }
    made.mailer = std::make_unique<Mailer>(made.database, delivery);
    return ok();
}

Result<Address> Server::Parts::listen(Running &made) const
{
    const auto place = parseAddress(options.listen);
    if (!place)
        return fail(place.error());
    HttpListener::Settings settings;
    settings.address = place->first;
    settings.port = place->second;
    settings.certificateFile = options.tlsCertificate;
    settings.keyFile = options.tlsKey;
    QString authority;
    if (options.tlsCertificate.isEmpty()) {
        const auto files = loopbackCertificate(options.dataDir, place->first);
        if (!files)
            return fail(files.error());
        settings.certificateFile = files->certificate;
        settings.keyFile = files->key;
        authority = files->authority;
    }
    Router *router = made.router.get();
    made.listener = std::make_unique<HttpListener>(
        [router](const HttpRequest &request) { return router->handle(request); },
        [router](HttpResponse response) { return router->finish(std::move(response)); });
    const auto port = made.listener->start(settings);
    if (!port)
        return fail(port.error());
    const QString host = place->first.contains(u':') ? u'[' + place->first + u']' : place->first;
    return Address {u"https://%1:%2"_s.arg(host).arg(*port), authority, {}};
}

Server::Server(Options options, const Clock &clock)
    : m_parts(new Parts {std::move(options), clock, {}, {}, {}})
{
}

Server::~Server()
{
    stop();
}

Result<Address> Server::start()
{
    const std::lock_guard lock(m_parts->mutex);
    if (m_parts->running)
        return m_parts->address;
    const Options &options = m_parts->options;
    if (options.passwordWorkFactor < 10 || options.passwordWorkFactor > 20
        || options.tlsCertificate.isEmpty() != options.tlsKey.isEmpty())
        return fail(ErrorKind::Malformed, u"options"_s);

    auto made = std::make_unique<Running>();
    if (const Status done = m_parts->prepareFolders(*made); !done)
        return fail(done.error());
    const auto forms = Forms::load(options.formsDir);
    if (!forms)
        return fail(forms.error());
    made->forms = *forms;
    if (const Status done = m_parts->prepareDatabase(*made); !done)
        return fail(done.error());
    if (const Status done = m_parts->prepareMail(*made); !done)
        return fail(done.error());
    // Derived, so that a restored database signs as it always did.
    const auto publisher = base::SigningKey::fromSeed(
        QMessageAuthenticationCode::hash("form packages", made->secret, QCryptographicHash::Sha256));
    if (!publisher)
        return fail(publisher.error());
    made->backend.reset(new Backend {options, m_parts->clock, made->database, *made->forms, *made->sessions,
        *made->passwords, *made->mailer, made->bell, made->secret, *publisher, QString::fromLatin1(made->epoch)});
    made->router = std::make_unique<Router>(*made->backend);
    auto address = m_parts->listen(*made);
    if (!address)
        return fail(address.error());
    made->clearingHouse = std::make_unique<ClearingHouse>(*made->backend);
    m_parts->address = *std::move(address);
    m_parts->address.formKey = made->backend->publisher.publicKey();
    m_parts->running = std::move(made);
    qCInfo(log) << "listening" << m_parts->address.url;
    if (!options.seedTraining && !options.mail)
        qCWarning(log) << "no mail server is configured: nobody can get a one-time code by e-mail";
    return m_parts->address;
}

void Server::stop()
{
    const std::lock_guard lock(m_parts->mutex);
    m_parts->running.reset();
}

} // namespace eforms::server
