#include "check/lintcommand.h"

#include "base/json.h"
#include "market/formlint.h"
#include "market/referencedata.h"
#include "market/ruleoperators.h"

#include <QCommandLineParser>
#include <QFileInfo>

namespace eforms::check {

using namespace Qt::StringLiterals;
using market::Finding;

namespace {

QString severityOf(const Finding &finding)
{
    return finding.severity == engine::Severity::Error ? u"error"_s : u"warning"_s;
}

QByteArray asJson(qsizetype forms, const market::Findings &findings)
{
    Json::Array list;
    for (const Finding &finding : findings)
        list.append(Json::of({{u"form"_s, finding.form}, {u"file"_s, finding.file}, {u"place"_s, finding.place},
            {u"kind"_s, market::nameOf(finding.kind)}, {u"severity"_s, severityOf(finding)},
            {u"message"_s, finding.message}}));
    return Json::of({{u"forms"_s, qint64(forms)}, {u"findings"_s, Json(list)}}).toPrettyBytes();
}

QByteArray asLines(const market::Findings &findings)
{
    QString lines;
    for (const Finding &finding : findings)
        lines += finding.form + u'/' + finding.file + u'#' + finding.place + u": "_s + severityOf(finding) + u": "_s
            + finding.message + u" ["_s + market::nameOf(finding.kind) + u"]\n"_s;
    return lines.toUtf8();
}

} // namespace

Answer lintCommand(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.addOption({u"json"_s, u"print JSON"_s});
    if (!parser.parse(QStringList {u"lint"_s} + arguments) || parser.positionalArguments().size() != 1)
        return failed(u"lint DIR [--json]: all forms below DIR, or the one in it"_s);
    const QString directory = parser.positionalArguments().first();
    const bool one = QFileInfo::exists(directory + u"/form.json"_s) || QFileInfo::exists(directory + u"/schema.json"_s);
    const QStringList folders
        = one ? QStringList {QFileInfo(directory).absoluteFilePath()} : market::formFolders(directory);
    if (folders.isEmpty())
        return failed(directory + u": no form is there"_s);
    const auto reference = market::ReferenceData::open();
    if (!reference)
        return failed(reference.error().detail);
    const engine::Operators operators = market::ruleOperators(reference->calendar);

    market::Findings findings;
    for (const QString &folder : folders)
        findings += market::lintForm(folder, operators);
    Answer answer;
    answer.status = findings.isEmpty() ? Answer::Good : Answer::Faulty;
    answer.output = parser.isSet(u"json"_s) ? asJson(folders.size(), findings) : asLines(findings);
    return answer;
}

} // namespace eforms::check
