#include "widgets/importcheck.h"

#include "engine/compiledschema.h"

using namespace Qt::StringLiterals;

namespace eforms::widgets {

namespace {

/// Calls @p visit with every value at @p parts below @p value, through all rows on the way.
void visitValues(const Json &value, const QStringList &parts, qsizetype at, const std::function<void(const Json &)> &visit)
{
    if (value.isArray()) {
        for (const Json &row : value.array())
            visitValues(row, parts, at, visit);
    } else if (at == parts.size()) {
        visit(value);
    } else if (value.isObject()) {
        visitValues(value[parts.at(at)], parts, at + 1, visit);
    }
}

QString recordKey(const QString &source, const Json &key)
{
    return source + u'\n' + QString::fromUtf8(key.toBytes());
}

/// The context with every record that @p data can ask for, and no way back to where they came from.
engine::FormContext frozen(const engine::FormDefinition &form, const Json &data, const engine::FormContext &context)
{
    QHash<QString, Json> records;
    QHash<QString, bool> known;
    for (const engine::FieldPlan &field : form.schema().structure().fields) {
        if (!field.lookup || !context.lookup)
            continue;
        const QString source = field.lookup->source;
        known.insert(source, !context.knows || context.knows(source));
        visitValues(data, pointerParts(field.pointer), 0, [&](const Json &key) {
            if (!key.isEmpty())
                records.insert(recordKey(source, key), context.lookup(source, key));
        });
    }
    engine::FormContext result;
    result.values = context.values;
    result.lookup = [records](const QString &source, const Json &key) { return records.value(recordKey(source, key)); };
    result.knows = [known](const QString &source) { return known.value(source); };
    return result;
}

} // namespace

ImportCheck prepareCheck(const engine::FormModel &model, const QString &table, const QList<Json> &rows, bool replace)
{
    ImportCheck check;
    check.form = model.form();
    check.data = model.data();
    check.table = table;
    Json::Array all = replace ? Json::Array() : check.data.at(table).array();
    check.first = static_cast<int>(all.size());
    all += rows;
    check.data.setAt(table, Json(all));
    check.context = frozen(*check.form, check.data, model.context());
    return check;
}

QHash<int, engine::Problems> problemsOf(const ImportCheck &check)
{
    QHash<int, engine::Problems> result;
    const engine::FormModel scratch(check.form, check.data, check.context);
    for (const engine::Problem &problem : scratch.problems(engine::Purpose::Draft)) {
        if (!problem.path.startsWith(check.table + u'/'))
            continue;
        bool isRow = false;
        const int row = pointerParts(QStringView(problem.path).mid(check.table.size())).value(0).toInt(&isRow);
        if (isRow && row >= check.first)
            result[row - check.first].append(problem);
    }
    return result;
}

} // namespace eforms::widgets
