#pragma once

#include "ui/banners.h"
#include "ui/rail.h"
#include "ui/shell.h"

#include <QWidget>

class QStackedWidget;

namespace eforms::ui {

class DraftsPage;
class FormPage;
class HomePage;
class InboxPage;
class NewerVersionPage;
class ReviewPage;
class ServicesPage;
class TopBar;

/// Everything one signed-in person sees: the bar above, the rail, and one page.
///
/// Object names: workspace, workspace.message, and those of its parts.
class Workspace : public QWidget
{
    Q_OBJECT

public:
    Workspace(Shell &shell, std::shared_ptr<workflow::Workplace> workplace, QWidget *parent);
    ~Workspace() override;

    [[nodiscard]] const std::shared_ptr<workflow::Workplace> &workplace() const { return m_workplace; }
    /// The request that is open for review, or nullptr.
    [[nodiscard]] const workflow::ReviewFlow *shownReview() const;

    void go(Place place);
    void openService(const QString &slug);
    void openDraft(const QString &id);
    void openRequest(const QString &id);

Q_SIGNALS:
    void languageChosen(eforms::Language language);
    void themeChosen(const QString &theme);
    /// Back to the sign-in page; @p why is nothing after a sign-out.
    void left(const eforms::workflow::Trouble &why);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makePages();
    void connectAll();
    void addShortcuts();
    void refreshCounts();
    void openSession(const Async<std::shared_ptr<workflow::FormSession>> &opening);
    void showNewerVersion(const workflow::NewerVersion &version);
    void showForm(const std::shared_ptr<workflow::FormSession> &session);
    void showReview(const std::shared_ptr<workflow::ReviewFlow> &flow);
    void showPage(QWidget *page);
    void dropPage();
    void onPassed(const QString &requestId);
    void onSessionEnded();
    [[nodiscard]] bool isMineToCorrect(const QString &id) const;

    Shell &m_shell;
    std::shared_ptr<workflow::Workplace> m_workplace;
    TopBar *m_top;
    Rail *m_rail;
    MessageBanner *m_message;
    QStackedWidget *m_pages;
    HomePage *m_home = nullptr;
    InboxPage *m_inbox = nullptr;
    ServicesPage *m_services = nullptr;
    DraftsPage *m_drafts = nullptr;
    QPointer<FormPage> m_form;
    QPointer<ReviewPage> m_review;
    QPointer<NewerVersionPage> m_newer;
    Place m_place = Place::Home;
    int m_opening = 0; ///< number of the last thing asked for; an answer to an earlier one comes too late
};

} // namespace eforms::ui
