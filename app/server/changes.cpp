#include "server/changes.h"

#include "server/accounts.h"

#include <algorithm>

namespace eforms::server {

using namespace Qt::StringLiterals;

struct Changes::Page {
    bool cursorFits = true;
    Json::Array items;
    QString next;
    bool more = false;
};

namespace {

constexpr qsizetype pageBytes = 1024 * 1024;
constexpr int waitingLimit = 40; ///< of the listener's 64 threads
constexpr int limitMost = 500;
constexpr int waitMost = 25;

QByteArray rightsDigest(const QList<domain::Right> &rights)
{
    QStringList lines;
    for (const domain::Right &right : rights)
        lines.append(right.service);
    lines.removeDuplicates();
    return sha256(lines.join(u' ').toUtf8());
}

int number(const Call &call, const QString &name, int fallback, int most)
{
    bool valid = false;
    const int value = call.http.query.value(name).toInt(&valid);
    return valid ? std::clamp(value, 0, most) : fallback;
}

/// Gives its place among the waiting back, however the call ends.
class Place
{
public:
    explicit Place(ChangeBell &bell)
        : m_bell(bell)
        , m_taken(bell.enter(waitingLimit))
    {
    }
    ~Place()
    {
        if (m_taken)
            m_bell.leave();
    }
    Place(const Place &) = delete;
    Place &operator=(const Place &) = delete;
    [[nodiscard]] bool isTaken() const { return m_taken; }

private:
    ChangeBell &m_bell;
    bool m_taken;
};

} // namespace

/// What binds a cursor to this person, participant, database and set of services: none of them can be exchanged.
QByteArray Changes::sealed(const Call &call, const Question &question, const QByteArray &rights) const
{
    return m_backend.epoch.toUtf8() + '|' + question.participant.toUtf8() + '|' + call.session.person.id.toUtf8() + '|'
        + rights.toHex();
}

std::optional<Changes::Page> Changes::page(Sql &sql, const Call &call, const Question &question) const
{
    const auto rights = Accounts(sql).rights(call.session.account, question.participant);
    if (rights.isEmpty())
        return {};
    Page page;
    const QByteArray seal = sealed(call, question, rightsDigest(rights));
    qint64 seen = 0;
    if (!question.cursor.isEmpty()) {
        const QList<QByteArray> parts = question.cursor.toLatin1().split('.');
        const QByteArray place = parts.value(0);
        const QByteArray mark = base64Url(keyedHash(m_backend.secret, seal + '|' + place));
        page.cursorFits = parts.size() == 2 && sameBytes(parts.at(1), mark);
        if (!page.cursorFits)
            return page;
        seen = place.toLongLong();
    }
    const Rows rows
        = sql.run(u"SELECT seq, id, form, body FROM requests WHERE participant = ? AND seq > ? ORDER BY seq LIMIT ?"_s,
            {question.participant, seen, question.limit + 1});
    qsizetype bytes = 0;
    for (const QVariantList &row : rows) {
        const QByteArray body = row[3].toByteArray();
        bytes += body.size();
        page.more = page.items.size() == question.limit || (bytes > pageBytes && !page.items.isEmpty());
        if (page.more)
            break;
        seen = row[0].toLongLong();
        if (!domain::allows(rights, domain::Function::View, row[2].toString()))
            continue;
        page.items.append(Json::of({{u"seq"_s, seen}, {u"type"_s, u"request"_s}, {u"id"_s, row[1].toString()},
            {u"op"_s, u"put"_s}, {u"body"_s, storedJson(body)}}));
    }
    const QByteArray place = QByteArray::number(seen);
    page.next = QString::fromLatin1(place + '.' + base64Url(keyedHash(m_backend.secret, seal + '|' + place)));
    return page;
}

HttpResponse Changes::answer(const Page &page) const
{
    return jsonResponse(200,
        Json::of({{u"epoch"_s, m_backend.epoch}, {u"items"_s, page.items}, {u"next"_s, page.next},
            {u"more"_s, page.more}}));
}

HttpResponse Changes::read(const Call &call)
{
    const Question question {call.parts.front(), call.http.query.value(u"cursor"_s),
        std::max(1, number(call, u"limit"_s, limitMost, limitMost))};
    const auto deadline
        = std::chrono::steady_clock::now() + std::chrono::seconds(number(call, u"wait"_s, 0, waitMost));
    const Place place(m_backend.bell);
    for (;;) {
        const quint64 rings = m_backend.bell.rings();
        const auto page = m_backend.database.transact([&](Sql &sql) -> std::optional<Page> {
            // The session may have ended while the call waited.
            if (!m_backend.sessions.isAlive(sql, call.session.id))
                return Page {true, {}, {}, false};
            return this->page(sql, call, question);
        });
        if (!page)
            return problem(page.error());
        if (!*page)
            return problem(404, u"not-found"_s);
        if ((*page)->next.isEmpty() && (*page)->cursorFits)
            return problem(401, u"session-ended"_s);
        if (!(*page)->cursorFits)
            return problem(410, u"cursor-expired"_s);
        if (!(*page)->items.isEmpty() || (*page)->more || std::chrono::steady_clock::now() >= deadline)
            return answer(**page);
        if (!place.isTaken())
            return problem(503, u"unavailable"_s);
        if (!m_backend.bell.waitBeyond(rings, deadline))
            return answer(**page);
    }
}

} // namespace eforms::server
