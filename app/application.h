#pragma once

#include "base/settings.h"
#include "server/server.h"
#include "store/keystore.h"
#include "ui/languages.h"
#include "ui/mainwindow.h"
#include "ui/shell.h"
#include "workflow/connection.h"
#include "workflow/signinflow.h"
#include "workflow/trainingdesk.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QUrl>

#include <memory>

namespace eforms {

/// What the command line asked for.
struct Options {
    bool training = false;
    QUrl server;           ///< of another server; empty in training
    QString authorities;   ///< PEM file of the only authorities to trust; empty: the system's
    QString dataDirectory; ///< stores, settings and, in training, the server's data
    server::ClearingHouseMode clearingHouse = server::ClearingHouseMode::Lifelike;
};

/// Builds one of each, in order, and nothing else. Destroyed in reverse order.
class Application : public QObject
{
    Q_OBJECT

public:
    /// @p keys is the door to the secrets, @p clock to time; both outlive this.
    Application(const Options &options, const Clock &clock, store::KeyStore &keys);
    ~Application() override;

    /// Shows the window at once; the training server starts behind it.
    void start();
    [[nodiscard]] ui::MainWindow &window() { return *m_window; }
    [[nodiscard]] workflow::TrainingDesk *trainingDesk() { return m_trainingDesk.get(); }

private:
    void startTrainingServer();
    void onServerStarted(const Result<server::Address> &address);
    void connectTo(const QUrl &url, const QString &authorities, const QByteArray &formKey = {});
    void onSignedIn(const std::shared_ptr<workflow::Workplace> &workplace);

    Options m_options;
    const Clock &m_clock;
    store::KeyStore &m_keys;
    Settings m_settings;
    std::shared_ptr<server::Server> m_server; ///< training only; shared with the thread that starts it
    std::unique_ptr<workflow::TrainingDesk> m_trainingDesk;
    QNetworkAccessManager m_network;
    std::unique_ptr<workflow::Connection> m_connection;
    workflow::SignInFlow m_signIn;
    ui::Languages m_languages;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace eforms
