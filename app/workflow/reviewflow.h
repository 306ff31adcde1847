#pragma once

#include "domain/auditchain.h"
#include "domain/lifecycle.h"
#include "domain/service.h"
#include "engine/formmodel.h"
#include "workflow/trouble.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace eforms::workflow {

class Desk;

/// Looking at one request: read-only form, history, and what this person may do with it, or why not.
///
/// Decisions go to the server at once, never into a queue, and carry the content hash that was shown.
class ReviewFlow : public QObject
{
    Q_OBJECT

public:
    struct Offer {
        domain::Event event;
        domain::Hindrance hindrance = domain::Hindrance::None; ///< None: may be pressed
    };

    ReviewFlow(std::shared_ptr<Desk> desk, engine::FormPointer form, domain::Request request, QObject *parent = nullptr);
    ~ReviewFlow() override;

    [[nodiscard]] engine::FormModel &model() { return *m_model; }
    [[nodiscard]] const engine::FormPointer &form() const { return m_form; }
    [[nodiscard]] const domain::Request &request() const { return m_request; }
    /// The trail, oldest first; empty until it has arrived.
    [[nodiscard]] const QList<domain::AuditEvent> &audit() const { return m_audit; }
    /// What is wrong with the trail's chain, if anything.
    [[nodiscard]] std::optional<domain::AuditFault> auditFault() const { return m_auditFault; }
    /// Events that concern persons in this state, each with its hindrance: claim, approve, return, decline, recall,
    /// withdraw, answer, approve-answer.
    [[nodiscard]] QList<Offer> offers() const;
    [[nodiscard]] Offer offer(domain::Event event) const;
    /// `totp`, `password`, or empty when an approval asks for no second factor.
    [[nodiscard]] QString secondFactor() const;
    [[nodiscard]] bool isLate() const;
    [[nodiscard]] bool isBusy() const { return m_busy; }
    [[nodiscard]] const Trouble &trouble() const { return m_trouble; }

    /// Takes the request for checking if this person can, and records that it was seen; called when the page opens.
    void open();
    void approve(const QString &secondFactorCode, bool lateAccepted);
    void returnToMaker(const QString &reason);
    void decline(const QString &reason);
    void recall();
    void withdraw();
    void answer(const QString &text);
    void approveAnswer();
    /// Gives the claim back when the page closes.
    void leave();

Q_SIGNALS:
    void changed();
    /// Another content than the one shown arrived: model() is a new one.
    void contentChanged();
    /// A decision was carried out.
    void done(eforms::domain::Event event);

private:
    void command(domain::Event event, const Json &payload);
    void onAnswer(domain::Event event, const Result<std::variant<domain::Request, domain::Refusal>> &answer);
    void accept(const domain::Request &request);
    void claimIfWanted();
    void refreshAudit();
    void onItemsChanged(const QStringList &ids);
    [[nodiscard]] domain::Actor actor() const;

    std::shared_ptr<Desk> m_desk;
    engine::FormPointer m_form;
    domain::Request m_request;
    std::unique_ptr<engine::FormModel> m_model;
    QList<domain::AuditEvent> m_audit;
    std::optional<domain::AuditFault> m_auditFault;
    QTimer m_minute;
    Trouble m_trouble;
    bool m_busy = false;
    bool m_isOpen = false; ///< between open() and leave()
    bool m_wantsClaim = false; ///< it is to be taken for checking as soon as that is possible
    /// Key of a decision whose outcome is unknown: the same key is sent again, so that it cannot count twice.
    QString m_openKey;
    QByteArray m_openCommand;
};

} // namespace eforms::workflow
