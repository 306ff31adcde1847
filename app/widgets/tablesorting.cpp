#include "widgets/tablesorting.h"

#include "engine/formats.h"
#include "widgets/valuetext.h"

#include <QCollator>

#include <algorithm>
#include <set>

namespace eforms::widgets {

namespace {

/// What one cell is compared by.
struct SortKey {
    enum class Kind { Number, Text, Empty };

    Kind kind = Kind::Empty;
    Decimal number;
    std::optional<QCollatorSortKey> text;
};

SortKey keyOf(const FormScene &scene, const FieldFacts &facts, const Json &value, const QCollator &collator)
{
    if (value.isEmpty())
        return {};
    const bool numeric = facts.kind == FieldFacts::Kind::Integer || facts.kind == FieldFacts::Kind::Decimal;
    if (const auto number = numeric ? engine::decimalOf(value) : std::nullopt)
        return {SortKey::Kind::Number, *number, {}};
    return {SortKey::Kind::Text, {}, collator.sortKey(valueText(scene, facts, value))};
}

bool isBefore(const SortKey &a, const SortKey &b, Qt::SortOrder order)
{
    if (a.kind != b.kind)
        return a.kind < b.kind; // numbers, then what should be numbers, then nothing, either way
    const SortKey &smaller = order == Qt::AscendingOrder ? a : b;
    const SortKey &greater = order == Qt::AscendingOrder ? b : a;
    switch (a.kind) {
    case SortKey::Kind::Number:
        return smaller.number < greater.number;
    case SortKey::Kind::Text:
        return smaller.text->compare(*greater.text) < 0;
    case SortKey::Kind::Empty:
        break;
    }
    return false;
}

} // namespace

QList<int> sortedRows(
    const FormScene &scene, const TableModel &table, int column, Qt::SortOrder order, QList<int> rows)
{
    const TableColumn &by = table.columns().at(column);
    const QLocale chinese(QLocale::Chinese, QLocale::TraditionalHanScript, QLocale::HongKong);
    QCollator collator(scene.language == Language::English ? QLocale(QLocale::English) : chinese);
    collator.setNumericMode(true);
    const Json all = scene.model.data().at(table.table());
    std::vector<SortKey> keys(static_cast<std::size_t>(all.size()));
    for (const int row : rows)
        keys[static_cast<std::size_t>(row)] = keyOf(scene, by.facts, all[row][by.name], collator);
    std::stable_sort(rows.begin(), rows.end(), [&keys, order](int a, int b) {
        return isBefore(keys[static_cast<std::size_t>(a)], keys[static_cast<std::size_t>(b)], order);
    });
    return rows;
}

QList<int> rowsWithProblems(const FormScene &scene, const QString &table)
{
    std::set<int> rows;
    for (const engine::Problem &problem : scene.model.shownProblems()) {
        if (!problem.path.startsWith(table + u'/'))
            continue;
        const QStringView rest = QStringView(problem.path).mid(table.size() + 1);
        bool isRow = false;
        const int row = rest.left(rest.indexOf(u'/') < 0 ? rest.size() : rest.indexOf(u'/')).toInt(&isRow);
        if (isRow)
            rows.insert(row);
    }
    return QList<int>(rows.begin(), rows.end());
}

} // namespace eforms::widgets
