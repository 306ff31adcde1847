#include "server/forms.h"

#include "base/clock.h"
#include "market/jsonfile.h"
#include "market/ruleoperators.h"
#include "server/secrets.h"

#include <algorithm>

namespace eforms::server {

using namespace Qt::StringLiterals;

namespace {

const QString referenceFolder = u":/eforms/reference"_s;

QByteArray etagOf(const Json &json)
{
    return '"' + sha256(json.toBytes()).toHex().left(32) + '"';
}

/// The texts found at a pointer in which `*` stands for every row.
QStringList textsAt(const Json &data, const QString &pointer)
{
    const qsizetype star = pointer.indexOf(u"/*"_s);
    if (star < 0)
        return {data.at(pointer).toString()};
    QStringList texts;
    for (const Json &row : data.at(pointer.left(star)).array())
        texts += textsAt(row, pointer.mid(star + 2));
    return texts;
}

Json personValues(const domain::User &user)
{
    return Json::of({{u"name"_s, QString(user.person.nameEn + u' ' + user.person.nameZh).trimmed()},
        {u"position"_s, user.positionEn}, {u"phone"_s, user.phone}, {u"email"_s, user.email}});
}

} // namespace

Forms::Forms(market::FormLibrary library, market::ReferenceData data)
    : m_library(std::move(library))
    , m_data(std::move(data))
{
}

Result<std::shared_ptr<const Forms>> Forms::load(const QString &directory)
{
    auto library = directory.isEmpty() ? market::FormLibrary::open() : market::FormLibrary::open(directory);
    if (!library)
        return fail(library.error());
    auto data = market::ReferenceData::open(referenceFolder);
    if (!data)
        return fail(data.error());
    const std::shared_ptr<Forms> forms(new Forms(*std::move(library), *std::move(data)));
    if (const Status compiled = forms->compile(); !compiled)
        return fail(compiled.error());
    return std::shared_ptr<const Forms>(forms);
}

Status Forms::compile()
{
    for (const QString &name : market::ReferenceData::documentNames()) {
        const auto json = market::readJsonFile(referenceFolder + u'/' + name + u".json"_s);
        if (!json)
            return fail(json.error());
        m_reference.insert(name, {*json, etagOf(*json)});
    }
    const auto operators = market::ruleOperators(m_data.calendar);
    for (const QString &slug : m_library.available()) {
        const auto bundle = m_library.bundle(slug);
        if (!bundle)
            return fail(bundle.error());
        const auto form = engine::FormDefinition::load(*bundle, operators);
        if (!form)
            return fail(form.error().kind, slug + u": "_s + form.error().detail);
        m_forms.insert(slug, *form);
        const Json json = bundle->toJson();
        m_bundles.insert(slug, {json, '"' + bundle->hash().toLatin1() + '"'});
    }
    for (const Json &line : m_library.catalogue()["services"_L1].array()) {
        auto service = domain::Service::fromJson(line);
        service.version = 0;
        if (const auto form = m_forms.value(service.slug)) {
            service.version = form->version();
            service.hash = form->hash();
        }
        m_services.append(service);
    }
    return ok();
}

const domain::Service *Forms::service(const QString &slug) const
{
    const auto found = std::find_if(
        m_services.begin(), m_services.end(), [&slug](const domain::Service &known) { return known.slug == slug; });
    return found == m_services.end() ? nullptr : &*found;
}

engine::FormPointer Forms::find(const QString &slug, int version) const
{
    const auto form = m_forms.value(slug);
    return form && form->version() == version ? form : nullptr;
}

std::optional<Forms::Document> Forms::bundle(const QString &slug, int version) const
{
    return find(slug, version) ? std::optional(m_bundles.value(slug)) : std::nullopt;
}

std::optional<Forms::Document> Forms::reference(const QString &name) const
{
    const auto found = m_reference.constFind(name);
    return found == m_reference.constEnd() ? std::nullopt : std::optional(*found);
}

engine::Problems Forms::problems(const domain::Request &request, const domain::User &maker,
    const domain::Membership &participant, const QDateTime &nowUtc) const
{
    const auto form = find(request.form, request.formVersion);
    Q_ASSERT(form);
    const QDateTime now = base::inHongKong(nowUtc);
    engine::FormContext context;
    context.values = Json::of({{u"today"_s, now.date().toString(Qt::ISODate)},
        {u"today_plus_30"_s, now.date().addDays(30).toString(Qt::ISODate)},
        {u"time_hkt"_s, now.toString(u"HH:mm"_s)}, {u"now"_s, now.toString(u"yyyy-MM-ddTHH:mm"_s)},
        {u"org_type"_s, u"PARTICIPANT"_s}, {u"params"_s, form->about()["params"_L1]},
        {u"participant"_s,
            Json::of({{u"id"_s, participant.participant}, {u"name_en"_s, participant.nameEn},
                {u"name_zh"_s, participant.nameZh}, {u"capacities"_s, Json::strings(participant.capacities)}})},
        {u"user"_s, personValues(maker)}});
    context.lookup = [this](const QString &source, const Json &key) { return m_data.lookup(source, key); };
    context.knows = [this](const QString &source) { return m_data.knows(source); };
    return engine::validate(*form, request.data, context, engine::Purpose::Submission);
}

QList<QDate> Forms::keyDates(const engine::FormDefinition &form, const Json &data) const
{
    QList<QDate> dates;
    for (const QString &text : textsAt(data, form.about()["cutoff"_L1]["date"_L1].toString())) {
        const QDate date = QDate::fromString(text, Qt::ISODate);
        if (date.isValid())
            dates.append(date);
    }
    return dates;
}

Forms::CutOff Forms::cutOff(const engine::FormDefinition &form, const Json &data) const
{
    const Json &rule = form.about()["cutoff"_L1];
    if (!rule.isObject())
        return {};
    const QString configured = form.about()["params"_L1][rule["param"_L1].toString()].toString();
    const QTime time = QTime::fromString(
        configured.isEmpty() ? rule["time"_L1].toString() : configured, u"HH:mm"_s);
    const QList<QDate> dates = keyDates(form, data);
    if (dates.isEmpty() || !time.isValid())
        return {};
    return {base::fromHongKong(*std::min_element(dates.begin(), dates.end()), time), rule["hard"_L1].toBool()};
}

QDateTime Forms::expiry(const engine::FormDefinition &form, const Json &data, const QDateTime &nowUtc) const
{
    const QDate today = base::inHongKong(nowUtc).date();
    const qint64 days = form.about()["approvals"_L1]["expiry_settlement_days"_L1].toInteger(5);
    // Where the calendar does not reach, calendar days: giving up later is the lesser evil.
    QDate last = m_data.calendar->addBusinessDays(u"HKMK", today, days).value_or(today.addDays(days * 2));
    for (const QDate date : keyDates(form, data)) {
        // A date that has passed was accepted as late when the request was handed in.
        if (date >= today && date < last)
            last = date;
    }
    return base::fromHongKong(last.addDays(1), QTime(0, 0));
}

} // namespace eforms::server
