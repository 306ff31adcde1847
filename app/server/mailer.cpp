#include "server/mailer.h"

#include <QFile>
#include <QLoggingCategory>
#include <QSaveFile>

#include <atomic>
#include <memory>

namespace eforms::server {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(log, "eforms.server", QtInfoMsg)

constexpr std::chrono::seconds retryAfter {30};

} // namespace

Mail Mail::fromJson(const Json &json)
{
    return {json["to"_L1].toString(), json["subject_en"_L1].toString(), json["subject_zh"_L1].toString(),
        json["body_en"_L1].toString(), json["body_zh"_L1].toString(), json["code"_L1].toString(),
        base::fromWire(json["at"_L1].toString())};
}

Json Mail::toJson() const
{
    Json json = Json::of({{u"to"_s, to}, {u"subject_en"_s, subjectEn}, {u"subject_zh"_s, subjectZh},
        {u"body_en"_s, bodyEn}, {u"body_zh"_s, bodyZh}, {u"at"_s, base::toWire(atUtc)}});
    if (!code.isEmpty())
        json.set(u"code"_s, code);
    return json;
}

Mailer::Mailer(Database &database, Delivery delivery)
    : m_database(database)
    , m_delivery(std::move(delivery))
    , m_thread([this] { run(); })
{
}

Mailer::~Mailer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Mailer::queue(Sql &sql, const Mail &mail)
{
    sql.run(u"INSERT INTO mails (body) VALUES (?)"_s, {mail.toJson().toBytes()});
}

void Mailer::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_pending = true;
    }
    m_wake.notify_all();
}

void Mailer::sendNow(Mail mail)
{
    {
        const std::lock_guard lock(m_mutex);
        m_urgent.push_back(std::move(mail));
    }
    m_wake.notify_all();
}

void Mailer::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        if (!m_urgent.empty()) {
            const Mail mail = std::move(m_urgent.front());
            m_urgent.pop_front();
            lock.unlock();
            if (!m_delivery(mail))
                qCWarning(log) << "a one-time code could not be mailed";
            lock.lock();
        } else if (m_pending) {
            m_pending = false;
            lock.unlock();
            const bool done = deliverStored();
            lock.lock();
            if (!done) {
                m_wake.wait_for(lock, retryAfter, [this] { return m_stopping || !m_urgent.empty(); });
                m_pending = true;
            }
        } else {
            m_wake.wait(lock, [this] { return m_stopping || m_pending || !m_urgent.empty(); });
        }
    }
}

bool Mailer::deliverStored()
{
    for (;;) {
        const auto rows = m_database.transact(
            [](Sql &sql) { return sql.run(u"SELECT id, body FROM mails ORDER BY id LIMIT 1"_s); });
        if (!rows || rows->isEmpty())
            return rows.has_value();
        const Json body = storedJson(rows->front()[1]);
        if (const Status delivered = m_delivery(Mail::fromJson(body)); !delivered) {
            qCWarning(log) << "a notice could not be mailed; it is tried again";
            return false;
        }
        const auto removed = m_database.transact(
            [&rows](Sql &sql) { return sql.run(u"DELETE FROM mails WHERE id = ?"_s, {rows->front()[0]}); });
        const std::lock_guard lock(m_mutex);
        if (!removed || m_stopping || !m_urgent.empty()) {
            m_pending = true;
            return removed.has_value();
        }
    }
}

Mailer::Delivery spoolDelivery(const QString &folder)
{
    const auto count = std::make_shared<std::atomic<int>>(0);
    return [folder, count](const Mail &mail) -> Status {
        // Named so that the newest comes last, also within one millisecond and after a restart.
        QString path;
        do {
            path = u"%1/%2-%3.json"_s.arg(folder, mail.atUtc.toString(u"yyyyMMdd'T'HHmmsszzz"_s),
                QString::number(++*count).rightJustified(6, u'0'));
        } while (QFile::exists(path));
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
            || file.write(mail.toJson().toPrettyBytes()) < 0 || !file.commit())
            return fail(ErrorKind::Storage, folder);
        return ok();
    };
}

} // namespace eforms::server
