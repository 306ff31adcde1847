#include "store/outbox.h"

#include "base/clock.h"
#include "store/drafts.h"
#include "store/strand.h"
#include "store/workitems.h"

#include <algorithm>

namespace eforms::store {

using namespace Qt::StringLiterals;
using domain::Draft;

/// What a transaction did, for the picture in memory.
struct Outbox::Effects {
    QList<OutboxItem> saved;
    QStringList removed;
    QList<Draft> drafts;
    QStringList removedDrafts;
    QList<WorkChange> work;

    [[nodiscard]] Status save(Database &database, const OutboxItem &item)
    {
        saved.append(item);
        return database.put(Table::Outbox, item.key, item.toJson());
    }
    [[nodiscard]] Status remove(Database &database, const QString &key)
    {
        removed.append(key);
        return database.remove(Table::Outbox, key);
    }
    [[nodiscard]] Status saveDraft(Database &database, const Draft &draft)
    {
        drafts.append(draft);
        return database.put(Table::Drafts, draft.id, draft.toJson());
    }
};

namespace {

/// Nothing where there is no item of that key. A damaged one is a failure: nobody knows what it was.
Result<std::optional<OutboxItem>> readItem(Database &database, const QString &key)
{
    const auto json = database.read(Table::Outbox, key);
    if (!json)
        return fail(json.error());
    if (!*json)
        return std::optional<OutboxItem>();
    const auto item = OutboxItem::fromJson(**json);
    if (!item)
        return fail(item.error());
    return std::optional(*item);
}

/// Read within the transaction and not from memory: an edit may just be on its way to disk.
Result<std::optional<Draft>> readDraft(Database &database, const QString &id)
{
    const auto json = database.read(Table::Drafts, id);
    if (!json)
        return fail(json.error());
    if (!*json)
        return std::optional<Draft>();
    const auto draft = Draft::fromJson(**json);
    if (!draft)
        return fail(draft.error());
    return std::optional(*draft);
}

/// Keys of the first parked item of a lane and of all behind it.
Result<QStringList> superseded(Database &database, const QString &lane)
{
    const auto loaded = database.load(Table::Outbox);
    if (!loaded)
        return fail(loaded.error());
    QStringList keys;
    for (const Json &json : loaded->records) {
        const auto item = OutboxItem::fromJson(json);
        if (item && item->lane == lane && (!keys.isEmpty() || item->state == OutboxItem::State::Parked))
            keys.append(item->key);
    }
    return keys;
}

} // namespace

Result<OutboxItem> OutboxItem::fromJson(const Json &json)
{
    OutboxItem item;
    item.key = json["key"_L1].toString();
    item.lane = json["lane"_L1].toString();
    item.participant = json["participant"_L1].toString();
    item.actor = json["actor"_L1].toString();
    item.server = json["server"_L1].toString();
    item.method = json["method"_L1].toString();
    item.path = json["path"_L1].toString();
    item.ifMatch = json["if_match"_L1].toString();
    item.ifNoneMatch = json["if_none_match"_L1].toBool();
    item.body = QByteArray::fromBase64(json["body"_L1].toString().toLatin1());
    item.kind = json["kind"_L1].toString();
    item.attachmentId = json["attachment"_L1].toString();
    item.createdUtc = base::fromWire(json["created_at"_L1].toString());
    item.attempts = static_cast<int>(json["attempts"_L1].toInteger());
    item.state = json["state"_L1].toString() == "parked"_L1 ? State::Parked : State::Queued;
    if (const Json &refusal = json["refusal"_L1]; refusal.isObject())
        item.refusal = domain::Refusal::fromJson(static_cast<int>(refusal["status"_L1].toInteger()), refusal);
    if (item.key.isEmpty() || item.lane.isEmpty() || item.method.isEmpty() || item.path.isEmpty())
        return fail(ErrorKind::Malformed, u"outbox item"_s);
    return item;
}

Json OutboxItem::toJson() const
{
    // The body byte for byte: what was confirmed is what is sent.
    Json json = Json::of({{u"key"_s, key}, {u"lane"_s, lane}, {u"participant"_s, participant}, {u"actor"_s, actor},
        {u"server"_s, server}, {u"method"_s, method}, {u"path"_s, path}, {u"if_match"_s, ifMatch},
        {u"if_none_match"_s, ifNoneMatch}, {u"body"_s, QString::fromLatin1(body.toBase64())}, {u"kind"_s, kind},
        {u"attachment"_s, attachmentId}, {u"created_at"_s, base::toWire(createdUtc)}, {u"attempts"_s, attempts},
        {u"state"_s, state == State::Parked ? u"parked"_s : u"queued"_s}});
    if (refusal)
        json.set(u"refusal"_s, refusal->toJson());
    return json;
}

Outbox::Outbox(Strand &strand, Drafts &drafts, WorkItems &workItems, const QList<OutboxItem> &loaded)
    : m_strand(strand)
    , m_drafts(drafts)
    , m_workItems(workItems)
    , m_items(loaded)
{
}

std::optional<OutboxItem> Outbox::find(const QString &key) const
{
    const qsizetype index = indexOf(key);
    return index < 0 ? std::nullopt : std::optional(m_items.at(index));
}

qsizetype Outbox::indexOf(const QString &key) const
{
    const auto found
        = std::find_if(m_items.cbegin(), m_items.cend(), [&key](const OutboxItem &item) { return item.key == key; });
    return found == m_items.cend() ? -1 : found - m_items.cbegin();
}

template <typename Work>
Async<Done> Outbox::commit(Work work)
{
    return m_strand.commit(
        this,
        [work = std::move(work)](Database &database) -> Result<Effects> {
            Effects effects;
            const Status status = work(database, effects);
            return status ? Result<Effects>(effects) : Result<Effects>(fail(status.error()));
        },
        [this](const Effects &effects) { adopt(effects); });
}

Async<Done> Outbox::confirm(const Draft &draft, const QList<OutboxItem> &items)
{
    return commit([draft, items](Database &database, Effects &effects) -> Status {
        const auto old = superseded(database, draft.id);
        if (!old)
            return fail(old.error());
        Status status = effects.saveDraft(database, draft);
        for (const QString &key : *old) {
            if (status)
                status = effects.remove(database, key);
        }
        for (const OutboxItem &item : items) {
            if (status)
                status = effects.save(database, item);
        }
        return status;
    });
}

Async<Done> Outbox::append(const QList<OutboxItem> &items)
{
    return commit([items](Database &database, Effects &effects) -> Status {
        Status status = ok();
        for (const OutboxItem &item : items) {
            if (status)
                status = effects.save(database, item);
        }
        return status;
    });
}

Async<Done> Outbox::settle(const QString &key, const Outcome &outcome)
{
    const auto settleItem = [](Database &database, Effects &effects, OutboxItem item, const Outcome &answer) {
        if (!answer.refusal)
            return effects.remove(database, item.key);
        item.state = OutboxItem::State::Parked;
        item.refusal = answer.refusal;
        return effects.save(database, item);
    };
    const auto settleDraft = [](Database &database, Effects &effects, Draft draft, const Outcome &answer) {
        if (answer.draft == Outcome::DraftFate::Removed) {
            effects.removedDrafts.append(draft.id);
            return database.remove(Table::Drafts, draft.id);
        }
        if (answer.draft == Outcome::DraftFate::Editing)
            draft.stage = Draft::Stage::Editing;
        if (answer.request)
            draft.baseRevision = answer.request->revision;
        return effects.saveDraft(database, draft);
    };
    return commit([key, outcome, settleItem, settleDraft](Database &database, Effects &effects) -> Status {
        const auto item = readItem(database, key);
        if (!item)
            return fail(item.error());
        if (!*item)
            return ok();
        if (const Status status = settleItem(database, effects, **item, outcome); !status)
            return status;
        if (outcome.request) {
            const auto known = database.read(Table::WorkItems, outcome.request->id);
            if (!known || WorkItems::isNews(*outcome.request, *known)) {
                effects.work.append({outcome.request->id, outcome.request});
                const Status status = database.put(Table::WorkItems, outcome.request->id, outcome.request->toJson());
                if (!status)
                    return status;
            }
        }
        if (outcome.draft == Outcome::DraftFate::Kept && !outcome.request)
            return ok();
        const auto draft = readDraft(database, (*item)->lane);
        if (!draft)
            return fail(draft.error());
        return *draft ? settleDraft(database, effects, **draft, outcome) : ok();
    });
}

Async<Done> Outbox::noteAttempt(const QString &key)
{
    return commit([key](Database &database, Effects &effects) -> Status {
        auto item = readItem(database, key);
        if (!item)
            return fail(item.error());
        if (!*item)
            return ok();
        ++(*item)->attempts;
        return effects.save(database, **item);
    });
}

Async<Done> Outbox::requeue(const QString &key)
{
    return commit([key](Database &database, Effects &effects) -> Status {
        auto item = readItem(database, key);
        if (!item)
            return fail(item.error());
        if (!*item)
            return ok();
        (*item)->state = OutboxItem::State::Queued;
        (*item)->refusal.reset();
        if (const Status status = effects.save(database, **item); !status)
            return status;
        auto draft = readDraft(database, (*item)->lane);
        if (!draft)
            return fail(draft.error());
        if (!*draft)
            return ok();
        (*draft)->stage = Draft::Stage::Waiting;
        return effects.saveDraft(database, **draft);
    });
}

void Outbox::adopt(const Effects &effects)
{
    for (const QString &key : effects.removed)
        m_items.removeIf([&key](const OutboxItem &item) { return item.key == key; });
    for (const OutboxItem &item : effects.saved) {
        const qsizetype index = indexOf(item.key);
        if (index < 0)
            m_items.append(item);
        else
            m_items[index] = item;
    }
    for (const Draft &draft : effects.drafts)
        m_drafts.adopt(draft);
    for (const QString &id : effects.removedDrafts)
        m_drafts.forget(id);
    // All is in place before anybody looks.
    m_workItems.adopt(effects.work);
    for (const Draft &draft : effects.drafts)
        Q_EMIT m_drafts.changed(draft.id);
    for (const QString &id : effects.removedDrafts)
        Q_EMIT m_drafts.changed(id);
    Q_EMIT changed();
}

} // namespace eforms::store
