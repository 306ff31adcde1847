#include "workflow/desk.h"

#include "market/formrules.h"

#include <QUuid>

#include <algorithm>

namespace eforms::workflow {

using namespace Qt::StringLiterals;

namespace {

QString newKey()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString servicesName(const QString &participant)
{
    return u"services/"_s + participant;
}

QString referenceName(const QString &name)
{
    return u"reference/"_s + name;
}

QString parametersName(const QString &slug)
{
    return u"parameters/"_s + slug;
}

} // namespace

Desk::Desk(Connection &connection, std::shared_ptr<store::Vault> vault, domain::User user, bool online)
    : m_connection(connection)
    , m_vault(std::move(vault))
    , m_sync(std::make_unique<sync::SyncEngine>(*m_vault, connection.session(), connection.clock()))
    , m_user(std::move(user))
    , m_online(online)
    , m_shelf(connection, m_vault, online)
{
    if (!m_user.memberships.isEmpty())
        m_participant = m_user.memberships.first().participant;
    connect(&m_shelf, &FormShelf::formKnown, this, &Desk::formKnown);
    useReference();
}

Desk::~Desk() = default;

const domain::Membership &Desk::membership() const
{
    static const domain::Membership none;
    const auto found = std::find_if(m_user.memberships.begin(), m_user.memberships.end(),
        [this](const domain::Membership &membership) { return membership.participant == m_participant; });
    return found == m_user.memberships.end() ? none : *found;
}

domain::Membership Desk::membershipOf(const QString &participant) const
{
    const auto found = std::find_if(m_user.memberships.begin(), m_user.memberships.end(),
        [&participant](const domain::Membership &membership) { return membership.participant == participant; });
    return found == m_user.memberships.end() ? domain::Membership() : *found;
}

void Desk::actFor(const QString &participant)
{
    if (participant == m_participant || membershipOf(participant).participant.isEmpty())
        return;
    m_participant = participant;
    Q_EMIT membershipChanged();
    refresh();
}

domain::Actor Desk::actorAt(const QString &participant) const
{
    domain::Actor actor;
    actor.person = m_user.person;
    actor.rights = membershipOf(participant).rights;
    return actor;
}

QList<domain::Service> Desk::services(const QString &participant) const
{
    QList<domain::Service> services;
    for (const Json &service : m_vault->formCache().value(servicesName(participant)).array())
        services.append(domain::Service::fromJson(service));
    return services;
}

std::optional<domain::Service> Desk::service(const QString &participant, const QString &slug) const
{
    for (const domain::Service &service : services(participant)) {
        if (service.slug == slug)
            return service;
    }
    return {};
}

void Desk::refresh()
{
    if (!m_online)
        return;
    const QString participant = m_participant;
    then(m_connection.forms().services(participant), this,
        [this, participant](const Result<api::Answer<QList<domain::Service>>> &answer) {
            onServices(participant, answer);
        });
    for (const QString &name : market::ReferenceData::documentNames())
        fetchReference(name);
}

void Desk::onServices(const QString &participant, const Result<api::Answer<QList<domain::Service>>> &answer)
{
    if (!answer || !std::holds_alternative<QList<domain::Service>>(*answer))
        return;
    Json::Array list;
    for (const domain::Service &service : std::get<QList<domain::Service>>(*answer)) {
        list.append(service.toJson());
        m_shelf.notes(service.slug, service.version);
        if (service.isAvailable())
            then(m_vault->formCache().put(parametersName(service.slug), {}, service.params), this, [](const Status &) { });
    }
    then(m_vault->formCache().put(servicesName(participant), {}, list), this,
        [this](const Status &) { Q_EMIT servicesChanged(); });
}

void Desk::fetchReference(const QString &name)
{
    const QString cached = referenceName(name);
    then(m_connection.forms().reference(name, m_vault->formCache().tag(cached)), this,
        [this, cached](const Result<api::Answer<std::optional<api::Published>>> &answer) {
            onReference(cached, answer);
        });
}

void Desk::onReference(const QString &name, const Result<api::Answer<std::optional<api::Published>>> &answer)
{
    const auto *published = answer ? std::get_if<std::optional<api::Published>>(&*answer) : nullptr;
    if (published && *published) {
        then(m_vault->formCache().put(name, (*published)->tag, (*published)->value), this,
            [this](const Status &) { useReference(); });
        return;
    }
    // The forms that wait for the calendars must learn that they do not come.
    if (name == referenceName(u"calendars"_s))
        m_shelf.giveUpWaiting();
}

void Desk::refreshParameters(const QString &slug)
{
    if (!m_online)
        return;
    then(m_connection.forms().params(slug), this, [this, slug](const Result<api::Answer<api::Parameters>> &answer) {
        if (const auto *parameters = answer ? std::get_if<api::Parameters>(&*answer) : nullptr)
            then(m_vault->formCache().put(parametersName(slug), {}, parameters->params), this,
                [this](const Status &) { Q_EMIT masterDataChanged(); });
    });
}

void Desk::useReference()
{
    QHash<QString, Json> documents;
    for (const QString &name : market::ReferenceData::documentNames()) {
        const Json document = m_vault->formCache().value(referenceName(name));
        if (document.isObject())
            documents.insert(name, document);
    }
    auto reference = market::ReferenceData::fromDocuments(documents);
    if (!reference)
        return;
    m_reference = std::make_shared<const market::ReferenceData>(*std::move(reference));
    Q_EMIT masterDataChanged();
    m_shelf.use(m_reference);
}

engine::FormContext Desk::context(const engine::FormDefinition &form, const QString &participant) const
{
    market::RuleFacts facts;
    facts.nowUtc = m_connection.serverNowUtc();
    facts.participant = membershipOf(participant).forRules();
    facts.user = m_user.forRules();
    facts.params = m_vault->formCache().value(parametersName(form.id()));
    return market::ruleContext(form, facts, m_reference);
}

market::CutOff Desk::cutOff(const engine::FormDefinition &form, const Json &data) const
{
    return market::cutOff(form, data, m_vault->formCache().value(parametersName(form.id())));
}

store::OutboxItem Desk::outboxItem(const domain::Draft &draft, const api::ConfirmedCall &call, const QString &kind) const
{
    store::OutboxItem item;
    item.key = call.key;
    item.lane = draft.id;
    item.participant = draft.participant;
    item.actor = m_user.person.id;
    item.server = m_connection.server();
    item.method = QString::fromLatin1(call.method);
    item.path = call.path;
    item.ifMatch = call.ifMatch;
    item.ifNoneMatch = call.ifNoneMatch;
    item.body = call.body;
    item.kind = kind;
    item.createdUtc = clock().nowUtc();
    return item;
}

QList<store::OutboxItem> Desk::submission(const domain::Draft &draft, const Json &data, bool lateAccepted) const
{
    domain::Draft sent = draft;
    sent.data = data;
    QList<store::OutboxItem> items {outboxItem(draft, api::RequestApi::draftCall(sent, newKey()), u"draft"_s)};
    for (const Json &row : data["attachments"_L1].array()) {
        const auto attachment = domain::Attachment::fromJson(row);
        items.append(outboxItem(draft, api::UploadApi::createCall(draft.id, attachment, newKey()), u"upload"_s));
        items.last().attachmentId = attachment.id;
    }
    // Saving makes one revision more, of what is created the first.
    const int revision = draft.baseRevision + 1;
    const Json command = api::RequestApi::commandBody(domain::Event::Submit,
        Json::of({{u"content_hash"_s, domain::contentHash(draft.form, draft.formVersion, data)},
            {u"late_accepted"_s, lateAccepted}}));
    items.append(outboxItem(
        draft, api::RequestApi::commandCall(draft.id, revision, command, newKey()), eventCode(domain::Event::Submit)));
    return items;
}

void Desk::sendUnwatched(const domain::Request &request, domain::Event event)
{
    then(m_connection.requests().command(request, event, Json::emptyObject(), newKey()), this,
        [this](const Result<api::Answer<domain::Request>> &answer) {
            if (const auto *changed = answer ? std::get_if<domain::Request>(&*answer) : nullptr)
                then(m_vault->workItems().put(*changed), this, [](const Status &) { });
        });
}

} // namespace eforms::workflow
