#include "architecture/translations.h"

#include <QRegularExpression>
#include <QSet>
#include <QXmlStreamReader>

#include <algorithm>

namespace eforms::architecture {

using namespace Qt::StringLiterals;

namespace {

Message readMessage(QXmlStreamReader &xml, const QString &context)
{
    Message message;
    message.context = context;
    message.numbered = xml.attributes().value("numerus"_L1) == "yes"_L1;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            message.source = xml.readElementText();
        } else if (xml.name() == "comment"_L1) {
            message.comment = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            message.state = xml.attributes().value("type"_L1).toString();
            if (!message.numbered)
                message.translations.append(xml.readElementText());
            while (message.numbered && xml.readNextStartElement())
                message.translations.append(xml.readElementText());
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

void readContext(QXmlStreamReader &xml, QList<Message> &messages)
{
    QString context;
    while (xml.readNextStartElement()) {
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            messages.append(readMessage(xml, context));
        else
            xml.skipCurrentElement();
    }
}

QStringList markersOf(const QString &text)
{
    static const QRegularExpression marker(u"%L?(n|[0-9]+)"_s);
    QSet<QString> found;
    for (const auto &match : marker.globalMatch(text))
        found.insert(match.captured());
    QStringList sorted(found.begin(), found.end());
    sorted.sort();
    return sorted;
}

QString named(const Message &message)
{
    return u"%1: \"%2\""_s.arg(message.context, message.source);
}

} // namespace

QString Message::identity() const
{
    return QStringList {context, source, comment, numbered ? u"n"_s : QString()}.join(QChar(0x1f));
}

std::optional<QList<Message>> readMessages(const QByteArray &ts)
{
    QList<Message> messages;
    QXmlStreamReader xml(ts);
    if (!xml.readNextStartElement() || xml.name() != "TS"_L1)
        return {};
    while (xml.readNextStartElement()) {
        if (xml.name() == "context"_L1)
            readContext(xml, messages);
        else
            xml.skipCurrentElement();
    }
    return xml.hasError() ? std::nullopt : std::optional(messages);
}

QStringList unfinishedComplaints(const QList<Message> &messages)
{
    QStringList complaints;
    for (const Message &message : messages) {
        if (!message.state.isEmpty()) {
            complaints.append(u"%1 is %2"_s.arg(named(message), message.state));
            continue;
        }
        if (message.translations.isEmpty())
            complaints.append(u"%1 has no translation"_s.arg(named(message)));
        for (const QString &translation : message.translations) {
            QStringList wanted = markersOf(message.source);
            const QStringList given = markersOf(translation);
            // "one item" need not show its number.
            if (message.numbered && !given.contains("%n"_L1) && message.translations.size() > 1)
                wanted.removeAll(u"%n"_s);
            if (translation.isEmpty())
                complaints.append(u"%1 has an empty translation"_s.arg(named(message)));
            else if (given != wanted)
                complaints.append(u"%1 has other place markers than \"%2\""_s.arg(named(message), translation));
        }
    }
    return complaints;
}

QStringList driftComplaints(const QList<Message> &kept, const QList<Message> &fresh)
{
    const auto identities = [](const QList<Message> &messages) {
        QSet<QString> all;
        for (const Message &message : messages)
            all.insert(message.identity());
        return all;
    };
    const QSet<QString> known = identities(kept);
    const QSet<QString> used = identities(fresh);
    QStringList complaints;
    for (const Message &message : fresh) {
        if (!known.contains(message.identity()))
            complaints.append(u"%1 is in the sources only; run lupdate and translate it"_s.arg(named(message)));
    }
    for (const Message &message : kept) {
        if (!used.contains(message.identity()))
            complaints.append(u"%1 is in the translation only; run lupdate"_s.arg(named(message)));
    }
    return complaints;
}

} // namespace eforms::architecture
