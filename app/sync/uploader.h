#pragma once

#include "api/uploadapi.h"
#include "store/outbox.h"
#include "store/vault.h"

#include <QObject>

namespace eforms::sync {

/// Sends one attachment: announce, ask how far it came, add chunks until it is whole. Any break is resumed by a new one.
class Upload : public QObject
{
    Q_OBJECT

public:
    Upload(store::Vault &vault, api::UploadApi &api, const store::OutboxItem &item, QObject *parent);

    /// Resolves when the server has the whole file and took it. A content that this computer has lost is refused with
    /// code `file-lost`. Deletes itself when it is over.
    [[nodiscard]] Async<api::Answer<Done>> start();

private:
    using Offset = Result<api::Answer<qint64>>;

    void askOffset();
    void onOffset(const Offset &offset);
    void readContent(qint64 offset);
    void sendChunk(qint64 offset);
    void onChunk(const Offset &offset);
    /// Ends with what was said instead of an offset; false when there is one.
    bool endsWithout(const Offset &offset);
    void end(const Result<api::Answer<Done>> &result);

    store::Vault &m_vault;
    api::UploadApi &m_api;
    store::OutboxItem m_item;
    std::optional<QByteArray> m_content;
    int m_corrections = 0; ///< times the server was elsewhere than we thought
    QPromise<Result<api::Answer<Done>>> m_promise;
};

/// The confirmed call of an item.
[[nodiscard]] api::ConfirmedCall callOf(const store::OutboxItem &item);

} // namespace eforms::sync
