#pragma once

#include "ui/banners.h"
#include "ui/shell.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QProgressBar;
class QStackedWidget;

namespace eforms::ui {

/// True in the weekly maintenance window, Saturday 08:00 to Sunday 00:00 Hong Kong time (portal.md §4).
[[nodiscard]] bool isMaintenance(const QDateTime &utc);

/// User name and password, then the one-time code, or working offline with what is kept on this computer.
///
/// Object names: signIn.userName, signIn.password, signIn.showPassword, signIn.next, signIn.offline, signIn.code,
/// signIn.verify, signIn.resend, signIn.back, signIn.sentTo, signIn.validity, signIn.message, signIn.maintenance,
/// signIn.language.zh, signIn.language.en, signIn.server, signIn.opening.
class SignInPage : public QWidget
{
    Q_OBJECT

public:
    explicit SignInPage(Shell &shell, QWidget *parent = nullptr);

    /// Puts the focus where the next thing is to be typed.
    void takeFocus();
    /// Fills in user name and password as if typed; for training mode.
    void fillIn(const QString &userName, const QString &password);
    /// Says why the person is here again; cleared by the next step.
    void setNotice(const workflow::Trouble &trouble);

Q_SIGNALS:
    void languageChosen(eforms::Language language);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] QWidget *makeCredentials();
    [[nodiscard]] QWidget *makeCode();
    [[nodiscard]] QWidget *makeOpening();
    [[nodiscard]] QWidget *makeLanguages();
    void retranslate();
    void refresh();
    void tick();
    void next();
    void verify();
    void togglePassword();

    Shell &m_shell;
    workflow::SignInFlow &m_flow;
    QTimer m_second;
    workflow::Trouble m_notice;
    workflow::SignInFlow::Step m_shownStep = workflow::SignInFlow::Step::Credentials;
    bool m_wasBusy = false;

    QLabel *m_product;
    QLabel *m_subtitle;
    MessageBanner *m_maintenance;
    MessageBanner *m_message;
    QStackedWidget *m_steps;
    QLabel *m_server;

    QLabel *m_userLabel = nullptr;
    QLineEdit *m_userName = nullptr;
    QLabel *m_passwordLabel = nullptr;
    QLineEdit *m_password = nullptr;
    QAction *m_showPassword = nullptr;
    QPushButton *m_next = nullptr;
    QPushButton *m_offline = nullptr;

    QLabel *m_codeTitle = nullptr;
    QLabel *m_sentTo = nullptr;
    QLabel *m_codeLabel = nullptr;
    QLineEdit *m_code = nullptr;
    QLabel *m_validity = nullptr;
    QPushButton *m_verify = nullptr;
    QPushButton *m_resend = nullptr;
    QPushButton *m_back = nullptr;

    QLabel *m_opening = nullptr;
};

} // namespace eforms::ui
