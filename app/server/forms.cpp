#include "server/forms.h"

#include "engine/migration.h"
#include "market/formpackage.h"

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

} // namespace

Forms::Forms(market::FormLibrary library, market::ReferenceData data)
    : m_library(std::move(library))
    , m_data(std::make_shared<const market::ReferenceData>(std::move(data)))
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
    if (const Status done = forms->read(!directory.isEmpty()); !done)
        return fail(done.error());
    return std::shared_ptr<const Forms>(forms);
}

Status Forms::read(bool check)
{
    for (const QString &name : market::ReferenceData::documentNames()) {
        const auto json = market::readJsonFile(referenceFolder + u'/' + name + u".json"_s);
        if (!json)
            return fail(json.error());
        m_reference.insert(name, {*json, etagOf(*json)});
    }
    QHash<QString, Json> params;
    for (const QString &slug : m_library.available()) {
        for (const int version : m_library.earlierVersions(slug)) {
            if (const Status added = add(m_library.earlier(slug, version), check); !added)
                return fail(added.error().kind, slug + u": "_s + added.error().detail);
        }
        const auto present = m_library.bundle(slug);
        if (const Status added = add(present, check); !added)
            return fail(added.error().kind, slug + u": "_s + added.error().detail);
        params.insert(slug, present->form["params"_L1]);
    }
    for (const Json &line : m_library.catalogue()["services"_L1].array()) {
        auto service = domain::Service::fromJson(line);
        service.version = 0;
        if (const auto versions = m_forms.constFind(service.slug); versions != m_forms.cend()) {
            service.version = versions->lastKey();
            service.hash = versions->last().hash;
            service.params = params.value(service.slug);
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

Status Forms::add(const Result<engine::FormBundle> &bundle, bool check)
{
    if (!bundle)
        return fail(bundle.error());
    if (const auto form = check ? compiled(*bundle) : Result<engine::FormPointer>(nullptr); !form)
        return fail(form.error());
    const int version = static_cast<int>(bundle->form["version"_L1].toInteger());
    m_forms[bundle->form["id"_L1].toString()].insert(version, {qCompress(bundle->toJson().toBytes()), bundle->hash()});
    return ok();
}

Result<engine::FormPointer> Forms::compiled(const engine::FormBundle &bundle) const
{
    return engine::FormDefinition::load(bundle, market::ruleOperators(m_data->calendar));
}

engine::FormPointer Forms::find(const QString &slug, int version) const
{
    const auto versions = m_forms.constFind(slug);
    if (versions == m_forms.cend() || !versions->contains(version))
        return nullptr;
    const std::lock_guard lock(m_mutex);
    engine::FormPointer &form = m_compiled[{slug, version}];
    if (!form) {
        const auto json = Json::parse(qUncompress(versions->value(version).bundle));
        const auto bundle = json ? engine::FormBundle::fromJson(*json) : fail(json.error());
        const auto made = bundle ? compiled(*bundle) : fail(bundle.error());
        if (made)
            form = *made;
    }
    return form;
}

engine::FormPointer Forms::find(const QString &slug) const
{
    const auto versions = m_forms.constFind(slug);
    return versions == m_forms.cend() ? nullptr : find(slug, versions->lastKey());
}

bool Forms::isAccepted(const QString &slug, int version, QDate day) const
{
    const engine::FormPointer newest = find(slug);
    if (!newest || !m_forms.value(slug).contains(version))
        return false;
    const QDate until = engine::acceptedUntil(version, *newest);
    return !until.isValid() || day <= until;
}

std::optional<Forms::Document> Forms::package(
    const QString &slug, int version, const base::SigningKey &publisher) const
{
    const auto versions = m_forms.constFind(slug);
    const auto json = versions == m_forms.cend() ? Result<Json>(fail(ErrorKind::NotFound))
                                                 : Json::parse(qUncompress(versions->value(version).bundle));
    const auto bundle = json ? engine::FormBundle::fromJson(*json) : fail(json.error());
    if (!bundle)
        return {};
    const market::FormPackage package = market::FormPackage::seal(*bundle, publisher);
    return Document {package.toJson(), '"' + package.hash.toLatin1() + '"'};
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
    const auto context
        = market::ruleContext(*form, {nowUtc, participant.forRules(), maker.forRules(), {}}, m_data);
    return engine::validate(*form, request.data, context, engine::Purpose::Submission);
}

market::CutOff Forms::cutOff(const engine::FormDefinition &form, const Json &data) const
{
    return market::cutOff(form, data, {});
}

QDateTime Forms::expiry(const engine::FormDefinition &form, const Json &data, const QDateTime &nowUtc) const
{
    const QDate today = base::inHongKong(nowUtc).date();
    const qint64 days = form.about()["approvals"_L1]["expiry_settlement_days"_L1].toInteger(5);
    // Where the calendar does not reach, calendar days: giving up later is the lesser evil.
    QDate last = m_data->calendar->addBusinessDays(u"HKMK", today, days).value_or(today.addDays(days * 2));
    for (const QDate date : market::keyDates(form, data)) {
        // A date that has passed was accepted as late when the request was handed in.
        if (date >= today && date < last)
            last = date;
    }
    return base::fromHongKong(last.addDays(1), QTime(0, 0));
}

} // namespace eforms::server
