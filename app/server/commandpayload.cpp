#include "server/commandpayload.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace eforms::server {

using namespace Qt::StringLiterals;
using domain::Event;

namespace {

constexpr qsizetype reasonLeast = 5;
constexpr qsizetype reasonMost = 500;
constexpr qsizetype answerMost = 2000;
constexpr qsizetype commentsMost = 200;

struct Shape {
    QStringList required;
    QStringList optional;
};

const QHash<Event, Shape> &shapes()
{
    static const QHash<Event, Shape> shapes {
        {Event::Submit, {{u"content_hash"_s}, {u"late_accepted"_s}}},
        {Event::Discard, {}},
        {Event::Claim, {}},
        {Event::ReleaseClaim, {}},
        {Event::Open, {{u"content_hash"_s}, {}}},
        {Event::Approve, {{u"content_hash"_s, u"checked"_s}, {u"second_factor"_s, u"late_accepted"_s}}},
        {Event::Return, {{u"reason"_s}, {u"comments"_s}}},
        {Event::Decline, {{u"reason"_s}, {}}},
        {Event::Recall, {}},
        {Event::Withdraw, {}},
        {Event::Answer, {{u"text"_s}, {}}},
        {Event::ApproveAnswer, {{u"text_hash"_s}, {}}},
    };
    return shapes;
}

bool isText(const Json &value, qsizetype least, qsizetype most)
{
    const qsizetype length = value.toString().trimmed().toUcs4().size();
    return value.isString() && length >= least && length <= most;
}

bool isHash(const Json &value)
{
    const QString text = value.toString();
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](QChar character) {
        return (character >= u'0' && character <= u'9') || (character >= u'a' && character <= u'f');
    });
}

bool areComments(const Json &value)
{
    return value.isObject() && value.size() <= commentsMost
        && std::all_of(value.object().begin(), value.object().end(), [](const JsonObject::Member &member) {
               return member.key.size() <= reasonMost && isText(member.value, 0, reasonMost);
           });
}

bool isSecondFactor(const Json &value)
{
    const QString method = value["method"_L1].toString();
    return value.isObject() && value.size() == 2 && (method == "totp"_L1 || method == "password"_L1)
        && isText(value["code"_L1], 1, 200);
}

bool fits(const QString &name, const Json &value)
{
    if (name == "content_hash"_L1 || name == "text_hash"_L1)
        return isHash(value);
    if (name == "checked"_L1)
        return value.toBool();
    if (name == "late_accepted"_L1)
        return value.isBool();
    if (name == "reason"_L1)
        return isText(value, reasonLeast, reasonMost);
    if (name == "text"_L1)
        return isText(value, 1, answerMost);
    return name == "comments"_L1 ? areComments(value) : isSecondFactor(value);
}

} // namespace

bool isWellFormed(Event event, const Json &payload)
{
    const auto shape = shapes().constFind(event);
    if (shape == shapes().constEnd() || !payload.isObject())
        return false;
    const bool complete = std::all_of(shape->required.begin(), shape->required.end(),
        [&payload](const QString &name) { return payload.contains(name); });
    return complete && std::all_of(payload.object().begin(), payload.object().end(), [&](const auto &member) {
        return (shape->required.contains(member.key) || shape->optional.contains(member.key))
            && fits(member.key, member.value);
    });
}

QByteArray withoutSecrets(const Json &command)
{
    Json clean = command;
    clean.setAt(u"/payload/second_factor", {});
    return clean.canonical();
}

} // namespace eforms::server
