#include "store/systemkeystore.h"

#include <QTimer>
#include <qt6keychain/keychain.h>

namespace eforms::store {

using namespace Qt::StringLiterals;

namespace {

// The Windows keychain ignores the service name, so the key must say whose it is.
const QString serviceName = u"eforms"_s;

base::Failure failureOf(const QKeychain::Job &job)
{
    const bool absent = job.error() == QKeychain::EntryNotFound;
    return fail(absent ? ErrorKind::NotFound : ErrorKind::KeyUnavailable, u"keychain %1"_s.arg(job.error()));
}

/// Runs a job of the keychain with a time limit; the job may come to its end later, unheard.
template <typename T, typename Job, typename Read>
Async<T> run(Job *job, const QString &key, std::chrono::milliseconds timeout, Read read)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const auto answer = [promise](const Result<T> &result) {
        if (promise->future().isFinished())
            return;
        promise->addResult(result);
        promise->finish();
    };
    job->setKey(u"eforms/"_s + key);
    job->setInsecureFallback(false);
    job->setAutoDelete(true);
    QObject::connect(job, &QKeychain::Job::finished, job, [answer, job, read](QKeychain::Job *) {
        answer(job->error() == QKeychain::NoError ? Result<T>(read(*job)) : Result<T>(failureOf(*job)));
    });
    QTimer::singleShot(timeout, job, [answer] { answer(fail(ErrorKind::KeyUnavailable, u"keychain timeout"_s)); });
    job->start();
    return promise->future();
}

} // namespace

SystemKeyStore::SystemKeyStore(std::chrono::milliseconds timeout, QObject *parent) : QObject(parent), m_timeout(timeout)
{
}

Async<QByteArray> SystemKeyStore::read(const QString &key)
{
    auto *job = new QKeychain::ReadPasswordJob(serviceName, this);
    return run<QByteArray>(
        job, key, m_timeout, [](const QKeychain::ReadPasswordJob &done) { return done.binaryData(); });
}

Async<Done> SystemKeyStore::write(const QString &key, const QByteArray &secret)
{
    auto *job = new QKeychain::WritePasswordJob(serviceName, this);
    job->setBinaryData(secret);
    return run<Done>(job, key, m_timeout, [](const QKeychain::WritePasswordJob &) { return Done {}; });
}

} // namespace eforms::store
