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

/// A package as the store keeps it, in memory as well: nearly fifty forms, of which few are in use.
Json packed(const QByteArray &package)
{
    return Json(QString::fromLatin1(qCompress(package).toBase64()));
}

/// Empty for what cannot be unpacked; nothing that is no package is ever opened.
QByteArray unpacked(const Json &kept)
{
    return qUncompress(QByteArray::fromBase64(kept.toString().toLatin1()));
}

/// The bundle in a package that names the form asked for and that the holder of the key signed.
Result<engine::FormBundle> genuine(const QByteArray &text, const QByteArray &key, const QString &name)
{
    const auto json = Json::parse(text);
    if (!json)
        return fail(json.error());
    const auto package = FormPackage::fromJson(*json);
    if (!package)
        return fail(package.error());
    if (formName(package->slug, package->version) != name)
        return fail(ErrorKind::NotGenuine, name);
    return package->open(key);
}

Status isGenuine(const QByteArray &text, const QByteArray &key, const QString &name)
{
    const auto bundle = genuine(text, key, name);
    return bundle ? ok() : fail(bundle.error());
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
    const QString name = formName(slug, version);
    if (m_opening.contains(name))
        return m_opening.value(name);
    auto promise = std::make_shared<QPromise<Result<engine::FormPointer>>>();
    promise->start();
    const auto start = [this, slug, version, promise] { fetch(slug, version, promise); };
    if (m_reference || !m_online)
        start();
    else
        m_waiting.append(start);
    const Async<engine::FormPointer> opening = promise->future();
    if (!opening.isFinished()) {
        m_opening.insert(name, opening);
        then(opening, this, [this, name](const Result<engine::FormPointer> &) { m_opening.remove(name); });
    }
    return opening;
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
        if (const Json kept = m_vault->formCache().value(name); kept.isString())
            return open(unpacked(kept), *key, true, name, promise);
        then(m_connection.forms().package(slug, version), this,
            [this, name, key = *key, promise](const Result<api::Answer<api::Published>> &answer) {
                const auto *published = answer ? std::get_if<api::Published>(&*answer) : nullptr;
                if (published == nullptr)
                    return finish(promise, answer ? fail(ErrorKind::NotFound, name) : fail(answer.error()));
                open(published->value.toBytes(), key, false, name, promise);
            });
    });
}

void FormShelf::open(
    const QByteArray &package, const QByteArray &key, bool kept, const QString &name, const Promise &promise)
{
    // Rules need the calendars; a form that judged without them would mislead.
    if (!m_reference)
        return finish(promise, fail(ErrorKind::Offline, u"reference data"_s));
    const auto work = [package, key, name, reference = m_reference]() -> Result<engine::FormPointer> {
        const auto bundle = genuine(package, key, name);
        if (!bundle)
            return fail(bundle.error());
        return engine::FormDefinition::load(*bundle, market::ruleOperators(reference->calendar));
    };
    then(inBackground(work), this, [this, name, package, kept, promise](const Result<engine::FormPointer> &form) {
        if (form) {
            m_forms.insert(name, *form);
            // A published version never changes, so that what is kept stays right.
            if (!kept)
                store(name, package);
            Q_EMIT formKnown((*form)->id());
        }
        finish(promise, form);
    });
}

void FormShelf::keep(const QString &slug, int version)
{
    const QString name = formName(slug, version);
    if (!m_online || m_vault->formCache().value(name).isString())
        return;
    withKey([this, slug, version, name](const Result<QByteArray> &key) {
        if (!key)
            return; // it is asked for again when somebody wants it
        then(m_connection.forms().package(slug, version), this,
            [this, name, key = *key](const Result<api::Answer<api::Published>> &answer) {
                const auto *published = answer ? std::get_if<api::Published>(&*answer) : nullptr;
                if (published == nullptr)
                    return;
                const QByteArray package = published->value.toBytes();
                then(inBackground([package, key, name] { return isGenuine(package, key, name); }), this,
                    [this, name, package](const Status &genuine) {
                        if (genuine)
                            store(name, package);
                    });
            });
    });
}

void FormShelf::store(const QString &name, const QByteArray &package)
{
    then(m_vault->formCache().put(name, {}, packed(package)), this, [](const Status &) { });
}

void FormShelf::finish(const Promise &promise, const Result<engine::FormPointer> &form)
{
    promise->addResult(form);
    promise->finish();
}

} // namespace eforms::workflow
