#pragma once

#include "api/session.h"
#include "support/manualclock.h"
#include "support/scriptedserver.h"
#include "support/wait.h"

namespace eforms::api {

using namespace Qt::StringLiterals;
using support::await;
using support::Scripted;
using support::ScriptedServer;
using support::SeenCall;

inline Json tokensJson(const QString &name)
{
    return Json::of({{u"access_token"_s, QString(u"access-"_s + name)},
        {u"access_expires_at"_s, u"2026-11-20T02:10:00.000Z"_s}, {u"refresh_token"_s, QString(u"refresh-"_s + name)},
        {u"refresh_expires_at"_s, u"2026-11-20T10:00:00.000Z"_s}});
}

/// A session with a scripted server.
struct Bench {
    Bench() : client(network, {server.url(), {}, {}}, u"device-1"_s, clock), session(client)
    {
        session.begin(*Tokens::fromJson(tokensJson(u"1"_s)), u"p-1"_s);
    }

    /// The server takes only the token of this name; others get 401.
    void takeOnly(const QByteArray &route, const QByteArray &name, const Scripted &scripted)
    {
        server.always(route, [name, scripted](const SeenCall &call) {
            const bool isTaken = call.headers.value("authorization") == "Bearer access-" + name;
            return isTaken ? scripted : Scripted::refusal(401, u"session-ended"_s);
        });
    }

    ScriptedServer server;
    QNetworkAccessManager network;
    support::ManualClock clock;
    HttpClient client;
    Session session;
};

} // namespace eforms::api
