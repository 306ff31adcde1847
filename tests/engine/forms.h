#pragma once

#include "engine/formmodel.h"

#include <QTest>

/// Small forms for the tests of engine.
namespace forms {

using namespace eforms;
using namespace eforms::engine;
using namespace Qt::StringLiterals;

inline Json json(QByteArrayView text)
{
    const auto parsed = Json::parse(text);
    if (!parsed)
        qFatal("test data: %s", qPrintable(parsed.error().detail));
    return *parsed;
}

inline FormBundle bundle(const Json &schema)
{
    FormBundle made;
    made.form = json(R"({"id":"sample","version":1})");
    made.schema = schema;
    return made;
}

inline Result<FormPointer> load(const Json &schema, const Operators &operators = {})
{
    return FormDefinition::load(bundle(schema), operators);
}

inline Result<FormPointer> load(const char *schema)
{
    return load(json(schema));
}

inline Result<FormPointer> load(const QByteArray &schema)
{
    return load(json(schema));
}

/// A form that must load.
inline FormPointer form(QByteArrayView schema, const Operators &operators = {})
{
    const auto loaded = load(json(schema), operators);
    if (!loaded)
        qFatal("test form: %s", qPrintable(loaded.error().detail));
    return *loaded;
}

inline Json text(const char *value)
{
    return Json(QString::fromUtf8(value));
}

/// `path keyword` of each problem, `path rule 1.2` of a business rule; warnings end in `?`.
inline QStringList listed(const Problems &problems)
{
    QStringList lines;
    for (const Problem &problem : problems) {
        QString line = problem.path + u' ' + problem.keyword;
        if (!problem.rule.isEmpty())
            line += u' ' + problem.rule;
        lines.append(problem.severity == Severity::Warning ? line + u'?' : line);
    }
    return lines;
}

/// Master data as a table in memory.
inline FormContext context(const QHash<QString, Json> &securities = {}, bool known = true)
{
    FormContext made;
    made.values = json(R"({"today":"2025-07-08","time_hkt":"10:30","participant":{"id":"B01234","capacities":["DCP"]},
        "user":{"name":"Chan Tai Man"},"params":{"ti_cutoff":"14:00"}})");
    made.lookup = [securities](const QString &source, const Json &key) {
        return source == "securities"_L1 ? securities.value(key.toString()) : Json();
    };
    made.knows = [known](const QString &) { return known; };
    return made;
}

} // namespace forms
