#pragma once

#include "engine/formdefinition.h"
#include "engine/formmodel.h"
#include "market/formrules.h"
#include "store/vault.h"
#include "sync/syncengine.h"
#include "workflow/formshelf.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace eforms::workflow {

/// The tools that everything a signed-in person does shares: store, sync, forms, master data and who acts for whom.
///
/// Lives in the screen's thread; nothing in it blocks.
class Desk : public QObject
{
    Q_OBJECT

public:
    /// @p online: somebody has signed in at the server; otherwise only what is kept here can be used.
    Desk(Connection &connection, std::shared_ptr<store::Vault> vault, domain::User user, bool online);
    ~Desk() override;

    [[nodiscard]] Connection &connection() { return m_connection; }
    [[nodiscard]] const Clock &clock() const { return m_connection.clock(); }
    [[nodiscard]] store::Vault &vault() { return *m_vault; }
    [[nodiscard]] sync::SyncEngine &sync() { return *m_sync; }
    [[nodiscard]] const domain::User &user() const { return m_user; }
    [[nodiscard]] bool isOnline() const { return m_online; }

    [[nodiscard]] const domain::Membership &membership() const;
    /// The membership of a participant, or an empty one without rights.
    [[nodiscard]] domain::Membership membershipOf(const QString &participant) const;
    void actFor(const QString &participant);
    /// This person with the rights held at @p participant.
    [[nodiscard]] domain::Actor actorAt(const QString &participant) const;

    [[nodiscard]] QList<domain::Service> services(const QString &participant) const;
    [[nodiscard]] std::optional<domain::Service> service(const QString &participant, const QString &slug) const;
    /// Asks the server for the e-services of the acting membership and for master data; changes are announced.
    void refresh();

    /// The forms that this computer has or can fetch.
    [[nodiscard]] FormShelf &shelf() { return m_shelf; }
    [[nodiscard]] const FormShelf &shelf() const { return m_shelf; }
    /// Asks the server what it configures for a form; changes are announced.
    void refreshParameters(const QString &slug);
    /// What rules may know for a form of @p participant at this moment.
    [[nodiscard]] engine::FormContext context(const engine::FormDefinition &form, const QString &participant) const;
    /// Calendars and lists; nullptr until they have arrived for the first time.
    [[nodiscard]] const market::ReferenceData *reference() const { return m_reference.get(); }

    /// The commands that bring a draft to the checker, in their order: create or save, the files, submit. Their keys
    /// are made here, once.
    [[nodiscard]] QList<store::OutboxItem> submission(
        const domain::Draft &draft, const Json &data, bool lateAccepted) const;
    /// Sends a command whose answer nobody waits for.
    void sendUnwatched(const domain::Request &request, domain::Event event);

    /// The cut-off of a form for these values, by what the server configures.
    [[nodiscard]] market::CutOff cutOff(const engine::FormDefinition &form, const Json &data) const;

Q_SIGNALS:
    void membershipChanged();
    void servicesChanged();
    void masterDataChanged();
    void formKnown(const QString &slug);

private:
    void onServices(const QString &participant, const Result<api::Answer<QList<domain::Service>>> &answer);
    void fetchReference(const QString &name);
    void onReference(const QString &name, const Result<api::Answer<std::optional<api::Published>>> &answer);
    void useReference();
    [[nodiscard]] store::OutboxItem outboxItem(
        const domain::Draft &draft, const api::ConfirmedCall &call, const QString &kind) const;

    Connection &m_connection;
    std::shared_ptr<store::Vault> m_vault;
    std::unique_ptr<sync::SyncEngine> m_sync;
    domain::User m_user;
    bool m_online;
    FormShelf m_shelf;
    QString m_participant;
    std::shared_ptr<const market::ReferenceData> m_reference;
};

} // namespace eforms::workflow
