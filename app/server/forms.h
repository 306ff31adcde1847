#pragma once

#include "domain/request.h"
#include "domain/service.h"
#include "engine/formmodel.h"
#include "base/signing.h"
#include "market/formlibrary.h"
#include "market/formrules.h"

#include <mutex>

namespace eforms::server {

/// The forms and reference data that this server publishes, each form compiled when it is first used, for all threads.
class Forms
{
public:
    struct Document {
        Json json;
        QByteArray etag; ///< with quotes
    };
    /// From a folder with the layout of forms/, whose forms are all tried, or from what is built in when it is empty. Fails with what
    /// FormLibrary, ReferenceData and FormDefinition::load fail with; the detail names the form.
    [[nodiscard]] static Result<std::shared_ptr<const Forms>> load(const QString &directory);

    [[nodiscard]] const QList<domain::Service> &services() const { return m_services; }
    [[nodiscard]] const domain::Service *service(const QString &slug) const;
    /// A version, the present one or an earlier one; null when there is none.
    [[nodiscard]] engine::FormPointer find(const QString &slug, int version) const;
    /// The present version; null when there is no such form.
    [[nodiscard]] engine::FormPointer find(const QString &slug) const;
    /// Does the server still take requests of this version on this day? An earlier one is taken until the day that the
    /// migration from it names.
    [[nodiscard]] bool isAccepted(const QString &slug, int version, QDate day) const;
    /// What a client is given of a version: the package, signed with @p publisher.
    [[nodiscard]] std::optional<Document> package(
        const QString &slug, int version, const base::SigningKey &publisher) const;
    [[nodiscard]] std::optional<Document> reference(const QString &name) const;

    /// Everything wrong with the data of a submission by @p maker at this moment.
    [[nodiscard]] engine::Problems problems(const domain::Request &request, const domain::User &maker,
        const domain::Membership &participant, const QDateTime &nowUtc) const;
    [[nodiscard]] market::CutOff cutOff(const engine::FormDefinition &form, const Json &data) const;
    /// When a request that waits for a checker is given up: its key date or the form's number of settlement days.
    [[nodiscard]] QDateTime expiry(
        const engine::FormDefinition &form, const Json &data, const QDateTime &nowUtc) const;

private:
    Forms(market::FormLibrary library, market::ReferenceData data);
    /// As compressed text: the forms that nobody asks for just now need not be in memory as a whole.
    struct Version {
        QByteArray bundle;
        QString hash;
    };
    [[nodiscard]] Status read(bool check);
    [[nodiscard]] Status add(const Result<engine::FormBundle> &bundle, bool check);
    [[nodiscard]] Result<engine::FormPointer> compiled(const engine::FormBundle &bundle) const;

    market::FormLibrary m_library;
    std::shared_ptr<const market::ReferenceData> m_data;
    QList<domain::Service> m_services;
    QHash<QString, QMap<int, Version>> m_forms; ///< by slug and version; the last is the present one
    mutable std::mutex m_mutex;
    mutable QHash<std::pair<QString, int>, engine::FormPointer> m_compiled; ///< those in use; guarded by m_mutex
    QHash<QString, Document> m_reference;
};

} // namespace eforms::server
