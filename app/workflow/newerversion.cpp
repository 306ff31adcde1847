#include "workflow/newerversion.h"

#include "workflow/desk.h"

namespace eforms::workflow {

using namespace Qt::StringLiterals;

namespace {

using Promise = std::shared_ptr<QPromise<Result<std::optional<NewerVersion>>>>;

void finish(const Promise &promise, const Result<std::optional<NewerVersion>> &result)
{
    promise->addResult(result);
    promise->finish();
}

Result<std::optional<NewerVersion>> compare(
    const domain::Draft &draft, const engine::FormPointer &present, const engine::FormPointer &newer, QDate today)
{
    const auto migration = engine::migrate(draft.data, draft.formVersion, *newer);
    if (!migration && migration.error().kind == ErrorKind::NotFound)
        return std::optional<NewerVersion>();
    if (!migration)
        return fail(migration.error());
    NewerVersion found {draft, present, newer, *migration, engine::acceptedUntil(draft.formVersion, *newer), false};
    found.mustMove = found.acceptedUntil.isValid() && today > found.acceptedUntil;
    return std::optional(found);
}

} // namespace

domain::Draft NewerVersion::moved() const
{
    domain::Draft result = draft;
    result.formVersion = newer->version();
    result.formHash = newer->hash();
    result.data = migration.data;
    Json::Array aside = result.setAside.array();
    for (const auto &[path, value] : migration.left.object()) {
        Json record = Json::of({{u"path"_s, path}, {u"version"_s, present->version()}, {u"value"_s, value}});
        for (const Language language : {Language::English, Language::TraditionalChinese})
            record.set(u"label_"_s + languageTag(language), present->label(path, language));
        aside.append(record);
    }
    result.setAside = aside;
    return result;
}

Async<std::optional<NewerVersion>> lookForNewerVersion(Desk &desk, const domain::Draft &draft)
{
    const auto service = desk.service(draft.participant, draft.form);
    if (!service || service->version <= draft.formVersion)
        return ready<std::optional<NewerVersion>>(std::optional<NewerVersion>());
    auto promise = std::make_shared<QPromise<Result<std::optional<NewerVersion>>>>();
    promise->start();
    then(desk.shelf().form(draft.form, draft.formVersion), &desk,
        [&desk, draft, promise, newest = service->version](const Result<engine::FormPointer> &present) {
            if (!present)
                return finish(promise, fail(present.error()));
            then(desk.shelf().form(draft.form, newest), &desk,
                [&desk, draft, promise, present = *present](const Result<engine::FormPointer> &newer) {
                    const QDate today = base::inHongKong(desk.connection().serverNowUtc()).date();
                    finish(promise, newer ? compare(draft, present, *newer, today) : fail(newer.error()));
                });
        });
    return promise->future();
}

} // namespace eforms::workflow
