#pragma once

#include "ui/shell.h"

#include <QPointer>
#include <QWidget>

class QStackedWidget;

namespace eforms::ui {

class SignInPage;
class StatusLine;
class TrainingPanel;
class Workspace;

/// The one window: the sign-in page or the workspace of the person signed in, and in training mode the training panel.
///
/// Applies theme and language from the settings and keeps what the person chooses. The title never names a person.
/// When the flow says signedIn(), showWorkplace() is to be called; sign-out and the end of a session lead back to the
/// sign-in page by themselves. Object names: main, main.pages.
class MainWindow : public QWidget
{
    Q_OBJECT

public:
    explicit MainWindow(const Shell &shell);
    ~MainWindow() override;

    void showWorkplace(const std::shared_ptr<workflow::Workplace> &workplace);
    /// The sign-in page; @p why the person is there again, if there is a reason.
    void showSignIn(const workflow::Trouble &why = {});
    /// Switches the language of everything on screen; nothing typed is lost.
    void setLanguage(Language language);
    /// `system`, `light`, `dark` or `contrast`.
    void setTheme(const QString &theme);
    /// Answers for the questions that the desktop is asked otherwise.
    void setDialogs(const Dialogs &dialogs);
    /// The request open for review, or nullptr.
    [[nodiscard]] const workflow::ReviewFlow *shownReview() const;

Q_SIGNALS:
    void languageChosen(eforms::Language language);
    void themeChosen(const QString &theme);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void retranslate();
    void dropWorkspace();

    Shell m_shell;
    QStackedWidget *m_pages;
    SignInPage *m_signIn;
    StatusLine *m_status;
    TrainingPanel *m_training = nullptr;
    QPointer<Workspace> m_workspace;
};

} // namespace eforms::ui
