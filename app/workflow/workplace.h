#pragma once

#include "base/async.h"
#include "base/clock.h"
#include "domain/draft.h"
#include "workflow/catalogue.h"
#include "workflow/formsession.h"
#include "workflow/inboxmodel.h"
#include "workflow/newerversion.h"
#include "workflow/reviewflow.h"
#include "workflow/trouble.h"

#include <QObject>

#include <memory>

namespace eforms::workflow {

class Connection;
class Desk;

/// What the top and bottom bars say about the way to the server.
struct SyncStatus {
    enum class Kind { Starting, Synced, Sending, Offline, SignInNeeded, NotOurServer, Untrusted };
    Kind kind = Kind::Starting;
    QDateTime lastSyncUtc;
    int waiting = 0; ///< confirmed here, not yet answered by the server
    int parked = 0;  ///< refused; the user must look
};

/// Everything one signed-in person works with, for the acting membership. Ends with sign-out.
class Workplace : public QObject
{
    Q_OBJECT

public:
    explicit Workplace(std::shared_ptr<Desk> desk, QObject *parent = nullptr);
    ~Workplace() override;

    [[nodiscard]] const domain::User &user() const;
    [[nodiscard]] const domain::Membership &membership() const;
    void actFor(const QString &participant);
    [[nodiscard]] Catalogue &catalogue() { return m_catalogue; }
    [[nodiscard]] InboxModel &inbox() { return m_inbox; }
    /// Drafts being typed, of the acting membership, newest first.
    [[nodiscard]] QList<domain::Draft> drafts() const;
    /// Drafts confirmed here whose command the server has not answered yet.
    [[nodiscard]] QList<domain::Draft> waitingDrafts() const;
    [[nodiscard]] SyncStatus syncStatus() const;
    /// What the server refused of a waiting draft, if anything.
    [[nodiscard]] std::optional<domain::Refusal> refusalOf(const QString &draftId) const;
    [[nodiscard]] const Clock &clock() const;
    /// True when nobody has signed in at the server: drafts can be written, nothing is sent.
    [[nodiscard]] bool isOffline() const;

    /// A new form of the acting membership, prefilled. Fails with NotFound, Offline (form never fetched) …
    [[nodiscard]] Async<std::shared_ptr<FormSession>> newForm(const QString &slug);
    /// Goes on with a draft, or with a request that came back (a draft is made from it).
    [[nodiscard]] Async<std::shared_ptr<FormSession>> openDraft(const QString &id);
    /// What a newer version of its form would make of a draft; nothing where there is none.
    [[nodiscard]] Async<std::optional<NewerVersion>> newerVersion(const QString &draftId);
    /// Saves the draft as it is in the newer version, and opens it.
    [[nodiscard]] Async<std::shared_ptr<FormSession>> moveToNewerVersion(const NewerVersion &version);
    /// What identifies a request in a list, as its form says: codes, or in a language the words for them. Empty until the
    /// form is known.
    [[nodiscard]] QString keyFacts(const domain::Request &request, std::optional<Language> language = {}) const;
    /// Looks at a request.
    [[nodiscard]] Async<std::shared_ptr<ReviewFlow>> review(const QString &requestId);
    /// The sealed content of an attachment of a request or draft, fetched if it is not on this computer.
    [[nodiscard]] Async<QByteArray> attachment(const QString &id);
    /// Tries again now whatever waits.
    void syncNow();
    /// Ends the session on the server and closes the store. Drafts stay sealed on this computer; signedOut() follows.
    void signOut();

Q_SIGNALS:
    void membershipChanged();
    void draftsChanged();
    void syncChanged();
    /// Something about the named request arrived from the server.
    void requestsChanged(const QStringList &ids);
    /// The server has ended the session (elsewhere, or by time): sign in again; nothing is lost.
    void sessionEnded();
    void signedOut();

private:
    [[nodiscard]] QStringList participants() const;
    [[nodiscard]] QList<domain::Draft> draftsAt(domain::Draft::Stage stage) const;
    /// A draft, or one made of a request that came back.
    [[nodiscard]] std::optional<domain::Draft> draftOf(const QString &id) const;
    [[nodiscard]] Async<std::shared_ptr<FormSession>> openSession(const domain::Draft &draft);
    void refreshInbox();
    void refreshCatalogue();
    void onSessionEnded();

    std::shared_ptr<Desk> m_desk;
    Catalogue m_catalogue;
    InboxModel m_inbox;
    bool m_leaving = false;
};

} // namespace eforms::workflow
