#include "api/changesapi.h"

#include "api/answering.h"

namespace eforms::api {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds answerTime {30}; // on top of the time the server may wait
constexpr std::chrono::seconds longestWait {25};

Result<Change> readChange(const Json &json)
{
    Change change;
    change.id = json["id"_L1].toString();
    const QString operation = json["op"_L1].toString();
    if (change.id.isEmpty())
        return fail(ErrorKind::Malformed, u"change"_s);
    if (operation == "del"_L1) {
        change.kind = Change::Kind::Delete;
        return change;
    }
    if (operation == "revoke"_L1) {
        change.kind = Change::Kind::Revoke;
        return change;
    }
    const auto request = domain::Request::fromJson(json["body"_L1]);
    if (operation != "put"_L1 || !request || request->id != change.id)
        return fail(ErrorKind::Malformed, u"change"_s);
    change.request = *request;
    return change;
}

/// One bad item spoils the page: a cursor behind it would lose the item for ever.
Result<ChangePage> readPage(const HttpAnswer &answer)
{
    const Json &json = answer.json;
    ChangePage page {json["epoch"_L1].toString(), {}, json["next"_L1].toString(), json["more"_L1].toBool()};
    if (page.next.isEmpty() || !json["items"_L1].isArray())
        return fail(ErrorKind::Malformed, u"changes"_s);
    for (const Json &item : json["items"_L1].array()) {
        if (item["type"_L1].toString() != "request"_L1)
            continue; // a newer server may speak of more than we know
        const auto change = readChange(item);
        if (!change)
            return fail(change.error());
        page.changes.append(*change);
    }
    return page;
}

} // namespace

ChangesApi::ChangesApi(Session &session) : m_session(session) { }

Async<Answer<ChangePage>> ChangesApi::changes(
    const QString &participant, const QString &cursor, std::chrono::seconds wait)
{
    const std::chrono::seconds asked = qBound(std::chrono::seconds(0), wait, longestWait);
    HttpCall call;
    call.path = u"/v1/participants/%1/changes"_s.arg(participant);
    if (!cursor.isEmpty())
        call.query.addQueryItem(u"cursor"_s, QString::fromLatin1(QUrl::toPercentEncoding(cursor)));
    call.query.addQueryItem(u"limit"_s, u"500"_s);
    call.query.addQueryItem(u"wait"_s, QString::number(asked.count()));
    call.deadline = asked + answerTime;
    call.longPoll = asked.count() > 0;
    return answering<ChangePage>(m_session.send(call), &m_session, readPage);
}

} // namespace eforms::api
