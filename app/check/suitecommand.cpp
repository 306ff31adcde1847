#include "check/suitecommand.h"

#include "check/suiterun.h"

#include <QCommandLineParser>

namespace eforms::check {

using namespace Qt::StringLiterals;

Answer suiteCommand(const QStringList &arguments)
{
    static const QHash<QString, engine::SchemaDialect> drafts {{u"2020-12"_s, engine::SchemaDialect::Draft2020},
        {u"7"_s, engine::SchemaDialect::Draft7}};
    QCommandLineParser parser;
    parser.addOptions({{u"draft"_s, u"of schemas that name none"_s, u"draft"_s, u"2020-12"_s},
        {u"remotes"_s, u"documents at http://localhost:1234/"_s, u"dir"_s}});
    const bool understood = parser.parse(QStringList {u"suite"_s} + arguments);
    const QString draft = parser.value(u"draft"_s);
    if (!understood || !drafts.contains(draft) || parser.positionalArguments().size() != 1)
        return failed(u"suite --draft 2020-12|7 [--remotes DIR] PATH"_s);
    const auto run
        = runSchemaSuite(parser.positionalArguments().first(), drafts.value(draft), parser.value(u"remotes"_s));
    if (!run)
        return failed(run.error().detail);
    return {run->failed.isEmpty() ? Answer::Good : Answer::Faulty, run->toJson().toPrettyBytes(), {}};
}

} // namespace eforms::check
