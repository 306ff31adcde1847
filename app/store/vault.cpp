#include "store/vault.h"

#include "store/vaultopening.h"

#include <QFileInfo>

namespace eforms::store {

// In this order: the lock goes last, after the database was closed.
struct Vault::Parts {
    std::unique_ptr<QLockFile> lock;
    std::unique_ptr<Strand> strand;
    Drafts drafts;
    WorkItems workItems;
    Outbox outbox;
    FormCache formCache;
    Files files;
    QList<DamagedRecord> damaged;

    Parts(std::unique_ptr<QLockFile> heldLock, std::unique_ptr<Strand> ownStrand, const VaultContents &contents)
        : lock(std::move(heldLock))
        , strand(std::move(ownStrand))
        , drafts(*strand, contents.drafts)
        , workItems(*strand, contents.requests, contents.cursors)
        , outbox(*strand, drafts, workItems, contents.outbox)
        , formCache(*strand, contents.forms)
        , files(*strand)
        , damaged(contents.damaged)
    {
    }
};

bool Vault::exists(const VaultPlace &place)
{
    return QFileInfo::exists(VaultOpening::fileOf(place));
}

Async<std::shared_ptr<Vault>> Vault::open(
    const VaultPlace &place, const QString &password, KeyStore &keys, const Tuning &tuning)
{
    auto *opening = new VaultOpening(place, password, keys, tuning);
    return opening->start();
}

Vault::Vault(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) { }

Vault::~Vault() = default;

Drafts &Vault::drafts()
{
    return m_parts->drafts;
}

Outbox &Vault::outbox()
{
    return m_parts->outbox;
}

WorkItems &Vault::workItems()
{
    return m_parts->workItems;
}

FormCache &Vault::formCache()
{
    return m_parts->formCache;
}

Files &Vault::files()
{
    return m_parts->files;
}

const QList<DamagedRecord> &Vault::damaged() const
{
    return m_parts->damaged;
}

// Here, because it makes a Vault.
void VaultOpening::onLoaded(const Result<VaultContents> &contents)
{
    if (!contents) {
        finish(fail(contents.error()));
        return;
    }
    auto parts = std::make_unique<Vault::Parts>(std::move(m_lock), std::move(m_strand), *contents);
    finish(std::shared_ptr<Vault>(new Vault(std::move(parts))));
}

void VaultOpening::finish(const Result<std::shared_ptr<Vault>> &result)
{
    // Before the answer: whoever hears "no" may try again at once, and the lock must be free.
    m_strand.reset();
    m_lock.reset();
    m_promise.addResult(result);
    m_promise.finish();
    deleteLater();
}

} // namespace eforms::store
