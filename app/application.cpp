#include "application.h"

#include "base/async.h"
#include "server/trainingpeople.h"

#include <QDir>
#include <QFile>
#include <QSslCertificate>
#include <QUuid>

namespace eforms {

using namespace Qt::StringLiterals;

namespace {

QString trainingServerDirectory(const Options &options)
{
    return options.dataDirectory + u"/training-server"_s;
}

std::shared_ptr<server::Server> trainingServer(const Options &options, const Clock &clock)
{
    if (!options.training)
        return {};
    server::Options settings;
    settings.dataDir = trainingServerDirectory(options);
    settings.seedTraining = true;
    settings.clearingHouse = options.clearingHouse;
    return std::make_shared<server::Server>(settings, clock);
}

/// The id of this installation in the audit trail, made at the first start.
QString deviceId(Settings &settings)
{
    QString id = settings.text(Setting::DeviceId);
    if (id.isEmpty()) {
        id = QUuid::createUuid().toString(QUuid::WithoutBraces);
        settings.set(Setting::DeviceId, id);
    }
    return id;
}

} // namespace

Application::Application(const Options &options, const Clock &clock, store::KeyStore &keys)
    : m_options(options)
    , m_clock(clock)
    , m_keys(keys)
    , m_settings(options.dataDirectory + u"/settings.ini"_s)
    , m_server(trainingServer(options, clock))
    , m_languages(ui::Languages::fromSetting(m_settings.text(Setting::Language)))
{
    if (m_server)
        m_trainingDesk = std::make_unique<workflow::TrainingDesk>(trainingServerDirectory(options), clock);
    ui::Shell shell {m_signIn, m_languages, m_settings, m_clock};
    shell.serverName = m_options.server.host();
    shell.isTraining = m_options.training;
    shell.training = m_trainingDesk.get();
    if (m_options.training) {
        shell.trainingUsers = server::trainingUserNames();
        shell.trainingPassword = [](const QString &) { return server::trainingPassword(); };
    }
    m_window = std::make_unique<ui::MainWindow>(shell);
    connect(&m_signIn, &workflow::SignInFlow::signedIn, this, &Application::onSignedIn);
}

Application::~Application()
{
    // The screen first; then the person's tools, the way to the server, and the server itself.
    m_window.reset();
    m_connection.reset();
    if (m_server)
        m_server->stop();
}

void Application::start()
{
    m_window->show();
    if (m_server)
        startTrainingServer();
    else
        connectTo(m_options.server, m_options.authorities);
}

void Application::startTrainingServer()
{
    const auto starting = inBackground([server = m_server] { return server->start(); });
    then(starting, this, [this](const Result<server::Address> &address) { onServerStarted(address); });
}

void Application::onServerStarted(const Result<server::Address> &address)
{
    if (address)
        connectTo(QUrl(address->url), address->caFile, address->formKey);
    else
        m_signIn.cannotConnect(address.error());
}

void Application::connectTo(const QUrl &url, const QString &authorities, const QByteArray &formKey)
{
    workflow::Connection::Place place;
    place.server.url = url;
    // The training server listens on another port each time; what is kept for it belongs to the same place.
    if (m_options.training)
        place.server.name = u"training"_s;
    if (!authorities.isEmpty())
        place.server.authorities = QSslCertificate::fromPath(authorities);
    place.dataDirectory = m_options.dataDirectory;
    place.deviceId = deviceId(m_settings);
    place.formKey = formKey;
    m_connection = std::make_unique<workflow::Connection>(place, m_network, m_keys, m_clock);
    m_signIn.connectTo(*m_connection);
}

void Application::onSignedIn(const std::shared_ptr<workflow::Workplace> &workplace)
{
    m_window->showWorkplace(workplace);
}

} // namespace eforms
