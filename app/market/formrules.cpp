#include "market/formrules.h"

#include "base/clock.h"

#include <QSet>

#include <algorithm>

namespace eforms::market {

using namespace Qt::StringLiterals;

namespace {

constexpr auto ownPrefix = "participant."_L1;
constexpr qsizetype mostCandidates = 20;

/// The values that a pointer names; `*` in it stands for every row.
void collect(const Json &data, const QStringList &parts, Json::Array &values)
{
    if (parts.isEmpty()) {
        if (!data.isEmpty())
            values.append(data);
    } else if (parts.first() == "*"_L1) {
        for (const Json &row : data.array())
            collect(row, parts.mid(1), values);
    } else {
        collect(data[parts.first()], parts.mid(1), values);
    }
}

/// Records that the server knows of the acting participant; none when it says nothing or what cannot be read.
Directory ownList(const Json &participant, const QString &source)
{
    const Json &records = participant[source.mid(ownPrefix.size())];
    return Directory::load(Json::of({{u"key"_s, u"ref"_s}, {u"records"_s, records}})).value_or(Directory());
}

} // namespace

Json::Array valuesAt(const Json &data, const QString &pointer)
{
    Json::Array values;
    collect(data, pointerParts(pointer), values);
    return values;
}

QStringList requestTypes(const engine::FormDefinition &form, const Json &data)
{
    const QString name = form.about()["discriminator"_L1].toString(u"variant"_s);
    QSet<QString> asked;
    for (const Json &value : valuesAt(data, name.startsWith(u'/') ? name : u'/' + name)) {
        const QStringList several = value.toStringList();
        asked.unite(value.isArray() ? QSet<QString>(several.begin(), several.end()) : QSet<QString> {value.toString()});
    }
    QStringList types;
    for (const Json &variant : form.about()["variants"_L1].array()) {
        if (asked.contains(variant.toString()))
            types.append(variant.toString());
    }
    return types;
}

Json flow(const engine::FormDefinition &form, const Json &data)
{
    Json result = form.about();
    const Json &flows = form.about()["flows"_L1];
    for (const QString &type : requestTypes(form, data)) {
        for (const auto &[member, value] : flows[type].object())
            result.set(member, value);
        if (flows.contains(type))
            break;
    }
    return result;
}

QList<QDate> keyDates(const engine::FormDefinition &form, const Json &data)
{
    QList<QDate> dates;
    const QString pointer = form.about()["cutoff"_L1]["date"_L1].toString();
    if (pointer.isEmpty())
        return dates;
    for (const Json &value : valuesAt(data, pointer)) {
        if (const QDate date = QDate::fromString(value.toString(), Qt::ISODate); date.isValid())
            dates.append(date);
    }
    return dates;
}

CutOff cutOff(const engine::FormDefinition &form, const Json &data, const Json &params)
{
    const Json &rule = form.about()["cutoff"_L1];
    const QString name = rule["param"_L1].toString();
    const QString configured = params.contains(name) ? params[name].toString()
                                                     : form.about()["params"_L1][name].toString();
    const QTime time
        = QTime::fromString(configured.isEmpty() ? rule["time"_L1].toString() : configured, u"HH:mm"_s);
    const QList<QDate> dates = keyDates(form, data);
    if (dates.isEmpty() || !time.isValid())
        return {};
    return {base::fromHongKong(*std::min_element(dates.begin(), dates.end()), time), rule["hard"_L1].toBool()};
}

bool isOfParticipant(const QString &source)
{
    return source.startsWith(ownPrefix);
}

QList<Directory::Entry> candidates(
    const ReferenceData *reference, const Json &participant, const QString &source, const QString &typed)
{
    if (isOfParticipant(source))
        return ownList(participant, source).matching(typed, mostCandidates);
    return reference ? reference->candidates(source, typed) : QList<Directory::Entry>();
}

engine::FormContext ruleContext(const engine::FormDefinition &form, const RuleFacts &facts,
    const std::shared_ptr<const ReferenceData> &reference)
{
    constexpr int monthOfDays = 30; // ctx.today_plus_30
    const QDateTime now = base::inHongKong(facts.nowUtc);
    engine::FormContext context;
    context.values = Json::of({{u"today"_s, now.date().toString(Qt::ISODate)},
        {u"today_plus_30"_s, now.date().addDays(monthOfDays).toString(Qt::ISODate)},
        {u"time_hkt"_s, now.toString(u"HH:mm"_s)}, {u"now"_s, now.toString(u"yyyy-MM-ddTHH:mm"_s)},
        {u"org_type"_s, facts.participant["org_type"_L1].toString(u"PARTICIPANT"_s)},
        {u"params"_s, facts.params.isObject() ? facts.params : form.about()["params"_L1]},
        {u"participant"_s, facts.participant}, {u"user"_s, facts.user}});
    // Read once: rules ask with every key that is pressed.
    const auto own = std::make_shared<QHash<QString, Directory>>();
    for (const auto &[name, records] : facts.participant.object()) {
        if (records.isArray())
            own->insert(ownPrefix + name, ownList(facts.participant, ownPrefix + name));
    }
    context.lookup = [reference, own](const QString &source, const Json &key) {
        if (isOfParticipant(source))
            return Json(own->value(source).find(key.toString()));
        return reference ? reference->lookup(source, key) : Json();
    };
    context.knows = [reference, own](const QString &source) {
        return isOfParticipant(source) ? own->value(source).size() > 0 : reference && reference->knows(source);
    };
    return context;
}

} // namespace eforms::market
