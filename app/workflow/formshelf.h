#pragma once

#include "engine/formdefinition.h"
#include "market/formpackage.h"
#include "market/referencedata.h"
#include "workflow/connection.h"

#include <QObject>

#include <functional>

namespace eforms::workflow {

/// The form versions that this computer has: fetched once, kept sealed in the store, compiled when asked for.
///
/// Nothing is used that the server's form key did not sign, whether it comes from the network or from the store. The key
/// is the one that the program was given for the server, else the one that the server named at the first contact; another
/// one later is not believed. Once a version of a form has been seen an older one is no longer offered as the newest.
class FormShelf : public QObject
{
    Q_OBJECT

public:
    FormShelf(Connection &connection, std::shared_ptr<store::Vault> vault, bool online, QObject *parent = nullptr);

    /// Calendars and lists that rules need; the forms that waited for them are compiled now.
    void use(std::shared_ptr<const market::ReferenceData> reference);
    /// The master data do not come; what waited for them is told.
    void giveUpWaiting();

    /// Fails with NotGenuine (not signed by the server's form key, or not what was signed), NotFound, Offline, or as
    /// FormDefinition::load.
    [[nodiscard]] Async<engine::FormPointer> form(const QString &slug, int version);
    /// Has the form on this computer from now on, for work without the server; compiles it not yet.
    void keep(const QString &slug, int version);
    /// The form if it is in memory.
    [[nodiscard]] engine::FormPointer known(const QString &slug, int version) const;

    /// Notes that the server publishes @p version. False when a newer one has been seen before.
    bool notes(const QString &slug, int version);
    /// The newest version that the server has ever named; 0: none.
    [[nodiscard]] int newestSeen(const QString &slug) const;

Q_SIGNALS:
    void formKnown(const QString &slug);

private:
    using Promise = std::shared_ptr<QPromise<Result<engine::FormPointer>>>;

    void withKey(const std::function<void(const Result<QByteArray> &)> &next);
    void fetch(const QString &slug, int version, const Promise &promise);
    /// @p kept: the package as it stands in the store, as text; else it comes from the network.
    void open(const QByteArray &package, const QByteArray &key, bool kept, const QString &name, const Promise &promise);
    void store(const QString &name, const QByteArray &package);
    static void finish(const Promise &promise, const Result<engine::FormPointer> &form);

    Connection &m_connection;
    std::shared_ptr<store::Vault> m_vault;
    bool m_online;
    std::shared_ptr<const market::ReferenceData> m_reference;
    QHash<QString, engine::FormPointer> m_forms; ///< by name in the store
    QHash<QString, Async<engine::FormPointer>> m_opening; ///< by name in the store
    QList<std::function<void()>> m_waiting;
};

} // namespace eforms::workflow
