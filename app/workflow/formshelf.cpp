#include "workflow/formshelf.h"

#include "market/ruleoperators.h"

namespace eforms::workflow {

using namespace Qt::StringLiterals;
using market::FormPackage;

namespace {

const QString keyName = u"form-key"_s;

QString formName(const QString &slug, int version)
{
    return u"form/%1/%2"_s.arg(slug).arg(version);
}

QString newestName(const QString &slug)
{
    return u"newest/"_s + slug;
}

} // namespace

FormShelf::FormShelf(Connection &connection, std::shared_ptr<store::Vault> vault, bool online, QObject *parent)
    : QObject(parent)
    , m_connection(connection)
    , m_vault(std::move(vault))
    , m_online(online)
{
}

void FormShelf::use(std::shared_ptr<const market::ReferenceData> reference)
{
    m_reference = std::move(reference);
    giveUpWaiting();
}

void FormShelf::giveUpWaiting()
{
    const auto waiting = std::exchange(m_waiting, {});
    for (const auto &start : waiting)
        start();
}

Async<engine::FormPointer> FormShelf::form(const QString &slug, int version)
{
    if (const auto form = known(slug, version))
        return ready<engine::FormPointer>(form);
    auto promise = std::make_shared<QPromise<Result<engine::FormPointer>>>();
    promise->start();
    const auto start = [this, slug, version, promise] { fetch(slug, version, promise); };
    if (m_reference || !m_online)
        start();
    else
        m_waiting.append(start);
    return promise->future();
}

engine::FormPointer FormShelf::known(const QString &slug, int version) const
{
    return m_forms.value(formName(slug, version));
}

bool FormShelf::notes(const QString &slug, int version)
{
    if (version < newestSeen(slug))
        return false;
    if (version > newestSeen(slug))
        then(m_vault->formCache().put(newestName(slug), {}, Json(version)), this, [](const Status &) { });
    return true;
}

int FormShelf::newestSeen(const QString &slug) const
{
    return static_cast<int>(m_vault->formCache().value(newestName(slug)).toInteger());
}

void FormShelf::withKey(const std::function<void(const Result<QByteArray> &)> &next)
{
    const QByteArray given = m_connection.formKey();
    const QByteArray kept = QByteArray::fromBase64(m_vault->formCache().value(keyName).toString().toLatin1());
    if (!given.isEmpty() || !kept.isEmpty())
        return next(given.isEmpty() ? kept : given);
    then(m_connection.auth().about(), this, [this, next](const Result<api::Answer<api::About>> &answer) {
        const auto *about = answer ? std::get_if<api::About>(&*answer) : nullptr;
        if (about == nullptr || about->formKey.isEmpty())
            return next(answer ? fail(ErrorKind::NotGenuine, keyName) : fail(answer.error()));
        then(m_vault->formCache().put(keyName, {}, Json(QString::fromLatin1(about->formKey.toBase64()))), this,
            [next, key = about->formKey](const Status &) { next(key); });
    });
}

void FormShelf::fetch(const QString &slug, int version, const Promise &promise)
{
    const QString name = formName(slug, version);
    withKey([this, slug, version, name, promise](const Result<QByteArray> &key) {
        if (!key)
            return finish(promise, fail(key.error()));
        if (const Json kept = m_vault->formCache().value(name); kept.isObject())
            return open(kept, *key, true, name, promise);
        then(m_connection.forms().package(slug, version), this,
            [this, name, key = *key, promise](const Result<api::Answer<api::Published>> &answer) {
                const auto *published = answer ? std::get_if<api::Published>(&*answer) : nullptr;
                if (published == nullptr)
                    return finish(promise, answer ? fail(ErrorKind::NotFound, name) : fail(answer.error()));
                open(published->value, key, false, name, promise);
            });
    });
}

void FormShelf::open(
    const Json &package, const QByteArray &key, bool isKept, const QString &name, const Promise &promise)
{
    // Rules need the calendars; a form that judged without them would mislead.
    if (!m_reference)
        return finish(promise, fail(ErrorKind::Offline, u"reference data"_s));
    const auto work = [package, key, name, reference = m_reference]() -> Result<engine::FormPointer> {
        const auto read = FormPackage::fromJson(package);
        if (!read)
            return fail(read.error());
        if (formName(read->slug, read->version) != name)
            return fail(ErrorKind::NotGenuine, name);
        const auto bundle = read->open(key);
        if (!bundle)
            return fail(bundle.error());
        return engine::FormDefinition::load(*bundle, market::ruleOperators(reference->calendar));
    };
    then(inBackground(work), this, [this, name, package, isKept, promise](const Result<engine::FormPointer> &form) {
        if (form) {
            m_forms.insert(name, *form);
            // A published version never changes, so that what is kept stays right.
            if (!isKept)
                then(m_vault->formCache().put(name, (*form)->hash(), package), this, [](const Status &) { });
            Q_EMIT formKnown((*form)->id());
        }
        finish(promise, form);
    });
}

void FormShelf::finish(const Promise &promise, const Result<engine::FormPointer> &form)
{
    promise->addResult(form);
    promise->finish();
}

} // namespace eforms::workflow
