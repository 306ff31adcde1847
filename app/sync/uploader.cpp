#include "sync/uploader.h"

#include "sync/verdict.h"

namespace eforms::sync {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostCorrections = 5;

} // namespace

api::ConfirmedCall callOf(const store::OutboxItem &item)
{
    return {item.key, item.method.toLatin1(), item.path, item.ifMatch, item.ifNoneMatch, item.body};
}

Upload::Upload(store::Vault &vault, api::UploadApi &api, const store::OutboxItem &item, QObject *parent)
    : QObject(parent)
    , m_vault(vault)
    , m_api(api)
    , m_item(item)
{
}

Async<api::Answer<Done>> Upload::start()
{
    m_promise.start();
    then(m_api.create(callOf(m_item)), this, [this](const Offset &offset) {
        // A repeated announcement is answered as it was the first time: only the next question tells the truth.
        if (!endsWithout(offset))
            askOffset();
    });
    return m_promise.future();
}

void Upload::askOffset()
{
    then(m_api.offset(m_item.attachmentId), this, [this](const Offset &offset) { onOffset(offset); });
}

void Upload::onOffset(const Offset &offset)
{
    if (endsWithout(offset))
        return;
    const qint64 arrived = std::get<qint64>(*offset);
    if (m_content)
        sendChunk(arrived);
    else
        readContent(arrived);
}

void Upload::readContent(qint64 offset)
{
    then(m_vault.files().read(m_item.attachmentId), this, [this, offset](const Result<QByteArray> &content) {
        if (content) {
            m_content = *content;
            sendChunk(offset);
            return;
        }
        const ErrorKind kind = content.error().kind;
        if (kind == ErrorKind::NotFound || kind == ErrorKind::Corrupt)
            end(api::Answer<Done>(domain::Refusal {0, u"file-lost"_s, content.error().detail, {}, {}, {}}));
        else
            end(fail(content.error()));
    });
}

void Upload::sendChunk(qint64 offset)
{
    if (offset >= m_content->size()) {
        end(api::Answer<Done>(Done {}));
        return;
    }
    const QByteArray chunk = m_content->mid(offset, api::uploadChunkBytes);
    then(m_api.append(m_item.attachmentId, offset, chunk), this, [this](const Offset &next) { onChunk(next); });
}

void Upload::onChunk(const Offset &offset)
{
    const domain::Refusal *refusal = refusalIn(offset);
    if (refusal && refusal->status == 409 && m_corrections < mostCorrections) {
        ++m_corrections;
        askOffset();
        return;
    }
    if (!endsWithout(offset))
        sendChunk(std::get<qint64>(*offset));
}

bool Upload::endsWithout(const Offset &offset)
{
    if (!offset)
        end(fail(offset.error()));
    else if (const domain::Refusal *refusal = refusalIn(offset))
        end(api::Answer<Done>(*refusal));
    else
        return false;
    return true;
}

void Upload::end(const Result<api::Answer<Done>> &result)
{
    m_promise.addResult(result);
    m_promise.finish();
    deleteLater();
}

} // namespace eforms::sync
