#include "workflow/trainingdesk.h"

#include "base/json.h"
#include "domain/onetimecode.h"

#include <QDir>
#include <QFile>

namespace eforms::workflow {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shownMessages = 50;

/// RFC 4648 base 32 without padding, as authenticator apps exchange their secrets.
QByteArray fromBase32(const QString &text)
{
    QByteArray bytes;
    quint32 buffer = 0;
    int bits = 0;
    for (const QChar character : text.toUpper()) {
        const qsizetype value = u"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"_s.indexOf(character);
        if (value < 0)
            continue;
        buffer = (buffer << 5U) | static_cast<quint32>(value);
        bits += 5;
        if (bits >= 8) {
            bits -= 8;
            bytes.append(static_cast<char>((buffer >> static_cast<unsigned>(bits)) & 0xffU));
        }
    }
    return bytes;
}

Json readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return Json::parse(file.readAll()).value_or(Json());
}

} // namespace

TrainingDesk::TrainingDesk(const QString &spoolDirectory, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_directory(spoolDirectory)
    , m_clock(clock)
{
    QDir().mkpath(m_directory + u"/mailbox"_s);
    m_watcher.addPaths({m_directory, m_directory + u"/mailbox"_s});
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, &TrainingDesk::read);
    read();
}

QStringList TrainingDesk::authenticatorUsers() const
{
    QStringList users = m_secrets.keys();
    users.sort();
    return users;
}

QString TrainingDesk::authenticatorCode(const QString &user) const
{
    const QByteArray secret = m_secrets.value(user);
    return secret.isEmpty() ? QString() : domain::oneTimeCode(secret, domain::oneTimeCodeStep(m_clock.nowUtc()));
}

int TrainingDesk::secondsLeft() const
{
    return domain::oneTimeCodeStepSeconds
        - static_cast<int>(m_clock.nowUtc().toSecsSinceEpoch() % domain::oneTimeCodeStepSeconds);
}

void TrainingDesk::read()
{
    m_secrets.clear();
    const Json secrets = readFile(m_directory + u"/authenticators.json"_s);
    for (const auto &member : secrets.object())
        m_secrets.insert(member.key, fromBase32(member.value.toString()));

    m_messages.clear();
    const QDir mailbox(m_directory + u"/mailbox"_s);
    const QStringList names = mailbox.entryList({u"*.json"_s}, QDir::Files, QDir::Name | QDir::Reversed);
    for (const QString &name : names.mid(0, shownMessages)) {
        const Json json = readFile(mailbox.filePath(name));
        if (!json.isObject())
            continue;
        m_messages.append({json["to"_L1].toString(), json["subject_en"_L1].toString(),
            json["subject_zh"_L1].toString(), json["body_en"_L1].toString(), json["body_zh"_L1].toString(),
            json["code"_L1].toString(), base::fromWire(json["at"_L1].toString())});
    }
    Q_EMIT changed();
}

} // namespace eforms::workflow
