#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <chrono>
#include <memory>
#include <optional>

namespace eforms::server {

/// How the simulated clearing house behaves.
enum class ClearingHouseMode {
    Fast,     ///< a step every 150 ms: tests and demonstrations
    Lifelike, ///< seconds to minutes, with a question now and then: training
    Off,      ///< takes nothing; requests stay in `releasing`
};

/// Where e-mail goes when it is real: an SMTP server reached with STARTTLS.
struct MailSettings {
    QString host;
    quint16 port = 587;
    QString user; ///< empty: no authentication
    QString password;
    QString sender; ///< address in From
};

struct Options {
    QString dataDir;                              ///< made if absent; only its owner may look inside
    QString listen = QStringLiteral("127.0.0.1:0"); ///< address:port; port 0: any free one
    QString tlsCertificate;                       ///< PEM file with the chain; empty: made for loopback, in dataDir
    QString tlsKey;                               ///< PEM file of its private key
    bool seedTraining = false; ///< sample organisations and people; mail into dataDir/mailbox
    ClearingHouseMode clearingHouse = ClearingHouseMode::Fast;
    QString formsDir; ///< forms from a folder; empty: those built in
    std::optional<MailSettings> mail;
    int passwordWorkFactor = 17; ///< scrypt log2 N, 10 – 20; 17 takes half a second and 128 MB for a moment

    std::chrono::milliseconds clearingHouseStep {0}; ///< overrides the pace of the mode when above 0
    std::chrono::seconds codeValidity {300};         ///< of an e-mail code
    std::chrono::seconds resendAfter {60};
    std::chrono::seconds accessValidity {600};
    std::chrono::seconds sessionValidity {8 * 3600};
    std::chrono::seconds lockDuration {1800}; ///< of an account after three wrong passwords
    int signInsPerMinute = 120;               ///< from one address; more are asked to wait
};

/// Where a running server can be reached.
struct Address {
    QString url;    ///< `https://127.0.0.1:40123`, no slash at the end
    QString caFile; ///< PEM file a client trusts; empty when the certificate was given
    QByteArray formKey {}; ///< public key that signs the form packages
};

/// A small, honest backend: the contract of app/api/openapi.yaml as running code.
///
/// Judges every command itself (rights, state, every form rule), stores its effect in one transaction and answers
/// only then. Runs threads of its own; all functions may be called from any thread. A server that was stopped may be
/// started again and knows everything it knew.
class Server
{
public:
    /// @p clock must outlive the server.
    Server(Options options, const Clock &clock);
    /// Stops.
    ~Server();
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    /// Fails with StorageInUse (another server uses the folder), StorageNewer, Storage, Malformed (options, certificate
    /// or key), Unsupported (a form that does not load) or Offline (the address cannot be listened on).
    [[nodiscard]] Result<Address> start();
    /// Ends long polls and connections at once. Does nothing when not running.
    void stop();

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace eforms::server
