#include "workflow/workplace.h"

#include "engine/structure.h"
#include "market/formrules.h"
#include "workflow/desk.h"

#include <QSet>
#include <QUuid>

#include <algorithm>

namespace eforms::workflow {

using namespace Qt::StringLiterals;

namespace {

bool newerFirst(const domain::Draft &a, const domain::Draft &b)
{
    return a.updatedUtc > b.updatedUtc;
}

} // namespace

Workplace::Workplace(std::shared_ptr<Desk> desk, QObject *parent)
    : QObject(parent)
    , m_desk(std::move(desk))
{
    connect(m_desk.get(), &Desk::servicesChanged, this, &Workplace::refreshCatalogue);
    connect(m_desk.get(), &Desk::formKnown, this, &Workplace::refreshInbox);
    connect(&m_desk->vault().drafts(), &store::Drafts::changed, this, &Workplace::draftsChanged);
    connect(&m_desk->vault().outbox(), &store::Outbox::changed, this, &Workplace::draftsChanged);
    connect(&m_desk->vault().workItems(), &store::WorkItems::changed, this, [this](const QStringList &ids) {
        refreshInbox();
        Q_EMIT requestsChanged(ids);
    });
    connect(&m_desk->sync(), &sync::SyncEngine::changed, this, &Workplace::syncChanged);
    connect(&m_desk->connection().session(), &api::Session::ended, this, &Workplace::onSessionEnded);
    // What is found when one searches: codes, and the words of both languages.
    m_inbox.setKeyFacts([this](const domain::Request &request) {
        return QStringList {keyFacts(request), keyFacts(request, Language::English),
            keyFacts(request, Language::TraditionalChinese)}
            .join(u'\n');
    });
    refreshCatalogue();
    refreshInbox();
    if (m_desk->isOnline()) {
        m_desk->refresh();
        m_desk->sync().start(participants());
    }
}

Workplace::~Workplace() = default;

const domain::User &Workplace::user() const
{
    return m_desk->user();
}

const domain::Membership &Workplace::membership() const
{
    return m_desk->membership();
}

QStringList Workplace::participants() const
{
    QStringList list;
    for (const domain::Membership &membership : user().memberships)
        list.append(membership.participant);
    return list;
}

void Workplace::actFor(const QString &participant)
{
    m_desk->actFor(participant);
    refreshCatalogue();
    refreshInbox();
    Q_EMIT membershipChanged();
    Q_EMIT draftsChanged();
}

QList<domain::Draft> Workplace::draftsAt(domain::Draft::Stage stage) const
{
    QList<domain::Draft> drafts = m_desk->vault().drafts().all();
    drafts.removeIf([this, stage](const domain::Draft &draft) {
        return draft.stage != stage || draft.participant != membership().participant;
    });
    std::sort(drafts.begin(), drafts.end(), newerFirst);
    return drafts;
}

QList<domain::Draft> Workplace::drafts() const
{
    return draftsAt(domain::Draft::Stage::Editing);
}

QList<domain::Draft> Workplace::waitingDrafts() const
{
    return draftsAt(domain::Draft::Stage::Waiting);
}

SyncStatus Workplace::syncStatus() const
{
    const sync::SyncState state = m_desk->sync().state();
    SyncStatus status;
    status.kind = m_desk->isOnline() ? static_cast<SyncStatus::Kind>(state.kind) : SyncStatus::Kind::Offline;
    status.lastSyncUtc = state.lastSyncUtc;
    status.waiting = state.waiting;
    status.parked = state.parked;
    return status;
}

std::optional<domain::Refusal> Workplace::refusalOf(const QString &draftId) const
{
    for (const store::OutboxItem &item : m_desk->vault().outbox().items()) {
        if (item.lane == draftId && item.refusal)
            return item.refusal;
    }
    return {};
}

const Clock &Workplace::clock() const
{
    return m_desk->clock();
}

bool Workplace::isOffline() const
{
    return !m_desk->isOnline();
}

Async<std::shared_ptr<FormSession>> Workplace::newForm(const QString &slug)
{
    const auto service = m_desk->service(membership().participant, slug);
    if (!service || !service->isAvailable())
        return ready<std::shared_ptr<FormSession>>(fail(ErrorKind::NotFound, slug));
    if (service->version < m_desk->shelf().newestSeen(slug))
        return ready<std::shared_ptr<FormSession>>(fail(ErrorKind::NotGenuine, slug + u": older version"_s));
    domain::Draft draft;
    draft.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    draft.participant = membership().participant;
    draft.form = slug;
    draft.formVersion = service->version;
    draft.data = Json::emptyObject();
    draft.createdUtc = draft.updatedUtc = clock().nowUtc();
    return openSession(draft);
}

std::optional<domain::Draft> Workplace::draftOf(const QString &id) const
{
    if (const auto draft = m_desk->vault().drafts().find(id))
        return draft;
    const auto request = m_desk->vault().workItems().find(id);
    if (!request)
        return {};
    domain::Draft draft;
    draft.id = request->id;
    draft.participant = request->participant;
    draft.form = request->form;
    draft.formVersion = request->formVersion;
    draft.data = request->data;
    draft.baseRevision = request->revision;
    draft.createdUtc = draft.updatedUtc = clock().nowUtc();
    return draft;
}

Async<std::shared_ptr<FormSession>> Workplace::openDraft(const QString &id)
{
    const auto draft = draftOf(id);
    return draft ? openSession(*draft) : ready<std::shared_ptr<FormSession>>(fail(ErrorKind::NotFound, id));
}

Async<std::optional<NewerVersion>> Workplace::newerVersion(const QString &draftId)
{
    const auto draft = draftOf(draftId);
    return draft ? lookForNewerVersion(*m_desk, *draft)
                 : ready<std::optional<NewerVersion>>(std::optional<NewerVersion>());
}

Async<std::shared_ptr<FormSession>> Workplace::moveToNewerVersion(const NewerVersion &version)
{
    auto promise = std::make_shared<QPromise<Result<std::shared_ptr<FormSession>>>>();
    promise->start();
    domain::Draft moved = version.moved();
    moved.updatedUtc = clock().nowUtc();
    then(m_desk->vault().drafts().save(moved), this, [this, moved, promise](const Status &saved) {
        if (saved)
            promise->addResult(Result<std::shared_ptr<FormSession>>(
                std::make_shared<FormSession>(m_desk, m_desk->shelf().known(moved.form, moved.formVersion), moved)));
        else
            promise->addResult(Result<std::shared_ptr<FormSession>>(fail(saved.error())));
        promise->finish();
    });
    return promise->future();
}

Async<std::shared_ptr<FormSession>> Workplace::openSession(const domain::Draft &draft)
{
    auto promise = std::make_shared<QPromise<Result<std::shared_ptr<FormSession>>>>();
    promise->start();
    m_desk->refreshParameters(draft.form);
    then(m_desk->shelf().form(draft.form, draft.formVersion), this,
        [this, draft, promise](const Result<engine::FormPointer> &form) {
            if (!form) {
                promise->addResult(Result<std::shared_ptr<FormSession>>(fail(form.error())));
            } else {
                domain::Draft pinned = draft;
                pinned.formHash = (*form)->hash();
                promise->addResult(
                    Result<std::shared_ptr<FormSession>>(std::make_shared<FormSession>(m_desk, *form, pinned)));
            }
            promise->finish();
        });
    return promise->future();
}

Async<std::shared_ptr<ReviewFlow>> Workplace::review(const QString &requestId)
{
    const auto request = m_desk->vault().workItems().find(requestId);
    if (!request)
        return ready<std::shared_ptr<ReviewFlow>>(fail(ErrorKind::NotFound, requestId));
    auto promise = std::make_shared<QPromise<Result<std::shared_ptr<ReviewFlow>>>>();
    promise->start();
    then(m_desk->shelf().form(request->form, request->formVersion), this,
        [this, request = *request, promise](const Result<engine::FormPointer> &form) {
            // The request may have moved on while the form was fetched; nobody would tell a flow born later.
            const auto current = m_desk->vault().workItems().find(request.id).value_or(request);
            if (form)
                promise->addResult(
                    Result<std::shared_ptr<ReviewFlow>>(std::make_shared<ReviewFlow>(m_desk, *form, current)));
            else
                promise->addResult(Result<std::shared_ptr<ReviewFlow>>(fail(form.error())));
            promise->finish();
        });
    return promise->future();
}

Async<QByteArray> Workplace::attachment(const QString &id)
{
    auto promise = std::make_shared<QPromise<Result<QByteArray>>>();
    promise->start();
    const auto finish = [promise](const Result<QByteArray> &content) {
        promise->addResult(content);
        promise->finish();
    };
    then(m_desk->vault().files().read(id), this, [this, id, finish](const Result<QByteArray> &content) {
        if (content)
            return finish(content);
        then(m_desk->connection().uploads().download(id), this,
            [finish](const Result<api::Answer<QByteArray>> &answer) {
                if (!answer)
                    return finish(fail(answer.error()));
                const auto *bytes = std::get_if<QByteArray>(&*answer);
                finish(bytes ? Result<QByteArray>(*bytes) : Result<QByteArray>(fail(ErrorKind::NotFound)));
            });
    });
    return promise->future();
}

void Workplace::syncNow()
{
    m_desk->sync().nudge();
}

void Workplace::signOut()
{
    m_leaving = true;
    m_desk->sync().stop();
    then(m_desk->connection().auth().signOut(), this,
        [this](const Result<api::Answer<Done>> &) { Q_EMIT signedOut(); });
}

void Workplace::onSessionEnded()
{
    if (!m_leaving)
        Q_EMIT sessionEnded();
}

void Workplace::refreshInbox()
{
    QList<domain::Request> requests = m_desk->vault().workItems().all();
    requests.removeIf(
        [this](const domain::Request &request) { return request.participant != membership().participant; });
    m_inbox.setActor(m_desk->actorAt(membership().participant));
    m_inbox.setRequests(requests);
    // Lists name what a request is about; the few forms in use are compiled for that.
    QSet<std::pair<QString, int>> inUse;
    for (const domain::Request &request : std::as_const(requests))
        inUse.insert({request.form, request.formVersion});
    for (const auto &[slug, version] : std::as_const(inUse)) {
        if (!m_desk->shelf().known(slug, version))
            then(m_desk->shelf().form(slug, version), this, [](const Result<engine::FormPointer> &) { });
    }
}

void Workplace::refreshCatalogue()
{
    const QList<domain::Service> services = m_desk->services(membership().participant);
    m_catalogue.set(services, membership());
    for (const domain::Service &service : services) {
        if (service.isAvailable())
            m_desk->shelf().keep(service.slug, service.version);
    }
}

QString Workplace::keyFacts(const domain::Request &request, std::optional<Language> language) const
{
    const engine::FormPointer form = m_desk->shelf().known(request.form, request.formVersion);
    if (!form)
        return {};
    QStringList facts;
    for (const Json &pointer : form->about()["key_facts"_L1].array()) {
        const QString path = pointer.toString();
        const QString field = engine::withoutIndices(QString(path).replace(u'*', u'0'));
        for (const Json &value : market::valuesAt(request.data, path)) {
            for (const Json &one : value.isArray() ? value.array() : Json::Array {value}) {
                const QString code = one.isString() ? one.toString() : one.numberToken();
                const QString text = language ? form->choiceLabel(field, one, *language) : code;
                if (!code.isEmpty() && !facts.contains(text))
                    facts.append(text);
            }
        }
    }
    return facts.join(u" · "_s);
}

} // namespace eforms::workflow
