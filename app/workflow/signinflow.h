#pragma once

#include "api/authapi.h"
#include "store/vault.h"
#include "workflow/trouble.h"
#include "workflow/workplace.h"

#include <QDateTime>
#include <QObject>

#include <memory>

namespace eforms::workflow {

class Connection;

/// Signing in: user name and password, then the one-time code, then opening what is kept on this computer.
///
/// The password is held only until the store is open. Every failure leaves the flow where the user can try again.
class SignInFlow : public QObject
{
    Q_OBJECT

public:
    enum class Step {
        Credentials, ///< user name and password are asked for
        Code,        ///< the one-time code is asked for
        Opening,     ///< accepted; the store on this computer is being opened
        Done,        ///< signedIn() was emitted
    };

    /// Busy until connectTo() or cannotConnect(): a training server is still starting.
    explicit SignInFlow(QObject *parent = nullptr);
    ~SignInFlow() override;

    /// @p connection must outlive this.
    void connectTo(Connection &connection);
    /// There is no server to sign in at, and why.
    void cannotConnect(const Error &error);

    [[nodiscard]] Step step() const { return m_step; }
    /// True while an answer is awaited: nothing may be pressed twice.
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /// Why the last step did not work; shown until the next one.
    [[nodiscard]] const Trouble &trouble() const { return m_trouble; }
    /// `email` or `totp`: where the code comes from.
    [[nodiscard]] QString channel() const { return m_channel; }
    /// Masked address the code went to; empty for an app.
    [[nodiscard]] QString sentTo() const { return m_sentTo; }
    [[nodiscard]] QDateTime codeExpiresUtc() const { return m_codeExpiresUtc; }
    /// From when a new code may be asked for.
    [[nodiscard]] QDateTime resendAtUtc() const { return m_resendAtUtc; }
    /// True when the server cannot be reached but this computer holds the person's sealed drafts.
    [[nodiscard]] bool canWorkOffline() const;

    void start(const QString &userName, const QString &password);
    void sendCode(const QString &code);
    void resend();
    /// Back to the credentials.
    void cancel();
    /// Opens the drafts kept on this computer with the password given to start().
    void workOffline();

Q_SIGNALS:
    void changed();
    /// The flow keeps no reference to it.
    void signedIn(std::shared_ptr<eforms::workflow::Workplace> workplace);

private:
    void begin();
    void stay(Trouble trouble, Step step);
    void onChallenge(const Result<api::Answer<api::Challenge>> &answer);
    void onSignedIn(const Result<api::Answer<api::SignedIn>> &answer);
    void openStore(const domain::User &user, bool online);
    void onStore(const Result<std::shared_ptr<store::Vault>> &vault, const domain::User &user, bool online);
    void forgetPassword();

    Connection *m_connection = nullptr;
    Step m_step = Step::Credentials;
    bool m_busy = true;
    Trouble m_trouble;
    QString m_userName;
    QString m_password;
    QString m_challenge;
    QString m_channel;
    QString m_sentTo;
    QDateTime m_codeExpiresUtc;
    QDateTime m_resendAtUtc;
};

} // namespace eforms::workflow
