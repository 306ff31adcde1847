#include "check/validatecommand.h"

#include "base/clock.h"
#include "engine/formats.h"
#include "engine/formmodel.h"
#include "market/formlibrary.h"
#include "market/formrules.h"
#include "market/ruleoperators.h"

#include <QCommandLineParser>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace eforms::check {

using namespace Qt::StringLiterals;

namespace {

Result<Json> readJson(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::NotFound, path + u": cannot be read"_s);
    // One byte more than may be, so that the reader sees that it is too much.
    const auto json = Json::parse(file.read(Json::Limits {}.bytes + 1));
    if (!json)
        return fail(json.error().kind, path + u": "_s + json.error().detail);
    return *json;
}

struct Form {
    engine::FormPointer definition;
    std::shared_ptr<const market::ReferenceData> reference;
};

Result<Form> loadForm(const QString &slug, const QString &directory)
{
    const auto library = directory.isEmpty() ? market::FormLibrary::open() : market::FormLibrary::open(directory);
    if (!library)
        return fail(library.error());
    if (!library->available().contains(slug))
        return fail(ErrorKind::NotFound, slug + u": there is no such form"_s);
    const auto bundle = library->bundle(slug);
    if (!bundle)
        return fail(bundle.error());
    auto reference = market::ReferenceData::open();
    if (!reference)
        return fail(reference.error());
    const auto definition = engine::FormDefinition::load(*bundle, market::ruleOperators(reference->calendar));
    if (!definition)
        return fail(definition.error().kind, slug + u": "_s + definition.error().detail);
    return Form {*definition, std::make_shared<const market::ReferenceData>(*std::move(reference))};
}

/// What rules see as ctx. Fails with Malformed when it cannot be meant.
Result<Json> readContext(const QString &path)
{
    auto context = readJson(path);
    if (!context)
        return context;
    if (!context->isObject())
        return fail(ErrorKind::Malformed, path + u": is no object"_s);
    const Json &today = (*context)["today"_L1];
    const Json &time = (*context)["time_hkt"_L1];
    const auto given = [](const Json &value) { return !value.isAbsent() && !value.isNull(); };
    if (given(today) && !engine::formatCheck(u"date"_s)(today.toString()))
        return fail(ErrorKind::Malformed, path + u": today is no date"_s);
    if (given(time) && !engine::formatCheck(u"time-hkt"_s)(time.toString()))
        return fail(ErrorKind::Malformed, path + u": time_hkt is no time"_s);
    return context;
}

/// The instant that the given context speaks of, as far as it says.
QDateTime instantOf(const Json &given, const QDateTime &nowUtc)
{
    const QDate date = QDate::fromString(given["today"_L1].toString(), Qt::ISODate);
    const QTime time = QTime::fromString(given["time_hkt"_L1].toString(), u"HH:mm"_s);
    const QDateTime now = base::inHongKong(nowUtc);
    if (!date.isValid() && !time.isValid())
        return nowUtc;
    return base::fromHongKong(date.isValid() ? date : now.date(), time.isValid() ? time : now.time());
}

engine::FormContext contextOf(const Form &form, const Json &given, const QDateTime &nowUtc)
{
    market::RuleFacts facts;
    facts.nowUtc = instantOf(given, nowUtc);
    facts.participant = given["participant"_L1];
    engine::FormContext context = market::ruleContext(*form.definition, facts, form.reference);
    if (given.contains(u"today") && !given.contains(u"time_hkt")) {
        context.values.set(u"time_hkt"_s, Json());
        context.values.set(u"now"_s, Json());
    }
    Json params = form.definition->about()["params"_L1];
    for (const auto &[name, value] : given["params"_L1].object())
        params.set(name, value);
    for (const auto &[name, value] : given.object())
        context.values.set(name, value);
    context.values.set(u"params"_s, params);
    return context;
}

bool blocks(const engine::Problem &problem)
{
    return problem.severity == engine::Severity::Error;
}

QByteArray asJson(const engine::FormDefinition &form, const engine::Problems &problems)
{
    Json::Array list;
    for (const engine::Problem &problem : problems) {
        Json messages = Json::emptyObject();
        for (const Language language : {Language::English, Language::TraditionalChinese})
            messages.set(languageTag(language), form.problemText(problem, language));
        list.append(Json::of({{u"path"_s, problem.path}, {u"keyword"_s, problem.keyword},
            {u"rule"_s, problem.rule.isEmpty() ? Json::null() : Json(problem.rule)},
            {u"severity"_s, blocks(problem) ? u"error"_s : u"warning"_s},
            {u"params"_s, problem.params.isAbsent() ? Json::emptyObject() : problem.params},
            {u"messages"_s, messages}}));
    }
    const bool valid = std::none_of(problems.begin(), problems.end(), blocks);
    return Json::of({{u"form"_s, form.id()}, {u"version"_s, form.version()}, {u"valid"_s, valid},
                        {u"problems"_s, Json(list)}})
        .toPrettyBytes();
}

QByteArray asLines(const engine::FormDefinition &form, const engine::Problems &problems)
{
    QStringList lines;
    for (const engine::Problem &problem : problems) {
        const QString what = problem.rule.isEmpty() ? problem.keyword : problem.rule;
        lines.append((problem.path.isEmpty() ? u"/"_s : problem.path) + u" ["_s + what + u"] "_s
            + form.problemText(problem, Language::English));
    }
    return lines.isEmpty() ? QByteArray() : lines.join(u'\n').toUtf8() + '\n';
}

} // namespace

Answer validateCommand(const QStringList &arguments, const QDateTime &nowUtc)
{
    QCommandLineParser parser;
    parser.addOptions({{u"form"_s, u"e-service"_s, u"slug"_s}, {u"forms"_s, u"folder of forms"_s, u"dir"_s},
        {u"context"_s, u"what rules see as ctx"_s, u"file"_s}, {u"json"_s, u"print JSON"_s},
        {u"draft"_s, u"leave out what only a submission needs"_s}});
    const bool understood = parser.parse(QStringList {u"validate"_s} + arguments);
    if (!understood || parser.value(u"form"_s).isEmpty() || parser.positionalArguments().size() != 1)
        return failed(u"validate --form SLUG [--forms DIR] [--context CTX.json] DATA.json [--json] [--draft]"_s);

    const auto form = loadForm(parser.value(u"form"_s), parser.value(u"forms"_s));
    if (!form)
        return failed(form.error().detail);
    const auto data = readJson(parser.positionalArguments().first());
    if (!data)
        return failed(data.error().detail);
    const auto given
        = parser.isSet(u"context"_s) ? readContext(parser.value(u"context"_s)) : Result<Json>(Json::emptyObject());
    if (!given)
        return failed(given.error().detail);

    const auto purpose = parser.isSet(u"draft"_s) ? engine::Purpose::Draft : engine::Purpose::Submission;
    const engine::Problems problems
        = engine::validate(*form->definition, *data, contextOf(*form, *given, nowUtc), purpose);
    Answer answer;
    answer.status = std::any_of(problems.begin(), problems.end(), blocks) ? Answer::Faulty : Answer::Good;
    answer.output
        = parser.isSet(u"json"_s) ? asJson(*form->definition, problems) : asLines(*form->definition, problems);
    return answer;
}

} // namespace eforms::check
