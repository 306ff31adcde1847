#include "widgets/problemtext.h"

#include "engine/structure.h"
#include "widgets/fieldfacts.h"

#include <QSet>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

/// Owns the translation context of the general sentences.
struct General {
    Q_DECLARE_TR_FUNCTIONS(eforms::widgets::General)

public:
    [[nodiscard]] static QString sentence(const engine::Problem &problem)
    {
        const QString limit = problem.params[u"limit"_s].isNumber() ? problem.params[u"limit"_s].numberToken()
                                                                    : problem.params[u"limit"_s].toString();
        if (problem.keyword == "required"_L1)
            return tr("Please fill this in.");
        if (problem.keyword == "type"_L1 || problem.keyword == "format"_L1 || problem.keyword == "pattern"_L1)
            return tr("This is not in the expected form.");
        if (problem.keyword == "enum"_L1 || problem.keyword == "const"_L1 || problem.keyword == "oneOf"_L1)
            return tr("Please choose one of the values offered.");
        if (problem.keyword == "minimum"_L1)
            return tr("Must be at least %1.").arg(limit);
        if (problem.keyword == "maximum"_L1)
            return tr("Must be at most %1.").arg(limit);
        if (problem.keyword == "minLength"_L1)
            return tr("At least %1 characters, please.").arg(limit);
        if (problem.keyword == "maxLength"_L1)
            return tr("At most %1 characters, please.").arg(limit);
        if (problem.keyword == "minItems"_L1)
            return tr("At least %1 lines are needed.").arg(limit);
        if (problem.keyword == "maxItems"_L1)
            return tr("At most %1 lines are possible.").arg(limit);
        if (problem.keyword == "lookup"_L1)
            return tr("This is not known. Please check it.");
        if (problem.keyword == "attachment"_L1)
            return tr("This file is no longer attached.");
        return tr("Please check this entry.");
    }

    [[nodiscard]] static QString line(const QString &table, int number, const QString &field)
    {
        return field.isEmpty() ? tr("%1, line %2").arg(table).arg(number)
                               : tr("%1, line %2: %3").arg(table).arg(number).arg(field);
    }
};

} // namespace

QString problemText(const engine::FormDefinition &form, const engine::Problem &problem, Language language)
{
    const QString text = form.problemText(problem, language);
    return text.isEmpty() ? General::sentence(problem) : text;
}

QString problemPlace(const engine::FormDefinition &form, const engine::Problem &problem, Language language)
{
    QString table;
    const QStringList parts = pointerParts(problem.path);
    for (qsizetype at = 0; at < parts.size(); ++at) {
        bool index = false;
        const int row = parts.at(at).toInt(&index);
        if (index) {
            const QString field = at + 1 < parts.size() ? form.label(engine::withoutIndices(problem.path), language) : QString();
            return General::line(form.label(table, language), row + 1, field);
        }
        table = pointerTo(table, parts.at(at));
    }
    return problem.path.isEmpty() ? form.text(u"title"_s, language) : form.label(problem.path, language);
}

engine::Problems toldProblems(const engine::Problems &problems)
{
    QSet<QString> empty;
    for (const engine::Problem &problem : problems) {
        if (problem.keyword == "required"_L1)
            empty.insert(problem.path);
    }
    engine::Problems told;
    std::copy_if(problems.begin(), problems.end(), std::back_inserter(told), [&empty](const engine::Problem &problem) {
        return problem.keyword != "rule"_L1 || !empty.contains(problem.path);
    });
    return told;
}

QString problemTexts(const engine::FormDefinition &form, const engine::Problems &problems, Language language)
{
    QStringList lines;
    for (const engine::Problem &problem : toldProblems(problems)) {
        const QString line = problemText(form, problem, language);
        if (!lines.contains(line))
            lines.append(line);
    }
    return lines.join(u'\n');
}

engine::Severity worst(const engine::Problems &problems)
{
    const auto isError = [](const engine::Problem &problem) { return problem.severity == engine::Severity::Error; };
    return std::any_of(problems.begin(), problems.end(), isError) ? engine::Severity::Error : engine::Severity::Warning;
}

} // namespace eforms::widgets
