#pragma once

#include "api/session.h"
#include "support/manualclock.h"
#include "support/memorykeystore.h"
#include "support/scriptedserver.h"
#include "support/wait.h"
#include "sync/syncengine.h"

#include <QTemporaryDir>

namespace eforms::sync {

using namespace Qt::StringLiterals;
using store::OutboxItem;
using support::await;
using support::Scripted;
using support::ScriptedServer;
using support::SeenCall;
using support::waitUntil;
using Fault = Scripted::Fault;

inline const QByteArray feedRoute = "GET /v1/participants/B01234/changes";

inline domain::Request someRequest(const QString &id, domain::State state = domain::State::Draft)
{
    domain::Request request;
    request.id = id;
    request.participant = u"B01234"_s;
    request.form = u"buy-in-exemption"_s;
    request.formVersion = 1;
    request.state = state;
    request.revision = 1;
    request.data = Json::emptyObject();
    request.createdUtc = request.updatedUtc = QDateTime(QDate(2026, 11, 20), QTime(2, 0), Qt::UTC);
    return request;
}

inline domain::Draft someDraft(const QString &id)
{
    domain::Draft draft;
    draft.id = id;
    draft.participant = u"B01234"_s;
    draft.form = u"buy-in-exemption"_s;
    draft.formVersion = 1;
    draft.data = Json::emptyObject();
    draft.stage = domain::Draft::Stage::Waiting;
    return draft;
}

inline Json pageJson(const QString &next, const QList<domain::Request> &requests = {}, bool more = false)
{
    Json::Array items;
    for (const domain::Request &request : requests) {
        items.append(Json::of({{u"seq"_s, 1}, {u"type"_s, u"request"_s}, {u"id"_s, request.id}, {u"op"_s, u"put"_s},
            {u"body"_s, request.toJson()}}));
    }
    return Json::of({{u"epoch"_s, u"e-1"_s}, {u"items"_s, items}, {u"next"_s, next}, {u"more"_s, more}});
}

/// One computer: a store on disk, a session, and sync with a scripted server.
struct Bench {
    Bench() : client(network, {server.url(), {}, {}}, u"device-1"_s, clock), session(client)
    {
        signIn(u"1"_s);
        open();
        server.always(feedRoute, [](const SeenCall &call) {
            // Holds the question once there is nothing new, as the real one does.
            return call.target.contains("wait=0") ? Scripted::json(pageJson(u"c-1"_s)) : Scripted::failing(Fault::Hold);
        });
        server.always("POST /v1/session/refresh", Scripted::refusal(401, u"session-ended"_s));
    }

    void signIn(const QString &name)
    {
        session.begin({u"access-%1"_s.arg(name).toLatin1(), {}, "refresh", {}}, u"p-1"_s);
    }
    void open()
    {
        store::Tuning tuning;
        tuning.passwordWorkFactor = 10;
        const auto opened = await(store::Vault::open(
            {folder.path(), u"https://portal.example.hk"_s, u"maker1"_s}, u"password"_s, keys, tuning));
        if (!opened)
            qFatal("store");
        vault = *opened;
        Pace pace;
        pace.firstRetry = std::chrono::milliseconds(5);
        pace.longestRetry = pace.longestFeedRetry = std::chrono::milliseconds(20);
        pace.poll = std::chrono::milliseconds(20);
        engine = std::make_unique<SyncEngine>(*vault, session, clock, pace);
    }
    /// As after a crash: nothing of this process is left but the file.
    void restart()
    {
        engine.reset();
        vault.reset();
        open();
    }
    void start() { engine->start({u"B01234"_s}); }

    OutboxItem item(const QString &key, const QString &lane, const QString &kind) const
    {
        OutboxItem made;
        made.key = key;
        made.lane = lane;
        made.participant = u"B01234"_s;
        made.actor = u"p-1"_s;
        made.server = client.identity();
        made.method = kind == "draft"_L1 ? u"PUT"_s : u"POST"_s;
        made.path = u"/v1/requests/"_s + lane + (kind == "draft"_L1 ? QString() : u"/commands"_s);
        made.ifNoneMatch = kind == "draft"_L1;
        made.ifMatch = kind == "draft"_L1 ? QString() : u"1"_s;
        made.body = "{\"kind\":\"" + kind.toLatin1() + "\"}";
        made.kind = kind;
        return made;
    }
    /// Confirms a request: its draft, then its submission; keys are `<id>-draft` and `<id>-submit`.
    bool confirm(const QString &id)
    {
        return bool(await(vault->outbox().confirm(
            someDraft(id), {item(id + u"-draft"_s, id, u"draft"_s), item(id + u"-submit"_s, id, u"submit"_s)})));
    }
    void accept(const QString &id)
    {
        const QByteArray path = " /v1/requests/" + id.toLatin1();
        server.always("PUT" + path, Scripted::json(someRequest(id).toJson(), 201));
        server.always(
            "POST" + path + "/commands", Scripted::json(someRequest(id, domain::State::PendingCheck).toJson()));
    }
    bool waitForEmptyOutbox()
    {
        return waitUntil(
            &vault->outbox(), &store::Outbox::changed, [this] { return vault->outbox().items().isEmpty(); });
    }
    bool waitForState(SyncState::Kind kind)
    {
        return waitUntil(engine.get(), &SyncEngine::changed, [this, kind] { return engine->state().kind == kind; });
    }
    bool waitForCalls(const QByteArray &route, qsizetype count)
    {
        return waitUntil(
            &server, &ScriptedServer::called, [this, route, count] { return server.calls(route).size() >= count; });
    }

    QTemporaryDir folder;
    support::MemoryKeyStore keys;
    support::ManualClock clock;
    ScriptedServer server;
    QNetworkAccessManager network;
    api::HttpClient client;
    api::Session session;
    std::shared_ptr<store::Vault> vault;
    std::unique_ptr<SyncEngine> engine;
};

} // namespace eforms::sync
