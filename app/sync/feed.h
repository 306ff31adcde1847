#pragma once

#include "api/changesapi.h"
#include "store/vault.h"
#include "sync/pace.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace eforms::sync {

/// Follows the changes of one participant. A page and the cursor behind it are stored together, so nothing is missed or
/// half applied; where the server no longer knows the cursor, everything is fetched anew and replaced in one transaction.
class Feed : public QObject
{
    Q_OBJECT

public:
    Feed(store::Vault &vault, api::ChangesApi &api, const QString &participant, const Pace &pace, QObject *parent);

    /// Asks now, unless a question is under way.
    void ask();
    /// The question under way is still answered into the store.
    void stop();

Q_SIGNALS:
    /// The server was reached, whatever it said.
    void reached();
    /// The store now holds what the server held when it answered.
    void caughtUp();
    void failed(const eforms::base::Error &error);

private:
    using Answer = Result<api::Answer<api::ChangePage>>;

    void onAnswer(const Answer &answer);
    void onRefusal(const domain::Refusal &refusal);
    void take(const api::ChangePage &page);
    void gather(const api::ChangePage &page);
    void onStored(const api::ChangePage &page, const Status &status);
    void askLater(std::chrono::milliseconds pause);

    store::Vault &m_vault;
    api::ChangesApi &m_api;
    QString m_participant;
    Pace m_pace;
    QTimer m_again;
    QElapsedTimer m_asked;
    bool m_isBusy = false;
    bool m_isStopped = false;
    bool m_isCaughtUp = false; ///< then the server may hold the next question
    int m_failures = 0;
    std::optional<QHash<QString, domain::Request>> m_gathered; ///< while everything is fetched anew
    QString m_gatherCursor;
};

} // namespace eforms::sync
