#include "market/formrules.h"

#include "base/clock.h"

#include <algorithm>

namespace eforms::market {

using namespace Qt::StringLiterals;

namespace {

void collectDates(const Json &data, const QStringList &parts, QList<QDate> &dates)
{
    if (parts.isEmpty()) {
        const QDate date = QDate::fromString(data.toString(), Qt::ISODate);
        if (date.isValid())
            dates.append(date);
        return;
    }
    if (parts.first() == "*"_L1) {
        for (const Json &row : data.array())
            collectDates(row, parts.mid(1), dates);
        return;
    }
    collectDates(data[parts.first()], parts.mid(1), dates);
}

} // namespace

QList<QDate> keyDates(const engine::FormDefinition &form, const Json &data)
{
    QList<QDate> dates;
    const QString pointer = form.about()["cutoff"_L1]["date"_L1].toString();
    if (!pointer.isEmpty())
        collectDates(data, pointerParts(pointer), dates);
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

engine::FormContext ruleContext(const engine::FormDefinition &form, const RuleFacts &facts,
    const std::shared_ptr<const ReferenceData> &reference)
{
    constexpr int monthOfDays = 30; // ctx.today_plus_30
    const QDateTime now = base::inHongKong(facts.nowUtc);
    engine::FormContext context;
    context.values = Json::of({{u"today"_s, now.date().toString(Qt::ISODate)},
        {u"today_plus_30"_s, now.date().addDays(monthOfDays).toString(Qt::ISODate)},
        {u"time_hkt"_s, now.toString(u"HH:mm"_s)}, {u"now"_s, now.toString(u"yyyy-MM-ddTHH:mm"_s)},
        {u"org_type"_s, u"PARTICIPANT"_s},
        {u"params"_s, facts.params.isObject() ? facts.params : form.about()["params"_L1]},
        {u"participant"_s, facts.participant}, {u"user"_s, facts.user}});
    context.lookup = [reference](const QString &source, const Json &key) {
        return reference ? reference->lookup(source, key) : Json();
    };
    context.knows = [reference](const QString &source) { return reference && reference->knows(source); };
    return context;
}

} // namespace eforms::market
